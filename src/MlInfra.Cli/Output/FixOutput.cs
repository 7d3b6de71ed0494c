using MlInfra.Cli.Linting;

namespace MlInfra.Cli.Output;

/// <summary>Says what <c>lint --fix</c> fixed, and what it would not touch and why.</summary>
internal static class FixOutput
{
    internal static void Print(IReadOnlyList<FixedFile> files, bool isDry, TextWriter to)
    {
        var done = isDry ? "would fix" : "fixed";
        foreach (var file in files)
        {
            foreach (var finding in file.Fixed)
                to.WriteLine(Printable($"{done} {Place(finding)}: {Words.Fix(finding.Finding)}"));
        }

        foreach (var refusal in files.SelectMany(f => f.Refused))
            to.WriteLine(Printable($"not fixed {Place(refusal.Finding)}: {refusal.Reason}"));

        var count = files.Sum(f => f.Fixed.Count);
        var left = files.Sum(f => f.Refused.Count);
        to.WriteLine($"{done} {Words.Count(count, "finding")} in {Words.Count(files.Count(f => f.Fixed.Count > 0), "file")}"
            + (left > 0 ? $"; {Words.Count(left, "finding")} of rules with a fix must be mended by hand" : ""));
        to.WriteLine();
    }

    private static string Place(LintFinding finding) =>
        $"{finding.File}:{finding.Finding.Origin.Line}:{finding.Finding.Origin.Column}: {finding.Finding.Rule.Id} '{finding.Finding.Resource.Name}'";

    // A template must not steer the terminal.
    private static string Printable(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;
}
