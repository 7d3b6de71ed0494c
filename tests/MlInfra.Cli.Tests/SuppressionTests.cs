using System.Text.Json;

namespace MlInfra.Cli.Tests;

public sealed class SuppressionTests : CommandLine
{
    [Theory]
    [InlineData("MlInfra: { Suppress: [{ Id: MLI2003, Reason: It calls our registry }] }", "It calls our registry")]
    [InlineData("MlInfra: { Suppress: [{ Id: mli2003, Reason: Until the move, Until: '2026-06-01' }] }", "Until the move")]
    [InlineData("checkov: { skip: [{ id: CKV_AWS_370, comment: Accepted }] }", "Accepted")]
    public void A_finding_with_a_reasoned_suppression_is_counted_and_does_not_fail(string metadata, string reason)
    {
        var file = Suppressed(metadata);

        var console = Run("lint", file);
        using var json = JsonDocument.Parse(Run("lint", file, "--suppressed", "--format", "json").Out);
        using var sarif = JsonDocument.Parse(Run("lint", file, "--suppressed", "--format", "sarif").Out);

        Assert.Equal(0, console.ExitCode);
        Assert.Equal("1 file, 1 resource: 0 errors, 0 warnings, 0 infos; 1 suppressed (--suppressed lists them)\n", console.Out);
        Assert.Equal(reason, json.RootElement.GetProperty("findings")[0].GetProperty("suppressed").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("summary").GetProperty("suppressed").GetInt32());
        var suppression = sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("suppressions")[0];
        Assert.Equal(("inSource", reason), (suppression.GetProperty("kind").GetString(), suppression.GetProperty("justification").GetString()));
    }

    [Theory]
    [InlineData("MlInfra: { Suppress: [{ Id: MLI2003 }] }", "5:39  warning  MLI0001", "Reason is not set")]
    [InlineData("MlInfra: { Suppress: [{ Id: MLI2003, Reason: Until the move, Until: 2026-05-31 }] }", "5:85  warning  MLI0002", "DaysLeft is -1")]
    [InlineData("MlInfra: { Suppress: [{ Id: MLI2003, Reason: Until the move, Until: soon }] }", "5:85  warning  MLI0004", "Until is no date")]
    public void A_flawed_suppression_does_not_hold_and_is_a_finding_of_its_own(string metadata, string place, string flaw)
    {
        var ran = Run("lint", Suppressed(metadata));

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("MLI2003", ran.Out, StringComparison.Ordinal);
        Assert.Contains(place, ran.Out, StringComparison.Ordinal);
        Assert.Contains(flaw, ran.Out, StringComparison.Ordinal);
        Assert.Contains("0 errors, 2 warnings", ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json", "\"findings\": []")]
    [InlineData("sarif", "\"results\": []")]
    [InlineData("markdown", "| 1 | 1 | 0 | 0 | 0 | 0 | 1 |")]
    [InlineData("github", "1 suppressed")]
    public void What_is_accepted_is_counted_in_every_format_and_listed_in_none_unless_asked_for(string format, string expected)
    {
        var ran = Run("lint", Suppressed("MlInfra: { Suppress: { Id: MLI2003, Reason: Ours } }"), "--format", format);

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains(expected, ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("console", "suppressed: It calls our registry")]
    [InlineData("markdown", "| suppressed | MLI2003 |")]
    public void Asked_for_it_is_listed_with_its_reason(string format, string expected)
    {
        var ran = Run("lint", Suppressed("MlInfra: { Suppress: { Id: MLI2003, Reason: It calls our registry } }"), "--suppressed", "--format", format);

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains(expected, ran.Out, StringComparison.Ordinal);
        Assert.Contains("It calls our registry", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suppression_is_used_even_when_its_rule_is_not_asked_for() =>
        Assert.Equal(0, Run("lint", Suppressed("MlInfra: { Suppress: { Id: MLI2003, Reason: Ours } }"), "--category", "Suppression").ExitCode);

    [Fact]
    public void An_unused_suppression_is_a_finding()
    {
        var ran = Run("lint", Write("a.yaml", GoodModel + "\n    Metadata: { MlInfra: { Suppress: { Id: MLI2003, Reason: Ours } } }"));

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("MLI0003", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_templates_own_metadata_suppresses_on_every_resource() =>
        Assert.Equal(0, Run("lint", Write("a.yaml", "Metadata: { MlInfra: { Suppress: { Id: MLI2003, Reason: Ours } } }\n" + Model)).ExitCode);

    [Fact]
    public void Another_rules_suppression_changes_nothing() =>
        Assert.Equal(1, Run("lint", Suppressed("MlInfra: { Suppress: [{ Id: MLI2001, Reason: Other }] }")).ExitCode);

    private string Suppressed(string metadata) => Write("a.yaml", $$"""
        Resources:
          Model:
            Type: AWS::SageMaker::Model
            Properties: { EnableNetworkIsolation: false, VpcConfig: { Subnets: [subnet-1] } }
            Metadata: { {{metadata}} }
        """);
}
