namespace MlInfra.Cli.Tests;

public sealed class LintGitHubTests : CommandLine
{
    [Fact]
    public void A_finding_becomes_a_command_with_its_place_and_title()
    {
        var file = Write("a.yaml", Model);

        var lines = Run("lint", file, "--format", "github").Out.Split('\n');

        Assert.StartsWith($"::warning file={file},line=4,col=43,endColumn=48,title=MLI2003::Model should run with network isolation: 'Model'", lines[0], StringComparison.Ordinal);
        Assert.Contains("%0AWhy: Isolated containers", lines[0], StringComparison.Ordinal);
        Assert.Equal("1 file, 1 resource: 0 errors, 1 warning, 0 infos", lines[1]);
    }

    [Theory]
    [InlineData("error", "error")]
    [InlineData("suggestion", "notice")]
    public void The_severity_chooses_the_command(string configured, string command)
    {
        Write(".editorconfig", $"root = true\n[*]\ndotnet_diagnostic.MLI2003.severity = {configured}\n");

        Assert.StartsWith($"::{command} file=", Run("lint", Write("a.yaml", Model), "--format", "github").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_template_or_path_holds_cannot_end_a_property_or_start_a_command()
    {
        var file = Write("100%,a.json", """{"Resources":{"M%0A\n::error::":{"Type":"AWS::SageMaker::Model","Properties":{"EnableNetworkIsolation":false,"VpcConfig":{"Subnets":["subnet-1"]}}}}}""");

        var lines = Run("lint", file, "--format", "github").Out.TrimEnd().Split('\n');

        Assert.Equal(2, lines.Length);
        Assert.Contains("100%25%2Ca.json,line=1", lines[0], StringComparison.Ordinal);
        Assert.Contains("'M%250A%0A::error::'", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Unreadable_input_is_annotated_too() => Assert.Matches(
        @"^::error file=[^,]+a\.yaml,line=\d+,col=\d+,title=Unreadable template::",
        Run("lint", Write("a.yaml", Broken), "--format", "github").Out);
}
