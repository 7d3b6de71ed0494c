using System.CommandLine;
using System.CommandLine.Invocation;
using MlInfra.Cli.Commands;
using MlInfra.Cli.Output;

namespace MlInfra.Cli;

/// <summary>The command line: 0 is clean, 1 is findings at the failing level, 2 is bad usage or unreadable input.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        var terminal = Terminal.OfProcess();
        var exitCode = Run(args, terminal);
        terminal.Flush();
        return exitCode;
    }

    internal static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        try
        {
            var result = Root(terminal).Parse(args);

            // The parser's own action would print its help to standard output and return 1, which here means findings.
            return result.Action is ParseErrorAction
                ? Misused(result, terminal)
                : result.Invoke(new() { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        }
        catch (UnusableException exception)
        {
            terminal.Error.WriteLine($"{(exception.Origin is { } at ? $"{at}: " : "")}error: {exception.Message}");
            return ExitCodes.Unusable;
        }
#pragma warning disable CA1031 // The last resort: a user can do nothing with a stack trace, but can report what happened.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            terminal.Error.WriteLine($"error: this is a bug in mlinfra: {exception.GetType().Name}: {exception.Message}");
            terminal.Error.WriteLine("error: please report it with the command and its input as an issue of the MlInfra repository");
            return ExitCodes.Unusable;
        }
    }

    private static RootCommand Root(Terminal terminal) => new("Finds what is wrong in the CloudFormation of machine-learning platforms, and what a change of it means.")
    {
        new LintCommand(terminal),
        new DiffCommand(terminal),
        new SnapshotCommand(terminal),
        new DiagramCommand(terminal),
        new RulesCommand(terminal),
        new ExplainCommand(terminal),
    };

    private static int Misused(ParseResult result, Terminal terminal)
    {
        var command = result.CommandResult.Command;
        foreach (var error in result.Errors)
            terminal.Error.WriteLine("error: " + error.Message.Replace("\n\t", " ", StringComparison.Ordinal).ReplaceLineEndings(" "));
        var names = command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name));
        foreach (var typed in result.UnmatchedTokens)
        {
            if (Spelling.Suggest(typed, names) is { } suggestion)
                terminal.Error.WriteLine($"error: {typed}: {suggestion}");
        }

        terminal.Error.WriteLine($"error: run '{(command is RootCommand ? "mlinfra" : $"mlinfra {command.Name}")} --help' for the usage");
        return ExitCodes.Unusable;
    }
}
