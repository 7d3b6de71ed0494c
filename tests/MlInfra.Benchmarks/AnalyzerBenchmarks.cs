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
    private const int PerFile = 20;

    private CSharpCompilation constructs = CSharpCompilation.Create("none");
    private CSharpCompilation withoutCdk = CSharpCompilation.Create("none");

    [Params(100, 1000)]
    public int Constructs { get; set; }

    [GlobalSetup]
    public void Generate()
    {
        constructs = Compilation(Enumerable.Range(0, Constructs / PerFile).Select(StackSource), isCdk: _ => true);
        withoutCdk = Compilation(Enumerable.Range(0, Constructs / PerFile).Select(PlainSource), isCdk: name => !IsCdk(name));
    }

    [Benchmark(Baseline = true)]
    public int Compile() => Fresh(constructs).GetDiagnostics().Length;

    [Benchmark]
    public int CompileAndAnalyze() => Analyzed(constructs);

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

    private static string StackSource(int file)
    {
        var text = new StringBuilder("using Amazon.CDK; using Amazon.CDK.AWS.Kinesis; using Amazon.CDK.AWS.SageMaker; using Constructs;\n")
            .Append(CultureInfo.InvariantCulture, $"class Stack{file} : Stack {{ public Stack{file}(Construct scope) : base(scope, \"s\") {{\n");
        for (var i = 0; i < PerFile; i++)
        {
            text.Append(i % 2 == 0
                ? $"new CfnNotebookInstance(this, \"N{i}\", new CfnNotebookInstanceProps {{ InstanceType = \"ml.t3.medium\", RoleArn = \"role\", DirectInternetAccess = \"Enabled\" }});\n"
                : $"new CfnStream(this, \"S{i}\", new CfnStreamProps {{ ShardCount = {i} }});\n");
        }

        return text.Append("} }\n").ToString();
    }

    private static string PlainSource(int file)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"using System.Text; class Plain{file} {{ object[] Make() => new object[] {{\n");
        for (var i = 0; i < PerFile; i++)
            text.Append(CultureInfo.InvariantCulture, $"new StringBuilder(\"text\") {{ Length = {i} }},\n");
        return text.Append("}; }\n").ToString();
    }
}
