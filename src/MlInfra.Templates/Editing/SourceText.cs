using MlInfra.Rules.Model;

namespace MlInfra.Templates.Editing;

/// <summary>A text by lines and columns, as origins name them.</summary>
internal sealed class SourceText
{
    private readonly List<int> starts = [0];

    internal SourceText(string text)
    {
        Text = text;
        if (text.StartsWith('\uFEFF'))
            starts[0] = 1;
        for (var i = text.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = text.IndexOf('\n', i + 1))
            starts.Add(i + 1);
        Newline = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
    }

    internal string Text { get; }

    internal string Newline { get; }

    /// <summary>Whether YAML ends lines where no editor does, so that its lines cannot be counted on.</summary>
    internal bool HasOddLineEnds =>
        Text.AsSpan().ContainsAny('\u0085', '\u2028', '\u2029')
        || Text.Replace("\r\n", "", StringComparison.Ordinal).Contains('\r', StringComparison.Ordinal);

    internal int Start(Origin origin) => Offset(origin.Line, origin.Column);

    internal int End(Origin origin) => Offset(origin.EndLine, origin.EndColumn);

    internal string Of(Origin origin) => Text[Start(origin)..End(origin)];

    internal char At(int offset) => offset >= 0 && offset < Text.Length ? Text[offset] : '\0';

    internal int LineStart(int offset) => starts[LineOf(offset) - 1];

    /// <summary>Where the line of an offset ends, before its line break.</summary>
    internal int LineEnd(int offset)
    {
        var end = Text.AsSpan(offset).IndexOfAny('\r', '\n');
        return end < 0 ? Text.Length : offset + end;
    }

    /// <summary>Where the next line starts.</summary>
    internal int NextLine(int offset)
    {
        var end = Text.IndexOf('\n', offset);
        return end < 0 ? Text.Length : end + 1;
    }

    /// <summary>The line of an offset, from 1.</summary>
    internal int LineOf(int offset)
    {
        var found = starts.BinarySearch(offset);
        return found >= 0 ? found + 1 : Math.Max(~found, 1);
    }

    /// <summary>White space as wide as what stands before an offset in its line.</summary>
    internal string IndentTo(int offset) =>
        string.Concat(Text[LineStart(offset)..offset].Select(c => c == '\t' ? '\t' : ' '));

    /// <summary>The white space that an offset's line begins with.</summary>
    internal string IndentOf(int offset)
    {
        var start = LineStart(offset);
        var end = start;
        while (end < Text.Length && Text[end] is ' ' or '\t')
            end++;
        return Text[start..end];
    }

    /// <summary>Whether nothing but white space stands before an offset in its line.</summary>
    internal bool IsFirstInLine(int offset) => string.IsNullOrWhiteSpace(Text[LineStart(offset)..offset]);

    /// <summary>Whether nothing but white space or a comment stands after an offset in its line.</summary>
    internal bool IsLastInLine(int offset)
    {
        var rest = Text.AsSpan(offset, LineEnd(offset) - offset);
        var trimmed = rest.TrimStart();
        return trimmed.IsEmpty || (trimmed[0] == '#' && trimmed.Length < rest.Length);
    }

    private int Offset(int line, int column) =>
        line >= 1 && line <= starts.Count && column >= 1
            ? Math.Min(starts[line - 1] + column - 1, Text.Length)
            : throw new EditRefusedException("its place in the text is not known");
}
