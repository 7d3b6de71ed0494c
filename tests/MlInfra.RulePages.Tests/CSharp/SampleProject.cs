using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlInfra.RulePages.Tests.Pages;

namespace MlInfra.RulePages.Tests.CSharp;

/// <summary>Samples as one C# project, a document for each.</summary>
internal static class SampleProject
{
    internal static Project Of(AdhocWorkspace workspace, IEnumerable<(string Name, string Source)> files)
    {
        var project = workspace.AddProject("Samples", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithMetadataReferences(References.WithCdk);
        foreach (var (name, source) in files)
            project = project.AddDocument(name, source, filePath: name).Project;
        return project;
    }

    internal static IEnumerable<(string Name, string Source)> Files(IEnumerable<PageBlock> blocks) =>
        blocks.Where(b => b.Language == PageBlock.CSharp).Select(b => (b.Name, SampleSource.Of(b)));
}
