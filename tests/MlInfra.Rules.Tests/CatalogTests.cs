using System.Text.RegularExpressions;

namespace MlInfra.Rules.Tests;

/// <summary>What holds for every rule of the catalogue.</summary>
public sealed partial class CatalogTests
{
    public static TheoryData<string> Ids
    {
        get
        {
            Assert.NotEmpty(RuleCatalog.All);
            return [.. RuleCatalog.All.Select(rule => rule.Id)];
        }
    }

    [Fact]
    public void Ids_are_unique_and_in_order()
    {
        Assert.NotEmpty(RuleCatalog.All);
        var ids = RuleCatalog.All.Select(rule => rule.Id).ToList();
        Assert.True(
            ids.Zip(ids.Skip(1), (a, b) => string.CompareOrdinal(a, b) < 0).All(inOrder => inOrder),
            "An id is what editorconfig files and suppressions name; two rules under one id could not be told apart.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_id_is_well_formed_and_its_first_digit_is_a_category(string id)
    {
        Assert.True(IdForm().IsMatch(id), $"{id}: an id is MLI and four digits, so that it sorts and can be found by a search.");
        Assert.True(Enum.IsDefined(Of(id).Category), $"{id}: the first digit tells the reader what the rule is about.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_title_says_what_should_be_so(string id)
    {
        var title = Of(id).Title;
        Assert.True(TitleForm().IsMatch(title), $"{id}: a title reads \"X should ...\", so that lists of rules read as requirements: {title}");
        Assert.False(title.EndsWith('.'), $"{id}: a title is followed by a colon and the finding; a full stop would cut the message.");
        Assert.True(title.Length <= 90, $"{id}: a title must fit on a line of the IDE's error list.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Reason_and_exam_note_are_whole_sentences(string id)
    {
        Assert.True(Sentence().IsMatch(Of(id).Because), $"{id}: without a reason a finding is an order, and orders get suppressed.");
        Assert.True(Sentence().IsMatch(Of(id).Exam), $"{id}: the exam note is shown on its own and must stand on its own.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_severity_that_differs_from_the_categorys_says_why(string id)
    {
        var rule = Of(id);
        var differs = rule.Severity != Rule.DefaultSeverity(rule.Category);
        Assert.True(
            differs == rule.SeverityBecause is { Length: > 0 },
            $"{id}: whoever sees a category's severity broken must find the reason beside it, and no reason without a break.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_types_look_like_CloudFormations(string id)
    {
        Assert.NotEmpty(Of(id).On);
        Assert.All(Of(id).On, type => Assert.True(TypeForm().IsMatch(type), $"{id}: a type that CloudFormation does not have never matches: {type}"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_source_is_AWSs_documentation(string id)
    {
        var source = Of(id).Source;
        Assert.True(
            source is { Scheme: "https", Host: "docs.aws.amazon.com" } && source.AbsolutePath.EndsWith(".html", StringComparison.Ordinal),
            $"{id}: a rule rests on what AWS documents, at a page that can be opened: {source}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_peers_name_the_tool_and_the_check(string id)
    {
        var peers = Of(id).Peers;
        Assert.All(peers, peer => Assert.True(PeerForm().IsMatch(peer), $"{id}: suppressions of other tools are matched by tool:id: {peer}"));
        Assert.True(peers.Distinct(StringComparer.Ordinal).Count() == peers.Count, $"{id}: a peer listed twice is a slip of the pen.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_can_be_told_in_words(string id) =>
        Assert.True(Of(id).Requires.Describe().Length > 0, $"{id}: the page's statement of what is required comes from the condition.");

    private static Rule Of(string id) => RuleCatalog.All.Single(rule => rule.Id == id);

    [GeneratedRegex("^MLI[0-9]{4}$")]
    private static partial Regex IdForm();

    [GeneratedRegex("^[A-Z][A-Za-z ]* should [^.]*$")]
    private static partial Regex TitleForm();

    [GeneratedRegex("^[A-Z].*[.]$")]
    private static partial Regex Sentence();

    // Suppressions and code are checked as resources of types that CloudFormation cannot have, since its own have three parts.
    [GeneratedRegex("^AWS::[A-Z][A-Za-z0-9]+::[A-Z][A-Za-z0-9]+$|^MlInfra::(Suppression|Code)$")]
    private static partial Regex TypeForm();

    [GeneratedRegex("^(cdk-nag|checkov|guard|securityhub|config|cfn-lint):[A-Za-z0-9_.-]+$")]
    private static partial Regex PeerForm();
}
