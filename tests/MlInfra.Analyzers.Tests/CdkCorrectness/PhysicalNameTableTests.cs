using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlInfra.Analyzers.CdkCorrectness;
using MlInfra.Analyzers.Reading;
using MlInfra.Templates.Diff.ResourceTable;

namespace MlInfra.Analyzers.Tests.CdkCorrectness;

/// <summary>The table of physical names is what the CDK's types and the table of resource types say.</summary>
public sealed class PhysicalNameTableTests
{
    private const string Command = "UPDATE_BASELINES=1 dotnet test tests/MlInfra.Analyzers.Tests";

    [Fact]
    public void The_table_is_up_to_date()
    {
        var path = Path.Combine(Folder(), "analyzers", "MlInfra.Analyzers", "CdkCorrectness", "physical-names.txt");
        var fresh = Table();
        if (System.Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1")
            File.WriteAllText(path, fresh);
        Assert.True(fresh.Split('\n').Length > 80);
        Assert.True(fresh == File.ReadAllText(path), $"{path} is stale; run {Command}");
    }

    // Of each resource type the optional name whose change replaces the resource, by the CDK's module.
    private static string Table()
    {
        var compilation = CSharpCompilation.Create("Types", references: References.WithCdk);
        var types = CdkTypes.Of(compilation)!;
        var byModule = new SortedDictionary<string, SortedDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var type in TypesIn(compilation.GetTypeByMetadataName("Amazon.CDK.CfnResource")!.ContainingAssembly.GlobalNamespace))
        {
            if (type.BaseType?.Name != "CfnResource" || types.Classify(type) is not { ResourceType: { } resourceType, JsiiName: { } jsiiName } || jsiiName.Split('.') is not [_, var module, var cfn])
                continue;
            var name = cfn["Cfn".Length..];
            if (NameOf(compilation, type, name, resourceType) is not { } property)
                continue;
            if (!byModule.TryGetValue(module, out var named))
                byModule.Add(module, named = new(StringComparer.Ordinal));
            named.Add(name, property);
        }

        var table = new StringBuilder();
        foreach (var (module, named) in byModule)
            table.Append(module).Append(": ").AppendJoin(", ", named.Select(n => $"{n.Key}.{n.Value}")).Append('\n');
        return table.ToString();
    }

    private static string? NameOf(Compilation compilation, INamedTypeSymbol type, string name, string resourceType)
    {
        var props = compilation.GetTypeByMetadataName($"{type.ContainingNamespace.ToDisplayString()}.{type.Name}Props");
        var members = props?.GetMembers().OfType<IPropertySymbol>().ToList() ?? [];
        return new[] { name + "Name", name + "Identifier", "Name" }
            .Select(candidate => members.Find(p => p.Name.Equals(candidate, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(property => property is { Type.SpecialType: SpecialType.System_String }
                && JsiiNames.Property(property) is { IsOptional: true }
                && ResourceTypes.Find(resourceType)?.ReplacedBy([property.Name]) == Replacement.Yes)
            ?.Name;
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(TypesIn));

    private static string Folder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "MlInfra.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
