using MlInfra.RulePages.Tests.Pages;
using MlInfra.Rules.Conditions;

namespace MlInfra.RulePages.Tests;

/// <summary>There is a page for every rule, and every page says and shows what a reader needs.</summary>
public sealed class PageTests
{
    private const int ShortestProse = 120;

    // A compiler knows no date, so no C# can show a suppression that is past its own: there it is unknown.
    private const string DecidedByDate = "MLI0002";

    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(rule => rule.Id)];

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule()
    {
        Assert.NotEmpty(RuleCatalog.All);
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id), AllPages.Ids);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_says_why_what_to_remember_and_when_not_to_care(string id) =>
        Assert.All(["Why", "Exam", "When to suppress"], section => Assert.True(
            AllPages.Of(id).Sections.GetValueOrDefault(section, "").Length >= ShortestProse,
            $"{id}: the section '{section}' is what only a person can write, and it is missing or too short."));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_shows_bad_and_good_in_both_languages(string id)
    {
        var shown = AllPages.Of(id).Blocks.Select(b => (b.Language, b.Kind)).ToHashSet();
        HashSet<(string, Kind)> expected = [(PageBlock.CSharp, id == DecidedByDate ? Kind.Unknown : Kind.Bad), (PageBlock.CSharp, Kind.Good)];
        if (AllPages.Of(id).Rule.Requires is not CodeCondition)
            expected.UnionWith([(PageBlock.Yaml, Kind.Bad), (PageBlock.Yaml, Kind.Good)]);
        Assert.Subset(shown, expected);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Bad_samples_have_marks_and_no_others_do(string id) =>
        Assert.All(AllPages.Of(id).Blocks, block => Assert.True(
            block.Sample.Spans.Count > 0 == (block.Kind == Kind.Bad),
            $"{block.Name}: marks show what is reported, which is so in bad samples only."));
}
