namespace MlInfra.Templates.Editing;

/// <summary>Writes additions in JSON, and in YAML's flow style, which is JSON's with fewer quotes.</summary>
internal sealed class FlowText(string newline, bool quotes, string colon, bool isCompact)
{
    /// <summary>The indentation by which objects and lists are spread over lines; null to keep them in one.</summary>
    internal string? Unit { get; init; }

    /// <summary>What stands between two parts in one line.</summary>
    internal string Comma => isCompact ? "," : ", ";

    /// <summary>A value, which begins in a line of some indentation.</summary>
    internal string Written(Addition value, string? indent)
    {
        if (value.Scalar is { } scalar)
            return quotes ? ScalarText.Json(scalar) : ScalarText.Yaml(scalar);
        var (open, close) = value.Items.Count > 0 ? ("[", "]") : ("{", "}");
        if (Unit is not null && indent is not null)
        {
            var deeper = newline + indent + Unit;
            return open + string.Join(",", Parts(value, indent + Unit).Select(part => deeper + part)) + newline + indent + close;
        }

        var padding = quotes || value.Items.Count > 0 ? "" : " ";
        return open + padding + string.Join(Comma, Parts(value, null)) + padding + close;
    }

    /// <summary>The entries of an object, or the items of a list, that begin in lines of some indentation.</summary>
    internal IEnumerable<string> Parts(Addition value, string? indent) =>
    [
        .. value.Entries.Select(e => (quotes ? ScalarText.DoubleQuoted(e.Name) : ScalarText.Yaml(e.Name)) + colon + Written(e.Value, indent)),
        .. value.Items.Select(i => Written(i, indent)),
    ];
}
