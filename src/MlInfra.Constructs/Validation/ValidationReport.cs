using System.Globalization;
using Amazon.CDK;
using MlInfra.Rules;

namespace MlInfra.Constructs.Validation;

/// <summary>Says findings in the terms of the CDK's report, which adds the construct's path to each resource.</summary>
internal static class ValidationReport
{
    internal static PolicyValidationPluginReportBeta1 Of(TemplateCheck check, bool succeeds, string version) => new()
    {
        Success = succeeds,
        PluginVersion = version,
        Violations = [.. check.Findings
            .GroupBy(finding => (finding.Finding.Rule, finding.Severity, Fix: FixOf(finding.Finding)))
            .OrderByDescending(group => group.Key.Severity)
            .ThenBy(group => group.Key.Rule.Id, StringComparer.Ordinal)
            .Select(group => Violation(group.Key.Rule, group.Key.Severity, group.Key.Fix, group))],
        Metadata = new Dictionary<string, string>
        {
            ["Resources"] = Number(check.Resources),
            ["Findings"] = Number(check.Findings.Count),
            ["Suppressed"] = Number(check.Suppressed),
            ["Unknown before deployment"] = Number(check.Unknown),
        },
    };

    private static PolicyViolationBeta1 Violation(Rule rule, Severity severity, string fix, IEnumerable<TemplateFinding> findings) => new()
    {
        RuleName = $"{rule.Id}: {rule.Title}",
        Description = rule.Because,
        Fix = fix,
        Severity = severity.ToString().ToLowerInvariant(),
        RuleMetadata = new Dictionary<string, string>
        {
            ["Documentation"] = rule.Source.ToString(),
            ["More"] = $"mlinfra explain {rule.Id}",
        },
        ViolatingResources = [.. findings
            .GroupBy(finding => (finding.Template, LogicalId: finding.Finding.Resource.Host ?? finding.Finding.Resource.LogicalId))
            .Select(resource => new PolicyViolatingResourceBeta1
            {
                TemplatePath = resource.Key.Template,
                ResourceLogicalId = resource.Key.LogicalId,
                Locations = [.. resource.Select(finding => $"{finding.Finding.Origin} {What(finding.Finding)}")],
            })],
    };

    private static string FixOf(Finding finding) => finding.Edits.Count == 0
        ? $"By hand; see {finding.Rule.Source}"
        : string.Join("; ", finding.Edits.Select(edit => edit.Describe()));

    // The title stands above all findings of the rule.
    private static string What(Finding finding)
    {
        var title = finding.Rule.Title + ": ";
        return finding.Message.StartsWith(title, StringComparison.Ordinal) ? finding.Message[title.Length..] : finding.Message;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
