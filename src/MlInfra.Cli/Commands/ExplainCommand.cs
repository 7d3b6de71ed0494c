using System.CommandLine;
using MlInfra.Cli.Output;
using MlInfra.Rules;

namespace MlInfra.Cli.Commands;

/// <summary><c>mlinfra explain</c>: shows a rule's page.</summary>
internal sealed class ExplainCommand : Command
{
    internal ExplainCommand(Terminal terminal)
        : base("explain", "Explains a rule: what it wants, why, and examples.")
    {
        var id = new Argument<string>("id") { Description = "A rule's id, such as MLI2001." };
        Add(id);
        SetAction(arguments =>
        {
            var rule = RuleSelection.Find(RuleCatalog.All, arguments.GetRequiredValue(id));
            MarkdownView.Print(RulePage.Of(rule), terminal);
            return ExitCodes.Clean;
        });
    }
}
