using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MlInfra.Cli.Tests;

public sealed partial class DiffMarkdownTests : CommandLine
{
    private const int Queues = 400;

    [Theory]
    [InlineData(500)]
    [InlineData(1_000)]
    [InlineData(5_000)]
    [InlineData(20_000)]
    [InlineData(65_000)]
    public void A_report_never_grows_beyond_its_limit(int most)
    {
        var text = Report(most);

        Assert.True(text.Length <= most, $"{text.Length} characters");
        Assert.StartsWith("## Blueprint review: Data at risk\n", text, StringComparison.Ordinal);
        Assert.Contains("_Left out to fit: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_out_is_counted()
    {
        var all = Report(10_000_000);
        var cut = Report(20_000);

        var shown = Regex.Count(cut, @"^\| VisibilityTimeout ", RegexOptions.Multiline);
        var left = int.Parse(LeftOut().Match(cut).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Equal(Regex.Count(all, @"^\| (VisibilityTimeout|BucketName) ", RegexOptions.Multiline), shown + left + Regex.Count(cut, @"^\| BucketName ", RegexOptions.Multiline));
    }

    [Fact]
    public void The_least_risky_is_left_out_first()
    {
        var text = Report(5_000);

        Assert.Contains("| **Data** | Bucket is replaced", text, StringComparison.Ordinal);
        Assert.Contains("| **replaced** | Bucket<br>AWS::S3::Bucket |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<details>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Details_are_folded_and_their_tables_are_whole()
    {
        var text = Report(65_000);

        Assert.Contains("<details><summary>", text, StringComparison.Ordinal);
        Assert.Equal(Regex.Count(text, "<details>"), Regex.Count(text, "</details>"));
    }

    [Fact]
    public void What_a_template_says_stays_text()
    {
        const string Evil = "</details><img src=x> | **bold** [a](b)";
        var text = Markdown(
            """{ "Resources": { "A": { "Type": "AWS::SNS::Topic", "Properties": { "DisplayName": "a" } } } }""",
            $$"""{ "Resources": { "A": { "Type": "AWS::SNS::Topic", "Properties": { "DisplayName": "{{Evil}}" } } } }""",
            65_000);

        Assert.Contains(@"\</details\>\<img src=x\> \| \*\*bold\*\* \[a\](b)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_templates_make_one_line() =>
        Assert.Equal("## Blueprint review: no difference\n", Markdown(Model, Model, 65_000));

    [Fact]
    public void A_limit_that_does_not_hold_the_verdict_is_bad_usage() =>
        Assert.Equal(2, Run("diff", Write("a.yaml", Model), Write("b.yaml", Model), "--max-size", "10").ExitCode);

    private string Report(int most) => Markdown(Many("one", 30), Many("two", 60), most);

    private string Markdown(string @base, string head, int most) =>
        Run("diff", Write("a.yaml", @base), Write("b.yaml", head), "--format", "markdown", "--max-size", most.ToString(CultureInfo.InvariantCulture)).Out;

    private static string Many(string bucket, int timeout)
    {
        var text = new StringBuilder("Resources:\n  Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: ").Append(bucket).Append(" } }\n");
        for (var i = 0; i < Queues; i++)
            text.Append(CultureInfo.InvariantCulture, $"  Queue{i}: {{ Type: 'AWS::SQS::Queue', Properties: {{ QueueName: q{i}, VisibilityTimeout: {timeout} }} }}\n");
        return text.ToString();
    }

    [GeneratedRegex("(\\d+) property changes")]
    private static partial Regex LeftOut();
}
