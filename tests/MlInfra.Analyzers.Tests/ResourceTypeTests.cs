using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlInfra.Analyzers.Reading;

namespace MlInfra.Analyzers.Tests;

public sealed partial class ResourceTypeTests
{
    [Fact]
    public void Every_L1_type_is_read_as_the_resource_that_its_documentation_names()
    {
        var documentation = typeof(ResourceTypeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "CdkDocumentation").Value!;
        var compilation = CSharpCompilation.Create("Types", references: References.WithCdk);
        var types = CdkTypes.Of(compilation)!;
        var wrong = new List<string>();
        var seen = 0;
        var name = "";
        foreach (var line in File.ReadLines(documentation))
        {
            if (Member().Match(line) is { Success: true } member)
                name = member.Groups[1].Value;
            if (Resource().Match(line) is not { Success: true } resource || compilation.GetTypeByMetadataName(name) is not { BaseType.Name: "CfnResource" } type)
                continue;
            seen++;
            var read = types.Classify(type).ResourceType;
            if (!string.Equals(read, resource.Groups[1].Value, StringComparison.OrdinalIgnoreCase))
                wrong.Add($"{name}: {read}, not {resource.Groups[1].Value}");
            name = "";
        }

        Assert.Empty(wrong);
        Assert.True(seen > 1000, $"Only {seen} types were found in the documentation.");
    }

    [GeneratedRegex("<member name=\"T:(Amazon\\.CDK\\.[^\"]*\\.Cfn[^\".]*)\"")]
    private static partial Regex Member();

    [GeneratedRegex("CloudformationResource</strong>: (\\S+)")]
    private static partial Regex Resource();
}
