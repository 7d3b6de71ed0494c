using MlInfra.Rules.Model;

namespace MlInfra.Rules.Conditions;

/// <summary>The result of evaluating a condition, with the values that decided it.</summary>
public sealed class Outcome
{
    private static readonly Outcome Pass = new(Verdict.Pass);
    private static readonly Outcome Unknown = new(Verdict.Unknown);
    private static readonly Outcome Violation = new(Verdict.Violation);

    // Where several outcomes decide together. Most pass, and nobody asks why, so their evidence is put together only then.
    private readonly IReadOnlyList<Outcome>? together;
    private readonly Evidence? only;
    private IReadOnlyList<Evidence>? evidence;

    private Outcome(Verdict verdict, Evidence? only = null, IReadOnlyList<Outcome>? together = null, IReadOnlyList<Evidence>? evidence = null)
    {
        Verdict = verdict;
        this.only = only;
        this.together = together;
        this.evidence = evidence;
    }

    /// <summary>Pass, Unknown or Violation.</summary>
    public Verdict Verdict { get; }

    /// <summary>What decided: the values that violate, that pass, or that are not known.</summary>
    public IReadOnlyList<Evidence> Evidence => evidence ??= only is not null ? [only] : together is not null ? [.. together.SelectMany(outcome => outcome.Evidence)] : [];

    internal static Outcome Of(Verdict verdict, Evidence evidence) => new(verdict, evidence);

    /// <summary>Outcomes of one verdict as one.</summary>
    internal static Outcome Of(IReadOnlyList<Outcome> together) => new(together[0].Verdict, together: together);

    /// <summary>A verdict without evidence, for whoever asks for nothing else.</summary>
    internal static Outcome Of(Verdict verdict) => verdict switch
    {
        Verdict.Pass => Pass,
        Verdict.Violation => Violation,
        _ => Unknown,
    };

    /// <summary>The same evidence, the verdict turned round.</summary>
    internal Outcome Negated() => Verdict switch
    {
        Verdict.Pass => this == Pass ? Violation : With(Verdict.Violation, e => e.MendedBy([])),
        Verdict.Violation => this == Violation ? Pass : new(Verdict.Pass, only, together, evidence),
        _ => this,
    };

    /// <summary>The same verdict, each piece of evidence told in these words.</summary>
    internal Outcome Worded(string words) => With(Verdict, e => e.Saying(words));

    /// <summary>The same verdict; where it is a violation, these edits mend it.</summary>
    internal Outcome MendedBy(IReadOnlyList<Edit> edits) => Verdict == Verdict.Violation ? With(Verdict, e => e.MendedBy(edits)) : this;

    private Outcome With(Verdict verdict, Func<Evidence, Evidence> change) => new(verdict, evidence: [.. Evidence.Select(change)]);
}

/// <summary>A value that decided an outcome, where it stands in its resource, and the edits that would turn the outcome.</summary>
public sealed class Evidence
{
    private readonly Scope place;
    private readonly string? serviceDefault;

    internal Evidence(Scope place, Value value, string? serviceDefault = null, IReadOnlyList<Edit>? edits = null)
    {
        this.place = place;
        this.serviceDefault = serviceDefault;
        Value = value;
        Edits = edits ?? [];
    }

    /// <summary>The resource that holds the value.</summary>
    public Resource Resource => place.Resource;

    /// <summary>The concrete path below <c>Properties</c>, such as <c>Policies[0].PolicyName</c>; empty for the resource itself.</summary>
    public string Path => place.Path;

    /// <summary>The value that was looked at.</summary>
    public Value Value { get; }

    /// <summary>The edits that would satisfy the condition, all together; empty when none are certain.</summary>
    public IReadOnlyList<Edit> Edits { get; }

    /// <summary>The evidence in words of its own, where path and value would not say it.</summary>
    internal string? Words { get; init; }

    /// <summary>The evidence in words.</summary>
    public string Describe()
    {
        if (Words is not null)
            return Words;
        if (Value is AbsentValue)
            return DescribeAbsent();
        return Path.Length == 0 ? DescribeValue() : $"{Path} {DescribeValue()}";
    }

    /// <summary>The value in words, after its path or "it".</summary>
    internal string DescribeValue() => Value switch
    {
        UnknownValue unknown => $"is not known: {unknown.Reason}",
        ReferenceValue or InterpolatedValue => $"is {Value.Describe()}, known at deployment",
        _ => $"is {Value.Describe()}",
    };

    // The outermost object that is missing says more, and shorter, than the property deep in it.
    private string DescribeAbsent()
    {
        var missing = place.Missing ?? Path;
        var state = missing.Length == 0 ? "is not set" : $"{missing} is not set";
        if (serviceDefault is null)
            return state;
        return missing == Path
            ? $"{state}, which means \"{serviceDefault}\""
            : $"{state}, which means {Path.Substring(Path.LastIndexOf('.') + 1)} \"{serviceDefault}\"";
    }

    internal Evidence Saying(string words) => new(place, Value, serviceDefault, Edits) { Words = words };

    internal Evidence MendedBy(IReadOnlyList<Edit> edits) => new(place, Value, serviceDefault, edits) { Words = Words };
}
