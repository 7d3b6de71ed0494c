using Microsoft.CodeAnalysis;
using MlInfra.RulePages.Tests.Cdk;
using MlInfra.RulePages.Tests.CSharp;
using MlInfra.RulePages.Tests.Pages;
using MlInfra.RulePages.Tests.Templates;

namespace MlInfra.RulePages.Tests;

/// <summary>Where a rule is fixable, its fix mends each bad C# sample, for the compiler, the analyzer and the template.</summary>
public sealed class FixTests(SynthesizedSamples synthesized)
{
    public static TheoryData<string> Fixable => [.. FixedSamples.Blocks.Select(b => b.Name)];

    [Theory]
    [MemberData(nameof(Fixable))]
    public async Task A_fixed_sample_compiles_and_its_rule_is_content(string name)
    {
        var block = AllPages.Block(name);
        var sample = await FixedSamples.OfAsync(block);
        var left = sample.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error || d.Id == block.Rule.Id).Select(d => d.ToString());
        Assert.True(!left.Any(), $"{string.Join('\n', left)}\n\n{sample.Source}");
        Assert.NotEqual(SampleSource.Of(block), sample.Source);
    }

    [Theory]
    [MemberData(nameof(Fixable))]
    public void A_fixed_sample_synthesizes_a_template_that_its_rule_accepts(string name)
    {
        var block = AllPages.Block(name);
        Assert.Equal(Verdict.Pass, new TemplateCheck(synthesized.FixedTemplateOf(block), name + ".json").Judge(block.Rule));
    }
}
