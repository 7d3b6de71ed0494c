using MlInfra.Rules;
using MlInfra.Templates.Editing;
using MlInfra.Templates.Reading;

namespace MlInfra.Cli.Linting;

/// <summary>A finding that stays, and why, as a clause.</summary>
internal sealed record Refusal(LintFinding Finding, string Reason);

/// <summary>A template before and after its findings are fixed.</summary>
internal sealed record FixedFile(LintedFile Before, LintedFile After, IReadOnlyList<LintFinding> Fixed, IReadOnlyList<Refusal> Refused);

/// <summary>
/// Fixes findings in a template's text. A fix counts only when the new text, read and checked again, satisfies its rule and
/// no rule is worse off.
/// </summary>
internal sealed class Fixer(Linter linter)
{
    private const string Uncertain = "no one value is certain to be right, or it depends on a condition";

    internal FixedFile Fix(LintedFile file)
    {
        var current = file;
        var done = new List<LintFinding>();
        Dictionary<(string, string, string), string> refused;
        int before;
        do
        {
            before = done.Count;
            refused = [];
            current = Fix(current, done, refused);
        }

        // What stood in the way of one fix may be gone after another.
        while (done.Count > before && refused.Count > 0);
        return new(file, current, done, Refusals(current, refused));
    }

    private LintedFile Fix(LintedFile current, List<LintFinding> done, Dictionary<(string, string, string), string> refused)
    {
        var oneByOne = false;
        while (Candidates(current).Where(f => !refused.ContainsKey(Key(f))).ToList() is { Count: > 0 } open)
        {
            var attempt = oneByOne ? [open[0]] : open.Where(f => Changes(current, f, refused).Count > 0).ToList();
            var (after, reason) = attempt.Count == 0 ? (null, "") : Try(current, attempt);
            if (after is not null)
            {
                done.AddRange(attempt);
                current = after;
            }
            else if (attempt.Count == 1)
            {
                refused[Key(attempt[0])] = reason;
            }

            // What cannot be done together may be done in turn.
            oneByOne |= after is null;
        }

        return current;
    }

    /// <summary>The changes of text that fix each finding by itself, where that is certain.</summary>
    internal IReadOnlyDictionary<Finding, IReadOnlyList<TextChange>> Offers(LintedFile file)
    {
        var refused = new Dictionary<(string, string, string), string>();
        var planned = Candidates(file).Select(f => (Finding: f, Changes: Changes(file, f, refused))).Where(p => p.Changes.Count > 0).ToList();
        var areSound = planned.Count > 0 && Try(file, [.. planned.Select(p => p.Finding)]).After is not null;
        return planned.Where(p => areSound || Try(file, [p.Finding]).After is not null).ToDictionary(p => p.Finding.Finding, p => p.Changes);
    }

    private static IEnumerable<LintFinding> Candidates(LintedFile file) => file.Findings.Where(f => f.IsViolation && f.Finding.Edits.Count > 0);

    private static List<Refusal> Refusals(LintedFile file, Dictionary<(string, string, string), string> refused) =>
    [
        .. file.Findings
            .Where(f => f.IsViolation && f.Finding.Rule.IsFixable)
            .Select(f => new Refusal(f, refused.GetValueOrDefault(Key(f), Uncertain))),
    ];

    private static IReadOnlyList<TextChange> Changes(LintedFile file, LintFinding finding, Dictionary<(string, string, string), string> refused)
    {
        try
        {
            return file.Editor.Plan(Edits([finding]));
        }
        catch (EditRefusedException exception)
        {
            refused[Key(finding)] = exception.Message;
            return [];
        }
    }

    private (LintedFile? After, string Reason) Try(LintedFile file, IReadOnlyList<LintFinding> findings)
    {
        try
        {
            var after = linter.LintText(file.Editor.Apply(Edits(findings)), file.File);
            return Worse(file, after, findings) is { } reason ? (null, reason) : (after, "");
        }
        catch (EditRefusedException exception)
        {
            return (null, exception.Message);
        }
        catch (TemplateException exception)
        {
            return (null, exception.Message);
        }
    }

    private static string? Worse(LintedFile before, LintedFile after, IReadOnlyList<LintFinding> fixedOnes)
    {
        if (before.Resources != after.Resources)
            return "the resources would not be the same";
        var mended = fixedOnes.CountBy(Place).ToDictionary();
        var earlier = before.Findings.CountBy(Place).ToDictionary();
        var earlierViolations = before.Findings.Where(f => f.IsViolation).CountBy(Place).ToDictionary();
        var later = after.Findings.CountBy(Place).ToDictionary();
        foreach (var (place, count) in mended)
        {
            if (later.GetValueOrDefault(place) > earlier[place] - count)
                return "the rule would not be satisfied";
        }

        var worse = later.Where(p => p.Value > earlier.GetValueOrDefault(p.Key))
            .Concat(after.Findings.Where(f => f.IsViolation).CountBy(Place).Where(p => p.Value > earlierViolations.GetValueOrDefault(p.Key)))
            .Select(p => p.Key.Rule)
            .FirstOrDefault();
        return worse is null ? null : $"{worse} would find something then";
    }

    private static List<ResourceEdit> Edits(IEnumerable<LintFinding> findings) =>
        [.. findings.SelectMany(f => f.Finding.Edits.Select(e => new ResourceEdit(f.Finding.Resource.LogicalId, e)))];

    private static (string Rule, string Resource) Place(LintFinding finding) => (finding.Finding.Rule.Id, finding.Finding.Resource.LogicalId);

    private static (string Rule, string Resource, string Message) Key(LintFinding finding) =>
        (finding.Finding.Rule.Id, finding.Finding.Resource.LogicalId, finding.Finding.Message);
}
