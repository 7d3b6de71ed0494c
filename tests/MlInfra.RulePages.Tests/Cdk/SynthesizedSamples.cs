using System.Reflection;
using System.Text.Json;
using Amazon.CDK;
using Constructs;
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
    private readonly Lazy<IReadOnlyDictionary<string, string>> templates;

    public SynthesizedSamples() => templates = new(Synthesize);

    internal string TemplateOf(PageBlock block) =>
        templates.Value.TryGetValue(block.Name, out var template)
            ? template
            : throw new InvalidOperationException($"The CDK did not make a template of {block.Name}.");

    private static Dictionary<string, string> Synthesize()
    {
        var outputFolder = Directory.CreateTempSubdirectory("mlinfra-rule-pages-");
        try
        {
            var samples = Compile();
            var app = new App(new AppProps { Outdir = outputFolder.FullName, Context = Context(), AnalyticsReporting = false, TreeMetadata = false });
            var made = AllPages.Blocks.Where(b => b.Language == PageBlock.CSharp).ToList();
            foreach (var block in made)
                Construct(samples, block, app);
            app.Synth();
            return made.ToDictionary(b => b.Name, b => File.ReadAllText(Path.Combine(outputFolder.FullName, b.Name + ".template.json")));
        }
        finally
        {
            outputFolder.Delete(recursive: true);
        }
    }

    private static void Construct(Assembly samples, PageBlock block, App app)
    {
        var type = samples.GetType($"{SampleSource.Namespace}.{SampleSource.ClassOf(block)}", throwOnError: true)!;
        try
        {
            _ = Activator.CreateInstance(type, (Construct)app, block.Name);
        }
        catch (TargetInvocationException exception)
        {
            throw new InvalidOperationException($"{block.Name} compiles and throws when it runs: {exception.InnerException!.Message}", exception);
        }
    }

    private static Assembly Compile()
    {
        using var workspace = new AdhocWorkspace();
        var compilation = SampleProject.Of(workspace, SampleProject.Files(AllPages.Blocks)).GetCompilationAsync().GetAwaiter().GetResult()!;
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
