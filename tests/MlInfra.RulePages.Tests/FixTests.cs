using MlInfra.RulePages.Tests.Cdk;
using MlInfra.RulePages.Tests.CSharp;
using MlInfra.RulePages.Tests.Pages;
using MlInfra.RulePages.Tests.Templates;

namespace MlInfra.RulePages.Tests;

/// <summary>Where a rule is fixable, its fix mends each bad C# sample, for the compiler, the analyzer and the template.</summary>
public sealed class FixTests(SynthesizedSamples synthesized)
{
    public static TheoryData<string> Fixable => [.. FixedSamples.Blocks.Where(b => !b.IsManual && b.Rule.IsFixable).Select(b => b.Name)];

    public static TheoryData<string> Manual => [.. FixedSamples.Blocks.Where(b => b.IsManual).Select(b => b.Name)];

    public static TheoryData<string> FixableRules => [.. RuleCatalog.All.Where(rule => rule.IsFixable).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(FixableRules))]
    public void A_fixable_rule_shows_its_fix_at_work(string id) =>
        Assert.Contains(FixedSamples.Blocks, block => block.Rule.Id == id && !block.IsManual);

    [Theory]
    [MemberData(nameof(Fixable))]
    public async Task A_fixed_sample_compiles_and_its_rule_is_content(string name)
    {
        var block = AllPages.Block(name);
        var sample = await FixedSamples.OfAsync(block);
        var left = sample.Diagnostics.Where(d => AnalyzedSamples.IsFailure(d) || d.Id == block.Rule.Id).Select(d => d.ToString());
        Assert.True(!left.Any(), $"{string.Join('\n', left)}\n\n{sample.Source}");
        Assert.NotEqual(SampleSource.Of(block), sample.Source);
    }

    // A rule without a fix of its own may have one for a construct of the CDK.
    [Fact]
    public async Task What_is_offered_beyond_a_rules_own_fix_mends_the_sample_too()
    {
        var mended = (await FixedSamples.ChangedAsync()).Where(b => !b.Rule.IsFixable).ToList();
        var left = new List<string>();
        foreach (var block in mended)
        {
            var sample = await FixedSamples.OfAsync(block);
            left.AddRange(sample.Diagnostics.Where(d => AnalyzedSamples.IsFailure(d) || d.Id == block.Rule.Id).Select(d => $"{d}\n{sample.Source}"));
        }

        Assert.Empty(left);
        Assert.NotEmpty(mended);
    }

    // What a fix makes beside the construct is held to the same rules; a new secret has no rotation yet, which is a hint and no warning.
    [Fact]
    public async Task A_fix_breaks_no_other_rule()
    {
        var worse = new List<string>();
        foreach (var block in FixedSamples.Attempted)
        {
            var before = (await AnalyzedSamples.OfAsync(block)).CountBy(d => d.Id).ToDictionary();
            var after = (await FixedSamples.OfAsync(block)).Diagnostics;
            worse.AddRange(after.Where(d => d.Severity != Microsoft.CodeAnalysis.DiagnosticSeverity.Info).CountBy(d => d.Id).Where(d => d.Value > before.GetValueOrDefault(d.Key)).Select(d => $"{block.Name}: {d.Key}"));
        }

        Assert.Empty(worse);
    }

    [Theory]
    [MemberData(nameof(Manual))]
    public async Task No_fix_is_offered_where_the_page_says_so(string name) =>
        Assert.Equal(SampleSource.Of(AllPages.Block(name)), (await FixedSamples.OfAsync(AllPages.Block(name))).Source);

    [Fact]
    public async Task A_fixed_sample_synthesizes_and_its_template_breaks_no_other_rule()
    {
        var worse = new List<string>();
        foreach (var block in await FixedSamples.ChangedAsync())
        {
            var before = Violations(new(synthesized.TemplateOf(block), block.Name + ".json")).CountBy(id => id).ToDictionary();
            var after = new TemplateCheck(synthesized.FixedTemplateOf(block), block.Name + ".json");
            worse.AddRange(Violations(after).CountBy(id => id).Where(r => r.Value > before.GetValueOrDefault(r.Key)).Select(r => $"{block.Name}: {r.Key}"));
            if (after.Judge(block.Rule) is not (Verdict.Pass or Verdict.NotApplicable))
                worse.Add($"{block.Name}: its own rule");
        }

        Assert.True(worse.Count == 0, string.Join('\n', worse));

        // A new secret has no rotation yet, and the CDK's own functions have no tracing: hints, no warnings.
        static IEnumerable<string> Violations(TemplateCheck template) =>
            template.Findings.Where(f => f.Verdict == Verdict.Violation && f.Rule.Severity != Severity.Info).Select(f => f.Rule.Id);
    }

    [Theory]
    [MemberData(nameof(Fixable))]
    public void A_fixed_sample_synthesizes_a_template_that_its_rule_accepts(string name)
    {
        var block = AllPages.Block(name);

        // What a fix takes away the rule need not speak of any more.
        var verdict = new TemplateCheck(synthesized.FixedTemplateOf(block), name + ".json").Judge(block.Rule);
        Assert.True(verdict is Verdict.Pass or Verdict.NotApplicable, $"{verdict}");
    }
}
