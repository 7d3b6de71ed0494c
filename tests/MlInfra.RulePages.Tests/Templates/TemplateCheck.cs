using MlInfra.RulePages.Tests.Pages;
using MlInfra.Rules.Model;
using MlInfra.Templates.Reading;

namespace MlInfra.RulePages.Tests.Templates;

/// <summary>A template, read and checked by every rule.</summary>
internal sealed class TemplateCheck
{
    private static readonly RuleEngine Engine = new(RuleCatalog.All);

    private readonly Architecture architecture;

    internal TemplateCheck(string template, string file)
    {
        architecture = TemplateReader.Read(template, file);
        Findings = [.. Engine.Check(architecture)];
    }

    /// <summary>The violations and unknowns.</summary>
    internal IReadOnlyList<Finding> Findings { get; }

    /// <summary>What a rule says of the template: the worst that it says of any resource of its types.</summary>
    internal Verdict Judge(Rule rule)
    {
        var verdicts = architecture.Resources
            .Where(resource => rule.On.Contains(resource.Type))
            .Select(resource => RuleEngine.Judge(rule, resource, architecture))
            .ToList();
        Assert.True(verdicts.Count > 0, $"{rule.Id}: the template has no resource that the rule speaks of, so it shows nothing.");
        return verdicts.Max();
    }

    /// <summary>Where a rule's violations are shown in a sample.</summary>
    internal IEnumerable<Span> Marks(Rule rule, MarkedText sample) =>
        Findings
            .Where(finding => finding.Rule == rule && finding.Verdict == Verdict.Violation)
            .Select(finding => sample.Between(finding.Origin.Line, finding.Origin.Column, finding.Origin.EndLine, finding.Origin.EndColumn));
}
