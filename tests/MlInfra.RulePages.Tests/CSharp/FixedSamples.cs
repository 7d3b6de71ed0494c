using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using MlInfra.CodeFixes;
using MlInfra.RulePages.Tests.Pages;

namespace MlInfra.RulePages.Tests.CSharp;

/// <summary>The bad C# samples after the fix of their page's rule was applied until it offered nothing more.</summary>
internal static class FixedSamples
{
    // No sample has this many findings, so whoever needs more rounds goes round in circles.
    private const int MostRounds = 8;

    private static readonly PropertyCodeFixProvider Provider = new();

    private static readonly Lazy<Task<IReadOnlyDictionary<string, FixedSample>>> Fixed = new(FixAllAsync);

    /// <summary>The samples whose rule has a fix.</summary>
    internal static IEnumerable<PageBlock> Blocks => Attempted.Where(b => b.Rule.IsFixable);

    /// <summary>All bad samples: for a construct of the CDK there may be a fix where the rule itself has none.</summary>
    internal static IEnumerable<PageBlock> Attempted =>
        AllPages.Blocks.Where(b => b is { Language: PageBlock.CSharp, Kind: Kind.Bad });

    internal static async Task<FixedSample> OfAsync(PageBlock block) => (await Fixed.Value)[block.Name];

    /// <summary>The samples that a fix changed.</summary>
    internal static async Task<IReadOnlyList<PageBlock>> ChangedAsync()
    {
        var samples = await Fixed.Value;
        return [.. Attempted.Where(b => samples[b.Name].Source != SampleSource.Of(b))];
    }

    private static async Task<IReadOnlyDictionary<string, FixedSample>> FixAllAsync()
    {
        using var workspace = new AdhocWorkspace();
        var project = SampleProject.Of(workspace, SampleProject.Files(Attempted));
        var diagnostics = await AnalyzedSamples.AnalyzeAsync(project);
        for (var round = 0; round < MostRounds && await FixOnceAsync(project, diagnostics) is { } changed; round++)
        {
            project = changed;
            diagnostics = await AnalyzedSamples.AnalyzeAsync(project);
        }

        var samples = new Dictionary<string, FixedSample>(StringComparer.Ordinal);
        foreach (var document in project.Documents)
            samples.Add(document.Name, new($"{await document.GetTextAsync()}", [.. diagnostics[document.Name]]));
        return samples;
    }

    // One fix in each document that has one to offer; null when none has.
    private static async Task<Project?> FixOnceAsync(Project project, ILookup<string, Diagnostic> diagnostics)
    {
        var solution = project.Solution;
        foreach (var block in Attempted)
        {
            var document = project.Documents.Single(d => d.Name == block.Name);
            foreach (var diagnostic in diagnostics[block.Name].Where(d => d.Id == block.Rule.Id))
            {
                if (await ApplyAsync(document, diagnostic) is not { } text)
                    continue;
                solution = solution.WithDocumentText(document.Id, text);
                break;
            }
        }

        return solution == project.Solution ? null : solution.GetProject(project.Id);
    }

    private static async Task<Microsoft.CodeAnalysis.Text.SourceText?> ApplyAsync(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await Provider.RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        if (actions.Count == 0)
            return null;
        var operations = await actions[0].GetOperationsAsync(CancellationToken.None);
        return await operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!.GetTextAsync();
    }
}

/// <summary>A sample after its fix: the whole file, and what is still reported in it.</summary>
internal sealed record FixedSample(string Source, IReadOnlyList<Diagnostic> Diagnostics);
