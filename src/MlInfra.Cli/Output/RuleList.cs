using MlInfra.Rules;
using Spectre.Console;
using Rule = MlInfra.Rules.Rule;

namespace MlInfra.Cli.Output;

/// <summary>Prints the list of rules.</summary>
internal static class RuleList
{
    internal static readonly string[] Formats = ["console", "json", "markdown"];

    internal static void Print(IReadOnlyList<Rule> rules, string format, Terminal terminal)
    {
        switch (format)
        {
            case "json":
                WriteJson(rules, terminal.Out);
                break;
            case "markdown":
                WriteMarkdown(rules, terminal.Out);
                break;
            default:
                PrintTable(rules, terminal);
                break;
        }
    }

    // The names are a contract.
    private static void WriteJson(IReadOnlyList<Rule> rules, TextWriter to) => JsonText.Write(to, json =>
    {
        json.WriteStartArray();
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("title", rule.Title);
            json.WriteString("category", rule.Category.ToString());
            json.WriteString("severity", Words.Of(rule.Severity));
            json.WriteStrings("resourceTypes", rule.On);
            json.WriteStrings("peers", rule.Peers);
            json.WriteString("exam", rule.Exam);
            json.WriteBoolean("fixable", rule.IsFixable);
            json.WriteBoolean("compileTime", RulePage.ReportsWhileCompiling(rule));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void WriteMarkdown(IReadOnlyList<Rule> rules, TextWriter to)
    {
        foreach (var category in rules.GroupBy(r => r.Category))
        {
            to.WriteLine($"## {category.Key}");
            to.WriteLine();
            to.WriteLine("| Id | Rule | Severity | Fix | Resource types |");
            to.WriteLine("|---|---|---|---|---|");
            foreach (var rule in category)
                to.WriteLine($"| {rule.Id} | {MarkdownText.Inline(rule.Title)} | {Words.Of(rule.Severity)} | {(rule.IsFixable ? "yes" : "")} | {string.Join(", ", rule.On.Select(t => $"`{t}`"))} |");
            to.WriteLine();
        }

        to.WriteLine($"{rules.Count} rules.");
    }

    private static void PrintTable(IReadOnlyList<Rule> rules, Terminal terminal)
    {
        var table = new Table { Border = TableBorder.Simple }.AddColumns("Id", "Severity", "Category", "Rule", "Resource types", "Fix");
        foreach (var rule in rules)
            table.AddRow(new Text(rule.Id), new Text(Words.Of(rule.Severity), Colour(rule.Severity)), new Text(rule.Category.ToString()), new Text(rule.Title), new Text(string.Join('\n', rule.On)), new Text(rule.IsFixable ? "yes" : ""));
        terminal.TableConsole().Write(table);
        terminal.Out.WriteLine($"{rules.Count} rules; 'mlinfra explain <id>' tells more of one");
    }

    private static Style Colour(Severity severity) =>
        severity switch { Severity.Error => Color.Red, Severity.Warning => Color.Yellow, _ => Color.Blue };
}
