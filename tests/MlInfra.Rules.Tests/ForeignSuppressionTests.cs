using MlInfra.Rules.Model;
using MlInfra.Rules.Suppressions;
using static MlInfra.Rules.Tests.Given;

namespace MlInfra.Rules.Tests;

/// <summary>What templates carry for other tools, in the forms that these tools write and read.</summary>
public sealed class ForeignSuppressionTests
{
    private static readonly RuleEngine Engine = new(RuleCatalog.All.Where(r => r.Id is "MLI2001" or "MLI2004"));

    [Theory]
    [InlineData("AwsSolutions-SM3")]
    [InlineData("SageMakerNotebookNoDirectInternetAccess")]
    [InlineData("HIPAA.Security-SageMakerNotebookNoDirectInternetAccess")]
    public void A_rule_of_cdk_nag_is_known_by_its_name_in_any_pack(string id) =>
        Assert.Equal(["MLI2001: We have a proxy"], Accepted(Nag(("id", Text(id)), ("reason", Text("We have a proxy")))));

    [Theory]
    [InlineData("AwsSolutions-SM1")]
    [InlineData("AwsSolutions-IAM4")]
    public void What_none_of_our_rules_is_like_is_not_our_business(string id) =>
        Assert.Equal(["MLI2001"], Open(Nag(("id", Text(id)), ("reason", Text("")))));

    [Fact]
    public void A_reason_that_cdk_nag_encoded_is_decoded() => Assert.Equal(
        ["MLI2001: Übergang – bis Mai"],
        Accepted(Nag(("id", Text("AwsSolutions-SM3")), ("reason", Text("w5xiZXJnYW5nIOKAkyBiaXMgTWFp")), ("is_reason_encoded", Flag(true)))));

    [Fact]
    public void A_reason_that_is_not_encoded_as_it_says_is_reported() => Assert.Equal(
        ["MLI0004", "MLI2001"],
        Open(Nag(("id", Text("AwsSolutions-SM3")), ("reason", Text("no base64!")), ("is_reason_encoded", Flag(true)))));

    [Fact]
    public void What_is_limited_to_findings_of_cdk_nag_accepts_none_of_ours_and_says_so() => Assert.Equal(
        ["MLI0004", "MLI2001"],
        Open(Nag(("id", Text("AwsSolutions-SM3")), ("reason", Text("Because of that")), ("applies_to", List(Text("Resource::*"))))));

    [Fact]
    public void The_metadata_of_the_stack_counts_for_cdk_nag_on_all_its_resources() =>
        Assert.Equal(["MLI2001: All sandboxes"], Accepted(new Architecture([Notebook(Map())]) { Metadata = Nag(("id", Text("AwsSolutions-SM3")), ("reason", Text("All sandboxes"))) }));

    [Fact]
    public void A_rule_of_Guard_is_accepted_without_a_reason_because_its_form_has_none() => Assert.Equal(
        ["MLI2001: SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS is in SuppressedRules of Guard, which take no reason"],
        Accepted(Map(("guard", Map(("SuppressedRules", List(Text("SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS"))))))));

    [Theory]
    [InlineData("checkov")]
    [InlineData("bridgecrew")]
    public void A_check_of_checkov_is_accepted_with_its_comment(string tool) =>
        Assert.Equal(["MLI2001: Sandbox"], Accepted(Checkov(tool, ("CKV_AWS_122", "Sandbox"))));

    [Fact]
    public void A_check_of_checkov_without_a_comment_does_not_hold() =>
        Assert.Equal(["MLI0001", "MLI2001"], Open(Checkov("checkov", ("CKV_AWS_122", null))));

    [Fact]
    public void A_flaw_that_nothing_here_depends_on_is_not_reported() =>
        Assert.Equal(["MLI2001"], Open(Checkov("checkov", ("CKV_AWS_53", null))));

    [Fact]
    public void A_rule_that_is_several_checks_of_checkov_needs_all_of_them()
    {
        (string, string?)[] checks = [("CKV_AWS_53", "Site"), ("CKV_AWS_54", "Site"), ("CKV_AWS_55", "Site"), ("CKV_AWS_56", "Site")];
        Assert.Equal(["MLI2004"], Open(Bucket(Checkov("checkov", checks[..3]))));
        Assert.Empty(Open(Bucket(Checkov("checkov", checks))));
    }

    private static MapValue Nag(params (string, Value)[] entry) => Map(("cdk_nag", Map(("rules_to_suppress", List(Map(entry))))));

    private static MapValue Checkov(string tool, params (string Id, string? Comment)[] skipped) => Map((tool, Map(("skip", List(
        [.. skipped.Select(s => Map(("id", Text(s.Id)), ("comment", s.Comment is null ? Absent() : Text(s.Comment))))])))));

    private static Resource Notebook(MapValue metadata) => With("AWS::SageMaker::NotebookInstance", metadata);

    private static Architecture Bucket(MapValue metadata) => new([With("AWS::S3::Bucket", metadata)]);

    private static Resource With(string type, MapValue metadata) => new("It", type, Map(), Here()) { Attributes = Map(("Metadata", metadata)) };

    private static List<string> Accepted(MapValue metadata) => Accepted(new Architecture([Notebook(metadata)]));

    private static List<string> Accepted(Architecture architecture) =>
        [.. Review(architecture).Select(r => $"{r.Finding.Rule.Id}: {r.AcceptedBy?.Justification}")];

    private static List<string> Open(MapValue metadata) => Open(new Architecture([Notebook(metadata)]));

    private static List<string> Open(Architecture architecture) =>
        [.. Review(architecture).Where(r => r.AcceptedBy is null).Select(r => r.Finding.Rule.Id).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<ReviewedFinding> Review(Architecture architecture) =>
        SuppressionReview.Of(architecture, [.. Engine.Check(architecture)], new DateTime(2026, 6, 1));
}
