using MlInfra.Cli.Comparing;
using MlInfra.Templates.Diagram;
using MlInfra.Templates.Diff;
using MlInfra.Templates.Diff.Findings;
using MlInfra.Templates.Diff.Security;

namespace MlInfra.Cli.Output;

/// <summary><c>diff --format markdown</c>: for a pull request's comment, the verdict first, the details folded.</summary>
internal sealed class DiffMarkdown
{
    private const int LongestText = 300;

    // What is left out last, first: the verdict's reasons, then risks, then tables by impact, then details by impact, then pictures.
    private const int Reasons = 1000, Verdicts = 900, Risks = 800, Rows = 500, Details = 100, Pictures = 0;

    private readonly FittedMarkdown text = new();

    private DiffMarkdown()
    {
    }

    internal const string InJson = "The JSON report (`--format json`) has all.";

    /// <summary>The report within a number of characters; where something is left out, it is counted and <paramref name="whereAll"/> follows.</summary>
    internal static string Text(DiffReport report, int maxSize, string whereAll)
    {
        var markdown = new DiffMarkdown();
        markdown.AddHeadline(report);
        foreach (var template in report.Changed)
            markdown.Add(template);
        return markdown.text.Fit(maxSize, whereAll);
    }

    private void AddHeadline(DiffReport report)
    {
        text.Open();
        text.Add($"## Blueprint review: {(report.Changed.Count == 0 ? "no difference" : ReviewVerdict.TitleOf(report.Level))}\n", int.MaxValue, "title");
        if (report.Changed.Count == 0)
            return;
        text.Open($"\n> [!{Alert(report.Level)}]\n");
        var worst = report.Changed.Where(t => t.Diff.Verdict.Level == report.Level).ToList();
        var reasons = worst.SelectMany(t => t.Diff.Verdict.Reasons.Select(r => worst.Count == 1 ? r : $"{t.Name}: {r}")).Take(3).ToList();
        foreach (var reason in reasons)
            text.Add($"> - {Inline(reason)}\n", Reasons, "reasons");
        if (reasons.Count == 0)
            text.Add($"> {Inline(DiffWords.Title(worst[0]))}\n", Reasons, "reasons");
        text.Open();
        text.Add($"\n{DiffWords.Count(report.Changed)}.\n", Verdicts, "counts");
    }

    private void Add(TemplateDiff template)
    {
        var status = template.IsNew ? ", new" : template.IsGone ? ", gone" : "";
        text.Open();
        text.Add($"\n### {Inline(template.Name)}: {DiffWords.Title(template)}{status}\n", Verdicts + (int)template.Diff.Verdict.Level, "templates");
        AddFacts(template.Diff);
        AddResources(template.Diff);
        AddRules(template.Diff);
        AddPicture(template);
        AddDetails(template.Diff);
    }

    // A template that is new or gone as a whole needs no mark on each of its parts.
    private void AddPicture(TemplateDiff template)
    {
        if (template.Diff.Resources.Count == 0)
            return;
        var (@base, head) = template.Sides;
        var picture = template.IsNew ? ArchitectureDiagram.Of(head)
            : template.IsGone ? ArchitectureDiagram.Of(@base)
            : ArchitectureDiagram.OfChange(@base, head, template.Diff);
        var what = template.IsNew ? "all of it is new" : template.IsGone ? "all of it is gone" : "what changes is marked";
        text.Open($"\n<details><summary>Picture: {what}</summary>\n\n", "\n</details>\n");
        text.Add($"```mermaid\n{MermaidWriter.Write(picture)}```\n", Pictures + (int)template.Diff.Verdict.Level, "pictures");
    }

    private void AddFacts(BlueprintDiff diff)
    {
        var verdict = diff.Verdict;
        text.Open("\n| | Security and data |\n|---|---|\n");
        foreach (var (label, facts, weight) in (ReadOnlySpan<(string, IReadOnlyList<string>, int)>)
            [("Data", verdict.Losses, 4), ("Weaker", verdict.Weaker, 3), ("Cannot tell", verdict.CannotTell, 2), ("Safer", verdict.Safer, 1),
             ("Changed", [.. diff.Security.Where(f => f.Direction == Direction.Same).Select(f => f.Text)], 0)])
        {
            foreach (var fact in facts)
                text.Add($"| **{label}** | {Inline(fact)} |\n", Risks + weight, "facts");
        }
    }

    private void AddResources(BlueprintDiff diff)
    {
        text.Open("\n| Impact | Resource | Because of |\n|---|---|---|\n");
        foreach (var change in diff.Resources)
        {
            var why = string.Join(", ", change.Properties.Where(p => p.Impact == change.Impact).Concat(change.Attributes).Select(p => p.Because ?? p.Path.ToString()).Distinct().Take(4));
            text.Add(
                $"| **{DiffWords.ImpactOf(change)}** | {Inline(DiffWords.NameOf(change))}<br>{Inline(change.Type)} | {Inline(why)} |\n",
                Rows + (int)change.Impact, "resources");
        }

        text.Open("\n| Section | Name | Change |\n|---|---|---|\n");
        foreach (var change in diff.Sections)
        {
            var values = string.Join("; ", change.Values.Select(v => $"{v.Path} {DiffWords.Of(v.Old)} → {DiffWords.Of(v.New)}".Trim()));
            text.Add($"| {Inline(change.Section)} | {Inline(change.Name)} | {Inline(values)} |\n", Rows, "entries of other sections");
        }
    }

    private void AddRules(BlueprintDiff diff)
    {
        text.Open("\n| Rule | | Finding |\n|---|---|---|\n");
        foreach (var change in diff.Rules)
        {
            var weight = change.Kind == RuleChangeKind.NewlyViolated ? Risks : Rows;
            text.Add($"| {change.Finding.Rule.Id} | {DiffWords.Of(change.Kind)} | {Inline(change.Finding.Message)} |\n", weight, "rules");
        }
    }

    private void AddDetails(BlueprintDiff diff)
    {
        foreach (var change in diff.Resources.Where(c => c.Properties.Count + c.Attributes.Count > 0))
        {
            var name = System.Net.WebUtility.HtmlEncode($"{DiffWords.NameOf(change)}: {DiffWords.ImpactOf(change)}");
            text.Open($"\n<details><summary>{name}</summary>\n\n| Property | Before | After | Impact |\n|---|---|---|---|\n", "\n</details>\n");
            foreach (var property in change.Attributes.Concat(change.Properties))
            {
                var impact = DiffWords.Of(property.Impact) + (property.Because is { } because ? $": {because}" : "");
                text.Add(
                    $"| {Inline(property.Path.ToString())} | {Inline(DiffWords.Of(property.Old))} | {Inline(DiffWords.Of(property.New))} | {Inline(impact)} |\n",
                    Details + (10 * (int)change.Impact) + (int)property.Impact, "property changes");
            }
        }
    }

    private static string Alert(ReviewLevel level) => level switch
    {
        ReviewLevel.DataAtRisk => "CAUTION",
        ReviewLevel.Weaker => "WARNING",
        ReviewLevel.Safer => "TIP",
        ReviewLevel.CannotTell => "IMPORTANT",
        _ => "NOTE",
    };

    private static string Inline(string value) => MarkdownText.Inline(value.Length <= LongestText ? value : value[..(LongestText - 1)] + "…");
}
