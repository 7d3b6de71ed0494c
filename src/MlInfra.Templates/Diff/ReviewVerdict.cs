using MlInfra.Templates.Diff.Findings;
using MlInfra.Templates.Diff.Security;

namespace MlInfra.Templates.Diff;

/// <summary>What a reviewer should know first, from the least to the most grave.</summary>
public enum ReviewLevel
{
    /// <summary>Nothing about safety changes, as far as can be told.</summary>
    NoSecurityEffect,

    /// <summary>Something changes that may be safer or weaker, and nothing that is told is either.</summary>
    CannotTell,

    /// <summary>Something is safer and nothing is weaker.</summary>
    Safer,

    /// <summary>Something is weaker; other things may be safer.</summary>
    Weaker,

    /// <summary>Data can be lost; other things may be weaker or safer.</summary>
    DataAtRisk,
}

/// <summary>The verdict on a change, and what makes it so.</summary>
/// <param name="Level">What it comes to.</param>
/// <param name="Losses">How data can be lost.</param>
/// <param name="Weaker">What is weaker, the gravest first.</param>
/// <param name="Safer">What is safer, the gravest first.</param>
/// <param name="CannotTell">What may be either and cannot be told before deployment.</param>
public sealed record ReviewVerdict(
    ReviewLevel Level, IReadOnlyList<string> Losses, IReadOnlyList<string> Weaker, IReadOnlyList<string> Safer, IReadOnlyList<string> CannotTell)
{
    private const int MostReasons = 3;

    /// <summary>The two or three facts that make the verdict so.</summary>
    public IReadOnlyList<string> Reasons => [.. (Level switch
    {
        ReviewLevel.DataAtRisk => Losses.Take(2).Concat(Weaker).Concat(Losses.Skip(2)),
        ReviewLevel.Weaker => Weaker,
        ReviewLevel.Safer => Safer,
        _ => CannotTell,
    }).Take(MostReasons)];

    /// <summary>The verdict in words.</summary>
    public string Title => TitleOf(Level);

    /// <summary>What else the title does not say, such as "also weaker"; empty when it says all.</summary>
    public string Also => string.Join(", ", Others());

    /// <summary>A level in words.</summary>
    public static string TitleOf(ReviewLevel level) => level switch
    {
        ReviewLevel.DataAtRisk => "Data at risk",
        ReviewLevel.Weaker => "Weaker",
        ReviewLevel.Safer => "Safer",
        ReviewLevel.CannotTell => "Cannot tell",
        _ => "No security effect",
    };

    internal static ReviewVerdict Of(BlueprintDiff diff)
    {
        var deleted = diff.Resources.Where(r => r.Impact == Impact.Deleted).Select(r => r.LogicalId).ToHashSet(StringComparer.Ordinal);
        var facts = diff.Security.OrderBy(f => f.Topic).ToList();
        List<string> losses = [.. diff.DataRisks.Select(r => r.Text)];
        List<string> weaker =
        [
            .. facts.Where(f => f.Direction == Direction.Weaker).Select(f => f.Text),
            .. Rules(diff, RuleChangeKind.NewlyViolated).Where(r => !Told(r, Direction.Weaker)).Select(r => $"{r.Finding.Rule.Id} newly violated: {r.Finding.Message}"),
        ];
        List<string> safer =
        [
            .. facts.Where(f => f.Direction == Direction.Safer).Select(f => f.Text),
            .. Rules(diff, RuleChangeKind.NewlySatisfied).Where(r => !Told(r, Direction.Safer)).Select(r => $"{r.Finding.Rule.Id} newly satisfied: {r.LogicalId}: {r.Finding.Rule.Title}"),
            .. Rules(diff, RuleChangeKind.GoneWithResource).Where(r => deleted.Contains(r.LogicalId)).GroupBy(r => r.LogicalId)
                .Select(g => $"{g.Key}, which violated {string.Join(", ", g.Select(r => r.Finding.Rule.Id).Distinct())}, is deleted"),
        ];
        List<string> open =
        [
            .. facts.Where(f => f.Direction == Direction.CannotTell).Select(f => f.Text),
            .. Rules(diff, RuleChangeKind.NoLongerDecided).Select(r => $"{r.Finding.Rule.Id} can no longer be decided: {r.Finding.Message}"),
        ];
        var level = losses.Count > 0 ? ReviewLevel.DataAtRisk
            : weaker.Count > 0 ? ReviewLevel.Weaker
            : safer.Count > 0 ? ReviewLevel.Safer
            : open.Count > 0 ? ReviewLevel.CannotTell
            : ReviewLevel.NoSecurityEffect;
        return new(level, losses, weaker, safer, open);

        // The rule says the same as a fact about the same property.
        bool Told(RuleChange rule, Direction direction) => rule.Finding.Path.Length > 0
            && facts.Exists(f => f.Direction == direction && f.LogicalId == rule.LogicalId && f.Path == rule.Finding.Path);
    }

    private static IEnumerable<RuleChange> Rules(BlueprintDiff diff, RuleChangeKind kind) => diff.Rules.Where(r => r.Kind == kind && r.IsSecurity);

    private IEnumerable<string> Others()
    {
        if (Level == ReviewLevel.DataAtRisk && Weaker.Count > 0)
            yield return "also weaker";
        if (Level > ReviewLevel.Safer && Safer.Count > 0)
            yield return "in part safer";
        if (Level != ReviewLevel.CannotTell && CannotTell.Count > 0)
            yield return CannotTell.Count == 1 ? "one thing cannot be told" : $"{CannotTell.Count} things cannot be told";
    }
}
