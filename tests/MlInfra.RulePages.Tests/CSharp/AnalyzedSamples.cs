using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using MlInfra.Analyzers;
using MlInfra.RulePages.Tests.Pages;

namespace MlInfra.RulePages.Tests.CSharp;

/// <summary>What the analyzer reports on the C# samples. All are analyzed in one compilation, once.</summary>
internal static class AnalyzedSamples
{
    private static readonly Lazy<Task<(Compilation Compilation, ILookup<string, Diagnostic> Diagnostics)>> Analyzed = new(AnalyzeAsync);

    /// <summary>The compiler's errors and the analyzer's findings in a sample.</summary>
    internal static async Task<IReadOnlyList<Diagnostic>> OfAsync(PageBlock block) => [.. (await Analyzed.Value).Diagnostics[block.Name]];

    /// <summary>The jsii name of the construct that a finding in a sample is about; null when it is not made there.</summary>
    internal static async Task<string?> ConstructOfAsync(Diagnostic finding)
    {
        if (finding.AdditionalLocations is not [{ SourceTree: { } tree } made, ..])
            return null;
        var root = await tree.GetRootAsync(TestContext.Current.CancellationToken);
        var type = (await Analyzed.Value).Compilation.GetSemanticModel(tree).GetTypeInfo(root.FindNode(made.SourceSpan, getInnermostNodeForTie: true)).Type;
        return type?.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "JsiiClassAttribute")?.ConstructorArguments[1].Value as string;
    }

    /// <summary>The compiler's errors and the analyzer's findings in a project, by document.</summary>
    internal static async Task<ILookup<string, Diagnostic>> AnalyzeAsync(Project project) => await AnalyzeAsync((await project.GetCompilationAsync())!);

    private static async Task<ILookup<string, Diagnostic>> AnalyzeAsync(Compilation code)
    {
        var compilation = code.WithAnalyzers([new ArchitectureAnalyzer()]);
        var diagnostics = await compilation.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return diagnostics.Where(IsOfInterest).ToLookup(d => d.Location.SourceTree?.FilePath ?? "");
    }

    private static async Task<(Compilation Compilation, ILookup<string, Diagnostic> Diagnostics)> AnalyzeAsync()
    {
        using var workspace = new AdhocWorkspace();
        var compilation = (await SampleProject.Of(workspace, SampleProject.Files(AllPages.Blocks)).GetCompilationAsync())!;
        return (compilation, await AnalyzeAsync(compilation));
    }

    /// <summary>Whether a diagnostic says that the code does not compile or that the analyzer threw, which is AD0001.</summary>
    internal static bool IsFailure(Diagnostic diagnostic) =>
        (diagnostic.Severity == DiagnosticSeverity.Error && !IsFinding(diagnostic)) || diagnostic.Id == "AD0001";

    private static bool IsFinding(Diagnostic diagnostic) => RuleCatalog.All.Any(rule => rule.Id == diagnostic.Id);

    private static bool IsOfInterest(Diagnostic diagnostic) => IsFailure(diagnostic) || IsFinding(diagnostic);
}
