namespace MlInfra.Rules.Model;

/// <summary>A set of named values. Names are CloudFormation's and compare ignoring case.</summary>
public sealed class MapValue(IReadOnlyList<MapEntry> entries, Origin origin) : Value(origin)
{
    private const int IndexFrom = 12;

    private Dictionary<string, MapEntry>? index;
    private AbsentValue? absent;

    /// <summary>The entries in the order of the source.</summary>
    public IReadOnlyList<MapEntry> Entries { get; } = entries;

    /// <summary>Why there may be more entries than <see cref="Entries"/>, or null when there are no more.</summary>
    public string? OpenBecause { get; init; }

    /// <summary>The value of <paramref name="name"/>; <see cref="AbsentValue"/> when it is not set, <see cref="UnknownValue"/> when it might be.</summary>
    public Value this[string name] =>
        Find(name)?.Value
        ?? (OpenBecause is null
            ? absent ??= new(Origin)
            : new UnknownValue(OpenBecause, Origin) { MayBeAbsent = true });

    /// <summary>The entry of <paramref name="name"/>, or null.</summary>
    public MapEntry? Find(string name)
    {
        if (Entries.Count >= IndexFrom)
            return Index().TryGetValue(name, out var found) ? found : null;
        for (var i = 0; i < Entries.Count; i++)
        {
            if (string.Equals(Entries[i].Name, name, StringComparison.OrdinalIgnoreCase))
                return Entries[i];
        }

        return null;
    }

    /// <inheritdoc />
    public override string Describe() => Entries.Count == 0 ? "an empty object" : "an object";

    private Dictionary<string, MapEntry> Index()
    {
        if (index is { } ready)
            return ready;
        var made = new Dictionary<string, MapEntry>(Entries.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in Entries)
        {
            if (!made.ContainsKey(entry.Name))
                made.Add(entry.Name, entry);
        }

        return index = made;
    }
}

/// <summary>A name and its value.</summary>
public sealed class MapEntry(string name, Value value, Origin nameOrigin)
{
    /// <summary>The name as the source spells it.</summary>
    public string Name { get; } = name;

    /// <summary>The value.</summary>
    public Value Value { get; } = value;

    /// <summary>Where the name was written.</summary>
    public Origin NameOrigin { get; } = nameOrigin;
}
