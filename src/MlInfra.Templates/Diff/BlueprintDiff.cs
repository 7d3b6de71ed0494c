using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Findings;
using MlInfra.Templates.Diff.Impacts;
using MlInfra.Templates.Diff.Security;

namespace MlInfra.Templates.Diff;

/// <summary>All that differs between two templates, and what it means. It is a model: others print it.</summary>
public sealed class BlueprintDiff
{
    internal BlueprintDiff()
    {
    }

    /// <summary>The resources that change, the most risky first.</summary>
    public required IReadOnlyList<ResourceChange> Resources { get; init; }

    /// <summary>What changes in the sections beside Resources.</summary>
    public required IReadOnlyList<SectionChange> Sections { get; init; }

    /// <summary>Where data can be lost, or is no longer protected from it.</summary>
    public required IReadOnlyList<DataRisk> DataRisks { get; init; }

    /// <summary>The rules whose verdict differs.</summary>
    public required IReadOnlyList<RuleChange> Rules { get; init; }

    /// <summary>What is safer, weaker, or cannot be told, beyond the rules.</summary>
    public required IReadOnlyList<SecurityFact> Security { get; init; }

    /// <summary>The verdict, and what makes it so.</summary>
    public ReviewVerdict Verdict => field ??= ReviewVerdict.Of(this);

    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => Resources.Count == 0 && Sections.Count == 0;
}

/// <summary>One entry of a section beside Resources that differs: a parameter, an output, a condition, a mapping.</summary>
public sealed record SectionChange(string Section, string Name, Value Old, Value New, IReadOnlyList<PropertyChange> Values);
