using MlInfra.RulePages.Tests.Pages;

namespace MlInfra.RulePages.Tests;

/// <summary>What the other tests rest on: marks are read exactly, and generated parts are renewed in place.</summary>
public sealed class HarnessTests
{
    private static readonly Rule Rule = RuleCatalog.All[0];

    [Fact]
    public void Marks_are_taken_out_and_their_spans_remembered()
    {
        var text = new MarkedText("a = [|1|];\nb = [|22|];\n");
        Assert.Equal("a = 1;\nb = 22;\n", text.Text);
        Assert.Equal([new(4, 5), new(11, 13)], text.Spans);
    }

    [Fact]
    public void A_mark_within_a_collection_expression_is_told_from_its_brackets()
    {
        var text = new MarkedText("[[|x|]]");
        Assert.Equal("[x]", text.Text);
        Assert.Equal([new(1, 2)], text.Spans);
    }

    [Fact]
    public void A_mark_that_is_not_closed_is_refused() => Assert.Throws<FormatException>(() => new MarkedText("a = [|1;"));

    [Fact]
    public void Lines_and_columns_are_offsets_counted_from_one()
    {
        var text = new MarkedText("a:\n  b: c\n");
        Assert.Equal(new Span(8, 9), text.Between(2, 6, 2, 7));
    }

    [Fact]
    public void Found_spans_are_shown_as_marks()
    {
        const string Marked = "a = [|1|];\nb = [|22|];\n";
        Assert.Equal(Marked, new MarkedText(Marked).WithMarks([new(11, 13), new(4, 5)]));
    }

    [Fact]
    public void A_page_that_does_not_exist_is_begun_with_what_the_rule_says()
    {
        var page = new RulePage(Rule, GeneratedText.RenewPage(Rule, null));
        Assert.Contains($"# {Rule.Id}: {Rule.Title}", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Why", "Exam", "When to suppress", "Samples"], page.Sections.Keys);
        Assert.Empty(page.Blocks);
    }

    [Fact]
    public void Renewal_leaves_the_rest_of_a_page_as_it_is_and_settles_at_once()
    {
        var page = GeneratedText.RenewPage(Rule, null) + "By hand.\n";
        var tampered = page.Replace(Rule.Because, "Because I say so.", StringComparison.Ordinal);
        Assert.NotEqual(page, tampered);
        Assert.Equal(page, GeneratedText.RenewPage(Rule, tampered));
        Assert.Equal(page, GeneratedText.RenewPage(Rule, page));
    }

    [Theory]
    [InlineData("No front matter.\n")]
    [InlineData("---\nid: MLI1001\n---\nNo markers.\n")]
    public void A_page_without_the_places_for_generated_parts_is_refused(string page) =>
        Assert.Throws<FormatException>(() => GeneratedText.RenewPage(Rule, page));

    [Theory]
    [InlineData("```csharp\nvar x = 1;\n```\n")]
    [InlineData("```csharp worse\nvar x = 1;\n```\n")]
    [InlineData("```json bad\n{}\n```\n")]
    [InlineData("```csharp bad today\nvar x = 1;\n```\n")]
    public void A_sample_that_does_not_say_what_it_shows_is_refused(string page) =>
        Assert.Throws<FormatException>(() => new RulePage(Rule, page));
}
