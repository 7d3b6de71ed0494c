using System.Text.RegularExpressions;
using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Impacts;

/// <summary>
/// Follows replacement to the resources that refer to the replaced one: the value they get is another one then, and if the
/// property it goes into is one that replaces, they are replaced too.
/// </summary>
internal sealed partial class ReplacementSpread(IReadOnlyList<ResourceDraft> drafts)
{
    private readonly Dictionary<string, List<(ResourceDraft From, ChangePath Path, Value Value)>> uses = FindUses(drafts);

    internal void Run()
    {
        var done = new Dictionary<ResourceDraft, Impact>();
        var open = new Queue<ResourceDraft>(drafts.Where(IsReplaced));
        while (open.TryDequeue(out var replaced))
        {
            if (done.GetValueOrDefault(replaced) >= replaced.Impact)
                continue;
            done[replaced] = replaced.Impact;
            foreach (var (from, path, value) in uses.GetValueOrDefault(replaced.New!.Source.LogicalId) ?? [])
            {
                if (from != replaced && Spread(replaced, from, path, value) && IsReplaced(from))
                    open.Enqueue(from);
            }
        }
    }

    private static bool IsReplaced(ResourceDraft draft) =>
        draft.Old is not null && draft.New is not null && draft.Impact is Impact.Replaced or Impact.MayBeReplaced;

    private static bool Spread(ResourceDraft replaced, ResourceDraft from, ChangePath path, Value value)
    {
        var isSure = replaced.Impact == Impact.Replaced;
        var id = replaced.New!.Source.LogicalId;
        var because = isSure ? $"{id} is replaced" : $"{id} may be replaced";
        var text = path.ToString();
        var known = from.Properties.FindIndex(p => p.Path.ToString() == text);
        var weighed = ImpactTable.Weigh(new(path, value, value) { Because = because }, from.Source.Type);
        var impact = !isSure && weighed.Impact == Impact.Replaced ? Impact.MayBeReplaced : weighed.Impact;
        if (known >= 0)
        {
            var told = from.Properties[known];
            if (told.Because is null || told.Impact > impact || (told.Impact == impact && !isSure))
                return false;
            from.Properties.RemoveAt(known);
        }

        from.Properties.Add(new(path, value, value) { Replacement = weighed.Replacement, Impact = impact, Because = because });
        return true;
    }

    private static Dictionary<string, List<(ResourceDraft From, ChangePath Path, Value Value)>> FindUses(IReadOnlyList<ResourceDraft> drafts)
    {
        var ids = drafts.Where(d => d.New is not null).Select(d => d.New!.Source.LogicalId).ToHashSet(StringComparer.Ordinal);
        var uses = new Dictionary<string, List<(ResourceDraft, ChangePath, Value)>>(StringComparer.Ordinal);
        foreach (var draft in drafts.Where(d => d.Old is not null && d.New is not null))
            Collect(draft.New!.Properties, ChangePath.Root, (path, value, target) => Add(draft, path, value, target));
        return uses;

        void Add(ResourceDraft from, ChangePath path, Value value, string target)
        {
            if (!ids.Contains(target))
                return;
            if (!uses.TryGetValue(target, out var list))
                uses.Add(target, list = []);
            list.Add((from, path, value));
        }
    }

    private static void Collect(Value value, ChangePath path, Action<ChangePath, Value, string> add)
    {
        switch (value)
        {
            case MapValue map:
                foreach (var entry in map.Entries)
                    Collect(entry.Value, path.Then(entry.Name), add);
                break;
            case ListValue list:
                for (var i = 0; i < list.Items.Count; i++)
                    Collect(list.Items[i], path.ThenItem(i, i, Normal.UnorderedLists.KeyOf(list.Items[i])), add);
                break;
            default:
                foreach (var target in Targets(value).Distinct())
                    add(path, value, target);
                break;
        }
    }

    /// <summary>The resources that a value names.</summary>
    internal static IEnumerable<string> Targets(Value value) => value switch
    {
        ReferenceValue reference => [reference.Target],
        InterpolatedValue text => text.Parts.SelectMany(Targets),
        AlternativesValue choice => choice.Alternatives.SelectMany(a => Targets(a.Value)),
        MapValue map => map.Entries.SelectMany(e => Targets(e.Value)),
        ListValue list => list.Items.SelectMany(Targets),
        UnknownValue { Expression: { } expression } => Word().Matches(expression).Select(m => m.Value),
        _ => [],
    };

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Word();
}
