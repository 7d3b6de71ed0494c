using System.Text.RegularExpressions;

namespace MlInfra.Tests;

public sealed partial class ReadmeTests
{
    [Fact]
    public void The_stack_in_the_README_compiles()
    {
        var stack = Sample().Single(code => code.Contains("class TrainingStack", StringComparison.Ordinal));
        Assert.Empty(Snippet.ErrorsOf(Snippet.Usings + stack));
    }

    [Fact]
    public void The_wiring_that_the_README_calls_an_error_does_not_compile()
    {
        Assert.Contains("`BuiltIn.RandomCutForest.On(GpuInstance.G5XLarge)`", Text(), StringComparison.Ordinal);
        Assert.NotEmpty(Snippet.ErrorsOfExpression("BuiltIn.RandomCutForest.On(GpuInstance.G5XLarge)"));
        Assert.NotEmpty(Snippet.ErrorsOfExpression("BuiltIn.ImageClassification.On(CpuInstance.M5XLarge)"));
        Assert.Empty(Snippet.ErrorsOfExpression("BuiltIn.ImageClassification.On(GpuInstance.G5XLarge)"));
    }

    [Fact]
    public void The_suppression_in_the_README_compiles()
    {
        var call = Sample().Single(code => code.Contains(".Suppress(", StringComparison.Ordinal));
        Assert.Empty(Snippet.ErrorsOf($"{Snippet.Usings}using MlInfra.Constructs; class C {{ void M(CfnResource scoring) {{ {call} }} }}"));
    }

    private static string Text() => File.ReadAllText(Repository.PathOf("README.md"));

    private static IEnumerable<string> Sample() => CSharp().Matches(Text()).Select(match => match.Groups[1].Value);

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();
}
