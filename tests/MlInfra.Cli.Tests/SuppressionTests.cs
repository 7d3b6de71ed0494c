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
        using var json = JsonDocument.Parse(Run("lint", file, "--format", "json").Out);
        using var sarif = JsonDocument.Parse(Run("lint", file, "--format", "sarif").Out);

        Assert.Equal(0, console.ExitCode);
        Assert.Equal("1 file, 1 resource: 0 errors, 0 warnings, 0 infos; 1 suppressed\n", console.Out);
        Assert.Equal(reason, json.RootElement.GetProperty("findings")[0].GetProperty("suppressed").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("summary").GetProperty("suppressed").GetInt32());
        var suppression = sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("suppressions")[0];
        Assert.Equal(("inSource", reason), (suppression.GetProperty("kind").GetString(), suppression.GetProperty("justification").GetString()));
    }

    [Theory]
    [InlineData("MlInfra: { Suppress: [{ Id: MLI2003 }] }", "has no reason")]
    [InlineData("MlInfra: { Suppress: [{ Id: MLI2003, Reason: ' ' }] }", "has no reason")]
    [InlineData("MlInfra: { Suppress: [{ Id: MLI2003, Reason: Until the move, Until: '2026-05-31' }] }", "ended on 2026-05-31")]
    [InlineData("MlInfra: { Suppress: [{ Id: MLI2003, Reason: Until the move, Until: soon }] }", "soon, is no date")]
    public void A_flawed_suppression_does_not_hold_and_says_why(string metadata, string flaw)
    {
        var ran = Run("lint", Suppressed(metadata));

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("note: ", ran.Out, StringComparison.Ordinal);
        Assert.Contains(flaw, ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_rules_suppression_changes_nothing() =>
        Assert.Equal(1, Run("lint", Suppressed("MlInfra: { Suppress: [{ Id: MLI2001, Reason: Other }] }")).ExitCode);

    private string Suppressed(string metadata) => Write("a.yaml", $$"""
        Resources:
          Model:
            Type: AWS::SageMaker::Model
            Properties: { EnableNetworkIsolation: false }
            Metadata: { {{metadata}} }
        """);
}
