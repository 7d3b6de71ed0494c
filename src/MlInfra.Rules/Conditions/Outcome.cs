using MlInfra.Rules.Model;

namespace MlInfra.Rules.Conditions;

/// <summary>The result of evaluating a condition, with the values that decided it.</summary>
public sealed class Outcome
{
    private Outcome(Verdict verdict, IReadOnlyList<Evidence> evidence)
    {
        Verdict = verdict;
        Evidence = evidence;
    }

    /// <summary>Pass, Unknown or Violation.</summary>
    public Verdict Verdict { get; }

    /// <summary>What decided: the values that violate, that pass, or that are not known.</summary>
    public IReadOnlyList<Evidence> Evidence { get; }

    internal static Outcome Of(Verdict verdict, Evidence evidence) => new(verdict, [evidence]);

    /// <summary>The same evidence, the verdict turned round.</summary>
    internal Outcome Negated() => Verdict switch
    {
        Verdict.Pass => new(Verdict.Violation, [.. Evidence.Select(e => e.MendedBy([]))]),
        Verdict.Violation => new(Verdict.Pass, Evidence),
        _ => this,
    };

    /// <summary>The same verdict, each piece of evidence told in these words.</summary>
    internal Outcome Worded(string words) => new(Verdict, [.. Evidence.Select(e => e.Saying(words))]);

    /// <summary>The same verdict; where it is a violation, these edits mend it.</summary>
    internal Outcome MendedBy(IReadOnlyList<Edit> edits) =>
        Verdict == Verdict.Violation ? new(Verdict, [.. Evidence.Select(e => e.MendedBy(edits))]) : this;

    /// <summary>Violation before Unknown before Pass, with the evidence of all that share the verdict; null where there are none.</summary>
    internal static Outcome? AllOf(IReadOnlyList<Outcome> outcomes) => First(outcomes, (one, other) => one > other);

    /// <summary>Pass before Unknown before Violation, with the evidence of all that share the verdict; null where there are none.</summary>
    internal static Outcome? AnyOf(IReadOnlyList<Outcome> outcomes) => First(outcomes, (one, other) => one < other);

    // Every condition of every rule comes through here, so it makes no more objects than it returns.
    private static Outcome? First(IReadOnlyList<Outcome> outcomes, Func<Verdict, Verdict, bool> isBefore)
    {
        Outcome? first = null;
        List<Evidence>? shared = null;
        for (var i = 0; i < outcomes.Count; i++)
        {
            var outcome = outcomes[i];
            if (first is null || isBefore(outcome.Verdict, first.Verdict))
                (first, shared) = (outcome, null);
            else if (outcome.Verdict == first.Verdict)
                (shared ??= [.. first.Evidence]).AddRange(outcome.Evidence);
        }

        return shared is null ? first : new(first!.Verdict, shared);
    }
}

/// <summary>A value that decided an outcome, where it stands in its resource, and the edits that would turn the outcome.</summary>
public sealed class Evidence(Resource resource, string path, Value value, string? serviceDefault = null, IReadOnlyList<Edit>? edits = null)
{
    /// <summary>The resource that holds the value.</summary>
    public Resource Resource { get; } = resource;

    /// <summary>The concrete path below <c>Properties</c>, such as <c>Policies[0].PolicyName</c>; empty for the resource itself.</summary>
    public string Path { get; } = path;

    /// <summary>The value that was looked at.</summary>
    public Value Value { get; } = value;

    /// <summary>The edits that would satisfy the condition, all together; empty when none are certain.</summary>
    public IReadOnlyList<Edit> Edits { get; } = edits ?? [];

    /// <summary>The first part of the path that is not set; null when something is.</summary>
    internal string? Missing { get; init; }

    /// <summary>The evidence in words of its own, where path and value would not say it.</summary>
    internal string? Words { get; init; }

    /// <summary>The evidence in words.</summary>
    public string Describe()
    {
        if (Words is not null)
            return Words;
        if (Value is AbsentValue)
            return DescribeAbsent();
        var state = Value switch
        {
            UnknownValue unknown => $"is not known: {unknown.Reason}",
            ReferenceValue or InterpolatedValue => $"is {Value.Describe()}, known at deployment",
            _ => $"is {Value.Describe()}",
        };
        return Path.Length == 0 ? state : $"{Path} {state}";
    }

    // The outermost object that is missing says more, and shorter, than the property deep in it.
    private string DescribeAbsent()
    {
        var missing = Missing ?? Path;
        var state = missing.Length == 0 ? "is not set" : $"{missing} is not set";
        if (serviceDefault is null)
            return state;
        return missing == Path
            ? $"{state}, which means \"{serviceDefault}\""
            : $"{state}, which means {Path.Substring(Path.LastIndexOf('.') + 1)} \"{serviceDefault}\"";
    }

    internal Evidence Saying(string words) => new(Resource, Path, Value, serviceDefault, Edits) { Words = words, Missing = Missing };

    internal Evidence MendedBy(IReadOnlyList<Edit> edits) => new(Resource, Path, Value, serviceDefault, edits) { Words = Words, Missing = Missing };
}
