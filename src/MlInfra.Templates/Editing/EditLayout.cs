using System.Text;
using MlInfra.Templates.Reading;

namespace MlInfra.Templates.Editing;

/// <summary>Lays out what is added as the text around it is laid out.</summary>
internal sealed class EditLayout(SourceText source, MapSyntax root, bool isJson)
{
    private const int UsualIndent = 2;

    private readonly BlockIndents indents = BlockIndents.Of(source, root);

    /// <summary>A scalar in place of another.</summary>
    internal TextChange Replace(EditPlace place, object scalar)
    {
        int start = source.Start(place.Node.Origin), end = source.End(place.Node.Origin);
        return start == end
            ? new(start, 0, Gap(start) + ScalarText.Yaml(scalar))
            : new(start, end - start, ScalarText.Like(source.Text[start..end], scalar, isJson));
    }

    /// <summary>Entries or items at the end of an object or list, or in place of nothing.</summary>
    internal IEnumerable<TextChange> Add(EditPlace place, Addition addition)
    {
        int start = source.Start(place.Node.Origin), end = source.End(place.Node.Origin);
        if (place.Node is ScalarSyntax)
            return [Fill(place, addition, start, end)];
        if (source.At(start) is not ('{' or '['))
            return [AddToBlock(place.Node, addition, start, end)];
        return Children(place.Node) is { Count: > 0 } children
            ? AddToFlow(place.Node, children, addition, start)
            : [new(start, end - start, IsEmpty(start, end) ? Flow(place.Node).Written(addition, source.IndentOf(start)) : throw Commented())];
    }

    private TextChange AddToBlock(SyntaxNode node, Addition addition, int start, int end)
    {
        if (!source.IsLastInLine(end))
            throw new EditRefusedException("something stands after it in its line");
        var indent = source.IndentTo(start);
        var text = new StringBuilder();
        if (node is MapSyntax)
            Block().WriteEntries(text, addition, indent);
        else
            Block().WriteItems(text, addition, indent);
        return new(source.LineEnd(end), 0, text.ToString());
    }

    // "Properties:" with nothing after it, or with a null that is written out.
    private TextChange Fill(EditPlace place, Addition addition, int start, int end)
    {
        var name = place.Name ?? throw new EditRefusedException("an empty item cannot be filled");
        if (start < end)
            return new(start, end - start, Flow(place.Parent).Written(addition, source.IndentOf(start)));
        if (source.At(source.Start(place.Parent.Origin)) == '{')
            return new(start, 0, Gap(start) + Flow(place.Parent).Written(addition, source.IndentOf(start)));
        var text = new StringBuilder();
        Block().WriteBelow(text, addition, source.IndentTo(source.Start(name)));
        return source.IsLastInLine(start) ? new(source.LineEnd(start), 0, text.ToString()) : throw Commented();
    }

    private IEnumerable<TextChange> AddToFlow(SyntaxNode node, IReadOnlyList<(int Start, int End)> children, Addition addition, int open)
    {
        var flow = Flow(node);
        var (lastStart, lastEnd) = children[^1];
        var indent = source.IndentTo(lastStart);
        var inLines = source.LineOf(open) != source.LineOf(children[0].Start) && source.IsFirstInLine(lastStart);
        var added = flow.Parts(addition, inLines ? indent : null);
        if (!inLines)
            return [new(lastEnd, 0, string.Concat(added.Select(part => flow.Comma + part)))];

        var lines = string.Join(",", added.Select(part => source.Newline + indent + part));
        var comma = NextIsComma(lastEnd);
        var after = comma ?? lastEnd;
        if (comma is not null)
            lines += ",";
        if (after < source.LineEnd(after) && source.IsLastInLine(after))
            return comma is null ? [new(lastEnd, 0, ","), new(source.LineEnd(after), 0, lines)] : [new(source.LineEnd(after), 0, lines)];
        return [new(after, 0, (comma is null ? "," : "") + lines)];
    }

    // Past a comma that stands after the last part already.
    private int? NextIsComma(int from)
    {
        while (char.IsWhiteSpace(source.At(from)))
            from++;
        return source.At(from) == ',' ? from + 1 : null;
    }

    private string Gap(int offset) => source.At(offset - 1) == ' ' ? "" : " ";

    private bool IsEmpty(int start, int end) => string.IsNullOrWhiteSpace(source.Text[(start + 1)..(end - 1)]);

    private BlockText Block() => new(source.Newline, indents);

    private FlowText Flow(SyntaxNode near)
    {
        var sample = near is MapSyntax { Entries.Count: > 0 } map ? map : root;
        var name = source.Of(sample.Entries[0].NameOrigin);
        var colon = source.Text[source.End(sample.Entries[0].NameOrigin)..Math.Max(source.End(sample.Entries[0].NameOrigin), source.Start(sample.Entries[0].Value.Origin))];
        var quotes = isJson || name.StartsWith('"');
        var isCompact = quotes && colon == ":";
        var spreads = isJson && source.Text.Contains('\n', StringComparison.Ordinal);
        return new(source.Newline, quotes, quotes && colon.Trim() == ":" && !colon.Contains('\n', StringComparison.Ordinal) ? colon : ": ", isCompact)
        {
            Unit = spreads ? new(' ', indents.Unit ?? UsualIndent) : null,
        };
    }

    private static EditRefusedException Commented() => new("a comment or other text stands where it would go");

    internal IReadOnlyList<(int Start, int End)> Children(SyntaxNode node) => Children(source, node);

    /// <summary>The spans of an object's entries or a list's items.</summary>
    internal static IReadOnlyList<(int Start, int End)> Children(SourceText source, SyntaxNode node) => node switch
    {
        MapSyntax map => [.. map.Entries.Select(e => (source.Start(e.NameOrigin), source.End(e.Value.Origin)))],
        ListSyntax list => [.. list.Items.Select(i => (source.Start(i.Origin), source.End(i.Origin)))],
        _ => [],
    };
}
