namespace MlInfra.Cli.Tests;

public sealed class SnapshotTests : CommandLine
{
    private const string Synthesized = """{ "Resources": { "T": { "Type": "AWS::SNS::Topic", "Metadata": { "aws:cdk:path": "S/T" } } } }""";

    [Fact]
    public void Snapshots_are_written_normalised_and_then_fresh()
    {
        Write("cdk.out/Training.template.json", Synthesized);

        Assert.Equal(1, Snapshot("--check").ExitCode);
        Assert.Equal(0, Snapshot().ExitCode);
        Assert.DoesNotContain("aws:cdk:path", File.ReadAllText(At("blueprints/Training/template.json")), StringComparison.Ordinal);
        Assert.Equal(0, Snapshot("--check").ExitCode);
    }

    [Fact]
    public void A_stale_snapshot_fails_the_check_and_is_not_touched()
    {
        Write("cdk.out/Training.template.json", Synthesized);
        Write("blueprints/Training/template.json", "{}");

        var ran = Snapshot("--check");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("Training/template.json: is stale; 'mlinfra snapshot' writes it anew", ran.Out, StringComparison.Ordinal);
        Assert.Equal("{}", File.ReadAllText(At("blueprints/Training/template.json")));
    }

    [Fact]
    public void A_snapshot_whose_stack_is_gone_fails_the_check_and_is_never_deleted()
    {
        Write("cdk.out/Training.template.json", Synthesized);
        Write("blueprints/Old/template.json", "{}");

        Assert.Contains("Old/template.json: its stack is not synthesized", Snapshot("--check").Out, StringComparison.Ordinal);
        Assert.Equal(0, Snapshot().ExitCode);
        Assert.True(File.Exists(At("blueprints/Old/template.json")));
    }

    [Theory]
    [InlineData(null, "there is no folder")]
    [InlineData("tree.json", "holds no template.json")]
    [InlineData("Broken.template.json", "is no template")]
    public void What_was_not_synthesized_exits_2(string? file, string says)
    {
        if (file is not null)
            Write("cdk.out/" + file, "nothing");

        var ran = Snapshot();

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(says, ran.Error, StringComparison.Ordinal);
    }

    private Ran Snapshot(params string[] args) => Run(["snapshot", "--from", At("cdk.out"), "--to", At("blueprints"), .. args]);
}
