using MlInfra.Analyzers;

namespace MlInfra.Benchmarks;

/// <summary>A project of the generated stacks on disk, for builds as users run them.</summary>
internal static class GeneratedProject
{
    internal static void Write(string folder, int constructs, int findings)
    {
        Directory.CreateDirectory(folder);
        var number = 0;
        foreach (var stack in GeneratedStacks.For(constructs, findings))
            File.WriteAllText(Path.Combine(folder, $"Stack{number++}.cs"), stack);
        File.WriteAllText(Path.Combine(folder, "Generated.csproj"), Project(Path.GetDirectoryName(typeof(ArchitectureAnalyzer).Assembly.Location)!));
    }

    private static string Project(string analyzers) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Amazon.CDK.Lib" Version="2.160.0" />
            <PackageReference Include="Constructs" Version="10.0.5" />
          </ItemGroup>
          <ItemGroup Condition="'$(Analyzed)' == 'true'">
            <Analyzer Include="{analyzers}/MlInfra.Analyzers.dll" />
            <Analyzer Include="{analyzers}/MlInfra.Rules.dll" />
          </ItemGroup>
        </Project>
        """;
}
