using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Impacts;

/// <summary>
/// Finds the properties that are written as before and yet may get another value, because a parameter's default, a mapping
/// or a condition that they go by is another one.
/// </summary>
internal sealed class ConsequencesOfSections
{
    private readonly Dictionary<string, Source> parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Source> mappings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Source> conditions = new(StringComparer.Ordinal);

    internal ConsequencesOfSections(Blueprint @base, Blueprint head, IReadOnlyList<SectionChange> sections)
    {
        foreach (var change in sections.Where(c => c.Old is not AbsentValue && c.New is not AbsentValue))
        {
            if (change.Section == "Parameters" && change.Values.Any(v => v.Path.ToString() == "Default"))
                parameters[change.Name] = new($"the default of parameter {change.Name} changes", @base.DefaultOf(change.Name), head.DefaultOf(change.Name));
            else if (change.Section == "Mappings")
                mappings[change.Name] = new($"mapping {change.Name} changes", null, null);
            else if (change.Section == "Conditions")
                conditions[change.Name] = new($"condition {change.Name} changes", null, null);
        }
    }

    internal void AddTo(IReadOnlyList<ResourceDraft> drafts)
    {
        if (parameters.Count + mappings.Count + conditions.Count == 0)
            return;
        foreach (var draft in drafts.Where(d => d.Old is not null && d.New is not null))
        {
            var written = draft.Properties.Select(p => p.Path.ToString()).ToHashSet(StringComparer.Ordinal);
            Collect(draft.New!.Properties, ChangePath.Root, (path, value, source) =>
            {
                if (!written.Contains(path.ToString()))
                    draft.Properties.Add(Weighed(path, value, source, draft.Source.Type));
            });
        }
    }

    // A stack that exists may keep the value it was given, so a replacement is never sure.
    private static PropertyChange Weighed(ChangePath path, Value value, Source source, string type)
    {
        var whole = value is UnknownValue && source is { Old: not null, New: not null };
        var weighed = ImpactTable.Weigh(whole ? new(path, source.Old!, source.New!) : new(path, value, value), type);
        return new(path, weighed.Old, weighed.New)
        {
            Replacement = weighed.Replacement,
            Impact = weighed.Impact == Impact.Replaced ? Impact.MayBeReplaced : weighed.Impact,
            Because = source.Because,
        };
    }

    private void Collect(Value value, ChangePath path, Action<ChangePath, Value, Source> add)
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
            case var leaf when SourceOf(leaf) is { } source:
                add(path, leaf, source);
                break;
            default:
                break;
        }
    }

    private Source? SourceOf(Value value) => value switch
    {
        UnknownValue { Expression: { } expression } => parameters.GetValueOrDefault(expression) ?? MappingOf(expression),
        InterpolatedValue text => text.Parts.Select(SourceOf).FirstOrDefault(s => s is not null),
        AlternativesValue choice => conditions.GetValueOrDefault(choice.Choice)
            ?? choice.Alternatives.Select(a => SourceOf(a.Value)).FirstOrDefault(s => s is not null),
        MapValue map => map.Entries.Select(e => SourceOf(e.Value)).FirstOrDefault(s => s is not null),
        ListValue list => list.Items.Select(SourceOf).FirstOrDefault(s => s is not null),
        _ => null,
    };

    private Source? MappingOf(string expression) =>
        expression.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket ? mappings.GetValueOrDefault(expression[..bracket]) : null;

    private sealed record Source(string Because, Value? Old, Value? New);
}
