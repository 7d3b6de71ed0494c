using MlInfra.Templates.Reading;

namespace MlInfra.Templates.Editing;

/// <summary>Removes entries of an object, or items of a list, with the commas, dashes and lines that are theirs alone.</summary>
internal sealed class EditRemoval(SourceText source, SyntaxNode container, HashSet<int> indexes)
{
    private readonly IReadOnlyList<(int Start, int End)> children = EditLayout.Children(source, container);
    private readonly int start = source.Start(container.Origin);

    internal IEnumerable<TextChange> Changes()
    {
        if (indexes.Count == children.Count)
            return [Emptied()];
        return source.At(start) is '{' or '[' ? indexes.Select(FromFlow) : indexes.Select(FromBlock);
    }

    private TextChange Emptied()
    {
        var empty = container is MapSyntax ? "{}" : "[]";
        var end = source.End(container.Origin);
        if (source.At(start) is '{' or '[')
            return Gone(start, end, empty);

        // An empty collection has no block style; its flow style goes to where the name is.
        var from = start;
        while (char.IsWhiteSpace(source.At(from - 1)))
            from--;
        return source.At(from - 1) == ':' ? Gone(from, end, " " + empty) : throw Refused();
    }

    private TextChange FromFlow(int index)
    {
        var lastKept = Enumerable.Range(0, children.Count).Last(i => !indexes.Contains(i));
        return index < lastKept
            ? Gone(children[index].Start, children[index + 1].Start, "")
            : Gone(children[index - 1].End, children[index].End, "");
    }

    private TextChange FromBlock(int index)
    {
        var from = children[index].Start;
        if (container is ListSyntax)
        {
            while (source.At(from - 1) == ' ')
                from--;
            if (source.At(--from) != '-')
                throw Refused();
        }

        if (source.IsFirstInLine(from) && source.IsLastInLine(children[index].End))
        {
            var line = source.LineStart(from);
            var next = source.NextLine(children[index].End);
            return next < source.Text.Length || source.Text.EndsWith('\n')
                ? Gone(line, next, "", children[index].End)
                : Gone(line == 0 ? 0 : source.LineEnd(source.LineStart(line - 1)), next, "", children[index].End);
        }

        // The first entry after a dash: the next one moves up to it.
        return container is MapSyntax && index == 0 && !indexes.Contains(1)
            ? Gone(from, children[1].Start, "")
            : throw Refused();
    }

    // What goes beside the values themselves may be nothing but layout: a comment stays, or the removal is refused.
    private TextChange Gone(int from, int to, string text, int? upTo = null)
    {
        var span = source.Text.AsSpan(from, (upTo ?? to) - from);
        foreach (var line in span.EnumerateLines())
        {
            if (line.TrimStart().StartsWith("#") || line.Contains(" #", StringComparison.Ordinal))
                throw new EditRefusedException("a comment would be lost with it");
        }

        return new(from, to - from, text);
    }

    private static EditRefusedException Refused() => new("a comment or other text stands beside it");
}
