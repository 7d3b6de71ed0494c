using MlInfra.RulePages.Tests.Cdk;
using MlInfra.RulePages.Tests.Pages;
using MlInfra.Rules.Conditions;

namespace MlInfra.RulePages.Tests;

/// <summary>Rules about code are right about the CDK: it throws what their pages say, and nothing elsewhere.</summary>
public sealed class CodeRuleTests(SynthesizedSamples synthesized)
{
    public static TheoryData<string> Bad =>
        [.. AllPages.Blocks.Where(b => b is { Kind: Kind.Bad, Rule.Requires: CodeCondition }).Select(b => b.Name)];

    public static TheoryData<string> Others =>
        [.. AllPages.Blocks.Where(b => b is { Language: PageBlock.CSharp, Kind: not Kind.Bad, Rule.Requires: CodeCondition }).Select(b => b.Name)];

    [Theory]
    [MemberData(nameof(Bad))]
    public void The_CDK_throws_what_the_page_says_and_else_runs(string name)
    {
        var block = AllPages.Block(name);
        var failure = synthesized.FailureOf(block);
        if (block.Throws is { } words)
            Assert.Contains(words, failure?.Message ?? "it ran", StringComparison.Ordinal);
        else
            Assert.Null(failure);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void An_error_is_what_throws_and_nothing_else(string name) =>
        Assert.Equal(AllPages.Block(name).Rule.Severity == Severity.Error, AllPages.Block(name).Throws is not null);

    [Theory]
    [MemberData(nameof(Others))]
    public void What_is_not_reported_runs(string name) => Assert.Null(synthesized.FailureOf(AllPages.Block(name)));
}
