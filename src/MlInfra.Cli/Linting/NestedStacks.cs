using System.Collections.Concurrent;
using MlInfra.Templates.Reading;

namespace MlInfra.Cli.Linting;

/// <summary>
/// What nested stacks say of the parameters of the templates that are linted together: a value that all of them pass is known,
/// any other parameter that one of them passes is not. Files that are not linted are never opened.
/// </summary>
internal sealed class NestedStacks
{
    // Stacks in stacks in stacks: each level is known once the level above it is.
    private const int MostLevels = 5;

    private readonly ConcurrentDictionary<string, TemplateOptions> known = new(StringComparer.Ordinal);

    /// <summary>What is known of a file's deployment.</summary>
    internal TemplateOptions OptionsFor(string file, TemplateOptions given) =>
        !known.IsEmpty && known.TryGetValue(Path.GetFullPath(file), out var nested)
            ? new() { Parameters = With(given.Parameters, nested.Parameters), Undecided = nested.Undecided }
            : given;

    /// <summary>Lints the templates of nested stacks again with what their stacks pass to them.</summary>
    internal void Follow(FileResult[] results, Func<string, string, LintedFile> lint)
    {
        for (var level = 0; level < MostLevels; level++)
        {
            var uses = results.OfType<LintedFile>().SelectMany(f => f.Stacks).ToLookup(s => s.Template, StringComparer.Ordinal);
            if (uses.Count == 0)
                return;
            var changed = false;
            foreach (var (index, result) in results.Index())
            {
                if (result is not LintedFile file || !uses.Contains(Path.GetFullPath(file.File)) || !Learn(Path.GetFullPath(file.File), uses))
                    continue;
                results[index] = Again(file, lint);
                changed = true;
            }

            if (!changed)
                return;
        }
    }

    // What a stack passes may unroll a loop too far; then the template by itself is all that can be looked at.
    private static LintedFile Again(LintedFile file, Func<string, string, LintedFile> lint)
    {
        try
        {
            return lint(file.Text, file.File);
        }
        catch (TemplateException)
        {
            return file;
        }
    }

    private bool Learn(string path, ILookup<string, NestedStack> uses)
    {
        var options = Combined([.. uses[path]]);
        if (known.TryGetValue(path, out var before) && Same(before.Parameters, options.Parameters) && Same(before.Undecided, options.Undecided))
            return false;
        known[path] = options;
        return true;
    }

    private static TemplateOptions Combined(IReadOnlyList<NestedStack> stacks)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        var undecided = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in stacks.SelectMany(s => s.Parameters.Keys).Distinct(StringComparer.Ordinal))
        {
            // A stack that does not pass a parameter leaves its default, which the others replace.
            var values = stacks.Select(s => s.Parameters.TryGetValue(name, out var value) ? value : null).Distinct(StringComparer.Ordinal).ToList();
            if (values is [{ } only])
                parameters.Add(name, only);
            else
                undecided.Add(name, Why(name, stacks));
        }

        return new() { Parameters = parameters, Undecided = undecided };
    }

    private static string Why(string name, IReadOnlyList<NestedStack> stacks) => stacks.Count == 1
        ? $"parameter {name} is what the stack {stacks[0].Name} passes at deployment"
        : $"parameter {name} is what {stacks.Count} stacks pass, not all the same";

    private static bool Same(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right) =>
        left.Count == right.Count && left.All(p => right.TryGetValue(p.Key, out var value) && value == p.Value);

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> given, IReadOnlyDictionary<string, string> passed)
    {
        var all = new Dictionary<string, string>(given, StringComparer.Ordinal);
        foreach (var (name, value) in passed)
            all[name] = value;
        return all;
    }
}
