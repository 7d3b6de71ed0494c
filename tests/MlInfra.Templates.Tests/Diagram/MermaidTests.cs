using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using MlInfra.Templates.Diagram;
using MlInfra.Templates.Tests.Diff;

namespace MlInfra.Templates.Tests.Diagram;

public sealed partial class MermaidTests
{
    [Theory]
    [InlineData("plain name", "plain name")]
    [InlineData("sagemaker.api-v2", "sagemaker.api-v2")]
    [InlineData("\"]\n  click x \"javascript:alert(1)\"", "#34;#93;   click x #34;javascript#58;alert(1)#34;")]
    [InlineData("<img src=x onerror=y>", "#60;img src#61;x onerror#61;y#62;")]
    [InlineData("`**bold**`", "#96;#42;#42;bold#42;#42;#96;")]
    [InlineData("fa:fa-car", "fa#58;fa-car")]
    [InlineData("1. one", "1#46; one")]
    [InlineData("- one", "#45; one")]
    [InlineData("a\u202Eb", "a b")]
    [InlineData("%%{init: {}}%%", "#37;#37;#123;init#58; #123;#125;#125;#37;#37;")]
    public void What_a_template_says_stays_text(string text, string label) => Assert.Equal(label, MermaidText.Label(text));

    [Fact]
    public void Labels_hold_no_character_that_Mermaid_or_Markdown_gives_a_meaning() => Prop.ForAll(
        ArbMap.Default.ArbFor<string?>(),
        text => SafeLabel().IsMatch(MermaidText.Label(text ?? ""))).QuickCheckThrowOnFailure();

    [Fact]
    public void Different_texts_have_different_ids() => Prop.ForAll(
        ArbMap.Default.ArbFor<string?>(), ArbMap.Default.ArbFor<string?>(),
        (a, b) => (MermaidText.Id(a ?? "") == MermaidText.Id(b ?? "")) == ((a ?? "") == (b ?? "")) && Regex.IsMatch(MermaidText.Id(a ?? ""), "^r_[A-Za-z0-9_]*$")).QuickCheckThrowOnFailure();

    [Fact]
    public void A_template_that_wants_to_be_more_than_text_stays_within_its_lines()
    {
        const string Evil = "x\"]\\n  click r_A href \\\"https://example.com\\\"\\n```\\n<script>";
        var text = Drawn.Of("{ \"Resources\": { \"" + Evil.Replace("x\"", "x\\\"") + "\": { \"Type\": \"Evil::\\\"]\\nclick::Thing\" } } }");

        Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1), line => Assert.Matches(@"^  r_[A-Za-z0-9_]+\[""[^""<>`]*<br/>[^""<>`]*""\]$", line));
    }

    [Fact]
    public void Another_order_of_the_template_makes_the_same_picture() => Prop.ForAll(
        Arb.From(MadeTemplates.Template.Zip(Gen.Choose(0, int.MaxValue - 1), (template, seed) => (Template: template, Seed: seed))),
        made => Drawn.Of(made.Template.ToJsonString()) == Drawn.Of(Shuffled(made.Template, new(made.Seed)))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(60)]
    [InlineData(500)]
    [InlineData(5_000)]
    public void A_picture_stays_within_what_Mermaid_draws(int functions)
    {
        var text = Drawn.Of(Many(functions));

        Assert.True(text.Length <= 50_000, $"{text.Length} characters");
        Assert.True(Arrow().Count(text) <= 500, $"{Arrow().Count(text)} edges");
    }

    [Fact]
    public void What_is_alike_is_shown_as_one_before_anything_is_left_out()
    {
        var picture = Drawn.Picture(Many(500));

        Assert.Equal(1_000, picture.Nodes.Sum(n => n.Names.Count));
        Assert.Equal(0, picture.Omitted);
        Assert.Contains("500 × Lambda function", MermaidWriter.Write(picture));
    }

    [Fact]
    public void What_does_not_fit_is_counted()
    {
        var text = new StringBuilder("Resources:\n");
        for (var i = 0; i < 2_000; i++)
            text.Append(CultureInfo.InvariantCulture, $"  R{i}: {{ Type: 'AWS::Made::Type{string.Concat(i.ToString(CultureInfo.InvariantCulture).Select(d => (char)('A' + d - '0')))}' }}\n");

        Assert.Contains("1750 resources and 0 flows are not shown", Drawn.Of(text.ToString()));
    }

    // Every function has a queue of its own, so that all are different and yet alike.
    private static string Many(int functions)
    {
        var text = new StringBuilder("Resources:\n");
        for (var i = 0; i < functions; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  Queue{i}: {{ Type: 'AWS::SQS::Queue' }}\n");
            text.Append(CultureInfo.InvariantCulture, $"  Function{i}: {{ Type: 'AWS::Lambda::Function', Properties: {{ DeadLetterConfig: {{ TargetArn: !GetAtt Queue{i}.Arn }} }} }}\n");
        }

        return text.ToString();
    }

    private static string Shuffled(JsonObject template, Random random)
    {
        var copy = template.DeepClone().AsObject();
        var resources = copy["Resources"]!.AsObject().Select(r => KeyValuePair.Create(r.Key, r.Value?.DeepClone())).ToArray();
        random.Shuffle(resources);
        copy["Resources"] = new JsonObject(resources);
        return copy.ToJsonString();
    }

    [GeneratedRegex(@"^([\p{L}\p{N} _/(),…]|[.-]|#[0-9]+;)*$")]
    private static partial Regex SafeLabel();

    [GeneratedRegex("-->|-\\.->")]
    private static partial Regex Arrow();
}
