using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using MlInfra.Analyzers;
using MlInfra.RulePages.Tests.CSharp;
using MlInfra.RulePages.Tests.Pages;

namespace MlInfra.RulePages.Tests;

/// <summary>
/// Code is half typed most of the time. The analyzer is fed the beginnings of every C# sample, up to every few tokens, each
/// sample from another one on. With <c>MLINFRA_FUZZ=all</c> they end at every character, which takes minutes.
/// </summary>
public sealed class HalfTypedTests(ITestOutputHelper output)
{
    private const int Stride = 9;
    private const int FilesPerCompilation = 1000;
    private static readonly bool All = Environment.GetEnvironmentVariable("MLINFRA_FUZZ") == "all";
    private static readonly TimeSpan Longest = All ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(3);

    [Fact]
    public async Task No_beginning_of_a_sample_makes_the_analyzer_throw_or_hang()
    {
        var blocks = AllPages.Blocks.Where(b => b.Language == PageBlock.CSharp).ToList();
        var beginnings = blocks.SelectMany(Beginnings).Chunk(FilesPerCompilation).ToList();
        output.WriteLine($"{beginnings.Sum(chunk => chunk.Length)} beginnings of {blocks.Count} samples");
        Assert.True(beginnings.Sum(chunk => chunk.Length) > blocks.Count, "Each sample has more than one beginning.");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        foreach (var chunk in beginnings)
            Assert.Empty(await ExceptionsAsync(chunk, limit.Token));
    }

    private static IEnumerable<(string Name, string Source)> Beginnings(PageBlock block, int index)
    {
        var text = SampleSource.Of(block);
        var start = SampleSource.StartOf(block);
        var end = start + block.Sample.Text.Length;
        var ends = All
            ? Enumerable.Range(start, end - start)
            : CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Select(t => t.Span.End).Where(e => e > start && e < end)
                .Where((_, i) => i % Stride == index % Stride);
        var name = SampleSource.ClassOf(block);
        return ends.Select(e => string.Create(CultureInfo.InvariantCulture, $"{name}_{e}"))
            .Zip(ends, (unique, e) => (unique, text[..e].Replace(name, unique, StringComparison.Ordinal)));
    }

    private static async Task<IReadOnlyList<string>> ExceptionsAsync(IEnumerable<(string Name, string Source)> files, CancellationToken cancellation)
    {
        var exceptions = new List<string>();
        using var workspace = new AdhocWorkspace();
        var compilation = (await SampleProject.Of(workspace, files).GetCompilationAsync(cancellation))!;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => exceptions.Add(exception.ToString()), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        await compilation.WithAnalyzers([new ArchitectureAnalyzer()], options).GetAnalyzerDiagnosticsAsync(cancellation);
        return exceptions;
    }
}
