using System.CommandLine;
using MlInfra.Cli.Comparing;
using MlInfra.Cli.Output;
using MlInfra.Templates.Diagram;

namespace MlInfra.Cli.Commands;

/// <summary><c>mlinfra diagram</c>: draws the architecture of templates.</summary>
internal sealed class DiagramCommand : Command
{
    private readonly Argument<string> template = new("template") { Description = "A template, a folder of them such as cdk.out, a git revision such as main:blueprints, or - for standard input." };

    private readonly Option<string?> output = new("--output", "-o") { Description = "A file for the diagram, instead of standard output.", HelpName = "file" };

    internal DiagramCommand(Terminal terminal)
        : base("diagram", "Draws the architecture of a template in Mermaid: data flows, and the networks around them.")
    {
        Add(template);
        Add(output);
        SetAction(arguments =>
        {
            var sources = DiagramInput.Read(arguments.GetRequiredValue(template), terminal);
            DiagramOutput.Print(ArchitectureDiagram.Of(sources), arguments.GetValue(output), terminal);
            return ExitCodes.Clean;
        });
    }
}
