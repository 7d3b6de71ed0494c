using System.Text.RegularExpressions;

namespace MlInfra.Cli.Output;

/// <summary>Shows Markdown on a terminal: comments dropped, headings and code told apart, links spelled out.</summary>
internal sealed partial class MarkdownView(TextWriter to, Paint paint, int? width)
{
    internal static void Print(string markdown, Terminal terminal) =>
        new MarkdownView(terminal.Out, terminal.PaintFor(terminal.Out), terminal.Width).Print(markdown);

    private void Print(string markdown)
    {
        var blank = true;
        var inCode = false;
        foreach (var line in Comment().Replace(markdown, "").TrimEnd().Split('\n').Select(l => l.TrimEnd()))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                if (!inCode && line.Length > 3)
                    to.WriteLine(paint.Dim($"  {line[3..]}:"));
                inCode = !inCode;
                continue;
            }

            // One blank line is enough where something was dropped between two.
            if (line.Length > 0 || !blank)
                Print(line, inCode);
            blank = line.Length == 0;
        }
    }

    private void Print(string line, bool inCode)
    {
        if (inCode)
        {
            to.WriteLine("    " + paint.Code(SpanMarks().Replace(line, "")));
            return;
        }

        var heading = Heading().Match(line);
        if (heading.Success)
        {
            to.WriteLine(paint.Bold(line[heading.Length..]));
            return;
        }

        var text = Link().Replace(line, "$1 ($2)");
        if (text.StartsWith('|'))
        {
            to.WriteLine(Styled(text));
            return;
        }

        foreach (var part in WordWrap.Lines(text, width))
            to.WriteLine(Styled(part));
    }

    // A backtick or asterisk that a line's end parted from its twin stays as it is.
    private string Styled(string text) =>
        Bold().Replace(Code().Replace(text, m => paint.Code(m.Groups[1].Value)), m => paint.Bold(m.Groups[1].Value));

    [GeneratedRegex("^#+ +", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*([^*]+)\*\*", RegexOptions.CultureInvariant)]
    private static partial Regex Bold();

    [GeneratedRegex("`([^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    // Rule pages mark the span that a finding underlines.
    [GeneratedRegex(@"\[\||\|\]", RegexOptions.CultureInvariant)]
    private static partial Regex SpanMarks();

    [GeneratedRegex("<!--.*?-->\n?", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Comment();
}
