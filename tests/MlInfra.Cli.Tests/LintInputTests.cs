using System.Text.Json;

namespace MlInfra.Cli.Tests;

public sealed class LintInputTests : CommandLine
{
    [Fact]
    public void A_folder_gives_its_templates_in_order_and_no_build_output()
    {
        foreach (var name in (string[])["b.yaml", "a.yml", "sub/c.yaml", "sub/d.template", "notes.txt", "bin/x.yaml", "obj/x.yaml", "node_modules/p/x.yaml", ".git/x.yaml"])
            Write(name, Model);

        Assert.Equal([At("a.yml"), At("b.yaml"), At("sub/c.yaml"), At("sub/d.template")], Files("lint", At("."), "--format", "json"));
    }

    [Fact]
    public void A_synthesized_cloud_assembly_gives_its_templates_only()
    {
        Write("cdk.out/App.template.json", """{"Resources":{"M":{"Type":"AWS::SageMaker::Model"}}}""");
        Write("cdk.out/assembly-Prod/Prod.template.json", """{"Resources":{"M":{"Type":"AWS::SageMaker::Model"}}}""");
        Write("cdk.out/manifest.json", "{ not read");
        Write("cdk.out/asset.1/stack.yaml", "{ not read");

        var ran = Run("lint", At("cdk.out"));

        Assert.Equal(1, ran.ExitCode);
        Assert.Empty(ran.Error);
        Assert.Contains("2 files, 2 resources", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_workflow_makes_when_it_runs_is_no_resource_of_the_template()
    {
        Write("flow.yaml", """
            Resources:
              Flow:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  Definition:
                    StartAt: Train
                    States:
                      Train: { Type: Task, Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync', Parameters: {}, End: true }
            """);

        Assert.Contains("1 file, 1 resource:", Run("lint", At("flow.yaml")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_gives_what_it_matches()
    {
        Write("stacks/one/a.yaml", Model);
        Write("stacks/two/b.yaml", Model);
        Write("stacks/two/c.json", Model);

        Assert.Equal([At("stacks/one/a.yaml"), At("stacks/two/b.yaml")], Files("lint", At("stacks/**/*.yaml"), "--format", "json"));
    }

    [Fact]
    public void Files_named_twice_are_read_once_in_the_order_given()
    {
        var (a, b) = (Write("a.yaml", Model), Write("b.yaml", Model));

        Assert.Equal([b, a], Files("lint", b, At("."), a, "--format", "json"));
    }

    [Fact]
    public void Standard_input_is_read_for_a_dash()
    {
        var ran = RunWith(Model, "lint", "-");

        Assert.Equal(1, ran.ExitCode);
        Assert.StartsWith("stdin\n", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_template_is_skipped_with_a_line_when_found()
    {
        Write("a.yaml", GoodModel);
        var other = Write("package.json", """{"name":"x"}""");

        var ran = Run("lint", At("."));

        Assert.Equal(0, ran.ExitCode);
        Assert.StartsWith($"{other}: skipped: ", ran.Error, StringComparison.Ordinal);
        Assert.Single(ran.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void What_is_no_template_is_an_error_when_named()
    {
        var other = Write("package.json", """{"name":"x"}""");

        var ran = Run("lint", other);

        Assert.Equal(2, ran.ExitCode);
        Assert.StartsWith($"{other}:1:1: error: ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Unreadable_input_is_one_line_with_its_place_and_the_others_are_still_linted()
    {
        var broken = Write("a.yaml", Broken);

        var ran = Run("lint", broken, Write("b.yaml", Model));

        Assert.Equal(2, ran.ExitCode);
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(broken)}:\\d+:\\d+: error: [^\n]+\n$", ran.Error);
        Assert.Contains("MLI2003", ran.Out, StringComparison.Ordinal);
        Assert.Contains("; 1 input unreadable", ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.yaml", "there is no such file or folder")]
    [InlineData("none/**/*.yaml", "the pattern matches no file")]
    [InlineData("empty", "the folder holds no .json")]
    public void An_argument_that_leads_to_nothing_is_an_error_and_the_others_are_still_linted(string argument, string error)
    {
        Directory.CreateDirectory(At("empty"));

        var ran = Run("lint", At(argument), Write("b.yaml", Model));

        Assert.Equal(2, ran.ExitCode);
        Assert.StartsWith($"{At(argument)}: error: {error}", ran.Error, StringComparison.Ordinal);
        Assert.Contains("MLI2003", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_larger_than_any_template_is_not_read()
    {
        Write("a.yaml", GoodModel);
        using (var data = File.Create(At("data.json")))
            data.SetLength(33L * 1024 * 1024);

        var (found, named) = (Run("lint", At(".")), Run("lint", At("data.json")));

        Assert.Equal((0, 2), (found.ExitCode, named.ExitCode));
        Assert.StartsWith($"{At("data.json")}: skipped: it is larger", found.Error, StringComparison.Ordinal);
        Assert.StartsWith($"{At("data.json")}: error: it is larger", named.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_files_give_the_same_report_every_time()
    {
        for (var i = 0; i < 60; i++)
            Write($"t{i}.yaml", i % 3 == 0 ? UnknownModel : i % 7 == 0 ? Broken : Model);

        var first = Run("lint", At("."), "--unknown");

        for (var i = 0; i < 5; i++)
            Assert.Equal(first, Run("lint", At("."), "--unknown"));
    }

    [Fact]
    public void Parameter_values_decide_what_was_unknown()
    {
        var template = Write("a.yaml", UnknownModel);

        Assert.Equal(1, Run("lint", template, "--parameters", Write("p.json", """{"Isolated":"false"}""")).ExitCode);
        Assert.DoesNotContain("unknown", Run("lint", template, "--parameters", Write("p.json", """{"Isolated":"true"}""")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "error: ")]
    [InlineData("7", "p.json:1:1: error: ")]
    public void Unusable_parameters_are_an_error_before_anything_is_linted(string? text, string error)
    {
        var file = text is null ? At("p.json") : Write("p.json", text);

        var ran = Run("lint", Write("a.yaml", Model), "--parameters", file);

        Assert.Equal(2, ran.ExitCode);
        Assert.Empty(ran.Out);
        Assert.Contains(error, ran.Error, StringComparison.Ordinal);
    }

    private static List<string?> Files(params string[] args)
    {
        using var report = JsonDocument.Parse(Run(args).Out);
        return [.. report.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("file").GetString()).Distinct()];
    }
}
