using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlInfra.RulePages.Tests.Pages;

namespace MlInfra.RulePages.Tests.CSharp;

/// <summary>Samples as one C# project, a document for each.</summary>
internal static class SampleProject
{
    private static readonly IReadOnlyList<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Amazon.", StringComparison.Ordinal)
                    || name is "netstandard.dll" or "mscorlib.dll" or "Constructs.dll" or "MlInfra.Constructs.dll"))
            .Select(path => MetadataReference.CreateFromFile(path))];

    internal static Project Of(AdhocWorkspace workspace, IEnumerable<(string Name, string Source)> files)
    {
        var project = workspace.AddProject("Samples", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithMetadataReferences(References);
        foreach (var (name, source) in files)
            project = project.AddDocument(name, source, filePath: name).Project;
        return project;
    }

    internal static IEnumerable<(string Name, string Source)> Files(IEnumerable<PageBlock> blocks) =>
        blocks.Where(b => b.Language == PageBlock.CSharp).Select(b => (b.Name, SampleSource.Of(b)));
}
