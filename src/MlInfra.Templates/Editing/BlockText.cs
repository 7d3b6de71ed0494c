using System.Text;

namespace MlInfra.Templates.Editing;

/// <summary>Writes additions in YAML's block style.</summary>
internal sealed class BlockText(string newline, BlockIndents indents)
{
    private readonly string unit = new(' ', indents.Unit ?? 2);
    private readonly string dash = new(' ', indents.Dash ?? indents.Unit ?? 2);

    /// <summary>An object's entries, each on a line of its own at an indentation.</summary>
    internal void WriteEntries(StringBuilder text, Addition map, string indent)
    {
        foreach (var (name, value) in map.Entries)
            WriteEntry(text.Append(newline).Append(indent), name, value, indent);
    }

    /// <summary>A list's items, each with its dash at an indentation.</summary>
    internal void WriteItems(StringBuilder text, Addition list, string indent)
    {
        foreach (var item in list.Items)
        {
            text.Append(newline).Append(indent).Append("- ");
            if (item.Scalar is { } scalar)
                text.Append(ScalarText.Yaml(scalar));
            foreach (var (index, (name, value)) in item.Entries.Index())
                WriteEntry(index == 0 ? text : text.Append(newline).Append(indent).Append("  "), name, value, indent + "  ");
            if (item.Items.Count > 0)
                throw new EditRefusedException("a list would go into a list");
        }
    }

    /// <summary>An object or a list below a name.</summary>
    internal void WriteBelow(StringBuilder text, Addition value, string indent)
    {
        WriteEntries(text, value, indent + unit);
        WriteItems(text, value, indent + dash);
    }

    private void WriteEntry(StringBuilder text, string name, Addition value, string indent)
    {
        text.Append(ScalarText.Yaml(name)).Append(':');
        if (value.Scalar is { } scalar)
            text.Append(' ').Append(ScalarText.Yaml(scalar));
        else
            WriteBelow(text, value, indent);
    }
}
