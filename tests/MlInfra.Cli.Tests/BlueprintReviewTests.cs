using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MlInfra.Cli.Tests;

/// <summary>The action's scripts as a workflow runs them, on a made repository and against an API of the test's own.</summary>
public sealed partial class BlueprintReviewTests : CommandLine
{
    private static readonly string Action = Repository.PathOf(".github/actions/blueprint-review");

    private const string Key = """
        Resources:
          Key:
            Type: AWS::KMS::Key
            DeletionPolicy: Retain
            UpdateReplacePolicy: Retain
            Properties: { EnableKeyRotation: true }
        """;

    public BlueprintReviewTests()
    {
        Write("blueprints/Training/template.yaml", GoodModel);
        Git("init", "--quiet");
        Commit("one");
        Write("blueprints/Training/template.yaml", Model);
        Commit("two");
    }

    [Fact]
    public void The_review_compares_with_the_commit_before_and_keeps_all_reports()
    {
        var ran = Review();

        Assert.True(ran.ExitCode == 0, ran.Out);
        Assert.StartsWith("## Blueprint review: Weaker\n", Read("report/review.md"), StringComparison.Ordinal);
        Assert.Contains("\"verdict\": \"weaker\"", Read("report/review.json"), StringComparison.Ordinal);
        Assert.Contains("\"ruleId\": \"MLI2003\"", Read("report/lint.sarif"), StringComparison.Ordinal);
        Assert.Equal(Read("report/review.md"), Read("summary"));
        Assert.Equal($"sarif={At("report")}/lint.sarif\nreport={At("report")}\nverdict=weaker\n", Read("output"));
    }

    [Theory]
    [InlineData("weaker", 1)]
    [InlineData("data-loss", 0)]
    public void What_the_change_is_decides_the_exit_code_and_the_reports_are_there(string failOn, int exitCode)
    {
        Assert.Equal(exitCode, Review(("FAIL_ON", failOn)).ExitCode);
        Assert.True(File.Exists(At("report/review.md")));
        Assert.True(File.Exists(At("report/lint.sarif")));
    }

