using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using MlInfra.Analyzers;
using MlInfra.RulePages.Tests.CSharp;
using MlInfra.RulePages.Tests.Pages;
using MlInfra.Rules.Model;

namespace MlInfra.RulePages.Tests.Coverage;

/// <summary>What a rule decides of a sample while it is typed, with the silence of a pass told from the silence of not knowing.</summary>
internal static class CompileTimeVerdicts
{
    internal static async Task<Func<PageBlock, Rule, Verdict>> OfAllAsync()
    {
        var read = new ConcurrentDictionary<string, Architecture>(StringComparer.Ordinal);
        using var workspace = new AdhocWorkspace();
        var compilation = (await SampleProject.Of(workspace, SampleProject.Files(AllPages.Blocks)).GetCompilationAsync())!;
        var analyzer = new ArchitectureAnalyzer { WhenRead = (type, architecture) => read[type.Name] = architecture };
        await compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return (block, rule) => read.TryGetValue(SampleSource.ClassOf(block), out var architecture) ? Judge(rule, architecture) : Verdict.NotApplicable;
    }

    private static Verdict Judge(Rule rule, Architecture architecture) => architecture.Resources
        .Where(resource => rule.On.Contains(resource.Type, StringComparer.OrdinalIgnoreCase))
        .Select(resource => RuleEngine.Judge(rule, resource, architecture))
        .DefaultIfEmpty(Verdict.NotApplicable)
        .Max();
}
