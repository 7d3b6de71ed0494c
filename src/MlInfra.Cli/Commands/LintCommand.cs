using System.CommandLine;
using System.CommandLine.Parsing;
using MlInfra.Cli.Linting;
using MlInfra.Cli.Output;
using MlInfra.Rules;

namespace MlInfra.Cli.Commands;

/// <summary><c>mlinfra lint</c>: checks templates against the rules.</summary>
internal static class LintCommand
{
    private static readonly string[] Levels = ["error", "warning", "info", "never"];

    private static readonly Argument<string[]> Inputs = new("inputs")
    {
        Description = "Templates, folders, patterns such as 'stacks/**/*.yaml', or - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Format = OneOf(
        new("--format", "-f") { Description = "How the report is written.", DefaultValueFactory = _ => "console" }, LintOutput.Formats);

    private static readonly Option<string?> Output = new("--output", "-o") { Description = "A file for the report, instead of standard output." };

    private static readonly Option<string> FailOn = OneOf(
        new("--fail-on") { Description = "The least severity that makes the exit code 1.", DefaultValueFactory = _ => "warning" }, Levels);

    private static readonly Option<bool> Unknown = new("--unknown", "-u") { Description = "Also list what cannot be decided before deployment, and why." };

    internal static Command Create(Terminal terminal)
    {
        var command = new Command("lint", "Checks CloudFormation templates against the rules.") { Inputs, Format, Output, FailOn, Unknown };
        Inputs.Validators.Add(RefuseUnknownOptions);
        command.SetAction(arguments => Run(arguments, terminal));
        return command;
    }

    private static int Run(ParseResult arguments, Terminal terminal)
    {
        var files = InputFiles.Find(arguments.GetRequiredValue(Inputs));
        var rules = RuleCatalog.All;
        var report = new LintReport(new Linter(rules, terminal.In).Lint(files), rules) { ListsUnknown = arguments.GetValue(Unknown) };
        LintOutput.Print(report, arguments.GetRequiredValue(Format), arguments.GetValue(Output), terminal);
        return ExitCode(report, arguments.GetRequiredValue(FailOn));
    }

    private static int ExitCode(LintReport report, string failOn)
    {
        if (report.Unreadable.Count > 0)
            return ExitCodes.Unusable;
        var summary = report.Summary;
        var failing = failOn switch
        {
            "error" => summary.Errors,
            "warning" => summary.Errors + summary.Warnings,
            "info" => summary.Errors + summary.Warnings + summary.Infos,
            _ => 0,
        };
        return failing > 0 ? ExitCodes.Findings : ExitCodes.Clean;
    }

    // The parser takes a misspelt option for an input, and its value for another.
    private static void RefuseUnknownOptions(ArgumentResult inputs)
    {
        foreach (var token in inputs.Tokens.Where(t => t.Value.Length > 1 && t.Value[0] == '-'))
            inputs.AddError($"{token.Value} is no option of lint; a file of that name can be given as ./{token.Value}");
    }

    private static Option<string> OneOf(Option<string> option, string[] values)
    {
        option.AcceptOnlyFromAmong(values);
        option.HelpName = string.Join('|', values);
        return option;
    }
}
