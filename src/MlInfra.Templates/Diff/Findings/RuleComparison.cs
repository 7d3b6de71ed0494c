using System.Text.RegularExpressions;
using MlInfra.Rules;
using MlInfra.Rules.Model;
using MlInfra.Rules.Suppressions;

namespace MlInfra.Templates.Diff.Findings;

/// <summary>Compares what the rules find in two templates, following resources that moved.</summary>
internal sealed partial class RuleComparison(RuleEngine engine, DateTime? today, IReadOnlyDictionary<string, string> renames, Func<Rule, Severity?> severityOf)
{
    internal IReadOnlyList<RuleChange> Compare(Blueprint @base, Blueprint head)
    {
        var before = Grouped(@base, NameInHead);
        var after = Grouped(head, resource => resource.LogicalId);
        var known = @base.Expected.Resources.Select(NameInHead).ToHashSet(StringComparer.Ordinal);
        var changes = new List<RuleChange>();
        foreach (var (key, findings) in after)
            changes.AddRange(Appeared(findings, before.GetValueOrDefault(key) ?? [], key.LogicalId, !known.Contains(key.LogicalId)));
        foreach (var (key, findings) in before)
            changes.AddRange(Disappeared(findings, after.GetValueOrDefault(key) ?? [], key.LogicalId, head.Expected.Find(key.LogicalId) is null));
        return [.. changes.OrderBy(c => c.Kind).ThenByDescending(c => c.Severity).ThenBy(c => c.Finding.Rule.Id, StringComparer.Ordinal)];
    }

    // What a workflow makes when it runs is named after the workflow, and moves with it.
    private string NameInHead(Resource resource) => resource.Host is { } host && renames.TryGetValue(host, out var renamed)
        ? renamed + resource.LogicalId[host.Length..]
        : renames.GetValueOrDefault(resource.LogicalId) ?? resource.LogicalId;

    private Dictionary<(string RuleId, string LogicalId), List<ReviewedFinding>> Grouped(Blueprint blueprint, Func<Resource, string> name) =>
        SuppressionReview.Of(blueprint.Expected, [.. engine.Check(blueprint.Expected)], today)
            .Where(f => severityOf(f.Finding.Rule) is not null)
            .GroupBy(f => (f.Finding.Rule.Id, name(f.Finding.Resource)))
            .ToDictionary(g => g.Key, g => g.ToList());

    private IEnumerable<RuleChange> Appeared(List<ReviewedFinding> now, List<ReviewedFinding> before, string logicalId, bool isNew)
    {
        foreach (var finding in Beyond(now, before, IsOpen, IsOpen))
            yield return Change(RuleChangeKind.NewlyViolated, finding, logicalId, isNew);
        foreach (var finding in Beyond(now, before, IsAccepted, IsAccepted))
            yield return Change(RuleChangeKind.Accepted, finding, logicalId, isNew);
        if (!isNew && !before.Exists(IsUndecided) && now.Find(IsUndecided) is { } unknown)
            yield return Change(RuleChangeKind.NoLongerDecided, unknown.Finding, logicalId, isNew);
    }

    private IEnumerable<RuleChange> Disappeared(List<ReviewedFinding> before, List<ReviewedFinding> now, string logicalId, bool isGone)
    {
        if (now.Exists(IsUndecided))
            yield break;

        // One that is accepted now was not mended; one that was accepted is no news when it goes.
        foreach (var finding in Beyond(before, now, IsOpen, f => IsOpen(f) || IsAccepted(f)))
            yield return Change(isGone ? RuleChangeKind.GoneWithResource : RuleChangeKind.NewlySatisfied, finding, logicalId, false);
    }

    private RuleChange Change(RuleChangeKind kind, Finding finding, string logicalId, bool isNew) =>
        new(kind, finding, logicalId, isNew, severityOf(finding.Rule) ?? finding.Rule.Severity);

    private static bool IsOpen(ReviewedFinding reviewed) => reviewed is { Finding.Verdict: Verdict.Violation, AcceptedBy: null };

    private static bool IsAccepted(ReviewedFinding reviewed) => reviewed is { Finding.Verdict: Verdict.Violation, AcceptedBy: not null };

    private static bool IsUndecided(ReviewedFinding reviewed) => reviewed is { Finding.Verdict: Verdict.Unknown, AcceptedBy: null };

    // Items of a list may have changed places, and the same violation may show at another property: only more of them are news.
    private static IEnumerable<Finding> Beyond(
        List<ReviewedFinding> these, List<ReviewedFinding> those, Func<ReviewedFinding, bool> counts, Func<ReviewedFinding, bool> countsThere)
    {
        var matched = those.Where(countsThere).Select(f => Unnumbered(f.Finding.Path)).ToList();
        var more = these.Count(counts) - matched.Count;
        return these.Where(counts).Select(f => f.Finding).Where(f => !matched.Remove(Unnumbered(f.Path))).Take(Math.Max(0, more));
    }

    private static string Unnumbered(string path) => Number().Replace(path, "[]");

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Number();
}
