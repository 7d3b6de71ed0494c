using System.CommandLine;
using MlInfra.Cli.Output;
using MlInfra.Rules;

namespace MlInfra.Cli.Commands;

/// <summary><c>mlinfra rules</c>: lists the rules.</summary>
internal sealed class RulesCommand : Command
{
    internal RulesCommand(Terminal terminal)
        : base("rules", "Lists the rules.")
    {
        var format = new Option<string>("--format", "-f") { Description = "How the list is written.", DefaultValueFactory = _ => "console" };
        format.AcceptOnlyFromAmong(RuleList.Formats);
        Add(format);
        SetAction(arguments =>
        {
            RuleList.Print(RuleCatalog.All, arguments.GetRequiredValue(format), terminal);
            return ExitCodes.Clean;
        });
    }
}
