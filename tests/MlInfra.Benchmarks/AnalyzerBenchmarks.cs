using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using MlInfra.Analyzers;

namespace MlInfra.Benchmarks;

/// <summary>A build of constructs with and without the analyzer; and of code that does not use the CDK, where it must cost nothing.</summary>
[MemoryDiagnoser]
public class AnalyzerBenchmarks
{
    private CSharpCompilation constructs = CSharpCompilation.Create("none");
    private CSharpCompilation withoutCdk = CSharpCompilation.Create("none");

    [Params(200, 2000)]
    public int Constructs { get; set; }

    [GlobalSetup]
    public void Generate()
    {
        constructs = Compilation(GeneratedStacks.For(Constructs, findings: 0), isCdk: _ => true);
        withoutCdk = Compilation(Enumerable.Range(0, Constructs / GeneratedStacks.PerStack).Select(PlainSource), isCdk: name => !IsCdk(name));
    }

    [Benchmark(Baseline = true)]
    public int Compile() => Fresh(constructs).GetDiagnostics().Length;

    [Benchmark]
    public int CompileAndAnalyze() => Analyzed(constructs);

    /// <summary>What an editor does at each keystroke in an open file: the rest of the project stays as it is.</summary>
    [Benchmark]
    public int AnalyzeFileBeingTyped()
    {
        var file = constructs.SyntaxTrees[0];
        var typed = file.WithChangedText(file.GetText().Replace(0, 0, "\n"));
        var compilation = constructs.ReplaceSyntaxTree(file, typed);
        return compilation.WithAnalyzers([new ArchitectureAnalyzer()])
            .GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(typed), filterSpan: null, CancellationToken.None).GetAwaiter().GetResult().Length;
    }

    [Benchmark]
    public int CompileWithoutCdk() => Fresh(withoutCdk).GetDiagnostics().Length;

    [Benchmark]
    public int CompileAndAnalyzeWithoutCdk() => Analyzed(withoutCdk);

    private static int Analyzed(CSharpCompilation compilation) =>
        Fresh(compilation).WithAnalyzers([new ArchitectureAnalyzer()]).GetAllDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult().Length;

    // A compilation remembers what it has bound.
    private static CSharpCompilation Fresh(CSharpCompilation compilation) => compilation.Clone();

    private static CSharpCompilation Compilation(IEnumerable<string> sources, Func<string, bool> isCdk) => CSharpCompilation.Create(
        "Benchmark",
        sources.Select(s => CSharpSyntaxTree.ParseText(s)),
        References().Where(path => isCdk(Path.GetFileName(path))).Select(path => MetadataReference.CreateFromFile(path)),
        new(OutputKind.DynamicallyLinkedLibrary));

    private static ImmutableArray<string> References() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)];

    private static bool IsCdk(string name) =>
        name.StartsWith("Amazon.", StringComparison.Ordinal) || name.StartsWith("Constructs", StringComparison.Ordinal);

    private static string PlainSource(int file)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"using System.Text; class Plain{file} {{ object[] Make() => new object[] {{\n");
        for (var i = 0; i < GeneratedStacks.PerStack; i++)
            text.Append(CultureInfo.InvariantCulture, $"new StringBuilder(\"text\") {{ Length = {i} }},\n");
        return text.Append("}; }\n").ToString();
    }
}
