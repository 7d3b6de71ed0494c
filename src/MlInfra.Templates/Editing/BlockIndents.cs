using MlInfra.Templates.Reading;

namespace MlInfra.Templates.Editing;

/// <summary>How far a file indents: an object below its name, and a list's dashes below theirs.</summary>
/// <param name="Unit">Columns of an object; null where no object shows it.</param>
/// <param name="Dash">Columns of a dash; null where no list shows it.</param>
internal sealed record BlockIndents(int? Unit, int? Dash)
{
    /// <summary>The first object and the first list below a name, on a line of their own, say it for the file.</summary>
    internal static BlockIndents Of(SourceText source, MapSyntax root)
    {
        var found = new BlockIndents(null, null);
        Look(source, root, ref found);
        return found;
    }

    private static void Look(SourceText source, SyntaxNode node, ref BlockIndents found)
    {
        if (found is { Unit: not null, Dash: not null })
            return;
        if (node is ListSyntax list)
        {
            foreach (var item in list.Items)
                Look(source, item, ref found);
        }

        foreach (var entry in (node as MapSyntax)?.Entries ?? [])
        {
            Measure(source, entry, ref found);
            Look(source, entry.Value, ref found);
        }
    }

    private static void Measure(SourceText source, SyntaxEntry entry, ref BlockIndents found)
    {
        var start = entry.Value.Origin;
        if (entry.Value is MapSyntax { Entries: [var first, ..] })
            start = first.NameOrigin;
        if (start.Line <= entry.NameOrigin.Line || !source.IsFirstInLine(source.Start(entry.NameOrigin)))
            return;
        var wide = start.Column - entry.NameOrigin.Column;
        if (entry.Value is MapSyntax && wide > 0)
            found = found with { Unit = found.Unit ?? wide };
        else if (entry.Value is ListSyntax && source.At(source.Start(start)) == '-' && wide >= 0)
            found = found with { Dash = found.Dash ?? wide };
    }
}
