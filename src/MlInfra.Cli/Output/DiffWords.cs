using MlInfra.Cli.Comparing;
using MlInfra.Rules.Model;
using MlInfra.Templates.Diff;
using MlInfra.Templates.Diff.Findings;
using MlInfra.Templates.Diff.ResourceTable;

namespace MlInfra.Cli.Output;

/// <summary>How a comparison is spelled, the same in every format.</summary>
internal static class DiffWords
{
    private const int LongestValue = 120;

    internal static string Of(Impact impact) => impact switch
    {
        Impact.None => "template only",
        Impact.Moved => "moved",
        Impact.Created => "created",
        Impact.Updated => "updated in place",
        Impact.MayBeReplaced => "may be replaced",
        Impact.Replaced => "replaced",
        Impact.Orphaned => "orphaned",
        _ => "deleted",
    };

    internal static string Of(Replacement replacement) => replacement switch
    {
        Replacement.Yes => "yes",
        Replacement.Maybe => "maybe",
        Replacement.Unknown => "unknown",
        _ => "no",
    };

    internal static string Of(RuleChangeKind kind) => kind switch
    {
        RuleChangeKind.NewlyViolated => "newly violated",
        RuleChangeKind.Accepted => "accepted",
        RuleChangeKind.NoLongerDecided => "no longer decided",
        RuleChangeKind.NewlySatisfied => "newly satisfied",
        _ => "gone with its resource",
    };

    /// <summary>The impact of a resource, and that it moved where that is not all.</summary>
    internal static string ImpactOf(ResourceChange change) =>
        change.IsMoved && change.Impact != Impact.Moved ? $"moved, {Of(change.Impact)}" : Of(change.Impact);

    /// <summary>The resource's logical id, and the former one where it moved.</summary>
    internal static string NameOf(ResourceChange change) => change.IsMoved ? $"{change.Old!.LogicalId} → {change.LogicalId}" : change.LogicalId;

    internal static string Title(TemplateDiff template)
    {
        var verdict = template.Diff.Verdict;
        return verdict.Also.Length == 0 ? verdict.Title : $"{verdict.Title} ({verdict.Also})";
    }

    internal static string Headline(DiffReport report) => report.Changed.Count == 0
        ? "No difference"
        : $"{ReviewVerdict.TitleOf(report.Level)}: {Count(report.Changed)}";

    /// <summary>How many resources have which impact, the most risky first.</summary>
    internal static string Count(IEnumerable<TemplateDiff> templates)
    {
        var impacts = templates.SelectMany(t => t.Diff.Resources).GroupBy(r => r.Impact).OrderByDescending(g => g.Key).Select(g => $"{g.Count()} {Of(g.Key)}").ToList();
        return impacts.Count == 0 ? "no resource changes" : string.Join(", ", impacts);
    }

    /// <summary>A value on one line, as YAML's flow style has it.</summary>
    internal static string Of(Value value)
    {
        var text = Spell(value).ReplaceLineEndings(" ");
        return text.Length <= LongestValue ? text : text[..(LongestValue - 1)] + "…";
    }

    private static string Spell(Value value) => value switch
    {
        AbsentValue => "not set",
        ScalarValue scalar => scalar.Text.Length == 0 ? "\"\"" : scalar.Text,
        UnknownValue { Expression: { } expression } => "${" + expression + "}",
        ListValue list => "[" + string.Join(", ", list.Items.Select(Spell)) + "]",
        MapValue map => "{ " + string.Join(", ", map.Entries.Select(e => $"{e.Name}: {Spell(e.Value)}")) + " }",
        AlternativesValue choice => $"if {choice.Choice}: " + string.Join(" else ", choice.Alternatives.Select(a => Spell(a.Value))),
        InterpolatedValue text => string.Concat(text.Parts.Select(Spell)),
        _ => value.Describe(),
    };
}
