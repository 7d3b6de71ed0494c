using System.CommandLine;
using System.CommandLine.Parsing;
using MlInfra.Cli.Linting;
using MlInfra.Cli.Output;
using MlInfra.Rules;

namespace MlInfra.Cli.Commands;

/// <summary><c>mlinfra lint</c>: checks templates against the rules.</summary>
internal sealed class LintCommand : Command
{
    private static readonly string[] Levels = ["error", "warning", "info", "never"];

    private readonly Argument<string[]> inputs = new("inputs")
    {
        Description = "Templates, folders, patterns such as 'stacks/**/*.yaml', or - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> format = new("--format", "-f") { Description = "How the report is written.", DefaultValueFactory = _ => "console" };

    private readonly Option<string?> output = new("--output", "-o") { Description = "A file for the report, instead of standard output.", HelpName = "file" };

    private readonly Option<string> failOn = new("--fail-on") { Description = "The least severity that makes the exit code 1.", DefaultValueFactory = _ => "warning" };

    private readonly Option<bool> unknown = new("--unknown", "-u") { Description = "Also list what cannot be decided before deployment, and why." };

    private readonly Option<bool> suppressed = new("--suppressed", "-s") { Description = "Also list what a suppression accepts, with its reason." };

    private readonly BaselineOptions baseline = new();

    private readonly Option<string?> parameters = new("--parameters", "-p") { Description = "A file of parameter values, JSON or YAML, as 'aws cloudformation deploy' takes it.", HelpName = "file" };

    private readonly Option<string[]> rules = new("--rule", "-r") { Description = "Check this rule only; repeat it, or separate ids by commas.", HelpName = "id" };

    private readonly Option<string[]> categories = new("--category", "-c") { Description = "Check the rules of this category only; repeat it, or separate names by commas.", HelpName = "name" };

    private readonly FixOptions fixing = new();

    private readonly Terminal terminal;

    internal LintCommand(Terminal terminal)
        : base("lint", "Checks CloudFormation templates against the rules.")
    {
        this.terminal = terminal;
        Add(inputs);
        foreach (var option in (Option[])[format, output, failOn, unknown, suppressed, parameters, rules, categories])
            Add(option);
        baseline.AddTo(this);
        fixing.AddTo(this);
        OneOf(format, LintOutput.Formats);
        OneOf(failOn, Levels);
        inputs.Validators.Add(RefuseUnknownOptions);
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        var selected = RuleSelection.Select(RuleCatalog.All, arguments.GetValue(rules) ?? [], arguments.GetValue(categories) ?? []);
        var linter = new Linter(selected, () => terminal.In, terminal.Today) { Options = DeploymentFile.Read(arguments.GetValue(parameters)) };
        var known = baseline.Open(arguments);
        var results = fixing.Apply(linter.Lint(InputFiles.Find(arguments.GetRequiredValue(inputs))), linter, arguments, terminal);
        var report = new LintReport(known?.Mark(results, selected) ?? results, selected)
        {
            Fixed = known?.Fixed,
            ListsUnknown = arguments.GetValue(unknown),
            Fixes = new Fixer(linter).Offers,
            ListsSuppressed = arguments.GetValue(suppressed),
        };
        LintOutput.Print(report, arguments.GetRequiredValue(format), arguments.GetValue(output), terminal);
        if (known is not null)
            baseline.Conclude(known, report, arguments, terminal);
        return ExitCodes.Of(report, arguments.GetRequiredValue(failOn));
    }

    // The parser takes a misspelt option for an input, and its value for another.
    private static void RefuseUnknownOptions(ArgumentResult inputs)
    {
        foreach (var token in inputs.Tokens.Where(t => t.Value.Length > 1 && t.Value[0] == '-'))
            inputs.AddError($"{token.Value} is no option of lint; a file of that name can be given as ./{token.Value}");
    }

    private static void OneOf(Option<string> option, string[] values)
    {
        option.AcceptOnlyFromAmong(values);
        option.HelpName = string.Join('|', values);
    }
}
