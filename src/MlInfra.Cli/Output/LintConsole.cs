using MlInfra.Cli.Linting;
using MlInfra.Rules;
using MlInfra.Rules.Model;

namespace MlInfra.Cli.Output;

/// <summary><c>lint --format console</c>: for a person, grouped by file, each finding with the line that it speaks of.</summary>
internal sealed class LintConsole(TextWriter to, Paint paint, int? width)
{
    // The rest of a line this long, as in a minified template, says no more about the finding.
    private const int MostExcerpt = 160;

    private const string Cut = "...";

    internal void Write(LintReport report)
    {
        foreach (var file in report.Files)
        {
            var shown = report.ShownToPeople(file).ToList();
            if (shown.Count == 0)
                continue;
            to.WriteLine(paint.Link(file.File));
            var lines = new SourceLines(file.Text);
            foreach (var finding in shown)
            {
                Write(finding, lines);
                to.WriteLine();
            }
        }

        to.WriteLine(paint.Bold(Words.Summary(report)));
    }

    private void Write(LintFinding linted, SourceLines lines)
    {
        var finding = linted.Finding;
        var origin = finding.Origin;
        to.WriteLine($"  {origin.Line}:{origin.Column}  {paint.Of(linted.Severity, Words.Level(linted))}  {paint.Bold(finding.Rule.Id)}{(linted.Novelty == Novelty.New ? "  new" : "")}");
        WriteExcerpt(lines.At(origin.Line), origin);
        WriteText("", finding.Message, text => text);
        WriteText("why: ", finding.Rule.Because, paint.Dim);
        if (linted.SuppressedBecause is { } reason)
            WriteText("suppressed: ", reason, paint.Dim);
        else
            WriteFix(finding);
    }

    private void WriteExcerpt(string line, Origin origin)
    {
        var margin = $"{origin.Line,6} | ";
        var indent = line.Length - line.TrimStart().Length;
        var start = Math.Clamp(origin.Column - 1, indent, line.Length);
        var end = origin.EndLine == origin.Line ? Math.Clamp(origin.EndColumn - 1, start, line.Length) : line.TrimEnd().Length;
        var room = Math.Min((width ?? int.MaxValue) - margin.Length - (2 * Cut.Length), MostExcerpt);
        var from = line.Length - indent <= room ? indent : Math.Clamp(start - (room / 3), indent, line.Length - room);
        var upTo = Math.Min(line.Length, from + room);
        if (upTo == from)
            return;
        string before = from > indent ? Cut : "", after = upTo < line.Length ? Cut : "";
        to.WriteLine($"{paint.Dim(margin)}{before}{Visible(line[from..upTo])}{after}");
        var marks = new string('^', Math.Max(1, Math.Min(end, upTo) - start));
        to.WriteLine($"{new string(' ', margin.Length + before.Length + start - from)}{paint.Of(Severity.Error, marks)}");
    }

    private void WriteFix(Finding finding)
    {
        var label = "fix: ";
        foreach (var edit in finding.Edits)
        {
            WriteText(label, edit.Describe(), paint.Good);
            label = new(' ', label.Length);
        }
    }

    private void WriteText(string label, string text, Func<string, string> ink)
    {
        const string Indent = "         ";
        var prefix = Indent + label;
        foreach (var line in WordWrap.Lines(Visible(text), width - prefix.Length))
        {
            to.WriteLine(prefix + ink(line));
            prefix = new(' ', prefix.Length);
        }
    }

    // A template must not steer the terminal; and a tab would move what is underlined.
    private static string Visible(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;
}
