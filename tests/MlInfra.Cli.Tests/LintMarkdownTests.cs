namespace MlInfra.Cli.Tests;

public sealed class LintMarkdownTests : CommandLine
{
    [Fact]
    public void The_summary_comes_first_then_the_findings_by_file()
    {
        var (a, b) = (Write("a.yaml", Model), Write("b.yaml", GoodModel));

        var lines = Run("lint", a, b, "--format", "markdown").Out.Split('\n');

        Assert.Equal("| Files | Resources | Errors | Warnings | Infos | Unknown | Suppressed |", lines[2]);
        Assert.Equal("| 2 | 2 | 0 | 1 | 0 | 0 | 0 |", lines[4]);
        Assert.Equal("### " + a.Replace("_", "\\_", StringComparison.Ordinal), lines[6]);
        Assert.Equal("| 4 | warning | MLI2003 | Model should run with network isolation: 'Model' EnableNetworkIsolation is false | Set EnableNetworkIsolation to true |", lines[10]);
        Assert.Single(lines, l => l.StartsWith("###", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_template_holds_stays_text_in_its_cell()
    {
        var file = Write("a.json", """{"Resources":{"M|x<img>":{"Type":"AWS::SageMaker::Model","Properties":{"EnableNetworkIsolation":"a\n|[b](c)","VpcConfig":{"Subnets":["subnet-1"]}}}}}""");

        var row = Run("lint", file, "--format", "markdown").Out.Split('\n')[10];

        Assert.Contains(@"'M\|x\<img\>'", row, StringComparison.Ordinal);
        Assert.Contains(@"a \|\[b\](c)", row, StringComparison.Ordinal);
    }

    [Fact]
    public void Unreadable_input_is_listed()
    {
        var ran = Run("lint", Write("a.yaml", Broken), "--format", "markdown");

        Assert.Contains("### Unreadable\n", ran.Out, StringComparison.Ordinal);
    }
}
