using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using MlInfra.Rules;

namespace MlInfra.Templates.Configuration;

/// <summary>
/// How much findings weigh in a file, from the <c>.editorconfig</c> and <c>.globalconfig</c> files above it. The compiler's own
/// reader is used, so that an analyzer and whatever reads templates take one configuration alike.
/// </summary>
public sealed class SeverityConfiguration
{
    private readonly ConcurrentDictionary<string, ConfigurationFiles> byFolder = new(StringComparer.Ordinal);

    /// <summary>The severities for a file, from a rule; null where the rule is switched off or its findings are hidden.</summary>
    public Func<Rule, Severity?> For(string file)
    {
        var path = Path.GetFullPath(file);
        var files = byFolder.GetOrAdd(Path.GetDirectoryName(path)!, ConfigurationFiles.Above);
        return files.ConcernRules ? Configured(files, path) : rule => rule.Severity;
    }

    // Apart, so that the compiler's assembly is loaded only where a configuration speaks of rules.
    private static Func<Rule, Severity?> Configured(ConfigurationFiles files, string path)
    {
        var options = files.Parsed.OptionsFor(path);
        return rule => (options.Of(rule.Id) ?? options.OfCategory(rule.Category.ToString()) ?? ReportDiagnostic.Default) switch
        {
            ReportDiagnostic.Error => Severity.Error,
            ReportDiagnostic.Warn => Severity.Warning,
            ReportDiagnostic.Info => Severity.Info,
            ReportDiagnostic.Hidden or ReportDiagnostic.Suppress => null,
            _ => rule.Severity,
        };
    }
}
