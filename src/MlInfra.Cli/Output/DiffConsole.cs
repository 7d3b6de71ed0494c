using MlInfra.Cli.Comparing;
using MlInfra.Rules;
using MlInfra.Templates.Diff;
using MlInfra.Templates.Diff.Findings;

namespace MlInfra.Cli.Output;

/// <summary><c>diff --format console</c>: for a person, the verdict first.</summary>
internal sealed class DiffConsole(TextWriter to, Paint paint, int? width)
{
    internal void Write(DiffReport report)
    {
        foreach (var template in report.Changed)
        {
            to.WriteLine(paint.Link(template.Name) + (template.IsNew ? " (new)" : template.IsGone ? " (gone)" : ""));
            WriteVerdict(template);
            WriteResources(template.Diff);
            WriteSections(template.Diff);
            WriteRules(template.Diff);
            to.WriteLine();
        }

        to.WriteLine(paint.Bold(DiffWords.Headline(report)));
    }

    private void WriteVerdict(TemplateDiff template)
    {
        var verdict = template.Diff.Verdict;
        to.WriteLine("  " + Ink(verdict.Level)(DiffWords.Title(template)));
        foreach (var reason in verdict.Reasons)
            WriteText("  - ", reason, text => text);
        foreach (var (label, facts) in Others(verdict))
        {
            foreach (var text in facts)
                WriteText("  " + label + ": ", text, paint.Dim);
        }
    }

    private static IEnumerable<(string Label, IEnumerable<string> Facts)> Others(ReviewVerdict verdict) =>
    [
        ("data", verdict.Losses.Except(verdict.Reasons)),
        ("weaker", verdict.Weaker.Except(verdict.Reasons)),
        ("safer", verdict.Safer.Except(verdict.Reasons)),
        ("cannot tell", verdict.CannotTell.Except(verdict.Reasons)),
    ];

    private void WriteResources(BlueprintDiff diff)
    {
        foreach (var change in diff.Resources)
        {
            to.WriteLine($"  {Ink(change.Impact)(DiffWords.ImpactOf(change))}  {paint.Bold(DiffWords.NameOf(change))}  {paint.Dim(change.Type)}");
            foreach (var property in change.Attributes.Concat(change.Properties))
                WriteProperty(property);
        }
    }

    private void WriteProperty(PropertyChange property)
    {
        var impact = property.Impact is Impact.Replaced or Impact.MayBeReplaced ? $" ({DiffWords.Of(property.Impact)})" : "";
        var what = property.Because is { } because && property.Old == property.New
            ? $"{DiffWords.Of(property.New)}: {because}"
            : $"{DiffWords.Of(property.Old)} → {DiffWords.Of(property.New)}{(property.Because is { } cause ? $": {cause}" : "")}";
        WriteText("      ", $"{property.Path}{impact}: {what}", text => text);
    }

    private void WriteSections(BlueprintDiff diff)
    {
        foreach (var change in diff.Sections)
        {
            foreach (var value in change.Values)
            {
                var path = value.Path.Steps.Count == 0 ? change.Name : $"{change.Name}.{value.Path}";
                WriteText("  ", $"{change.Section} {path}: {DiffWords.Of(value.Old)} → {DiffWords.Of(value.New)}", paint.Dim);
            }
        }
    }

    private void WriteRules(BlueprintDiff diff)
    {
        foreach (var change in diff.Rules)
        {
            Func<string, string> ink = change.Kind switch
            {
                RuleChangeKind.NewlyViolated => text => paint.Of(change.Severity, text),
                RuleChangeKind.NewlySatisfied or RuleChangeKind.GoneWithResource => paint.Good,
                _ => paint.Dim,
            };
            to.WriteLine($"  {ink(DiffWords.Of(change.Kind))}  {paint.Bold(change.Finding.Rule.Id)}");
            WriteText("      ", change.Finding.Message, text => text);
        }
    }

    private void WriteText(string prefix, string text, Func<string, string> ink)
    {
        foreach (var line in WordWrap.Lines(text, width - prefix.Length))
        {
            to.WriteLine(prefix + ink(line));
            prefix = new(' ', prefix.Length);
        }
    }

    private Func<string, string> Ink(ReviewLevel level) => level switch
    {
        ReviewLevel.DataAtRisk => text => paint.Of(Severity.Error, text),
        ReviewLevel.Weaker => text => paint.Of(Severity.Warning, text),
        ReviewLevel.Safer => paint.Good,
        _ => paint.Bold,
    };

    private Func<string, string> Ink(Impact impact) => impact switch
    {
        Impact.Deleted or Impact.Replaced or Impact.Orphaned => text => paint.Of(Severity.Error, text),
        Impact.MayBeReplaced => text => paint.Of(Severity.Warning, text),
        Impact.Created => paint.Good,
        _ => paint.Code,
    };
}
