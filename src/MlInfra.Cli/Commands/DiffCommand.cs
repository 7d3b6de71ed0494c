using System.CommandLine;
using MlInfra.Cli.Comparing;
using MlInfra.Cli.Output;
using MlInfra.Rules;
using MlInfra.Templates.Diff;

namespace MlInfra.Cli.Commands;

/// <summary><c>mlinfra diff</c>: says what a change of templates means.</summary>
internal sealed class DiffCommand : Command
{
    private readonly Argument<string> @base = new("base") { Description = "A template, a folder, or a git revision such as main:blueprints." };

    private readonly Argument<string> head = new("head") { Description = "The same after the change." };

    private readonly Option<string> format = new("--format", "-f") { Description = "How the report is written.", DefaultValueFactory = _ => "console" };

    private readonly Option<string?> output = new("--output", "-o") { Description = "A file for the report, instead of standard output.", HelpName = "file" };

    private readonly Option<string> failOn = new("--fail-on") { Description = "What makes the exit code 1.", DefaultValueFactory = _ => "never" };

    private readonly Option<int> maxSize = new("--max-size")
    {
        Description = "The most characters of a Markdown report; the least risky is cut first, and counted.",
        DefaultValueFactory = _ => 65_000,
        HelpName = "characters",
    };

    private readonly Terminal terminal;

    internal DiffCommand(Terminal terminal)
        : base("diff", "Says what a change of templates means: data at risk, weaker or safer, what is replaced.")
    {
        this.terminal = terminal;
        Add(@base);
        Add(head);
        foreach (var option in (Option[])[format, output, failOn, maxSize])
            Add(option);
        OneOf(format, DiffOutput.Formats);
        OneOf(failOn, Comparing.FailOn.Levels);
        maxSize.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var size) && size < DiffOutput.LeastSize)
                result.AddError($"--max-size takes {DiffOutput.LeastSize} or more: less does not hold the verdict");
        });
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        var comparer = new BlueprintComparer(RuleCatalog.All) { Today = terminal.Today.ToDateTime(TimeOnly.MinValue) };
        var report = DiffReport.Make(arguments.GetRequiredValue(@base), arguments.GetRequiredValue(head), comparer);
        DiffOutput.Print(report, arguments.GetRequiredValue(format), arguments.GetValue(output), arguments.GetValue(maxSize), terminal);
        return Comparing.FailOn.Concerns(arguments.GetRequiredValue(failOn), report) ? ExitCodes.Findings : ExitCodes.Clean;
    }

    private static void OneOf(Option<string> option, string[] values)
    {
        option.AcceptOnlyFromAmong(values);
        option.HelpName = string.Join('|', values);
    }
}
