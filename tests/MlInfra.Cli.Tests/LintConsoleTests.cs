using MlInfra.Cli.Output;

namespace MlInfra.Cli.Tests;

public sealed class LintConsoleTests : CommandLine
{
    [Fact]
    public void A_finding_shows_its_line_underlines_the_value_and_says_why_and_what_to_do()
    {
        var file = Write("a.yaml", Model);

        Assert.Equal(
            $$"""
            {{file}}
              4:43  warning  MLI2003
                 4 | Properties: { EnableNetworkIsolation: false, VpcConfig: { Subnets: [subnet-1] } }
                                                           ^^^^^
                     Model should run with network isolation: 'Model' EnableNetworkIsolation is false
                     why: Isolated containers can call nothing, not even AWS services: what a request carries, and what the model was built from, cannot leave.
                     fix: Set EnableNetworkIsolation to true

            1 file, 1 resource: 0 errors, 1 warning, 0 infos

            """,
            Run("lint", file).Out);
    }

    [Fact]
    public void The_summary_counts_what_it_does_not_list() => Assert.Equal(
        "1 file, 1 resource: 0 errors, 0 warnings, 0 infos; 1 unknown (--unknown lists them)\n",
        Run("lint", Write("a.yaml", UnknownModel)).Out);

    [Fact]
    public void Undecided_findings_say_so_and_why()
    {
        var ran = Run("lint", Write("a.yaml", UnknownModel), "--unknown");

        Assert.Contains("  unknown  MLI2003\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains("parameter Isolated has no default", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Redirected_output_has_no_colours_and_keeps_long_lines_whole()
    {
        var file = Write(new string('d', 60) + "/" + new string('f', 60) + ".yaml", Model);

        var ran = Run("lint", file);

        Assert.StartsWith(file + "\n", ran.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', ran.Out);
    }

    [Fact]
    public void A_terminal_gets_colours_and_lines_that_fit()
    {
        using var output = new StringWriter { NewLine = "\n" };

        Program.Run(["lint", Write("a.yaml", Model)], new Terminal(output, TextWriter.Null, () => TextReader.Null) { Today = default, HasColours = true, Width = 70 });

        Assert.Contains("\e[1;33mwarning\e[0m", output.ToString(), StringComparison.Ordinal);
        Assert.All(output.ToString().Split('\n').Skip(1), line => Assert.True(Plain(line).Length <= 70, line));
    }

    [Fact]
    public void Of_a_minified_template_only_the_part_around_the_value_is_shown()
    {
        static string Fillers(string name) => string.Join(',', Enumerable.Range(0, 50).Select(i => $$""" "{{name}}{{i}}":{"Type":"AWS::CloudFormation::WaitConditionHandle"}"""));
        const string Resource = """, "M":{"Type":"AWS::SageMaker::Model","Properties":{"EnableNetworkIsolation":false,"VpcConfig":{"Subnets":["subnet-1"]}}},""";
        var file = Write("a.json", "{\"Resources\":{" + Fillers("A") + Resource + Fillers("Z") + "}}");

        var lines = Run("lint", file).Out.Split('\n');

        var excerpt = Assert.Single(lines, l => l.StartsWith("     1 | ", StringComparison.Ordinal));
        var marks = lines[Array.IndexOf(lines, excerpt) + 1];
        Assert.InRange(excerpt.Length, 100, 200);
        Assert.Equal("false", excerpt.Substring(marks.IndexOf('^', StringComparison.Ordinal), marks.Count(c => c == '^')));
    }

    [Fact]
    public void A_template_cannot_steer_the_terminal()
    {
        var file = Write("a.json", "{\"Resources\":{\"M\\u001b[2J\\n\":{\"Type\":\"AWS::SageMaker::Model\",\"Properties\":{\"EnableNetworkIsolation\":false,\"VpcConfig\":{\"Subnets\":[\"subnet-1\"]}}}}}");

        var ran = Run("lint", file);

        Assert.Contains("'M [2J '", ran.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', ran.Out);
    }

    private static string Plain(string line) => System.Text.RegularExpressions.Regex.Replace(line, "\e\\[[0-9;]*m", "");
}
