using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Normal;

namespace MlInfra.Templates.Diff.Matching;

/// <summary>Lists what differs between two values in normal form, as deep as both have the same shape.</summary>
internal sealed class ValueComparison(Spelling spelling)
{
    private readonly ListAlignment alignment = new(spelling);

    internal IReadOnlyList<PropertyChange> Compare(Value old, Value @new)
    {
        var changes = new List<PropertyChange>();
        Compare(old, @new, ChangePath.Root, changes);
        return changes;
    }

    private void Compare(Value old, Value @new, ChangePath path, List<PropertyChange> changes)
    {
        if (spelling.Same(old, @new))
            return;
        if (old is MapValue before && @new is MapValue after)
            CompareMaps(before, after, path, changes);
        else if (old is ListValue first && @new is ListValue second)
            CompareLists(first, second, path, changes);
        else
            changes.Add(new(path, old, @new));
    }

    // Names differ in case too: beside properties there are maps of free names, such as environment variables.
    private void CompareMaps(MapValue old, MapValue @new, ChangePath path, List<PropertyChange> changes)
    {
        var before = Index(old);
        var after = Index(@new);
        foreach (var (name, value) in after)
            Compare(before.GetValueOrDefault(name) ?? new AbsentValue(old.Origin), value, path.Then(name), changes);
        foreach (var (name, value) in before.Where(b => !after.ContainsKey(b.Key)))
            Compare(value, new AbsentValue(@new.Origin), path.Then(name), changes);
    }

    private void CompareLists(ListValue old, ListValue @new, ChangePath path, List<PropertyChange> changes)
    {
        // Statements and all lists in them have the order that the normal form gives them.
        var isSet = UnorderedLists.Holds(path.LastName) || path.Names.Contains("Statement");
        foreach (var (before, after) in alignment.Align(old.Items, @new.Items, isSet))
        {
            var key = UnorderedLists.KeyOf(after is { } n ? @new.Items[n] : old.Items[before!.Value]);
            Compare(
                before is { } o ? old.Items[o] : new AbsentValue(old.Origin),
                after is { } a ? @new.Items[a] : new AbsentValue(@new.Origin),
                path.ThenItem(before, after, key),
                changes);
        }
    }

    private static Dictionary<string, Value> Index(MapValue map)
    {
        var index = new Dictionary<string, Value>(map.Entries.Count, StringComparer.Ordinal);
        foreach (var entry in map.Entries)
            index.TryAdd(entry.Name, entry.Value);
        return index;
    }
}
