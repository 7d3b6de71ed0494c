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

    private readonly Lazy<IReadOnlyDictionary<string, string>> templates = new(Synthesize);

    internal string TemplateOf(PageBlock block) => Template(block.Name);

    /// <summary>The template of a bad sample after its fix.</summary>
    internal string FixedTemplateOf(PageBlock block) => Template(block.Name + FixedSuffix);

    private string Template(string stack) =>
        templates.Value.TryGetValue(stack, out var template)
            ? template
            : throw new InvalidOperationException($"The CDK did not make a template of {stack}.");

    private static Dictionary<string, string> Synthesize()
    {
        var outputFolder = Directory.CreateTempSubdirectory("mlinfra-rule-pages-");
        try
        {
            var app = new App(new AppProps { Outdir = outputFolder.FullName, Context = Context(), AnalyticsReporting = false, TreeMetadata = false });
            var asWritten = AllPages.Blocks.Where(b => b.Language == PageBlock.CSharp);
            var stacks = Construct(app, asWritten, SampleSource.Of, "")
                .Concat(Construct(app, FixedSamples.Blocks, b => FixedSamples.OfAsync(b).GetAwaiter().GetResult().Source, FixedSuffix))
                .ToList();
            app.Synth();
            return stacks.ToDictionary(stack => stack, stack => File.ReadAllText(Path.Combine(outputFolder.FullName, stack + ".template.json")));
        }
        finally
        {
            outputFolder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Construct(App app, IEnumerable<PageBlock> blocks, Func<PageBlock, string> source, string suffix)
    {
        var samples = Compile("Samples" + suffix, blocks.Select(b => (b.Name, source(b))));
        foreach (var block in blocks)
        {
            var type = samples.GetType($"{SampleSource.Namespace}.{SampleSource.ClassOf(block)}", throwOnError: true)!;
            try
            {
                _ = Activator.CreateInstance(type, app, block.Name + suffix);
            }
            catch (TargetInvocationException exception)
            {
                throw new InvalidOperationException($"{block.Name}{suffix} compiles and throws when it runs: {exception.InnerException!.Message}", exception);
            }

            yield return block.Name + suffix;
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
    private static Dictionary<string, object> Context()
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
