using MlInfra.Rules.Model;
using MlInfra.Templates.Diff;

namespace MlInfra.Templates.Tests.Diff;

/// <summary>Applies the changes that a diff lists, to see that nothing is missing in it.</summary>
internal static class AppliedDiff
{
    /// <summary>The value with the changes made.</summary>
    internal static Value Apply(Value value, IReadOnlyList<PropertyChange> changes) => Apply(value, changes, 0);

    private static Value Apply(Value value, IReadOnlyList<PropertyChange> changes, int depth)
    {
        if (changes.FirstOrDefault(c => c.Path.Steps.Count == depth) is { } whole)
            return whole.New;
        if (changes.Count == 0)
            return value;
        return value is ListValue list ? InList(list, changes, depth) : InMap((MapValue)value, changes, depth);
    }

    private static MapValue InMap(MapValue map, IReadOnlyList<PropertyChange> changes, int depth)
    {
        var byName = changes.GroupBy(c => c.Path.Steps[depth].Name!).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var kept = map.Entries.Select(e => new MapEntry(e.Name, Apply(e.Value, byName.GetValueOrDefault(e.Name) ?? [], depth + 1), e.NameOrigin));
        var known = map.Entries.Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        var added = byName.Where(g => !known.Contains(g.Key)).Select(g => new MapEntry(g.Key, Apply(new AbsentValue(map.Origin), g.Value, depth + 1), map.Origin));
        return new([.. kept.Concat(added).Where(e => e.Value is not AbsentValue)], map.Origin);
    }

    private static ListValue InList(ListValue list, IReadOnlyList<PropertyChange> changes, int depth)
    {
        var items = list.Items
            .Select((item, i) => Apply(item, [.. changes.Where(c => c.Path.Steps[depth].OldIndex == i)], depth + 1))
            .Where(i => i is not AbsentValue)
            .ToList();
        foreach (var added in changes.Where(c => c.Path.Steps[depth].OldIndex is null).OrderBy(c => c.Path.Steps[depth].NewIndex))
            items.Insert(Math.Min(added.Path.Steps[depth].NewIndex!.Value, items.Count), added.New);
        return new(items, list.Origin);
    }
}
