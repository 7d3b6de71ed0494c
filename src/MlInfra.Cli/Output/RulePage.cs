using System.Text.RegularExpressions;
using MlInfra.Rules;

namespace MlInfra.Cli.Output;

/// <summary>What there is to say of a rule as Markdown: its page, or the rule's own words where it has none.</summary>
internal static partial class RulePage
{
    internal static string Of(Rule rule) => Readable(Written(rule) ?? OwnWords(rule));

    /// <summary>Whether the analyzer reports the rule: its page says what its samples prove. The analyzer runs a rule without a page too.</summary>
    internal static bool ReportsWhileCompiling(Rule rule) =>
        Written(rule)?.Contains("\ncompileTime: false\n", StringComparison.Ordinal) != true;

    private static string? Written(Rule rule)
    {
        using var page = typeof(RulePage).Assembly.GetManifestResourceStream($"rules/{rule.Id}.md");
        if (page is null)
            return null;
        using var reader = new StreamReader(page);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    // What is there for the tests of the pages is no news to a reader.
    private static string Readable(string page) => SpanMarks().Replace(Comments().Replace(WithoutFrontMatter(page), ""), "").Trim() + "\n";

    private static string WithoutFrontMatter(string page)
    {
        var end = page.StartsWith("---\n", StringComparison.Ordinal) ? page.IndexOf("\n---\n", StringComparison.Ordinal) : -1;
        return end < 0 ? page : page[(end + 5)..];
    }

    private static string OwnWords(Rule rule)
    {
        var applies = rule.AppliesWhen is { } when ? $"**Applies when** {when.Describe()}.\n\n" : "";
        var peers = rule.Peers.Count == 0 ? "" : $"**The same check elsewhere**: {string.Join(", ", rule.Peers)}\n\n";
        return $"""
            # {rule.Id}: {rule.Title}

            {rule.Category}, {Words.Of(rule.Severity)}{(rule.IsFixable ? ", with a fix" : "")}. On {string.Join(", ", rule.On.Select(t => $"`{t}`"))}.

            {applies}**Must hold**: {rule.Requires.Describe()}.

            ## Why

            {rule.Because}

            ## For the exam

            {rule.Exam}

            {peers}**Source**: {rule.Source}
            """;
    }

    // A page marks the span that a finding underlines.
    [GeneratedRegex(@"\[\||\|\]", RegexOptions.CultureInvariant)]
    private static partial Regex SpanMarks();

    [GeneratedRegex("<!--.*?-->\n?", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Comments();
}
