using System.Text.Json;
using MlInfra.Rules;
using MlInfra.Rules.Suppressions;
using MlInfra.Templates.Configuration;
using MlInfra.Templates.Reading;

namespace MlInfra.Constructs.Validation;

/// <summary>A violation in a template of the app, as the configuration weighs it.</summary>
internal sealed record TemplateFinding(string Template, Finding Finding, Severity Severity);

/// <summary>What the rules say of an app's templates.</summary>
internal sealed class TemplateCheck(DateTime today)
{
    private const string TemplateSuffix = ".template.json";
    private const string NestedSuffix = ".nested.template.json";
    private const string AssetsSuffix = ".assets.json";

    private readonly RuleEngine _engine = new(RuleCatalog.All);
    private readonly SeverityConfiguration _configuration = new();
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly List<TemplateFinding> _findings = [];

    internal IReadOnlyList<TemplateFinding> Findings => _findings;

    internal int Resources { get; private set; }

    internal int Suppressed { get; private set; }

    internal int Unknown { get; private set; }

    /// <summary>Checks a stack's template and those of the stacks nested in it.</summary>
    internal void Read(string template)
    {
        if (_read.Add(Path.GetFullPath(template)))
        {
            Check(template);
            foreach (var nested in NestedIn(template))
            {
                Read(nested);
            }
        }
    }

    private void Check(string template)
    {
        var text = File.ReadAllText(template);

        // What the CDK writes of a stack without resources.
        if (!TemplateReader.LooksLikeTemplate(text))
        {
            return;
        }

        var architecture = TemplateReader.Read(text, template);
        var severityOf = _configuration.For(template);
        Resources += architecture.Resources.Count(r => r.Host is null);
        foreach (var reviewed in SuppressionReview.Of(architecture, [.. _engine.Check(architecture)], today))
        {
            if (severityOf(reviewed.Finding.Rule) is not { } severity)
            {
                continue;
            }

            if (reviewed.AcceptedBy is not null)
            {
                Suppressed++;
            }
            else if (reviewed.Finding.Verdict == Verdict.Unknown)
            {
                Unknown++;
            }
            else
            {
                _findings.Add(new(template, reviewed.Finding, severity));
            }
        }
    }

    // The CDK names a plug-in the templates of stacks only; those of nested stacks are among a stack's assets.
    private static IEnumerable<string> NestedIn(string template)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(template))!;
        var assets = Path.Combine(folder, Path.GetFileName(template).Replace(TemplateSuffix, AssetsSuffix, StringComparison.Ordinal));
        if (!assets.EndsWith(AssetsSuffix, StringComparison.Ordinal) || !File.Exists(assets))
        {
            return [];
        }

        using var manifest = JsonDocument.Parse(File.ReadAllText(assets));
        return !manifest.RootElement.TryGetProperty("files", out var files) ? [] : [.. files.EnumerateObject()
            .Select(file => file.Value.GetProperty("source").TryGetProperty("path", out var path) ? path.GetString() : null)
            .OfType<string>()
            .Where(path => path.EndsWith(NestedSuffix, StringComparison.Ordinal))
            .Select(path => Path.Combine(Path.GetDirectoryName(template)!, path))
            .Order(StringComparer.Ordinal)];
    }
}
