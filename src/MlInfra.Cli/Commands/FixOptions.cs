using System.CommandLine;
using MlInfra.Cli.Linting;
using MlInfra.Cli.Output;

namespace MlInfra.Cli.Commands;

/// <summary>The options by which <c>lint</c> fixes what it finds.</summary>
internal sealed class FixOptions
{
    private readonly Option<bool> fix = new("--fix") { Description = "Fix in the templates what can be fixed with certainty, and report what remains." };

    private readonly Option<bool> dryRun = new("--dry-run") { Description = "With --fix: say what would be fixed, and write nothing." };

    internal void AddTo(Command command)
    {
        command.Add(fix);
        command.Add(dryRun);
        command.Validators.Add(result =>
        {
            if (result.GetValue(dryRun) && !result.GetValue(fix))
                result.AddError("--dry-run has a meaning with --fix only; add --fix");
        });
    }

    /// <summary>The results once what can be is fixed; as they are where that is not asked for.</summary>
    internal FileResult[] Apply(FileResult[] results, Linter linter, ParseResult arguments, Terminal terminal)
    {
        if (!arguments.GetValue(fix))
            return results;
        if (results.Any(r => r.File == InputFile.StandardInputName))
            throw new UnusableException("standard input cannot be fixed; name a file");
        var fixer = new Fixer(linter);
        var outcomes = results.AsParallel().AsOrdered().Select(r => r is LintedFile file ? fixer.Fix(file) : null).ToList();
        var isDry = arguments.GetValue(dryRun);
        foreach (var file in outcomes.OfType<FixedFile>().Where(f => f.Fixed.Count > 0 && !isDry))
            TemplateFile.Replace(file.Before.File, file.Before.Text, file.After.Text);
        FixOutput.Print([.. outcomes.OfType<FixedFile>()], isDry, arguments.GetValue<string>("--format") == "console" ? terminal.Out : terminal.Error);
        return [.. results.Select((result, i) => outcomes[i]?.After ?? result)];
    }
}
