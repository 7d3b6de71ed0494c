using System.Text.Json;
using MlInfra.Cli.Output;
using MlInfra.Rules;

namespace MlInfra.Cli.Tests;

public sealed class RuleCommandTests : CommandLine
{
    [Fact]
    public void The_list_in_JSON_has_the_names_of_the_contract_for_every_rule()
    {
        using var list = JsonDocument.Parse(Run("rules", "--format", "json").Out);

        Assert.Equal(RuleCatalog.All.Select(r => r.Id), list.RootElement.EnumerateArray().Select(r => r.GetProperty("id").GetString()));
        Assert.All(list.RootElement.EnumerateArray(), rule => Assert.Equal(
            ["id", "title", "category", "severity", "resourceTypes", "peers", "exam", "fixable", "compileTime"],
            rule.EnumerateObject().Select(p => p.Name)));
        Assert.All(list.RootElement.EnumerateArray(), rule => Assert.Contains(rule.GetProperty("severity").GetString(), (string[])["error", "warning", "info"]));
    }

    [Theory]
    [InlineData("console")]
    [InlineData("markdown")]
    public void The_list_names_every_rule(string format)
    {
        var ran = Run("rules", "--format", format);

        Assert.Equal(0, ran.ExitCode);
        Assert.NotEmpty(RuleCatalog.All);
        Assert.All(RuleCatalog.All, rule => Assert.Contains(rule.Id, ran.Out, StringComparison.Ordinal));
        Assert.Contains($"{RuleCatalog.All.Count} rules", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_can_be_explained()
    {
        Assert.NotEmpty(RuleCatalog.All);
        Assert.All(RuleCatalog.All, rule =>
        {
            var ran = Run("explain", rule.Id.ToLowerInvariant());
            Assert.Equal(0, ran.ExitCode);
            Assert.Contains(rule.Id, ran.Out, StringComparison.Ordinal);
            Assert.Contains(rule.Because, ran.Out, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Pages_come_with_the_tool_and_show_nothing_that_is_there_for_tests()
    {
        var pages = typeof(Program).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("rules/", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(pages);
        Assert.All(pages, page =>
        {
            var text = Run("explain", Path.GetFileNameWithoutExtension(page)).Out;
            Assert.Contains("Samples", text, StringComparison.Ordinal);
            Assert.DoesNotContain("[|", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<!--", text, StringComparison.Ordinal);
            Assert.DoesNotContain("compileTime", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_rule_that_does_not_exist_is_answered_with_the_nearest()
    {
        var ran = Run("explain", "MLI2091");

        Assert.Equal(2, ran.ExitCode);
        Assert.Empty(ran.Out);
        Assert.StartsWith("error: there is no rule MLI2091; did you mean MLI2001", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_is_shown_without_the_marks_of_Markdown()
    {
        using var output = new StringWriter { NewLine = "\n" };

        MarkdownView.Print(
            "# Title\n\nSay `this` and **that**, see [docs](https://example.org/a).\n\n```csharp bad\nnew Thing { A = 1 };\n```\n",
            new Terminal(output, TextWriter.Null, () => TextReader.Null) { Today = default });

        Assert.Equal(
            "Title\n\nSay this and that, see docs (https://example.org/a).\n\n  csharp bad:\n    new Thing { A = 1 };\n",
            output.ToString());
    }
}
