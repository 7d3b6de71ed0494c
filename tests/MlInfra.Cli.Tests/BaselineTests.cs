using System.Text.Json;

namespace MlInfra.Cli.Tests;

public sealed class BaselineTests : CommandLine
{
    /// <summary>One more warning than <see cref="CommandLine.Model"/>, above it, so that its lines move.</summary>
    private static readonly string TwoModels = Model.Replace("Resources:\n", "Resources:\n  Added:\n    Type: AWS::SageMaker::Model\n    Properties: { VpcConfig: { Subnets: [subnet-1] } }\n", StringComparison.Ordinal);

    [Fact]
    public void It_is_made_on_request_and_what_is_in_it_does_not_fail()
    {
        var file = Write("a.yaml", Model);
        var made = Run("lint", file, "--baseline", At("baseline.json"), "--update-baseline");
        var again = Run("lint", file, "--baseline", At("baseline.json"));

        Assert.Equal((0, 0), (made.ExitCode, again.ExitCode));
        Assert.Equal("1 file, 1 resource: 0 errors, 0 warnings, 0 infos; 1 in the baseline\n", again.Out);
    }

    [Fact]
    public void It_is_sorted_and_has_one_finding_a_line_with_its_file_relative_to_it()
    {
        Make(Write("stacks/b.yaml", Model), Write("a.yaml", TwoModels));

        Assert.Equal(
            """
            {
              "version": 1,
              "findings": [
                { "file": "a.yaml", "resource": "Added", "rule": "MLI2003", "path": "EnableNetworkIsolation", "count": 1 },
                { "file": "a.yaml", "resource": "Model", "rule": "MLI2003", "path": "EnableNetworkIsolation", "count": 1 },
                { "file": "stacks/b.yaml", "resource": "Model", "rule": "MLI2003", "path": "EnableNetworkIsolation", "count": 1 }
              ]
            }

            """,
            File.ReadAllText(At("baseline.json")));
    }

    [Fact]
    public void What_is_new_fails_and_is_shown_as_new_although_lines_moved()
    {
        Make(Write("a.yaml", Model));
        var ran = Run("lint", Write("a.yaml", TwoModels), "--baseline", At("baseline.json"));

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("2:3  warning  MLI2003  new\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains("0 errors, 1 warning, 0 infos; 1 in the baseline", ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json", "findings")]
    [InlineData("sarif", "results")]
    public void Tools_are_told_of_each_finding_whether_it_is_new(string format, string findings)
    {
        Make(Write("a.yaml", Model));
        using var report = JsonDocument.Parse(Run("lint", Write("a.yaml", TwoModels), "--baseline", At("baseline.json"), "--format", format).Out);

        var listed = format == "sarif" ? report.RootElement.GetProperty("runs")[0] : report.RootElement;
        Assert.Equal(["new", "unchanged"], listed.GetProperty(findings).EnumerateArray().Select(f => f.GetProperty("baselineState").GetString()!));
    }

    [Fact]
    public void What_is_fixed_is_counted_and_said()
    {
        Make(Write("a.yaml", Model));
        var ran = Run("lint", Write("a.yaml", GoodModel), "--baseline", At("baseline.json"));

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal("1 fixed; run --update-baseline, so that they stay so\n", ran.Error);
        Assert.Contains("; 1 fixed", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_update_takes_out_what_is_fixed_and_it_fails_when_it_comes_back()
    {
        Make(Write("a.yaml", Model));
        Run("lint", Write("a.yaml", GoodModel), "--baseline", At("baseline.json"), "--update-baseline");

        Assert.EndsWith("\"findings\": []\n}\n", File.ReadAllText(At("baseline.json")), StringComparison.Ordinal);
        Assert.Equal(1, Run("lint", Write("a.yaml", Model), "--baseline", At("baseline.json")).ExitCode);
    }

    [Fact]
    public void An_update_never_takes_in_what_is_new()
    {
        Make(Write("a.yaml", Model));
        var before = File.ReadAllText(At("baseline.json"));
        var ran = Run("lint", Write("a.yaml", TwoModels), "--baseline", At("baseline.json"), "--update-baseline");

        Assert.Equal(1, ran.ExitCode);
        Assert.Equal(before, File.ReadAllText(At("baseline.json")));
    }

    [Fact]
    public void Files_and_rules_that_a_run_does_not_look_at_stay()
    {
        string a = Write("a.yaml", Model), b = Write("b.yaml", Model);
        Make(a, b);
        var before = File.ReadAllText(At("baseline.json"));

        Run("lint", a, "--baseline", At("baseline.json"), "--update-baseline");
        Run("lint", a, b, "--rule", "MLI1001", "--baseline", At("baseline.json"), "--update-baseline");

        Assert.Equal(before, File.ReadAllText(At("baseline.json")));
    }

    [Fact]
    public void A_file_that_is_gone_has_no_findings_left()
    {
        string a = Write("a.yaml", Model), b = Write("b.yaml", Model);
        Make(a, b);
        File.Delete(b);

        Assert.Equal("1 fixed; run --update-baseline, so that they stay so\n", Run("lint", a, "--baseline", At("baseline.json")).Error);
    }

    [Fact]
    public void Suppressed_and_undecided_findings_do_not_enter()
    {
        Make(
            Write("a.yaml", Model + "\n    Metadata: { MlInfra: { Suppress: { Id: MLI2003, Reason: Ours } } }"),
            Write("b.yaml", UnknownModel));
        Assert.Contains("\"findings\": []", File.ReadAllText(At("baseline.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_left_alone_while_an_input_is_unreadable()
    {
        var ran = Run("lint", Write("a.yaml", Model), Write("b.yaml", Broken), "--baseline", At("baseline.json"), "--update-baseline");

        Assert.Equal(2, ran.ExitCode);
        Assert.False(File.Exists(At("baseline.json")));
    }

    [Theory]
    [InlineData("{ \"version\": 1,\n  \"findings\": [ oops ] }", ":2:17: error: this is no JSON")]
    [InlineData("{ \"version\": 2 }", ":1:14: error: this mlinfra reads version 1")]
    [InlineData("[]", ":1:1: error: a baseline is an object")]
    [InlineData("{ \"version\": 1,\n  \"findings\": [ { \"file\": \"a\" } ] }", ":2:31: error: a finding holds file, resource, rule, path and count")]
    [InlineData("", ":1:1: error: this is no JSON")]
    public void A_file_that_is_no_baseline_is_refused_in_one_line_with_its_place(string text, string error)
    {
        var ran = Run("lint", Write("a.yaml", Model), "--baseline", Write("baseline.json", text));

        Assert.Equal(2, ran.ExitCode);
        Assert.StartsWith(At("baseline.json") + error, ran.Error, StringComparison.Ordinal);
        Assert.Single(ran.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("there is no baseline", "--baseline", "missing.json")]
    [InlineData("--update-baseline needs the file", "--update-baseline", null)]
    public void Without_a_baseline_there_is_nothing_to_compare_with(string error, string option, string? value)
    {
        string[] options = value is null ? [option] : [option, At(value)];
        var ran = Run(["lint", Write("a.yaml", Model), .. options]);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(error, ran.Error, StringComparison.Ordinal);
    }

    private void Make(params string[] files) =>
        Assert.Equal(0, Run(["lint", .. files, "--baseline", At("baseline.json"), "--update-baseline"]).ExitCode);
}
