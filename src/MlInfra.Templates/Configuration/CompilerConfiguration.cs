using Microsoft.CodeAnalysis;

namespace MlInfra.Templates.Configuration;

/// <summary>Configuration files as the compiler understands them.</summary>
internal sealed class CompilerConfiguration(IReadOnlyList<ConfigurationFile> editorConfigs, IReadOnlyList<ConfigurationFile> globalConfigs)
{
    private readonly AnalyzerConfigSet nested = SetOf(editorConfigs);

    // Two global files that disagree cancel out in one set; in sets of their own the nearest wins.
    private readonly List<AnalyzerConfigSet> globals = [.. globalConfigs.Select(f => SetOf([f]))];

    /// <summary>What the files say for one source file, from the one that counts most to the one that counts least.</summary>
    internal ConfiguredOptions OptionsFor(string path)
    {
        var normal = Normal(path);
        return new([nested.GetOptionsForSourcePath(normal), .. globals.Select(g => g.GlobalConfigOptions)]);
    }

    private static AnalyzerConfigSet SetOf(IEnumerable<ConfigurationFile> files) =>
        AnalyzerConfigSet.Create(files.Select(f => AnalyzerConfig.Parse(f.Text, Normal(f.Path))).ToList());

    private static string Normal(string path) => path.Replace(Path.DirectorySeparatorChar, '/');
}

/// <summary>What configuration says of diagnostics: of one before a category, of a category before all, the same as in a build.</summary>
internal sealed class ConfiguredOptions(IReadOnlyList<AnalyzerConfigOptionsResult> results)
{
    internal ReportDiagnostic? Of(string id)
    {
        foreach (var result in results)
        {
            if (result.TreeOptions.TryGetValue(id, out var configured))
                return configured;
        }

        return null;
    }

    internal ReportDiagnostic? OfCategory(string category) =>
        Bulk($"dotnet_analyzer_diagnostic.category-{category}.severity") ?? Bulk("dotnet_analyzer_diagnostic.severity");

    private ReportDiagnostic? Bulk(string key)
    {
        foreach (var result in results)
        {
            if (result.AnalyzerOptions.TryGetValue(key, out var value))
                return Severity(value);
        }

        return null;
    }

    private static ReportDiagnostic? Severity(string value) => value.Trim().ToUpperInvariant() switch
    {
        "ERROR" => ReportDiagnostic.Error,
        "WARNING" => ReportDiagnostic.Warn,
        "SUGGESTION" => ReportDiagnostic.Info,
        "SILENT" or "REFACTORING" => ReportDiagnostic.Hidden,
        "NONE" => ReportDiagnostic.Suppress,
        "DEFAULT" => ReportDiagnostic.Default,
        _ => null,
    };
}
