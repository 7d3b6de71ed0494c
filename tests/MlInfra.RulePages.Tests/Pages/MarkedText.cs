using System.Text;

namespace MlInfra.RulePages.Tests.Pages;

/// <summary>A text in which <c>[|</c> and <c>|]</c> mark spans, and the same text without the marks.</summary>
internal sealed class MarkedText
{
    private const string Open = "[|";
    private const string Close = "|]";

    private readonly List<Span> spans = [];

    internal MarkedText(string marked)
    {
        var plain = new StringBuilder();
        var start = -1;
        for (var i = 0; i < marked.Length; i++)
        {
            if (start < 0 && Stands(Open))
            {
                start = plain.Length;
                i++;
            }
            else if (start >= 0 && Stands(Close))
            {
                spans.Add(new(start, plain.Length));
                start = -1;
                i++;
            }
            else
            {
                plain.Append(marked[i]);
            }

            bool Stands(string mark) => string.CompareOrdinal(marked, i, mark, 0, mark.Length) == 0;
        }

        if (start >= 0)
            throw new FormatException($"A mark is opened and not closed: {marked}");
        Text = plain.ToString();
    }

    /// <summary>The text without its marks.</summary>
    internal string Text { get; }

    /// <summary>What was marked.</summary>
    internal IReadOnlyList<Span> Spans => spans;

    /// <summary>The text with marks around other spans, to show what was found beside what was expected.</summary>
    internal string WithMarks(IEnumerable<Span> found)
    {
        var text = new StringBuilder(Text);
        foreach (var span in found.OrderByDescending(s => s.Start))
            text.Insert(Math.Min(span.End, Text.Length), Close).Insert(Math.Min(span.Start, Text.Length), Open);
        return text.ToString();
    }

    /// <summary>The span between two positions given as lines and columns from 1.</summary>
    internal Span Between(int line, int column, int endLine, int endColumn) => new(Offset(line, column), Offset(endLine, endColumn));

    private int Offset(int line, int column)
    {
        var offset = 0;
        for (var n = 1; n < line; n++)
            offset = Text.IndexOf('\n', offset) + 1;
        return offset + column - 1;
    }
}

/// <summary>A part of a text; the end is exclusive.</summary>
internal readonly record struct Span(int Start, int End);
