using MlInfra.Rules;
using MlInfra.Rules.Model;
using MlInfra.Rules.Suppressions;
using MlInfra.Templates.Configuration;
using MlInfra.Templates.Reading;

namespace MlInfra.Cli.Linting;

/// <summary>Reads templates and checks them, several at a time, always with the same result in the same order.</summary>
internal sealed class Linter(IReadOnlyList<Rule> rules, Func<TextReader> standardInput, DateOnly today)
{
    private const int MostBytes = 32 * 1024 * 1024;

    // All rules, whichever are asked for: only then can it be told which suppressions are unused.
    private readonly RuleEngine engine = new(RuleCatalog.All);

    private readonly HashSet<Rule> selected = [.. rules];

    private readonly SeverityConfiguration configuration = new();

    private readonly NestedStacks nested = new();

    /// <summary>What is known of the templates' deployment.</summary>
    internal TemplateOptions Options { get; init; } = TemplateOptions.None;

    internal FileResult[] Lint(IReadOnlyList<InputFile> files)
    {
        var results = new FileResult[files.Count];
        if (files.Count == 1)
            results[0] = Lint(files[0]);
        else
            Parallel.For(0, files.Count, i => results[i] = Lint(files[i]));
        nested.Follow(results, LintText);
        return results;
    }

    /// <summary>Checks a template's text under the name of its file.</summary>
    /// <exception cref="TemplateException">The text is not a template, or asks too much of its reader.</exception>
    internal LintedFile LintText(string text, string name)
    {
        var architecture = TemplateReader.Read(text, name, nested.OptionsFor(name, Options));
        return new LintedFile(name, text, architecture.Resources.Count(r => r.Host is null), Check(architecture, name)) { Stacks = NestedStack.In(architecture, name) };
    }

    private FileResult Lint(InputFile file)
    {
        if (file.Problem is { } problem)
            return new UnreadableFile(file.Path, 0, 0, problem);
        var name = file.Path == InputFile.StandardInput ? InputFile.StandardInputName : file.Path;
        try
        {
            if (IsTooLarge(file))
            {
                const string Reason = "it is larger than any template, of which CloudFormation takes one megabyte";
                return file.Named ? new UnreadableFile(name, 0, 0, Reason + "; split it") : new SkippedFile(name, Reason);
            }

            var text = file.Path == InputFile.StandardInput ? standardInput().ReadToEnd() : File.ReadAllText(file.Path);
            return LintText(text, name);
        }
        catch (TemplateException exception) when (exception.IsNotATemplate && !file.Named)
        {
            return new SkippedFile(name, exception.Message);
        }
        catch (TemplateException exception)
        {
            return new UnreadableFile(name, exception.Origin.Line, exception.Origin.Column, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new UnreadableFile(name, 0, 0, $"{exception.Message} Check that the file exists and that you may read it.");
        }
    }

    // A data set beside the templates must not be read into memory to find out that it is none.
    private static bool IsTooLarge(InputFile file) =>
        file.Path != InputFile.StandardInput && new FileInfo(file.Path) is { Exists: true, Length: > MostBytes };

    private List<LintFinding> Check(Architecture architecture, string file)
    {
        var severityOf = configuration.For(file);
        var reviewed = SuppressionReview.Of(architecture, [.. engine.Check(architecture)], today.ToDateTime(TimeOnly.MinValue));
        return [.. reviewed
            .Where(r => selected.Contains(r.Finding.Rule))
            .Select(r => severityOf(r.Finding.Rule) is { } severity
                ? new LintFinding(file, r.Finding, severity) { SuppressedBecause = r.AcceptedBy?.Justification }
                : null)
            .OfType<LintFinding>()
            .OrderBy(f => f.Finding.Origin.Line)
            .ThenBy(f => f.Finding.Origin.Column)
            .ThenBy(f => f.Finding.Rule.Id, StringComparer.Ordinal)];
    }
}
