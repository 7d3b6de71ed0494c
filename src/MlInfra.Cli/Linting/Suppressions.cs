using System.Globalization;
using MlInfra.Rules;
using MlInfra.Rules.Model;

namespace MlInfra.Cli.Linting;

/// <summary>
/// The findings that a resource's <c>Metadata</c> accepts: ours, which need a reason, and those written for cdk-nag, checkov
/// and Guard, by the ids under which these tools know our rules.
/// </summary>
internal sealed class Suppressions
{
    private readonly List<Suppression> suppressions;

    private Suppressions(List<Suppression> suppressions) => this.suppressions = suppressions;

    internal static Suppressions Of(Resource resource)
    {
        var metadata = resource.Attributes["Metadata"];
        return new(
        [
            .. Items(metadata, "MlInfra", "Suppress").Select(i => new Suppression("", Text(i, "Id"), Text(i, "Reason"), Text(i, "Until"))),
            .. Items(metadata, "cdk_nag", "rules_to_suppress").Select(i => new Suppression("cdk-nag:", Text(i, "id"), Text(i, "reason"), null)),
            .. Items(metadata, "checkov", "skip").Select(i => new Suppression("checkov:", Text(i, "id"), Text(i, "comment"), null)),
            .. Items(metadata, "guard", "SuppressedRules").Select(i => new Suppression("guard:", (i as ScalarValue)?.Text, "suppressed for Guard, which takes no reason", null)),
        ]);
    }

    /// <summary>Why the findings of a rule are accepted on a day, or null when they are not.</summary>
    internal string? ReasonFor(Rule rule, DateOnly today) =>
        suppressions.Find(s => s.Concerns(rule) && s.Flaw(today) is null)?.Reason;

    /// <summary>What is wrong with a suppression that would accept the findings of a rule, or null.</summary>
    internal string? FlawFor(Rule rule, DateOnly today) =>
        suppressions.Find(s => s.Concerns(rule) && s.Flaw(today) is not null)?.Flaw(today);

    private static IReadOnlyList<Value> Items(Value metadata, string tool, string list) =>
        metadata is MapValue map && map[tool] is MapValue inner && inner[list] is ListValue items ? items.Items : [];

    private static string? Text(Value item, string name) => (item as MapValue)?[name] is ScalarValue scalar ? scalar.Text : null;

    private sealed record Suppression(string Tool, string? Id, string? Reason, string? Until)
    {
        internal bool Concerns(Rule rule) => Id is not null
            && (Tool.Length == 0
                ? string.Equals(Id, rule.Id, StringComparison.OrdinalIgnoreCase)
                : rule.Peers.Contains(Tool + Id, StringComparer.OrdinalIgnoreCase));

        internal string? Flaw(DateOnly today)
        {
            if (string.IsNullOrWhiteSpace(Reason))
                return $"its suppression by {Id} has no reason; add one, or remove it";
            if (Until is null)
                return null;
            if (!DateOnly.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until))
                return $"the Until of its suppression, {Until}, is no date; write it as 2026-12-31";
            return until < today ? $"its suppression ended on {Until}; mend the resource, or set a later Until" : null;
        }
    }
}
