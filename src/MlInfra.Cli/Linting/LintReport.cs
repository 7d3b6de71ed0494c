using MlInfra.Rules;
using MlInfra.Templates.Editing;

namespace MlInfra.Cli.Linting;

/// <summary>Whether a finding is in the baseline that it was compared with.</summary>
internal enum Novelty
{
    /// <summary>It was not compared.</summary>
    NotCompared,

    /// <summary>It is not in the baseline.</summary>
    New,

    /// <summary>It is.</summary>
    Known,
}

/// <summary>A finding in a file, as the configuration weighs it.</summary>
internal sealed record LintFinding(string File, Finding Finding, Severity Severity)
{
    /// <summary>Why it is accepted, or null when it is not.</summary>
    internal string? SuppressedBecause { get; init; }

    internal Novelty Novelty { get; init; }

    /// <summary>Whether it counts against the run.</summary>
    internal bool IsViolation => Finding.Verdict == Verdict.Violation && SuppressedBecause is null && Novelty != Novelty.Known;

    internal bool IsUnknown => Finding.Verdict == Verdict.Unknown && SuppressedBecause is null;
}

/// <summary>What became of one input.</summary>
internal abstract record FileResult(string File);

/// <summary>It was read and checked.</summary>
internal sealed record LintedFile(string File, string Text, int Resources, IReadOnlyList<LintFinding> Findings) : FileResult(File)
{
    /// <summary>The nested stacks that it makes of templates beside it.</summary>
    internal IReadOnlyList<NestedStack> Stacks { get; init; } = [];

    /// <summary>Edits its text.</summary>
    internal TemplateEditor Editor => field ??= TemplateEditor.Open(Text, File);
}

/// <summary>It is no CloudFormation template, and nobody said that it is.</summary>
internal sealed record SkippedFile(string File, string Reason) : FileResult(File);

/// <summary>It cannot be read. Line and column are 0 when the file as a whole is meant.</summary>
internal sealed record UnreadableFile(string File, int Line, int Column, string Message) : FileResult(File);

/// <summary>How many of what.</summary>
internal sealed record LintSummary(int Files, int Resources, int Errors, int Warnings, int Infos, int Unknown, int Suppressed, int Known);

/// <summary>The results of all inputs, in the order of the inputs.</summary>
internal sealed class LintReport(IReadOnlyList<FileResult> results, IReadOnlyList<Rule> rules)
{
    /// <summary>The rules that were checked.</summary>
    internal IReadOnlyList<Rule> Rules { get; } = rules;

    /// <summary>Whether findings that cannot be decided are listed.</summary>
    internal bool ListsUnknown { get; init; }

    /// <summary>The changes of text that fix the findings of a file.</summary>
    internal Func<LintedFile, IReadOnlyDictionary<Finding, IReadOnlyList<TextChange>>> Fixes { get; init; } =
        _ => new Dictionary<Finding, IReadOnlyList<TextChange>>();

    /// <summary>Whether findings that a suppression accepts are listed.</summary>
    internal bool ListsSuppressed { get; init; }

    /// <summary>How many findings of the baseline are gone, or null when there is no baseline.</summary>
    internal int? Fixed { get; init; }

    internal IReadOnlyList<LintedFile> Files { get; } = [.. results.OfType<LintedFile>()];

    internal IReadOnlyList<SkippedFile> Skipped { get; } = [.. results.OfType<SkippedFile>()];

    internal IReadOnlyList<UnreadableFile> Unreadable { get; } = [.. results.OfType<UnreadableFile>()];

    internal LintSummary Summary => field ??= Summarize();

    /// <summary>The findings of a file that a report shows: all but the undecided and the accepted, unless they are asked for.</summary>
    internal IEnumerable<LintFinding> Shown(LintedFile file) =>
        file.Findings.Where(f => f.IsUnknown ? ListsUnknown : f.SuppressedBecause is null || ListsSuppressed);

    /// <summary>What of <see cref="Shown"/> a person has to look at: all that is not in the baseline.</summary>
    internal IEnumerable<LintFinding> ShownToPeople(LintedFile file) => Shown(file).Where(f => f.Novelty != Novelty.Known);

    private LintSummary Summarize()
    {
        var findings = Files.SelectMany(f => f.Findings).ToList();
        int Violations(Severity severity) => findings.Count(f => f.IsViolation && f.Severity == severity);
        return new(
            Files.Count,
            Files.Sum(f => f.Resources),
            Violations(Severity.Error),
            Violations(Severity.Warning),
            Violations(Severity.Info),
            findings.Count(f => f.IsUnknown),
            findings.Count(f => f.SuppressedBecause is not null),
            findings.Count(f => f.Novelty == Novelty.Known));
    }
}
