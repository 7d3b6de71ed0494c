using MlInfra.Rules;

namespace MlInfra.Cli.Output;

/// <summary>Prints what there is to say of a rule: its page, or the rule's own words where it has none.</summary>
internal static class RuleExplanation
{
    internal static void Print(Rule rule, Terminal terminal) =>
        new MarkdownView(terminal.Out, terminal.PaintFor(terminal.Out), terminal.Width).Print(Page(rule) ?? OwnWords(rule));

    private static string? Page(Rule rule)
    {
        using var page = typeof(RuleExplanation).Assembly.GetManifestResourceStream($"rules/{rule.Id}.md");
        if (page is null)
            return null;
        using var reader = new StreamReader(page);
        return reader.ReadToEnd();
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
}
