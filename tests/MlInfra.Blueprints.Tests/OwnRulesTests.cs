using MlInfra.Rules;
using MlInfra.Templates.Reading;

namespace MlInfra.Blueprints.Tests;

/// <summary>Our own rules find nothing in our own blueprints.</summary>
public class OwnRulesTests(Synthesized made)
{
    public static TheoryData<string> Folders => BlueprintTests.Folders;

    [Theory]
    [MemberData(nameof(Folders))]
    public void No_rule_finds_anything(string blueprint)
    {
        var architecture = TemplateReader.Read(made.First[blueprint], $"{blueprint}.json");
        var engine = new RuleEngine(RuleCatalog.All);

        Assert.Contains(architecture.Resources, resource => engine.Covers(resource.Type));
        Assert.Empty(engine.Check(architecture)
            .Where(finding => finding.Verdict == Verdict.Violation)
            .Select(finding => $"{finding.Rule.Id} {finding.Resource.Name} {finding.Path}: {finding.Message}"));
    }
}
