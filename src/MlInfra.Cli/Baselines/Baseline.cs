using MlInfra.Cli.Linting;
using MlInfra.Rules;

namespace MlInfra.Cli.Baselines;

/// <summary>The findings that were there when a team began, so that only new ones fail. Their number may only fall.</summary>
internal sealed class Baseline
{
    private readonly string file;
    private readonly string folder;
    private readonly Dictionary<BaselineEntry, int> entries;
    private readonly bool isNew;

    private Baseline(string file, Dictionary<BaselineEntry, int> entries, bool isNew)
    {
        this.file = file;
        this.entries = entries;
        this.isNew = isNew;
        folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
    }

    /// <summary>Findings of this baseline that a run did not meet where it looked.</summary>
    internal int Fixed { get; private set; }

    /// <exception cref="UnusableException">There is no such file and none may be made, or it is no baseline.</exception>
    internal static Baseline Open(string file, bool mayMake)
    {
        if (File.Exists(file))
            return new(file, BaselineFile.Read(file), isNew: false);
        return mayMake
            ? new(file, [], isNew: true)
            : throw new UnusableException($"there is no baseline {file}; --update-baseline makes it");
    }

    /// <summary>The results with the findings of this baseline marked; a new baseline takes in all of them.</summary>
    internal FileResult[] Mark(IReadOnlyList<FileResult> results, IReadOnlyList<Rule> rules)
    {
        var left = isNew ? null : new Dictionary<BaselineEntry, int>(entries);
        var marked = results.Select(result => result is LintedFile linted
            ? linted with { Findings = [.. linted.Findings.Select(finding => Mark(finding, left))] }
            : result).ToArray();
        foreach (var (entry, count) in left ?? [])
        {
            if (count == 0 || !WasLookedFor(entry, results, rules))
                continue;
            Fixed += count;
            if (entries[entry] == count)
                entries.Remove(entry);
            else
                entries[entry] -= count;
        }

        return marked;
    }

    /// <summary>Writes the baseline without what is fixed. What is new stays outside: it is to be mended or suppressed.</summary>
    internal void Save() => BaselineFile.Write(file, entries);

    private LintFinding Mark(LintFinding finding, Dictionary<BaselineEntry, int>? left)
    {
        if (!finding.IsViolation)
            return finding;
        var entry = BaselineEntry.Of(finding, folder);
        if (left is null)
            entries[entry] = entries.GetValueOrDefault(entry) + 1;
        else if (left.GetValueOrDefault(entry) > 0)
            left[entry]--;
        else
            return finding with { Novelty = Novelty.New };
        return finding with { Novelty = Novelty.Known };
    }

    // A run over some files or rules says nothing of the others; a file that is gone has no findings.
    private bool WasLookedFor(BaselineEntry entry, IReadOnlyList<FileResult> results, IReadOnlyList<Rule> rules)
    {
        if (RuleCatalog.All.Any(r => r.Id == entry.Rule) && !rules.Any(r => r.Id == entry.Rule))
            return false;
        if (entry.File == InputFile.StandardInputName)
            return results.Any(r => r is LintedFile && r.File == entry.File);
        var path = Path.GetFullPath(entry.File, folder);
        return !File.Exists(path) || results.Any(r => r is LintedFile && r.File != InputFile.StandardInputName && Path.GetFullPath(r.File) == path);
    }
}
