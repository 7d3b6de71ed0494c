using MlInfra.Cli.Linting;
using MlInfra.Rules.Model;

namespace MlInfra.Cli;

/// <summary>What the process returns; scripts rely on it.</summary>
internal static class ExitCodes
{
    internal const int Clean = 0;

    internal const int Findings = 1;

    internal const int Unusable = 2;

    /// <summary>What a report returns when findings of some severity, and graver ones, fail.</summary>
    internal static int Of(LintReport report, string failOn)
    {
        if (report.Unreadable.Count > 0)
            return Unusable;
        var summary = report.Summary;
        var failing = failOn switch
        {
            "error" => summary.Errors,
            "warning" => summary.Errors + summary.Warnings,
            "info" => summary.Errors + summary.Warnings + summary.Infos,
            _ => 0,
        };
        return failing > 0 ? Findings : Clean;
    }
}

/// <summary>The command cannot do what it was asked; the message says why and what to do.</summary>
internal sealed class UnusableException(string message, Origin? origin = null) : Exception(message)
{
    /// <summary>Where the input is at fault, or null when no place in a file is.</summary>
    internal Origin? Origin { get; } = origin;
}
