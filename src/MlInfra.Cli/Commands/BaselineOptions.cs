using System.CommandLine;
using MlInfra.Cli.Baselines;
using MlInfra.Cli.Linting;
using MlInfra.Cli.Output;

namespace MlInfra.Cli.Commands;

/// <summary>The options of <c>lint</c> by which a team starts with the findings that it has, and only new ones fail.</summary>
internal sealed class BaselineOptions
{
    private readonly Option<string?> file = new("--baseline", "-b") { Description = "A file of known findings; only what is not in it fails.", HelpName = "file" };

    private readonly Option<bool> update = new("--update-baseline") { Description = "Make the baseline, or take what is fixed out of it. What is new is never taken in." };

    internal void AddTo(Command command)
    {
        command.Add(file);
        command.Add(update);
    }

    /// <exception cref="UnusableException">The baseline cannot be used.</exception>
    internal Baseline? Open(ParseResult arguments)
    {
        var updates = arguments.GetValue(update);
        return arguments.GetValue(file) is { } path ? Baseline.Open(path, mayMake: updates)
            : updates ? throw new UnusableException("--update-baseline needs the file; name it with --baseline")
            : null;
    }

    internal void Conclude(Baseline baseline, LintReport report, ParseResult arguments, Terminal terminal)
    {
        if (!arguments.GetValue(update))
        {
            if (baseline.Fixed > 0)
                terminal.Error.WriteLine($"{baseline.Fixed} fixed; run --update-baseline, so that they stay so");
        }
        else if (report.Unreadable.Count > 0)
        {
            terminal.Error.WriteLine("the baseline is left as it is, because not every input could be read");
        }
        else
        {
            baseline.Save();
        }
    }
}
