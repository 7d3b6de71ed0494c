using MlInfra.Cli.Linting;

namespace MlInfra.Cli.Output;

/// <summary><c>lint --format markdown</c>: for a pull request's comment or a job's summary.</summary>
internal static class LintMarkdown
{
    internal static void Write(LintReport report, TextWriter to)
    {
        var summary = report.Summary;
        to.WriteLine("## MlInfra findings");
        to.WriteLine();
        to.WriteLine("| Files | Resources | Errors | Warnings | Infos | Unknown | Suppressed |");
        to.WriteLine("|---:|---:|---:|---:|---:|---:|---:|");
        to.WriteLine($"| {summary.Files} | {summary.Resources} | {summary.Errors} | {summary.Warnings} | {summary.Infos} | {summary.Unknown} | {summary.Suppressed} |");
        WriteUnreadable(report, to);
        foreach (var file in report.Files)
            Write(file, [.. report.ShownToPeople(file)], to);
    }

    private static void WriteUnreadable(LintReport report, TextWriter to)
    {
        if (report.Unreadable.Count == 0)
            return;
        to.WriteLine();
        to.WriteLine("### Unreadable");
        to.WriteLine();
        foreach (var file in report.Unreadable)
            to.WriteLine($"- {MarkdownText.Inline(LintOutput.Place(file))}: {MarkdownText.Inline(file.Message)}");
    }

    private static void Write(LintedFile file, List<LintFinding> findings, TextWriter to)
    {
        if (findings.Count == 0)
            return;
        to.WriteLine();
        to.WriteLine($"### {MarkdownText.Inline(file.File)}");
        to.WriteLine();
        to.WriteLine("| Line | Level | Rule | Finding | Fix |");
        to.WriteLine("|---:|---|---|---|---|");
        foreach (var linted in findings)
        {
            var finding = linted.Finding;
            var fix = linted.SuppressedBecause is { } reason ? $"Suppressed: {reason}" : Words.Fix(finding) ?? "";
            to.WriteLine($"| {finding.Origin.Line} | {Words.Level(linted)} | {finding.Rule.Id} | {MarkdownText.Inline(finding.Message)} | {MarkdownText.Inline(fix)} |");
        }
    }
}
