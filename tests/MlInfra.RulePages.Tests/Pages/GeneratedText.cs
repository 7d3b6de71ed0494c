using System.Globalization;
using System.Text;
using MlInfra.RulePages.Tests.Coverage;

namespace MlInfra.RulePages.Tests.Pages;

/// <summary>The parts of the documentation that follow from the rules, and their renewal in place.</summary>
internal static class GeneratedText
{
    internal const string Command = "UPDATE_BASELINES=1 dotnet test tests/MlInfra.RulePages.Tests";

    private const string NewPage = """
        ---
        ---

        <!-- rule:start -->
        <!-- rule:end -->

        ## Why

        ## Exam

        ## When to suppress

        ## Samples

        """;

    /// <summary>The page as it should be; a page that does not exist yet is begun.</summary>
    internal static string RenewPage(Rule rule, string? page)
    {
        var text = page ?? NewPage;
        var end = text.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        if (!text.StartsWith("---\n", StringComparison.Ordinal) || end < 0)
            throw new FormatException($"{rule.Id}: a page begins with front matter between two lines of three dashes.");
        return Renew("---\n" + FrontMatter(rule) + text[(end + 1)..], "rule", Summary(rule));
    }

    /// <summary>Replaces what stands between a part's two markers.</summary>
    internal static string Renew(string text, string part, string content)
    {
        var open = $"<!-- {part}:start -->\n";
        var close = $"<!-- {part}:end -->";
        var start = text.IndexOf(open, StringComparison.Ordinal);
        var end = text.IndexOf(close, StringComparison.Ordinal);
        if (start < 0 || end < start)
            throw new FormatException($"The markers {open.TrimEnd()} and {close} must stand on lines of their own.");
        return text[..(start + open.Length)] + content + text[end..];
    }

    /// <summary>The table of all rules, with links relative to <paramref name="folder"/>.</summary>
    internal static string Table(string folder)
    {
        var table = new StringBuilder("| Rule | What should be so | About | Severity | Fix |\n|---|---|---|---|---|\n");
        foreach (var rule in RuleCatalog.All)
        {
            table.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({folder}{rule.Id}.md) | {rule.Title} | {Words(rule.Category)} ");
            table.Append(CultureInfo.InvariantCulture, $"| {Lower(rule.Severity)} | {(rule.IsFixable ? "yes" : FixTables.Has(rule) ? "in C#" : "")} |\n");
        }

        return table.ToString();
    }

    private static string FrontMatter(Rule rule)
    {
        var yaml = new StringBuilder($"# Generated from the rule, by {Command}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"id: {rule.Id}\ntitle: {rule.Title}\ncategory: {rule.Category}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"severity: {rule.Severity}\nfixable: {Lower(rule.IsFixable)}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"compileTime: {Lower(ReportsWhileCompiling(rule))}\nacrossResources: {Lower(rule.Requires.IsRelational)}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"source: {rule.Source}\n");
        AppendList(yaml, "resourceTypes", rule.On);
        AppendList(yaml, "peers", rule.Peers);
        return yaml.ToString();
    }

    // The samples prove it: each bad one in C# must be reported by the analyzer.
    private static bool ReportsWhileCompiling(Rule rule) =>
        AllPages.All.Any(page => page.Rule == rule && page.Blocks.Any(b => b is { Language: PageBlock.CSharp, Kind: Kind.Bad }));

    private static void AppendList(StringBuilder yaml, string name, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
            yaml.Append(CultureInfo.InvariantCulture, $"{name}:\n{string.Concat(items.Select(item => $"  - {item}\n"))}");
    }

    private static string Summary(Rule rule)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {rule.Id}: {rule.Title}\n\n> {rule.Because}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"- **Speaks of:** {string.Join(", ", rule.On.Select(type => $"`{type}`"))}");
        text.Append(rule.AppliesWhen is null ? "\n" : $", where {rule.AppliesWhen.Describe()}\n");
        text.Append(CultureInfo.InvariantCulture, $"- **Requires:**{Requirement.InMarkdown(rule.Requires)}\n");
        text.Append(CultureInfo.InvariantCulture, $"- **Severity:** {Lower(rule.Severity)}{(rule.SeverityBecause is null ? "" : $" ({rule.SeverityBecause})")}; {Words(rule.Category)}\n");
        text.Append(CultureInfo.InvariantCulture, $"- **Fix:** {Fix(rule)}\n");
        if (rule.Peers.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"- **The same check elsewhere:** {string.Join(", ", rule.Peers.Select(peer => $"`{peer}`"))}\n");
        text.Append(CultureInfo.InvariantCulture, $"- **AWS documentation:** <{rule.Source}>\n");
        return text.ToString();
    }

    private static string Fix(Rule rule) =>
        rule.IsFixable ? "offered in the IDE, and by `dotnet format analyzers`"
        : FixTables.Has(rule) ? "offered in the IDE, and by `dotnet format analyzers`, as far as [the table](../coverage.md) tells; in a template by hand"
        : "by hand";

    private static string Words(Category category) => category switch
    {
        Category.Suppression => "suppressions",
        Category.Network => "network exposure",
        Category.Resilience => "resilience and data loss",
        Category.Logging => "logging and monitoring",
        Category.Correctness => "ML correctness",
        Category.Retired => "retired services",
        Category.Cdk => "CDK correctness",
        _ => Lower(category),
    };

    private static string Lower(object value) => $"{value}".ToLowerInvariant();
}
