using MlInfra.Rules;
using MlInfra.Templates.Diff.Findings;
using MlInfra.Templates.Diff.Impacts;
using MlInfra.Templates.Diff.Matching;
using MlInfra.Templates.Diff.Normal;
using MlInfra.Templates.Diff.Security;

namespace MlInfra.Templates.Diff;

/// <summary>Compares two templates by what they mean.</summary>
public sealed class BlueprintComparer(IEnumerable<Rule> rules)
{
    private readonly RuleEngine engine = new(rules);

    /// <summary>The day by which suppressions end; null when none of them has ended.</summary>
    public DateTime? Today { get; init; }

    /// <summary>What looks for security facts beyond the rules.</summary>
    public IReadOnlyList<ISecurityComparer> Security { get; init; } = SecurityComparers.All;

    /// <summary>All that differs between two templates.</summary>
    /// <param name="base">The template before the change.</param>
    /// <param name="head">The template after it.</param>
    /// <param name="severityOf">How much rules weigh there, null for one that is switched off; their own severities where it is not given.</param>
    public BlueprintDiff Compare(Blueprint @base, Blueprint head, Func<Rule, Severity?>? severityOf = null)
    {
        var spelling = new Spelling();
        var matching = new ResourceMatching(@base, head, spelling);
        var before = new Normalizer(spelling, matching.Renames, matching.Conditions);
        var after = new Normalizer(spelling, Normalizer.NoRenames, Normalizer.NoRenames);
        var comparison = new ValueComparison(spelling);
        var sections = new SectionComparison(before, after, comparison, matching.Conditions).Compare(@base, head);

        var drafts = matching.Pairs.Select(p => Draft(p, before, after, comparison)).ToList();
        new ConsequencesOfSections(@base, head, sections).AddTo(drafts);
        new ReplacementSpread(drafts).Run();
        List<ResourceChange> resources = [.. drafts.Where(d => d.HasChanged).Select(d => d.ToChange())
            .OrderByDescending(c => c.Impact).ThenBy(c => c.Type, StringComparer.Ordinal).ThenBy(c => c.LogicalId, StringComparer.Ordinal)];
        var compared = new ComparedBlueprints(@base, head, resources, matching.Renames, matching.Conditions);
        return new()
        {
            Resources = resources,
            Sections = sections,
            DataRisks = DataRisks.Of(resources),
            Rules = new RuleComparison(engine, Today, matching.Renames, severityOf ?? (rule => rule.Severity)).Compare(@base, head),
            Security = [.. Security.SelectMany(s => s.Compare(compared))],
        };
    }

    private static ResourceDraft Draft(ResourcePair pair, Normalizer before, Normalizer after, ValueComparison comparison)
    {
        var old = pair.Old is { } o ? new NormalResource(o, before) : null;
        var @new = pair.New is { } n ? new NormalResource(n, after) : null;
        if (old is null || @new is null)
            return new(old, @new);
        var draft = new ResourceDraft(old, @new) { Attributes = [.. comparison.Compare(old.Attributes, @new.Attributes).Select(Attribute)] };
        draft.Properties.AddRange(comparison.Compare(old.Properties, @new.Properties).Select(c => ImpactTable.Weigh(c, @new.Source.Type)));
        return draft;
    }

    // Of what stands beside the properties, only the condition under which a resource exists is deployed.
    private static PropertyChange Attribute(PropertyChange change) => new(change.Path, change.Old, change.New)
    {
        Impact = change.Path.LastName == "Condition" && change.Path.Steps.Count == 1 ? Impact.Updated : Impact.None,
    };
}
