using System.CommandLine;
using MlInfra.Cli.Comparing;
using MlInfra.Cli.Output;

namespace MlInfra.Cli.Commands;

/// <summary><c>mlinfra snapshot</c>: keeps the synthesized templates that reviewers read.</summary>
internal static class SnapshotCommand
{
    internal static Command Create(Terminal terminal)
    {
        var check = new Option<bool>("--check") { Description = "Write nothing; exit with 1 when a snapshot is not what was synthesized." };
        var from = new Option<string>("--from") { Description = "The folder that 'cdk synth' wrote.", DefaultValueFactory = _ => "cdk.out", HelpName = "folder" };
        var to = new Option<string>("--to") { Description = "The folder of the blueprints.", DefaultValueFactory = _ => "blueprints", HelpName = "folder" };
        var command = new Command("snapshot", "Writes cdk.out's templates, normalised, to blueprints/<stack>/template.json.") { check, from, to };
        command.SetAction(arguments =>
        {
            var snapshots = SnapshotFiles.Of(arguments.GetRequiredValue(from), arguments.GetRequiredValue(to));
            return arguments.GetValue(check)
                ? SnapshotOutput.Check(snapshots, terminal)
                : SnapshotOutput.Write(snapshots, terminal);
        });
        return command;
    }
}
