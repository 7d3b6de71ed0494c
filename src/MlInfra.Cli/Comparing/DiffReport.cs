using MlInfra.Templates.Configuration;
using MlInfra.Templates.Diff;
using MlInfra.Templates.Reading;

namespace MlInfra.Cli.Comparing;

/// <summary>One template's comparison.</summary>
/// <param name="Name">The template's path in its folder, or the head's file name.</param>
/// <param name="IsNew">Whether the base has none of that name.</param>
/// <param name="IsGone">Whether the head has none of that name.</param>
/// <param name="Diff">What differs.</param>
internal sealed record TemplateDiff(string Name, bool IsNew, bool IsGone, BlueprintDiff Diff)
{
    /// <summary>Both sides, of which the picture is made.</summary>
    internal required (Blueprint Base, Blueprint Head) Sides { get; init; }
}

/// <summary>The comparisons of all templates of two sides.</summary>
internal sealed record DiffReport(string Base, string Head, IReadOnlyList<TemplateDiff> Templates)
{
    /// <summary>The gravest of all verdicts.</summary>
    internal ReviewLevel Level => Templates.Select(t => t.Diff.Verdict.Level).DefaultIfEmpty().Max();

    /// <summary>The templates that differ, the gravest first.</summary>
    internal IReadOnlyList<TemplateDiff> Changed =>
        [.. Templates.Where(t => !t.Diff.IsEmpty).OrderByDescending(t => t.Diff.Verdict.Level).ThenBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>Compares two sides; templates of folders go together by their path in the folder.</summary>
    /// <exception cref="UnusableException">A side is not there, or a template cannot be read.</exception>
    internal static DiffReport Make(string @base, string head, BlueprintComparer comparer)
    {
        var before = DiffSide.Read(@base);
        var after = DiffSide.Read(head);
        var pairs = before.IsOneTemplate && after.IsOneTemplate
            ? [(after.Templates[0].Name, Old: before.Templates[0], New: after.Templates[0])]
            : ByName(before.Templates, after.Templates);
        var configuration = new SeverityConfiguration();
        return new(@base, head,
        [
            .. pairs.Select(p => Compare(p.Name, p.Old, p.New, comparer, configuration)),
        ]);
    }

    private static TemplateDiff Compare(string name, SourceText? old, SourceText? @new, BlueprintComparer comparer, SeverityConfiguration configuration)
    {
        var sides = (Base: Read(old), Head: Read(@new));
        var severityOf = configuration.For((@new ?? old)!.ConfiguredAs);
        return new(name, old is null, @new is null, comparer.Compare(sides.Base, sides.Head, severityOf)) { Sides = sides };
    }

    private static List<(string Name, SourceText? Old, SourceText? New)> ByName(IReadOnlyList<SourceText> before, IReadOnlyList<SourceText> after) =>
        [.. before.Concat(after).Select(t => t.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => (name, before.FirstOrDefault(t => t.Name == name), after.FirstOrDefault(t => t.Name == name)))];

    /// <exception cref="UnusableException">It is no template.</exception>
    internal static Blueprint Read(SourceText? source)
    {
        if (source is null)
            return Blueprint.Empty;
        try
        {
            return Blueprint.Read(source.Text, source.Place);
        }
        catch (TemplateException exception)
        {
            throw new UnusableException(exception.Message, exception.Origin);
        }
    }
}
