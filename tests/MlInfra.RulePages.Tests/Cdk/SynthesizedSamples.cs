using System.Reflection;
using System.Text.Json;
using Amazon.CDK;
using Microsoft.CodeAnalysis;
using MlInfra.RulePages.Tests.CSharp;
using MlInfra.RulePages.Tests.Pages;

namespace MlInfra.RulePages.Tests.Cdk;

/// <summary>
/// The templates that the real CDK makes of the C# samples. Everything is compiled and synthesized once, at the first
/// question: the CDK's engine takes seconds to start, runs once in a process, and is not thread-safe.
/// </summary>
public sealed class SynthesizedSamples
{
    private const string FixedSuffix = "-fixed";

    private static readonly Dictionary<string, object> Context = ReadContext();

    private readonly Dictionary<string, Exception> failures = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyDictionary<string, string>> templates;

    public SynthesizedSamples() => templates = new(Synthesize);

    internal string TemplateOf(PageBlock block) => Template(block.Name);

    /// <summary>The template of a bad sample after its fix.</summary>
    internal string FixedTemplateOf(PageBlock block) => Template(block.Name + FixedSuffix);

    /// <summary>What a sample threw; null where it ran.</summary>
    internal Exception? FailureOf(PageBlock block)
    {
        _ = templates.Value;
        return failures.GetValueOrDefault(block.Name);
    }

    private string Template(string stack) =>
        templates.Value.TryGetValue(stack, out var template) ? template
        : throw new InvalidOperationException($"{stack} compiles and does not run.", failures.GetValueOrDefault(stack));

    private Dictionary<string, string> Synthesize()
    {
        var outputFolder = Directory.CreateTempSubdirectory("mlinfra-rule-pages-");
        try
        {
            var made = new Dictionary<string, string>(StringComparer.Ordinal);
            Synthesize(AllPages.Blocks.Where(b => b.Language == PageBlock.CSharp), SampleSource.Of, "", outputFolder.FullName, made);
            Synthesize(FixedSamples.ChangedAsync().GetAwaiter().GetResult(), b => FixedSamples.OfAsync(b).GetAwaiter().GetResult().Source, FixedSuffix, outputFolder.FullName, made);
            return made;
        }
        finally
        {
            outputFolder.Delete(recursive: true);
        }
    }

    // Each sample has an app of its own, so that one that does not run fails alone.
    private void Synthesize(
        IEnumerable<PageBlock> blocks, Func<PageBlock, string> source, string suffix, string outputFolder, Dictionary<string, string> made)
    {
        var samples = Compile("Samples" + suffix, blocks.Select(b => (b.Name, source(b))));
        foreach (var block in blocks)
        {
            var stack = block.Name + suffix;
            var type = samples.GetType($"{SampleSource.Namespace}.{SampleSource.ClassOf(block)}", throwOnError: true)!;
            var app = new App(new AppProps { Outdir = Path.Combine(outputFolder, stack), Context = Context, AnalyticsReporting = false, TreeMetadata = false });
            try
            {
                _ = Activator.CreateInstance(type, app, stack);
                app.Synth();
                made.Add(stack, File.ReadAllText(Path.Combine(outputFolder, stack, stack + ".template.json")));
            }
#pragma warning disable CA1031 // Whatever a sample throws is shown by the test that asks for its template.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failures[stack] = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            }
        }
    }

    private static Assembly Compile(string name, IEnumerable<(string Name, string Source)> files)
    {
        using var workspace = new AdhocWorkspace();
        var compilation = SampleProject.Of(workspace, files).GetCompilationAsync().GetAwaiter().GetResult()!.WithAssemblyName(name);
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        return errors.Count == 0 ? Assembly.Load(assembly.ToArray()) : throw new InvalidOperationException(string.Join('\n', errors));
    }

    // What the CDK emits depends on feature flags; the samples run under those that the repository's own app has.
    private static Dictionary<string, object> ReadContext()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("cdk.json")));
        return settings.RootElement.GetProperty("context").EnumerateObject().ToDictionary(p => p.Name, p => Plain(p.Value));
    }

    private static object Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToArray(),
        JsonValueKind.String => value.GetString()!,
        _ => throw new FormatException($"cdk.json: a context value of kind {value.ValueKind} is not handled"),
    };
}
