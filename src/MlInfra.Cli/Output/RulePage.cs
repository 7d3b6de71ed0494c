using MlInfra.Rules;

namespace MlInfra.Cli.Output;

/// <summary>What there is to say of a rule as Markdown: its page, or the rule's own words where it has none.</summary>
internal static class RulePage
{
    internal static string Of(Rule rule) => WithoutFrontMatter(Written(rule) ?? OwnWords(rule));

    private static string? Written(Rule rule)
    {
        using var page = typeof(RulePage).Assembly.GetManifestResourceStream($"rules/{rule.Id}.md");
        if (page is null)
            return null;
        using var reader = new StreamReader(page);
        return reader.ReadToEnd();
    }

    private static string WithoutFrontMatter(string page)
    {
        var text = page.Replace("\r\n", "\n", StringComparison.Ordinal);
        var end = text.StartsWith("---\n", StringComparison.Ordinal) ? text.IndexOf("\n---\n", StringComparison.Ordinal) : -1;
        return end < 0 ? text : text[(end + 5)..].TrimStart('\n');
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
            """ + "\n";
    }
}
