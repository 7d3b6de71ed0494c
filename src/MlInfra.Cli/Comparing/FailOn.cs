using MlInfra.Templates.Diff;

namespace MlInfra.Cli.Comparing;

/// <summary>What of a comparison makes a command fail.</summary>
internal static class FailOn
{
    internal static readonly string[] Levels = ["weaker", "data-loss", "replacement", "any", "never"];

    /// <summary>Whether a report has what a level asks for. Data at risk is also weaker, and a replacement at risk.</summary>
    internal static bool Concerns(string level, DiffReport report) => level switch
    {
        "weaker" => report.Level >= ReviewLevel.Weaker,
        "data-loss" => report.Level == ReviewLevel.DataAtRisk,
        "replacement" => report.Level == ReviewLevel.DataAtRisk
            || report.Templates.SelectMany(t => t.Diff.Resources).Any(r => r.Impact is Impact.MayBeReplaced or Impact.Replaced),
        "any" => report.Changed.Count > 0,
        _ => false,
    };
}
