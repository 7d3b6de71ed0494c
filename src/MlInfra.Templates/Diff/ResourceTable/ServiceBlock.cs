namespace MlInfra.Templates.Diff.ResourceTable;

/// <summary>The types of one service: their lines are parted when they are asked for.</summary>
internal sealed class ServiceBlock
{
    private readonly Dictionary<string, string> lines = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyDictionary<string, PropertyShape>> types = new(StringComparer.OrdinalIgnoreCase);

    internal ServiceBlock(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            lines.Add(tab < 0 ? line : line[..tab], tab < 0 ? "" : line[(tab + 1)..]);
        }
    }

    internal ResourceShape? Find(string type) => lines.ContainsKey(type) ? new(this, type) : null;

    /// <summary>The properties of a resource type or of a nested type.</summary>
    internal IReadOnlyDictionary<string, PropertyShape> Properties(string type)
    {
        if (types.TryGetValue(type, out var ready))
            return ready;
        var properties = new Dictionary<string, PropertyShape>(StringComparer.OrdinalIgnoreCase);
        foreach (var token in lines[type].Split('\t', StringSplitOptions.RemoveEmptyEntries))
        {
            var property = PropertyShape.Parse(token);
            properties[property.Name] = property;
        }

        return types[type] = properties;
    }
}

/// <summary>One property as the table has it.</summary>
internal sealed record PropertyShape(string Name, Replacement Replacement, bool IsMap, bool IsFree, IReadOnlyList<string> Types)
{
    internal static PropertyShape Parse(string token)
    {
        var end = token.AsSpan().IndexOfAny("!?%*=");
        var marks = end < 0 ? "" : token[end..];
        var equals = marks.IndexOf('=', StringComparison.Ordinal);
        return new(
            end < 0 ? token : token[..end],
            marks.StartsWith('!') ? Replacement.Yes : marks.StartsWith('?') ? Replacement.Maybe : Replacement.No,
            marks.Contains('%', StringComparison.Ordinal),
            marks.Contains('*', StringComparison.Ordinal),
            equals < 0 ? [] : marks[(equals + 1)..].Split(','));
    }

}
