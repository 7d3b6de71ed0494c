using MlInfra.RulePages.Tests.Pages;
using MlInfra.Rules.Conditions;
using MlInfra.Rules.Model;
using MlInfra.Rules.Suppressions;
using MlInfra.Templates.Reading;

namespace MlInfra.RulePages.Tests.Templates;

/// <summary>A template, read and checked by every rule.</summary>
internal sealed class TemplateCheck
{
    /// <summary>The day on which the samples are read: their dates are before or after it.</summary>
    private static readonly DateTime Today = new(2026, 6, 1);

    private static readonly RuleEngine Engine = new(RuleCatalog.All);

    private readonly Architecture architecture;

    internal TemplateCheck(string template, string file)
    {
        architecture = TemplateReader.Read(template, file);
        Findings = [.. SuppressionReview.Of(architecture, [.. Engine.Check(architecture)], Today).Where(r => r.AcceptedBy is null).Select(r => r.Finding)];
    }

    /// <summary>The violations and unknowns that no suppression accepts.</summary>
    internal IReadOnlyList<Finding> Findings { get; }

    /// <summary>What a rule says of the template: the worst that it says of any resource of its types.</summary>
    internal Verdict Judge(Rule rule)
    {
        // No template shows what such a rule is about.
        if (rule.Requires is CodeCondition)
            return Verdict.Pass;

        // A suppression is no resource; its findings are all there is of it.
        if (rule.Category == Category.Suppression)
            return Findings.Where(finding => finding.Rule == rule).Select(finding => finding.Verdict).DefaultIfEmpty(Verdict.Pass).Max();
        var verdicts = architecture.Resources
            .Where(resource => rule.On.Contains(resource.Type))
            .Select(resource => RuleEngine.Judge(rule, resource, architecture))
            .ToList();
        Assert.True(verdicts.Count > 0, $"{rule.Id}: the template has no resource that the rule speaks of, so it shows nothing.");
        return verdicts.Max();
    }

    /// <summary>Whether the template breaks a rule, which need not speak of anything in it.</summary>
    internal bool Breaks(Rule rule) =>
        architecture.Resources.Any(resource => rule.On.Contains(resource.Type) && RuleEngine.Judge(rule, resource, architecture) == Verdict.Violation);

    /// <summary>Where a rule's violations are shown in a sample.</summary>
    internal IEnumerable<Span> Marks(Rule rule, MarkedText sample) =>
        Findings
            .Where(finding => finding.Rule == rule && finding.Verdict == Verdict.Violation)
            .Select(finding => sample.Between(finding.Origin.Line, finding.Origin.Column, finding.Origin.EndLine, finding.Origin.EndColumn));
}
