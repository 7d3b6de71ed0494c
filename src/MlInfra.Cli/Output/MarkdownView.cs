using System.Text.RegularExpressions;

namespace MlInfra.Cli.Output;

/// <summary>Shows Markdown on a terminal: headings and code told apart, links spelled out.</summary>
internal sealed partial class MarkdownView(TextWriter to, Paint paint, int? width)
{
    internal static void Print(string markdown, Terminal terminal) =>
        new MarkdownView(terminal.Out, terminal.PaintFor(terminal.Out), terminal.Width).Print(markdown);

    private void Print(string markdown)
    {
        var inCode = false;
        foreach (var line in markdown.TrimEnd().Split('\n').Select(l => l.TrimEnd()))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                if (!inCode && line.Length > 3)
                    to.WriteLine(paint.Dim($"  {line[3..]}:"));
                inCode = !inCode;
                continue;
            }

            Print(line, inCode);
        }
    }

    private void Print(string line, bool inCode)
    {
        if (inCode)
        {
            to.WriteLine("    " + paint.Code(line));
            return;
        }

        var heading = Heading().Match(line);
        if (heading.Success)
        {
            to.WriteLine(paint.Bold(line[heading.Length..]));
            return;
        }

        var text = Address().Replace(Link().Replace(line, "$1 ($2)"), "$1");
        if (text.StartsWith('|'))
        {
            to.WriteLine(Styled(text));
            return;
        }

        var indent = text.StartsWith("> ", StringComparison.Ordinal) ? "  " : "";
        foreach (var part in WordWrap.Lines(text[indent.Length..], width - indent.Length))
            to.WriteLine(indent + Styled(part));
    }

    // A backtick or asterisk that a line's end parted from its twin stays as it is.
    private string Styled(string text) =>
        Bold().Replace(Code().Replace(text, m => paint.Code(m.Groups[1].Value)), m => paint.Bold(m.Groups[1].Value));

    [GeneratedRegex("^#+ +", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex("<(https?://[^>]+)>", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\*\*([^*]+)\*\*", RegexOptions.CultureInvariant)]
    private static partial Regex Bold();

    [GeneratedRegex("`([^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