    [Fact]
    public void Of_a_merge_the_first_parent_is_compared_with()
    {
        Git("checkout", "--quiet", "-b", "topic");
        Write("blueprints/Other/template.yaml", Key);
        Commit("a key");
        Git("checkout", "--quiet", "-");
        Write("blueprints/Training/template.yaml", GoodModel);
        Commit("three");
        Git([.. Author, "merge", "--quiet", "--no-edit", "topic"]);

        Assert.Equal(0, Review().ExitCode);

        Assert.Contains("Other/template.yaml", Read("report/review.md"), StringComparison.Ordinal);
        Assert.DoesNotContain("Training/template.yaml", Read("report/review.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_new_is_all_new()
    {
        Write("stacks/a.yaml", Key);

        Assert.Equal(0, Review(("BLUEPRINTS", "stacks"), ("TEMPLATES", "")).ExitCode);
        Assert.Contains("a.yaml: No security effect, new", Read("report/review.md"), StringComparison.Ordinal);
        Assert.False(File.Exists(At("report/lint.sarif")));
    }

    [Fact]
    public void A_stale_snapshot_fails_and_says_so_first()
    {
        Write("cdk.out/Training.template.json", """{ "Resources": {} }""");

        Assert.Equal(1, Review(("SYNTH", "true")).ExitCode);
        Assert.StartsWith("> [!WARNING]\n> Snapshots are stale", Read("report/review.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BASE", "no-such-revision")]
    [InlineData("BASE", "--upload-pack=touch")]
    [InlineData("BLUEPRINTS", "nothing")]
    public void What_cannot_be_read_exits_2(string name, string value) => Assert.Equal(2, Review((name, value)).ExitCode);

    [Fact]
    public void What_the_inputs_say_is_never_run()
    {
        Assert.Equal(2, Review(("BASE", "$(touch ran)"), ("FAIL_ON", "$(touch ran)"), ("MAX_SIZE", "70000")).ExitCode);
        Assert.False(File.Exists(At("ran")));
    }

    [Fact]
    public async Task One_comment_is_made_and_then_updated_in_place()
    {
        using var api = new CommentApi();
        api.Add("somebody", "<!-- mlinfra blueprint-review blueprints -->\nnot the action's own");
        Review();

        Assert.Equal(0, (await Comment(api)).ExitCode);
        var first = api.Comments[^1];
        Write("blueprints/Training/template.yaml", GoodModel);
        Review();
        Assert.Equal(0, (await Comment(api)).ExitCode);
        Assert.Equal(0, (await Comment(api)).ExitCode);

        Assert.Equal(["POST", "PATCH"], api.Written);
        Assert.Equal(2, api.Comments.Count);
        Assert.StartsWith("<!-- mlinfra blueprint-review blueprints -->\n## Blueprint review: Weaker\n", first.Body, StringComparison.Ordinal);
        Assert.Contains("## Blueprint review: no difference", api.Comments[^1].Body, StringComparison.Ordinal);
        Assert.Equal("not the action's own", api.Comments[0].Body.Split('\n')[1]);
    }

    [Fact]
    public async Task The_comment_is_found_on_a_later_page()
    {
        using var api = new CommentApi();
        for (var i = 0; i < 100; i++)
            api.Add("somebody", "a comment");
        api.Add("github-actions[bot]", "<!-- mlinfra blueprint-review blueprints -->\nold");
        Review();

        await Comment(api);

        Assert.Equal(["PATCH"], api.Written);
        Assert.Equal(101, api.Comments.Count);
    }

    [Fact]
    public async Task A_token_without_rights_leaves_the_report_in_the_summary()
    {
        using var api = new CommentApi { Status = 403 };
        Review();

        var ran = await Comment(api);

        Assert.Equal(0, ran.ExitCode);
        Assert.StartsWith("::notice::The token may not comment", ran.Out, StringComparison.Ordinal);
        Assert.Contains("Blueprint review: Weaker", Read("summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_API_that_fails_otherwise_fails_the_step()
    {
        using var api = new CommentApi { Status = 500 };
        Review();

        Assert.Equal(1, (await Comment(api)).ExitCode);
    }

    [Fact]
    public void A_report_that_is_cut_is_whole_in_the_summary()
    {
        Write("blueprints/Many/template.yaml", "Resources:\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"  Queue{i}: {{ Type: 'AWS::SQS::Queue' }}\n")));

        Assert.Equal(0, Review(("MAX_SIZE", "3000")).ExitCode);

        Assert.InRange(Read("report/review.md").Length, 500, 3_000);
        Assert.Contains("The full report is in review.full.md", Read("report/review.md"), StringComparison.Ordinal);
        Assert.Equal(Read("report/review.full.md"), Read("summary"));
        Assert.Contains("Queue59", Read("summary"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_the_event_or_the_inputs_is_put_into_a_script()
    {
        foreach (var file in (string[])[Path.Combine(Action, "action.yml"), Repository.PathOf(".github/workflows/blueprint-review.yml")])
        {
            var text = File.ReadAllText(file);
            var scripts = Script().Matches(text).Select(m => m.Value).ToList();
            Assert.All(scripts, script => Assert.DoesNotContain("${{", script, StringComparison.Ordinal));
            Assert.All(Used().Matches(text).Select(m => m.Groups[1].Value), used => Assert.Matches(@"^(actions/[a-z-]+|github/codeql-action/upload-sarif)@v\d+$|^\./\.github/", used));
            Assert.DoesNotContain("on: pull_request_target", text, StringComparison.Ordinal);
        }

        Assert.NotEmpty(Script().Matches(File.ReadAllText(Path.Combine(Action, "action.yml"))));
    }

    private static string[] Author => ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"];

    private string Read(string name) => File.ReadAllText(At(name));

    private void Commit(string message)
    {
        Git("add", ".");
        Git([.. Author, "commit", "--quiet", "-m", message]);
    }

    private void Git(params string[] args)
    {
        using var process = Started("git", args, []);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private (int ExitCode, string Out) Review(params (string Name, string Value)[] variables)
    {
        File.Delete(At("summary"));
        File.Delete(At("output"));
        using var process = Started("bash", [Path.Combine(Action, "review")],
        [
            ("MLINFRA", $"dotnet {Path.Combine(AppContext.BaseDirectory, "mlinfra.dll")}"), ("REPORT", At("report")), ("TEMPLATES", "blueprints"),
            ("GITHUB_STEP_SUMMARY", At("summary")), ("GITHUB_OUTPUT", At("output")), .. variables,
        ]);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    private async Task<(int ExitCode, string Out)> Comment(CommentApi api)
    {
        using var process = Started("node", [Path.Combine(Action, "comment.mjs")],
        [
            ("GITHUB_API_URL", api.Address), ("GITHUB_REPOSITORY", "someone/something"), ("GITHUB_TOKEN", "token"), ("PULL_REQUEST", "7"), ("REPORT", At("report")),
        ]);
        var answering = api.Answer();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        api.Stop();
        await answering;
        return (process.ExitCode, output);
    }

    private Process Started(string file, string[] args, (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(file, args) { WorkingDirectory = At(""), RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("GITHUB_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    // A script, in one line or as a block that is indented below its key.
    [GeneratedRegex(@"^( +)run: (?!\|).*$|^( +)run: \|\n(?:\2  .*\n|\n)+", RegexOptions.Multiline)]
    private static partial Regex Script();

    [GeneratedRegex(@"uses: (\S+)")]
    private static partial Regex Used();
}
