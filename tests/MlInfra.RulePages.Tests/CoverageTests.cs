using System.Globalization;
using System.Text;
using MlInfra.RulePages.Tests.Coverage;
using MlInfra.RulePages.Tests.Pages;

namespace MlInfra.RulePages.Tests;

/// <summary>Where each rule is known to speak up, as observed on the samples: docs/coverage.md tells it.</summary>
public sealed class CoverageTests(ITestOutputHelper output)
{
    private const double Least = 0.95;

    private const double MostUnknown = 0.05;

    private const double LeastFixed = 0.8;

    [Fact]
    public async Task The_table_is_up_to_date()
    {
        var path = Repository.PathOf("docs", "coverage.md");
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var renewed = GeneratedText.Renew(text, "coverage", Table(await CoverageRow.AllAsync()));
        if (Repository.UpdatesBaselines)
            await File.WriteAllTextAsync(path, renewed, TestContext.Current.CancellationToken);
        else
            Assert.True(text == renewed, $"docs/coverage.md is stale; run {GeneratedText.Command}");
    }

    [Fact]
    public async Task Nearly_every_rule_about_one_resource_speaks_up_on_its_L1_construct()
    {
        var rules = (await CoverageRow.AllAsync()).Where(row => row is { IsAboutOneResource: true, HasL1: true }).ToList();
        var silent = rules.Where(row => !row.OnL1).Select(row => row.Rule.Id).ToList();
        output.WriteLine($"{rules.Count - silent.Count} of {rules.Count} rules about one resource fire on L1; not: {string.Join(", ", silent)}");
        Assert.True(rules.Count - silent.Count >= Least * rules.Count);
    }

    [Fact]
    public async Task L2_constructs_that_can_break_a_rule_are_seen_to_break_it()
    {
        var rows = await CoverageRow.AllAsync();
        var gaps = rows.SelectMany(row => row.Gaps.Select(construct => $"{row.Rule.Id} {construct}")).ToList();
        var seen = rows.Sum(row => row.OnL2.Count);
        output.WriteLine($"{seen} of {seen + gaps.Count} pairs of a rule and an L2 construct that can break it; not seen: {string.Join(", ", gaps)}");
        Assert.NotEqual(0, seen);
        Assert.Empty(gaps);
    }

    [Fact]
    public async Task Most_rules_about_a_property_come_with_a_fix()
    {
        var rules = (await CoverageRow.AllAsync()).Where(row => row.IsAboutAProperty).ToList();
        var without = rules.Where(row => !row.HasFix).Select(row => row.Rule.Id).ToList();
        output.WriteLine($"{rules.Count - without.Count} of {rules.Count} rules about a property come with a fix; not: {string.Join(", ", without)}");
        Assert.NotEmpty(rules);
        Assert.True(rules.Count - without.Count >= LeastFixed * rules.Count, string.Join(", ", without));
    }

    [Fact]
    public async Task Each_rule_about_a_property_has_a_fix_or_a_reason_why_not()
    {
        var without = (await CoverageRow.AllAsync()).Where(row => row is { IsAboutAProperty: true, HasFix: false }).Select(row => row.Rule.Id);
        Assert.Equal(NoFix.All.Select(reason => reason.Rule).Order(StringComparer.Ordinal), without.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_tells_of_a_fix_where_one_was_seen()
    {
        foreach (var row in await CoverageRow.AllAsync())
            Assert.True(row.HasFix == (row.Rule.IsFixable || FixTables.Has(row.Rule)), $"{row.Rule.Id}: a fix was {(row.HasFix ? "" : "not ")}seen");
    }

    [Fact]
    public void Every_reason_is_about_a_rule_and_a_construct_that_exist()
    {
        foreach (var reason in CannotBreak.All)
            Assert.Contains(reason.Construct, CoverageRow.ConstructsOf(RuleCatalog.All.Single(rule => rule.Id == reason.Rule)));
    }

    [Fact]
    public async Task No_reason_is_given_for_what_a_sample_does()
    {
        var rows = await CoverageRow.AllAsync();
        Assert.All(CannotBreak.All, reason => Assert.DoesNotContain(reason.Construct, rows.Single(row => row.Rule.Id == reason.Rule).OnL2));
    }

    [Fact]
    public async Task Little_of_what_the_pages_show_is_undecided_while_it_is_typed()
    {
        var decided = AllPages.Blocks.Where(b => b is { Language: PageBlock.CSharp, Kind: Kind.Bad or Kind.Good, Rule.Category: not Category.Suppression }).ToList();
        var verdicts = await CompileTimeVerdicts.OfAllAsync();
        var unknown = decided.Where(b => verdicts(b, b.Rule) == Verdict.Unknown).Select(b => b.Name).ToList();
        output.WriteLine($"{unknown.Count} of {decided.Count} good and bad samples are undecided while they are typed ({(double)unknown.Count / decided.Count:P1}): {string.Join(", ", unknown)}");
        Assert.NotEmpty(decided);
        Assert.True(unknown.Count < MostUnknown * decided.Count, string.Join(", ", unknown));
    }

    private static string Table(IReadOnlyList<CoverageRow> rows)
    {
        var single = rows.Where(row => row.IsAboutOneResource).ToList();
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"{rows.Count} rules, {single.Count} of them about one resource. Of these, {single.Count(r => r.HasL1)} have an L1 construct, ");
        table.Append(CultureInfo.InvariantCulture, $"{single.Count(r => r.OnL1)} fire on it, ");
        table.Append(CultureInfo.InvariantCulture, $"and {single.Count(r => r.OnTemplate)} fire on a template. ");
        var property = rows.Where(row => row.IsAboutAProperty).ToList();
        table.Append(CultureInfo.InvariantCulture, $"{property.Count} rules ask for a property's value; {property.Count(r => r.HasFix)} of these come with a fix.\n\n");
        table.Append("| Rule | What should be so | L1 | L2 | Fix | Template |\n|---|---|---|---|---|---|\n");
        foreach (var row in rows)
        {
            table.Append(CultureInfo.InvariantCulture, $"| [{row.Rule.Id}](rules/{row.Rule.Id}.md) | {row.Rule.Title} | {row.L1Cell} | {row.L2Cell} | {row.FixCell} ");
            table.Append(CultureInfo.InvariantCulture, $"| {(row.OnTemplate ? "yes" : "no sample")} |\n");
        }

        return table.ToString();
    }
}
