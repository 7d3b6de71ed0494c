namespace MlInfra.Cli.Tests;

public sealed class ExitCodeTests : CommandLine
{
    [Fact]
    public void A_violation_at_the_failing_level_exits_1() => Assert.Equal(1, Run("lint", Write("a.yaml", Model)).ExitCode);

    [Fact]
    public void A_template_without_findings_exits_0()
    {
        var ran = Run("lint", Write("a.yaml", GoodModel));

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal("1 file, 1 resource: 0 errors, 0 warnings, 0 infos\n", ran.Out);
        Assert.Empty(ran.Error);
    }

    [Theory]
    [InlineData("info", 1)]
    [InlineData("warning", 1)]
    [InlineData("error", 0)]
    [InlineData("never", 0)]
    public void A_warning_fails_at_its_level_and_below(string failOn, int exitCode) =>
        Assert.Equal(exitCode, Run("lint", Write("a.yaml", Model), "--fail-on", failOn).ExitCode);

    [Fact]
    public void What_cannot_be_decided_never_fails()
    {
        var ran = Run("lint", Write("a.yaml", UnknownModel), "--unknown", "--fail-on", "info");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("; 1 unknown\n", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Unreadable_input_exits_2_even_beside_findings() =>
        Assert.Equal(2, Run("lint", Write("a.yaml", Model), Write("b.yaml", Broken), "--fail-on", "never").ExitCode);

    [Theory]
    [InlineData]
    [InlineData("lint")]
    [InlineData("lint", "a.yaml", "--format", "xml")]
    [InlineData("lint", "a.yaml", "--fail-on", "often")]
    [InlineData("lint", "a.yaml", "--formt", "json")]
    [InlineData("lint", "a.yaml", "--output")]
    [InlineData("rules", "--format", "sarif")]
    [InlineData("rules", "extra")]
    [InlineData("explain")]
    [InlineData("lnt", "a.yaml")]
    public void Bad_usage_exits_2_and_speaks_on_standard_error_only(params string[] args)
    {
        var ran = Run(args);

        Assert.Equal(2, ran.ExitCode);
        Assert.Empty(ran.Out);
        Assert.All(ran.Error.TrimEnd().Split('\n'), line => Assert.StartsWith("error: ", line, StringComparison.Ordinal));
        Assert.Contains("--help' for the usage", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_command_is_answered_with_the_nearest() =>
        Assert.Contains("rulez: did you mean rules?", Run("rulez").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("--help")]
    [InlineData("lint", "--help")]
    [InlineData("--version")]
    public void Help_and_version_exit_0_on_standard_output(params string[] args)
    {
        var ran = Run(args);

        Assert.Equal(0, ran.ExitCode);
        Assert.NotEmpty(ran.Out);
        Assert.Empty(ran.Error);
    }

    [Fact]
    public void A_failure_of_the_tool_itself_is_told_without_a_stack_trace()
    {
        using var error = new StringWriter();
        var terminal = new Output.Terminal(TextWriter.Null, error, () => throw new InvalidOperationException("no input")) { Today = default };

        Assert.Equal(2, Program.Run(["lint", "-"], terminal));
        Assert.Contains("this is a bug in mlinfra: InvalidOperationException: no input", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("please report it", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.ToString(), StringComparison.Ordinal);
    }
}
