using MlInfra.Cli.Linting;
using MlInfra.Rules;

namespace MlInfra.Cli.Output;

/// <summary><c>lint --format github</c>: workflow commands, which GitHub shows beside the lines of a pull request.</summary>
internal static class LintGitHub
{
    internal static void Write(LintReport report, TextWriter to)
    {
        foreach (var file in report.Unreadable)
        {
            var place = file.Line > 0 ? $",line={file.Line},col={file.Column}" : "";
            to.WriteLine($"::error file={Property(file.File)}{place},title=Unreadable template::{Data(file.Message)}");
        }

        foreach (var file in report.Files)
        {
            foreach (var finding in report.ShownToPeople(file).Where(f => f.SuppressedBecause is null))
                to.WriteLine($"::{Command(finding)} {Place(finding)},title={finding.Finding.Rule.Id}::{Data(Text(finding.Finding))}");
        }

        to.WriteLine(Words.Summary(report));
    }

    private static string Command(LintFinding finding) => finding.IsUnknown ? "notice" : finding.Severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    private static string Text(Finding finding) =>
        $"{finding.Message}\nWhy: {finding.Rule.Because}{(Words.Fix(finding) is { } fix ? $"\nFix: {fix}" : "")}";

    // GitHub takes columns only where the end is on the line of the start.
    private static string Place(LintFinding linted)
    {
        var origin = linted.Finding.Origin;
        var place = $"file={Property(linted.File)},line={origin.Line}";
        if (origin.EndLine > origin.Line)
            return $"{place},endLine={origin.EndLine}";
        place += $",col={origin.Column}";
        return origin.EndColumn > origin.Column ? $"{place},endColumn={origin.EndColumn}" : place;
    }

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
