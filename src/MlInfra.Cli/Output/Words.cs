using MlInfra.Cli.Linting;
using MlInfra.Rules;

namespace MlInfra.Cli.Output;

/// <summary>How findings and counts are spelled, the same in every format.</summary>
internal static class Words
{
    internal static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    internal static string Of(Verdict verdict) => verdict == Verdict.Violation ? "violation" : "unknown";

    /// <summary>The level of a finding: its severity, or that nothing is decided or the finding is accepted.</summary>
    internal static string Level(LintFinding finding) =>
        finding.SuppressedBecause is not null ? "suppressed"
        : finding.IsUnknown ? "unknown"
        : Of(finding.Severity);

    /// <summary>How a finding compares with the baseline, in SARIF's words; null where it was not compared.</summary>
    internal static string? BaselineState(LintFinding finding) => finding.Novelty switch
    {
        Novelty.New => "new",
        Novelty.Known => "unchanged",
        _ => null,
    };

    /// <summary>The edits that mend a finding in words, or null when none is certain.</summary>
    internal static string? Fix(Finding finding) =>
        finding.Edits.Count == 0 ? null : string.Join("; ", finding.Edits.Select(e => e.Describe()));

    internal static string Summary(LintReport report)
    {
        var summary = report.Summary;
        var text = $"{Count(summary.Files, "file")}, {Count(summary.Resources, "resource")}: "
            + $"{Count(summary.Errors, "error")}, {Count(summary.Warnings, "warning")}, {Count(summary.Infos, "info")}";
        if (summary.Unknown > 0)
            text += $"; {summary.Unknown} unknown{(report.ListsUnknown ? "" : " (--unknown lists them)")}";
        if (summary.Suppressed > 0)
            text += $"; {summary.Suppressed} suppressed{(report.ListsSuppressed ? "" : " (--suppressed lists them)")}";
        if (summary.Known > 0)
            text += $"; {summary.Known} in the baseline";
        if (report.Fixed > 0)
            text += $"; {report.Fixed} fixed";
        if (report.Unreadable.Count > 0)
            text += $"; {Count(report.Unreadable.Count, "input")} unreadable";
        return text;
    }

    internal static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
