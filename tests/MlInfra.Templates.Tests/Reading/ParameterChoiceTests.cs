using MlInfra.Rules;

namespace MlInfra.Templates.Tests.Reading;

public sealed class ParameterChoiceTests
{
    [Theory]
    [InlineData("[Enabled, Disabled]", Verdict.Unknown)]
    [InlineData("[Enabled, On]", Verdict.Violation)]
    [InlineData("[Disabled, Disabled]", Verdict.Pass)]
    public void A_parameter_violates_only_when_every_allowed_value_does(string allowed, Verdict verdict) =>
        Assert.Equal(verdict, Judge($"Parameters: {{P: {{Type: String, AllowedValues: {allowed}}}}}", "!Ref P"));

    [Fact]
    public void A_condition_violates_when_one_branch_does() =>
        Assert.Equal(Verdict.Violation, Judge("Conditions: {C: !Equals [!Ref AWS::Region, x]}", "!If [C, Enabled, Disabled]"));

    [Fact]
    public void A_bad_branch_under_a_parameter_violates_when_all_its_values_do() =>
        Assert.Equal(Verdict.Violation, Judge(
            "Parameters: {P: {Type: String, AllowedValues: [Enabled, On]}}\nConditions: {C: !Equals [!Ref AWS::Region, x]}",
            "!If [C, !Ref P, Disabled]"));

    [Fact]
    public void An_uncertain_branch_is_unknown() =>
        Assert.Equal(Verdict.Unknown, Judge(
            "Parameters: {P: {Type: String, AllowedValues: [Enabled, Disabled]}}\nConditions: {C: !Equals [!Ref AWS::Region, x]}",
            "!If [C, !Ref P, Disabled]"));

    [Fact]
    public void The_finding_names_the_value_that_violates()
    {
        var architecture = Notebook("Parameters: {P: {Type: String, AllowedValues: [Enabled, Disabled]}}", "!Ref P");
        var finding = Assert.Single(new RuleEngine([RootAccess]).Check(architecture));
        Assert.Equal(Verdict.Unknown, finding.Verdict);
        Assert.Contains("when parameter P is Enabled, RootAccess is \"Enabled\"", finding.Message, StringComparison.Ordinal);
        Assert.Empty(finding.Edits);
    }

    private static Rule RootAccess => RuleCatalog.All.Single(r => r.Id == "MLI3001");

    private static Verdict Judge(string sections, string value)
    {
        var architecture = Notebook(sections, value);
        return RuleEngine.Judge(RootAccess, architecture.Resources[0], architecture);
    }

    private static Rules.Model.Architecture Notebook(string sections, string value) => Sample.Read($$"""
        {{sections}}
        Resources:
          Notebook: {Type: AWS::SageMaker::NotebookInstance, Properties: {RootAccess: {{value}} } }
        """);
}
