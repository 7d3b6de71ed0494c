using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MlInfra.RulePages.Tests.Pages;

/// <summary>A page of docs/rules: what is said of one rule, with samples that run.</summary>
internal sealed class RulePage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePreciseSourceLocation().Build();

    internal RulePage(Rule rule, string text, string series = "")
    {
        Rule = rule;
        Text = text;
        var document = Markdown.Parse(text, Pipeline);
        Sections = ReadSections(document, text);
        Blocks = ReadBlocks(rule, document, series);
    }

    internal Rule Rule { get; }

    internal string Text { get; }

    /// <summary>The text under each second-level heading.</summary>
    internal IReadOnlyDictionary<string, string> Sections { get; }

    internal IReadOnlyList<PageBlock> Blocks { get; }

    private static Dictionary<string, string> ReadSections(MarkdownDocument document, string text)
    {
        var headings = document.OfType<HeadingBlock>().Where(h => h.Level == 2).ToList();
        var sections = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < headings.Count; i++)
        {
            var end = i + 1 < headings.Count ? headings[i + 1].Span.Start : text.Length;
            var title = string.Concat(headings[i].Inline!.Descendants<LiteralInline>().Select(l => l.Content.ToString()));
            sections[title] = text[(headings[i].Span.End + 1)..end].Trim();
        }

        return sections;
    }

    private static List<PageBlock> ReadBlocks(Rule rule, MarkdownDocument document, string series)
    {
        var blocks = new List<PageBlock>();
        foreach (var fence in document.Descendants<FencedCodeBlock>())
        {
            var words = (fence.Arguments ?? "").Split(' ');
            if (fence.Info == "text" && words is ["throws"] && blocks is [.., { Kind: Kind.Bad } thrown])
            {
                thrown.Throws = fence.Lines.ToString().Trim();
                continue;
            }

            var isManual = words is [_, "manual"];
            if (fence.Info is not (PageBlock.CSharp or PageBlock.Yaml) || !Enum.TryParse<Kind>(words[0], ignoreCase: true, out var kind) || (words.Length > 1 && !isManual))
                throw new FormatException($"{rule.Id}: line {fence.Line + 1}: a sample opens with csharp or yaml, then bad (or bad manual), good or unknown; below a bad one, text throws says what the CDK throws.");
            var number = blocks.Count(b => b.Language == fence.Info && b.Kind == kind) + 1;
            blocks.Add(new(rule, fence.Info, kind, $"{series}{number}", isManual, fence.Lines.ToString() + "\n"));
        }

        return blocks;
    }
}
