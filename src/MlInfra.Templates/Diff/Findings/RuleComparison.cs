using System.Text.RegularExpressions;
using MlInfra.Rules;

namespace MlInfra.Templates.Diff.Findings;

/// <summary>Compares what the rules find in two templates, following resources that moved.</summary>
internal sealed partial class RuleComparison(RuleEngine engine, Func<Finding, bool> isAccepted, IReadOnlyDictionary<string, string> renames)
{
    internal IReadOnlyList<RuleChange> Compare(Blueprint @base, Blueprint head)
    {
        var before = Grouped(@base, id => renames.GetValueOrDefault(id) ?? id);
        var after = Grouped(head, id => id);
        var changes = new List<RuleChange>();
        foreach (var (key, findings) in after)
            changes.AddRange(Appeared(findings, before.GetValueOrDefault(key) ?? [], key.LogicalId, @base));
        foreach (var (key, findings) in before)
            changes.AddRange(Disappeared(findings, after.GetValueOrDefault(key) ?? [], key.LogicalId, head));
        return [.. changes.OrderBy(c => c.Kind).ThenByDescending(c => c.Finding.Rule.Severity).ThenBy(c => c.Finding.Rule.Id, StringComparer.Ordinal)];
    }

    private Dictionary<(string RuleId, string LogicalId), List<Finding>> Grouped(Blueprint blueprint, Func<string, string> name) =>
        engine.Check(blueprint.Expected)
            .GroupBy(f => (f.Rule.Id, name(f.Resource.LogicalId)))
            .ToDictionary(g => g.Key, g => g.ToList());

    private IEnumerable<RuleChange> Appeared(List<Finding> now, List<Finding> before, string logicalId, Blueprint @base)
    {
        var isNew = @base.Written.Find(renames.FirstOrDefault(r => r.Value == logicalId).Key ?? logicalId) is null;
        foreach (var finding in Beyond(now, before, f => f.Verdict == Verdict.Violation && !isAccepted(f)))
            yield return new(RuleChangeKind.NewlyViolated, finding, logicalId, isNew);
        foreach (var finding in Beyond(now, before, f => f.Verdict == Verdict.Violation && isAccepted(f)))
            yield return new(RuleChangeKind.Accepted, finding, logicalId, isNew);
        if (!isNew && !before.Exists(f => f.Verdict == Verdict.Unknown) && now.Find(f => f.Verdict == Verdict.Unknown) is { } unknown)
            yield return new(RuleChangeKind.NoLongerDecided, unknown, logicalId, isNew);
    }

    private IEnumerable<RuleChange> Disappeared(List<Finding> before, List<Finding> now, string logicalId, Blueprint head)
    {
        var isGone = head.Written.Find(logicalId) is null;
        if (now.Exists(f => f.Verdict == Verdict.Unknown))
            yield break;

        // One that is accepted now was not mended; one that was accepted is no news when it goes.
        foreach (var finding in Beyond(before, now, f => f.Verdict == Verdict.Violation && !isAccepted(f), f => f.Verdict == Verdict.Violation))
            yield return new(isGone ? RuleChangeKind.GoneWithResource : RuleChangeKind.NewlySatisfied, finding, logicalId, false);
    }

    private static IEnumerable<Finding> Beyond(List<Finding> these, List<Finding> those, Func<Finding, bool> counts) => Beyond(these, those, counts, counts);

    // Items of a list may have changed places, and the same violation may show at another property: only more of them are news.
    private static IEnumerable<Finding> Beyond(List<Finding> these, List<Finding> those, Func<Finding, bool> counts, Func<Finding, bool> countsThere)
    {
        var matched = those.Where(countsThere).Select(f => Unnumbered(f.Path)).ToList();
        var more = these.Count(counts) - matched.Count;
        return these.Where(counts).Where(f => !matched.Remove(Unnumbered(f.Path))).Take(Math.Max(0, more));
    }

    private static string Unnumbered(string path) => Number().Replace(path, "[]");

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Number();
}
