using MlInfra.RulePages.Tests.Cdk;
using MlInfra.RulePages.Tests.Coverage;
using MlInfra.RulePages.Tests.Pages;
using MlInfra.RulePages.Tests.Templates;
using MlInfra.Rules.Conditions;

namespace MlInfra.RulePages.Tests;

/// <summary>A rule that holds while the C# is typed holds on the template that the real CDK makes of it.</summary>
public sealed class ParityTests(SynthesizedSamples synthesized, ITestOutputHelper output)
{
    public static TheoryData<string> Bad =>
        [.. AllPages.Blocks.Where(b => b is { Language: PageBlock.CSharp, Kind: Kind.Bad, Rule.Requires: not CodeCondition }).Select(b => b.Name)];

    public static TheoryData<string> Good => AllPages.Names(PageBlock.CSharp, Kind.Good);

    public static TheoryData<string> Unknown => AllPages.Names(PageBlock.CSharp, Kind.Unknown);

    [Theory]
    [MemberData(nameof(Bad))]
    public void The_template_of_a_bad_sample_is_a_violation(string name) =>
        Assert.Equal(Verdict.Violation, Check(name).Judge(AllPages.Block(name).Rule));

    [Theory]
    [MemberData(nameof(Good))]
    public void No_rule_has_anything_to_say_of_the_template_of_a_good_sample(string name)
    {
        Assert.True(Check(name).Judge(AllPages.Block(name).Rule) is Verdict.Pass or Verdict.NotApplicable);
        Assert.Empty(Check(name).Findings.Select(finding => finding.Message));
    }

    // The analyzer keeps silent on these; what the CDK made of them may well be decided.
    [Theory]
    [MemberData(nameof(Unknown))]
    public void The_template_of_an_unknown_sample_can_be_judged(string name) =>
        Assert.NotEqual(Verdict.NotApplicable, Check(name).Judge(AllPages.Block(name).Rule));

    // Whichever rule a sample is of, and whatever else it breaks.
    [Fact]
    public async Task No_rule_says_more_of_code_than_of_its_template()
    {
        var verdicts = await CompileTimeVerdicts.OfAllAsync();
        var rules = RuleCatalog.All.Where(rule => rule.Category != Category.Suppression && rule.Requires is not CodeCondition).ToList();
        var said = (from block in AllPages.Blocks
                    where block.Language == PageBlock.CSharp && synthesized.FailureOf(block) is null
                    from rule in rules
                    where verdicts(block, rule) == Verdict.Violation
                    select (block.Name, Rule: rule)).ToList();
        output.WriteLine($"{said.Count} violations in code, of {said.Select(s => s.Rule).Distinct().Count()} rules");
        Assert.NotEmpty(said);
        foreach (var sample in said.GroupBy(s => s.Name))
        {
            var check = Check(sample.Key);
            Assert.All(sample, s => Assert.True(check.Breaks(s.Rule), $"{s.Name}: {s.Rule.Id} is a false alarm"));
        }
    }

    [Fact]
    public void How_many_templates_stay_unknown()
    {
        var verdicts = AllPages.Blocks
            .Where(b => b is { Language: PageBlock.CSharp, Rule.Requires: not CodeCondition })
            .GroupBy(b => b.Kind, b => Check(b.Name).Judge(b.Rule))
            .OrderBy(kind => kind.Key);
        foreach (var kind in verdicts)
        {
            var unknown = kind.Count(verdict => verdict == Verdict.Unknown);
            output.WriteLine($"{kind.Key}: {unknown} of {kind.Count()} templates unknown ({(double)unknown / kind.Count():P0})");
            Assert.True(kind.Key == Kind.Unknown || unknown == 0, $"{unknown} samples marked {kind.Key} are undecided on their templates.");
        }
    }

    private TemplateCheck Check(string name) => new(synthesized.TemplateOf(AllPages.Block(name)), name + ".json");
}
