namespace MlInfra.Templates.Configuration;

/// <summary>A configuration file and what it says.</summary>
internal sealed record ConfigurationFile(string Path, string Text);

/// <summary>The configuration files in a folder and above it, nearest first.</summary>
internal sealed class ConfigurationFiles
{
    private readonly Lazy<CompilerConfiguration> parsed;

    private ConfigurationFiles(List<ConfigurationFile> editorConfigs, List<ConfigurationFile> globalConfigs)
    {
        ConcernRules = editorConfigs.Concat(globalConfigs).Any(f => MentionsRules(f.Text));
        parsed = new(() => new(editorConfigs, globalConfigs));
    }

    /// <summary>Whether any file says anything of diagnostics that a rule's could be.</summary>
    internal bool ConcernRules { get; }

    internal CompilerConfiguration Parsed => parsed.Value;

    internal static ConfigurationFiles Above(string folder)
    {
        List<ConfigurationFile> editorConfigs = [], globalConfigs = [];
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            Add(editorConfigs, Path.Combine(at.FullName, ".editorconfig"));
            Add(globalConfigs, Path.Combine(at.FullName, ".globalconfig"));
        }

        return new(editorConfigs, globalConfigs);
    }

    private static void Add(List<ConfigurationFile> files, string path)
    {
        if (File.Exists(path))
            files.Add(new(path, File.ReadAllText(path)));
    }

    private static bool MentionsRules(string text) =>
        text.Contains("dotnet_diagnostic.MLI", StringComparison.OrdinalIgnoreCase)
        || text.Contains("dotnet_analyzer_diagnostic.", StringComparison.OrdinalIgnoreCase);
}
