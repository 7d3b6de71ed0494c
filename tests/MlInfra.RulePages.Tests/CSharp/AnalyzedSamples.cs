using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using MlInfra.Analyzers;
using MlInfra.RulePages.Tests.Pages;

namespace MlInfra.RulePages.Tests.CSharp;

/// <summary>What the analyzer reports on the C# samples. All are analyzed in one compilation, once.</summary>
internal static class AnalyzedSamples
{
    private static readonly Lazy<Task<ILookup<string, Diagnostic>>> Diagnostics = new(AnalyzeAsync);

    /// <summary>The compiler's errors and the analyzer's findings in a sample.</summary>
    internal static async Task<IReadOnlyList<Diagnostic>> OfAsync(PageBlock block) => [.. (await Diagnostics.Value)[block.Name]];

    /// <summary>The compiler's errors and the analyzer's findings in a project, by document.</summary>
    internal static async Task<ILookup<string, Diagnostic>> AnalyzeAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!.WithAnalyzers([new ArchitectureAnalyzer()]);
        var diagnostics = await compilation.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return diagnostics.Where(IsOfInterest).ToLookup(d => d.Location.SourceTree?.FilePath ?? "");
    }

    private static async Task<ILookup<string, Diagnostic>> AnalyzeAsync()
    {
        using var workspace = new AdhocWorkspace();
        return await AnalyzeAsync(SampleProject.Of(workspace, SampleProject.Files(AllPages.Blocks)));
    }

    /// <summary>Whether a diagnostic says that the code does not compile or that the analyzer threw, which is AD0001.</summary>
    internal static bool IsFailure(Diagnostic diagnostic) =>
        (diagnostic.Severity == DiagnosticSeverity.Error && !IsFinding(diagnostic)) || diagnostic.Id == "AD0001";

    private static bool IsFinding(Diagnostic diagnostic) => RuleCatalog.All.Any(rule => rule.Id == diagnostic.Id);

    private static bool IsOfInterest(Diagnostic diagnostic) => IsFailure(diagnostic) || IsFinding(diagnostic);
}
