namespace MlInfra.Cli.Tests;

/// <summary>Templates that are linted together with the stacks that nest them.</summary>
public sealed class NestedStackTests : CommandLine
{
    private const string Child = """
        Parameters:
          Isolated: { Type: String, Default: true }
        Resources:
          Model:
            Type: AWS::SageMaker::Model
            Properties: { EnableNetworkIsolation: !Ref Isolated }
        """;

    [Fact]
    public void A_literal_that_the_only_stack_passes_replaces_the_default()
    {
        Write("child.yaml", Child);
        Write("parent.yaml", Parent(("Isolated", "false")));

        Assert.Contains("child.yaml\n  6:43", Lint().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_its_parent_a_template_has_its_defaults() => Assert.Equal(0, Run("lint", "--rule", "MLI2003", Write("child.yaml", Child)).ExitCode);

    [Fact]
    public void What_the_parent_knows_at_deployment_only_is_unknown()
    {
        Write("child.yaml", Child);
        Write("parent.yaml", Parent(("Isolated", "!Ref AWS::Region")));

        var ran = Lint("--unknown");
        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("passes at deployment", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Stacks_that_pass_different_values_leave_it_open()
    {
        Write("child.yaml", Child);
        Write("parent.yaml", Parent(("Isolated", "false"), ("Isolated", "true")));

        Assert.Contains("2 stacks pass", Lint("--unknown").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Stacks_that_pass_the_same_value_agree()
    {
        Write("child.yaml", Child);
        Write("parent.yaml", Parent(("Isolated", "false"), ("Isolated", "false")));

        Assert.Equal(1, Lint().ExitCode);
    }

    [Fact]
    public void A_value_goes_down_through_every_level()
    {
        Write("child.yaml", Child);
        Write("middle.yaml", "Parameters: { P: { Type: String } }\n" + Parent(("Isolated", "!Ref P")));
        Write("top.yaml", Parent(("P", "false")).Replace("child.yaml", "middle.yaml", StringComparison.Ordinal));

        Assert.Contains("child.yaml\n  6:43", Lint().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Stacks_that_nest_each_other_end()
    {
        Write("child.yaml", Child);
        Write("a.yaml", Parent(("P", "1")).Replace("child.yaml", "b.yaml", StringComparison.Ordinal));
        Write("b.yaml", Parent(("P", "2")).Replace("child.yaml", "a.yaml", StringComparison.Ordinal));

        Assert.Equal(0, Lint().ExitCode);
    }

    [Theory]
    [InlineData("https://s3.amazonaws.com/b/child.yaml")]
    [InlineData("s3://b/child.yaml")]
    [InlineData("other/child.yaml")]
    public void A_stack_of_another_template_says_nothing(string template)
    {
        Write("child.yaml", Child);
        Write("parent.yaml", Parent(("Isolated", "false")).Replace("child.yaml", template, StringComparison.Ordinal));

        Assert.Equal(0, Lint().ExitCode);
    }

    [Fact]
    public void A_template_outside_what_is_linted_is_not_opened()
    {
        Write("child.yaml", "not even YAML: [");
        Write("stacks/parent.yaml", Parent(("Isolated", "false")).Replace("child.yaml", "../child.yaml", StringComparison.Ordinal));

        Assert.Equal(0, Run("lint", At("stacks")).ExitCode);
    }

    private Ran Lint(params string[] more) => Run(["lint", "--rule", "MLI2003", At("."), .. more]);

    private static string Parent(params (string Name, string Value)[] parameters) => "Resources:\n" + string.Concat(parameters.Select((p, i) => $$"""
          Stack{{i}}:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: ./child.yaml
              Parameters: { {{p.Name}}: {{p.Value}} }

        """));
}
