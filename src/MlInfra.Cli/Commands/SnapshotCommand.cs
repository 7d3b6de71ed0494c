using System.CommandLine;
using MlInfra.Cli.Comparing;
using MlInfra.Cli.Output;

namespace MlInfra.Cli.Commands;

/// <summary><c>mlinfra snapshot</c>: keeps the synthesized templates that reviewers read.</summary>
internal sealed class SnapshotCommand : Command
{
    private readonly Option<bool> check = new("--check") { Description = "Write nothing; exit with 1 when a snapshot is not what was synthesized." };

    private readonly Option<string> from = new("--from") { Description = "The folder that 'cdk synth' wrote.", DefaultValueFactory = _ => "cdk.out", HelpName = "folder" };

    private readonly Option<string> to = new("--to") { Description = "The folder of the blueprints.", DefaultValueFactory = _ => "blueprints", HelpName = "folder" };

    internal SnapshotCommand(Terminal terminal)
        : base("snapshot", "Writes the templates of cdk.out, normalised, to blueprints/<stack>/template.json.")
    {
        Add(check);
        Add(from);
        Add(to);
        SetAction(arguments =>
        {
            var snapshots = SnapshotFiles.Of(arguments.GetRequiredValue(from), arguments.GetRequiredValue(to));
            return arguments.GetValue(check)
                ? SnapshotOutput.Check(snapshots, terminal)
                : SnapshotOutput.Write(snapshots, terminal);
        });
    }
}
