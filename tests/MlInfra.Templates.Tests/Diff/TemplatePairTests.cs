using MlInfra.Templates.Diff;
using MlInfra.Templates.Diff.Security;

namespace MlInfra.Templates.Tests.Diff;

public sealed class TemplatePairTests
{
    public static TheoryData<string> Names => [.. TemplatePair.All.Select(p => p.Name)];

    [Fact]
    public void There_are_pairs_and_each_says_its_verdict()
    {
        Assert.True(TemplatePair.All.Count >= 60, "The table of pairs is what the verdict is held to.");
        Assert.All(TemplatePair.All, p => Assert.Contains(p.Expected, e => e.StartsWith("verdict: ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_diff_says_what_a_careful_reviewer_says(string name)
    {
        var pair = TemplatePair.Find(name);
        var diff = TemplatePair.Compare(pair.Base, pair.Head);

        Assert.All(pair.Expected, expected => Assert.True(Holds(diff, expected), $"{expected}, but the diff says: {Describe(diff)}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_template_does_not_differ_from_itself(string name)
    {
        var pair = TemplatePair.Find(name);
        Assert.All([pair.Base, pair.Head], text => Assert.True(TemplatePair.Compare(text, text).IsEmpty));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_way_back_changes_the_same_resources(string name)
    {
        var pair = TemplatePair.Find(name);
        var forth = TemplatePair.Compare(pair.Base, pair.Head);
        var back = TemplatePair.Compare(pair.Head, pair.Base);

        Assert.Equal(forth.Resources.Count, back.Resources.Count);
        Assert.Equal(forth.IsEmpty, back.IsEmpty);
        Assert.True(forth.Verdict.Weaker.Count == 0 || back.Verdict.Safer.Count > 0 || back.Resources.Any(r => r.Impact == Impact.Deleted));
    }

    private static bool Holds(BlueprintDiff diff, string expected)
    {
        if (expected == "no difference")
            return diff.IsEmpty;
        if (expected == "cannot tell")
            return diff.Verdict.CannotTell.Count > 0;
        var colon = expected.IndexOf(": ", StringComparison.Ordinal);
        var value = expected[(colon + 2)..];
        return expected[..colon] switch
        {
            "verdict" => diff.Verdict.Title == value,
            "data" => diff.DataRisks.Any(r => r.Kind.ToString() == value),
            "section" => diff.Sections.Any(s => s.Section == value),
            "rule" => diff.Rules.Any(r => r.Finding.Rule.Id == value),
            "weaker" => diff.Security.Any(f => f.Direction == Direction.Weaker && f.Text.Contains(value)),
            "safer" => diff.Security.Any(f => f.Direction == Direction.Safer && f.Text.Contains(value)),
            var id => diff.Resources.Any(r => r.LogicalId == id && Word(r.Impact) == value),
        };
    }

    private static string Word(Impact impact) => impact == Impact.MayBeReplaced ? "may be replaced" : impact.ToString().ToLowerInvariant();

    private static string Describe(BlueprintDiff diff) => string.Join("; ", (IEnumerable<string>)
    [
        $"verdict {diff.Verdict.Title}",
        .. diff.Verdict.Losses, .. diff.Verdict.Weaker, .. diff.Verdict.Safer, .. diff.Verdict.CannotTell,
        .. diff.Resources.Select(r => $"{r.LogicalId} {Word(r.Impact)} ({string.Join(", ", r.Properties.Concat(r.Attributes).Select(p => $"{p.Path} {p.Old}->{p.New}"))})"),
        .. diff.Sections.Select(s => $"{s.Section} {s.Name}"),
    ]);
}
