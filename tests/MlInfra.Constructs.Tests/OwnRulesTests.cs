using MlInfra.Rules;
using MlInfra.Templates.Reading;

namespace MlInfra.Constructs.Tests;

/// <summary>Our own rules find nothing in constructs with default props.</summary>
public class OwnRulesTests(Synthesized made)
{
    public static TheoryData<string> Stacks => [.. JobStacks.Defaults, .. ServingStacks.Defaults, .. VideoAndBatchStacks.Defaults];

    [Theory]
    [MemberData(nameof(Stacks))]
    public void No_rule_finds_anything(string stack)
    {
        var architecture = TemplateReader.Read(made[stack].ToJsonString(), $"{stack}.json");

        Assert.NotEmpty(architecture.Resources);
        Assert.Empty(new RuleEngine(RuleCatalog.All).Check(architecture)
            .Where(finding => finding.Verdict == Verdict.Violation)
            .Select(finding => $"{finding.Rule.Id} {finding.Resource.Name} {finding.Path}: {finding.Message}"));
    }
}
