using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>Sets values at paths below an immutable map.</summary>
internal static class PropertyTree
{
    /// <summary>The map with a value set at a path such as <c>Rules[0].Status</c>; what is missing on the way is made.</summary>
    internal static MapValue Set(MapValue map, string path, Value value) => SetAll(map, [(Segments(path), value)]);

    /// <summary>The map with values set at paths, one after the other.</summary>
    internal static MapValue SetAll(MapValue map, IEnumerable<(string[] Path, Value Value)> values)
    {
        var entries = map.Entries.ToList();
        foreach (var (path, value) in values)
            Put(entries, path, 0, value, map.Origin);
        return new(entries, map.Origin) { OpenBecause = map.OpenBecause };
    }

    /// <summary>The names and items of a path: <c>Rules</c>, <c>[0]</c>, <c>Status</c>.</summary>
    internal static string[] Segments(string path) => path.Replace("[", ".[").Split('.');

    /// <summary>A value in which what is not set may be set after all, at any depth.</summary>
    internal static Value Opened(Value value, string because) => value switch
    {
        MapValue map => new MapValue([.. map.Entries.Select(e => new MapEntry(e.Name, Opened(e.Value, because), e.NameOrigin))], map.Origin) { OpenBecause = map.OpenBecause ?? because },
        ListValue list => new ListValue([.. list.Items.Select(i => Opened(i, because))], list.Origin) { OpenBecause = list.OpenBecause ?? because },
        AlternativesValue choice => new AlternativesValue(
            choice.Choice, [.. choice.Alternatives.Select(a => new Alternative(a.Label, Opened(a.Value, because)))], choice.Origin)
        { IsParameter = choice.IsParameter },
        AbsentValue => new UnknownValue(because, value.Origin) { MayBeAbsent = true },
        _ => value,
    };

    private static Value Set(Value? current, string[] path, int segment, Value value, Origin origin)
    {
        if (segment == path.Length)
            return value;
        return path[segment].StartsWith("[", StringComparison.Ordinal)
            ? SetItem(current, path, segment, value, origin)
            : SetEntry(current, path, segment, value, origin);
    }

    private static Value SetEntry(Value? current, string[] path, int segment, Value value, Origin origin)
    {
        var name = path[segment];
        switch (current)
        {
            case MapValue map:
                var entries = map.Entries.ToList();
                Put(entries, path, segment, value, map.Origin);
                return new MapValue(entries, map.Origin) { OpenBecause = map.OpenBecause };
            case null or AbsentValue:
                // Nothing set below nothing leaves nothing.
                return value is AbsentValue
                    ? current ?? new AbsentValue(origin)
                    : new MapValue([new(name, Set(null, path, segment + 1, value, origin), value.Origin)], origin);
            default:
                return new UnknownValue("a part of it is set in a way that is not read", value.Origin) { MayBeAbsent = true };
        }
    }

    private static void Put(List<MapEntry> entries, string[] path, int segment, Value value, Origin origin)
    {
        var name = path[segment];
        var index = entries.Count - 1;
        while (index >= 0 && !string.Equals(entries[index].Name, name, StringComparison.OrdinalIgnoreCase))
            index--;
        var before = index < 0 ? null : entries[index];
        if (before is not null)
            entries.RemoveAt(index);
        entries.Add(new(before?.Name ?? name, Set(before?.Value, path, segment + 1, value, origin), before?.NameOrigin ?? value.Origin));
    }

    private static Value SetItem(Value? current, string[] path, int segment, Value value, Origin origin)
    {
        if (!int.TryParse(path[segment].Trim('[', ']'), out var index))
            return new UnknownValue("a list's item is set in a way that is not read", value.Origin) { MayBeAbsent = true };
        switch (current)
        {
            case ListValue list when index < list.Items.Count:
                var items = list.Items.ToArray();
                items[index] = Set(items[index], path, segment + 1, value, origin);
                return new ListValue(items, list.Origin) { OpenBecause = list.OpenBecause };
            case null or AbsentValue when index == 0:
                return value is AbsentValue
                    ? current ?? new AbsentValue(origin)
                    : new ListValue([Set(null, path, segment + 1, value, origin)], origin);
            default:
                return new UnknownValue("a list's item is set in a way that is not read", value.Origin) { MayBeAbsent = true };
        }
    }
}
