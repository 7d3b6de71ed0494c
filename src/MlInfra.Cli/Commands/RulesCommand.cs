using System.CommandLine;
using MlInfra.Cli.Output;
using MlInfra.Rules;

namespace MlInfra.Cli.Commands;

/// <summary><c>mlinfra rules</c>: lists the rules.</summary>
internal static class RulesCommand
{
    internal static Command Create(Terminal terminal)
    {
        var format = new Option<string>("--format", "-f") { Description = "How the list is written.", DefaultValueFactory = _ => "console" };
        format.AcceptOnlyFromAmong(RuleList.Formats);
        var command = new Command("rules", "Lists the rules.") { format };
        command.SetAction(arguments =>
        {
            RuleList.Print(RuleCatalog.All, arguments.GetRequiredValue(format), terminal);
            return ExitCodes.Clean;
        });
        return command;
    }
}
