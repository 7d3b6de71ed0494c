using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>Sets values at paths below an immutable map.</summary>
internal static class PropertyTree
{
    /// <summary>The map with a value set at a path such as <c>Rules[0].Status</c>; what is missing on the way is made.</summary>
    internal static MapValue Set(MapValue map, string path, Value value) =>
        (MapValue)Set(map, path.Replace("[", ".[").Split('.'), 0, value, map.Origin);

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
                var entry = map.Find(name);
                var made = new MapEntry(
                    entry?.Name ?? name,
                    Set(entry?.Value, path, segment + 1, value, map.Origin),
                    entry?.NameOrigin ?? value.Origin);
                return new MapValue([.. map.Entries.Where(e => e != entry), made], map.Origin) { OpenBecause = map.OpenBecause };
            case null or AbsentValue:
                // Nothing set below nothing leaves nothing.
                return value is AbsentValue
                    ? current ?? new AbsentValue(origin)
                    : new MapValue([new(name, Set(null, path, segment + 1, value, origin), value.Origin)], origin);
            default:
                return new UnknownValue("a part of it is set in a way that is not read", value.Origin) { MayBeAbsent = true };
        }
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
