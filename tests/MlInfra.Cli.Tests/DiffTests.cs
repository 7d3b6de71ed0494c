using System.Diagnostics;
using System.Text.Json;

namespace MlInfra.Cli.Tests;

public sealed class DiffTests : CommandLine
{
    private const string Bucket = """
        Resources:
          Data:
            Type: AWS::S3::Bucket
            Properties: { BucketName: one }
        """;

    [Fact]
    public void The_verdict_and_its_reason_come_first()
    {
        var ran = Run("diff", Write("a.yaml", GoodModel), Write("b.yaml", Model));

        Assert.Equal(0, ran.ExitCode);
        Assert.StartsWith("b.yaml\n  Weaker\n  - Model: network isolation: EnableNetworkIsolation from true to false\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains("  replaced  Model  AWS::SageMaker::Model\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains("  newly violated  MLI2003\n", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_templates_are_said_to_be_equal()
    {
        var ran = Run("diff", Write("a.yaml", Model), Write("b.yaml", Model), "--fail-on", "any");

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal("No difference\n", ran.Out);
    }

    [Theory]
    [InlineData("weaker", 1, 1, 0)]
    [InlineData("data-loss", 0, 1, 0)]
    [InlineData("replacement", 1, 1, 1)]
    [InlineData("any", 1, 1, 1)]
    [InlineData("never", 0, 0, 0)]
    public void The_failing_level_decides_the_exit_code(string failOn, int weaker, int lost, int safer)
    {
        string good = Write("good.yaml", GoodModel), bad = Write("bad.yaml", Model);

        Assert.Equal(weaker, Run("diff", good, bad, "--fail-on", failOn).ExitCode);
        Assert.Equal(lost, Run("diff", Write("one.yaml", Bucket), Write("two.yaml", Bucket.Replace("one", "two")), "--fail-on", failOn).ExitCode);
        Assert.Equal(safer, Run("diff", bad, good, "--fail-on", failOn).ExitCode);
    }

    [Fact]
    public void The_templates_of_folders_go_together_by_their_path()
    {
        Write("base/Training/template.yaml", GoodModel);
        Write("base/Old/template.yaml", Bucket);
        Write("head/Training/template.yaml", Model);
        Write("head/New/template.yaml", GoodModel);
        Write("head/notes.json", "{}");

        var templates = Json("diff", At("base"), At("head"), "--format", "json").GetProperty("templates").EnumerateArray()
            .Select(t => (t.GetProperty("name").GetString(), t.GetProperty("status").GetString(), t.GetProperty("verdict").GetString()));

        Assert.Equal(
            [("New/template.yaml", "new", "no-security-effect"), ("Old/template.yaml", "gone", "data-at-risk"), ("Training/template.yaml", "changed", "weaker")],
            templates);
    }

    [Fact]
    public void Json_holds_what_both_sides_say_and_what_it_does()
    {
        var root = Json("diff", Write("a.yaml", Bucket), Write("b.yaml", Bucket.Replace("one", "two")), "--format", "json");

        Assert.Equal("data-at-risk", root.GetProperty("verdict").GetString());
        var template = root.GetProperty("templates")[0];
        var resource = Assert.Single(template.GetProperty("resources").EnumerateArray());
        Assert.Equal(("Data", "AWS::S3::Bucket", "replaced"), (Text(resource, "logicalId"), Text(resource, "type"), Text(resource, "impact")));
        var property = Assert.Single(resource.GetProperty("properties").EnumerateArray());
        Assert.Equal(("BucketName", "one", "two", "yes"), (Text(property, "path"), Text(property, "old"), Text(property, "new"), Text(property, "replacement")));
        Assert.Equal(4, property.GetProperty("line").GetInt32());
        Assert.Equal("replaced", Text(Assert.Single(template.GetProperty("dataRisks").EnumerateArray()), "kind"));
    }

    [Fact]
    public void A_report_in_a_file_leaves_the_headline_on_standard_output()
    {
        var ran = Run("diff", Write("a.yaml", GoodModel), Write("b.yaml", Model), "--format", "markdown", "--output", At("out/report.md"));

        Assert.Equal($"Weaker: 1 replaced; the report is in {At("out/report.md")}\n", ran.Out);
        Assert.StartsWith("## Blueprint review: Weaker\n\n> [!WARNING]\n> - Model:", File.ReadAllText(At("out/report.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_suppressed_violation_is_no_news_for_the_verdict()
    {
        const string Suppressed = "\n    Metadata: { MlInfra: { Suppress: [{ Id: MLI2003, Reason: it downloads a public model }] } }";
        var rules = Json("diff", Write("a.yaml", "Resources: { Group: { Type: 'AWS::ResourceGroups::Group' } }"), Write("b.yaml", Model + Suppressed), "--format", "json")
            .GetProperty("templates")[0].GetProperty("rules").EnumerateArray().ToList();

        Assert.Equal(["accepted"], rules.Where(r => Text(r, "rule") == "MLI2003").Select(r => Text(r, "kind")));
    }

    [Theory]
    [InlineData("Resources: {", "a.yaml:2:1: error: ")]
    [InlineData("Name: x", "error: this is not a CloudFormation template")]
    public void What_is_no_template_exits_2_and_says_where(string text, string says)
    {
        var ran = Run("diff", Write("a.yaml", text), Write("b.yaml", Model));

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(says, ran.Error, StringComparison.Ordinal);
        Assert.Empty(ran.Out);
    }

    [Fact]
    public void What_is_not_there_exits_2()
    {
        var ran = Run("diff", At("nothing"), Write("b.yaml", Model));

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains($"there is no file or folder {At("nothing")}", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_revision_that_git_does_not_know_exits_2_and_says_so()
    {
        var ran = Run("diff", "no-such-revision-at-all:x", Write("b.yaml", Model));

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("git", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_revision_is_read_from_the_repository_around_the_current_folder()
    {
        Write("blueprints/Training/template.yaml", GoodModel);
        Git("init", "--quiet");
        Git("add", ".");
        Git("-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet", "-m", "one");
        Write("blueprints/Training/template.yaml", Model);

        Assert.Contains("Training/template.yaml", InFolder("diff", "HEAD:blueprints", "blueprints"), StringComparison.Ordinal);
        Assert.Contains("Weaker: 1 replaced", InFolder("diff", "HEAD:blueprints/Training/template.yaml", "blueprints/Training/template.yaml"), StringComparison.Ordinal);
        Assert.Contains("the revision HEAD has no nothing", InFolder("diff", "HEAD:nothing", "blueprints"), StringComparison.Ordinal);
        Assert.Contains("no git repository", InFolderAt(Path.GetTempPath(), "diff", "HEAD:nothing", "."), StringComparison.Ordinal);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static JsonElement Json(params string[] args) => JsonDocument.Parse(Run(args).Out).RootElement;

    private void Git(params string[] args) => Start("git", At(""), args);

    private string InFolder(params string[] args) => InFolderAt(At(""), args);

    // The current folder belongs to the whole process, so what depends on it needs a process of its own.
    private static string InFolderAt(string folder, params string[] args) =>
        Start("dotnet", folder, [Path.Combine(AppContext.BaseDirectory, "mlinfra.dll"), .. args]);

    private static string Start(string file, string folder, string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(file, args) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + error.Result;
    }
}
