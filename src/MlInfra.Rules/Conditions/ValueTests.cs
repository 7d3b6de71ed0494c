using System.Globalization;
using MlInfra.Rules.Model;

namespace MlInfra.Rules.Conditions;

/// <summary>The value is one of those given. Booleans compare ignoring case, as CloudFormation reads them.</summary>
public sealed class IsOneOfTest(IReadOnlyList<object> expected) : ValueTest
{
    /// <summary>The values that pass: <see cref="string"/>, <see cref="bool"/> or <see cref="int"/>.</summary>
    public IReadOnlyList<object> Expected { get; } = expected;

    internal override object Repair => Expected[0];

    /// <inheritdoc />
    public override string Describe() => "is " + string.Join(" or ", Expected.Select(e => $"`{Edit.Spell(e)}`"));

    // No name or ARN that CloudFormation returns holds a wildcard.
    private protected override Verdict OfReference => Expected.All(e => Edit.Spell(e).Contains("*")) ? Verdict.Violation : Verdict.Unknown;

    private protected override Verdict OfScalar(ScalarValue scalar) => When(Expected.Any(e => Equal(e, scalar)));

    private protected override Verdict OfText(InterpolatedValue text) =>
        Expected.Any(e => Wildcard.MayBe(text, Edit.Spell(e))) ? Verdict.Unknown : Verdict.Violation;

    private protected override Verdict OfCollection(Value value) => value is MapValue ? Verdict.Violation : Verdict.Unknown;

    internal static bool Equal(object expected, ScalarValue scalar) => expected switch
    {
        bool flag => string.Equals(scalar.Text, flag ? "true" : "false", StringComparison.OrdinalIgnoreCase),
        int number => scalar.Number == number,
        string text => text == scalar.Text,
        _ => false,
    };
}

/// <summary>The value is none of those given. Not being set passes.</summary>
public sealed class IsNoneOfTest(IReadOnlyList<object> excluded) : ValueTest
{
    /// <summary>The values that do not pass.</summary>
    public IReadOnlyList<object> Excluded { get; } = excluded;

    /// <inheritdoc />
    public override string Describe() => "is not " + string.Join(" or ", Excluded.Select(e => $"`{Edit.Spell(e)}`"));

    private protected override Verdict WhenAbsent => Verdict.Pass;

    // As above.
    private protected override Verdict OfReference => Excluded.All(e => Edit.Spell(e).Contains("*")) ? Verdict.Pass : Verdict.Unknown;

    private protected override Verdict OfScalar(ScalarValue scalar) => When(!Excluded.Any(e => IsOneOfTest.Equal(e, scalar)));

    private protected override Verdict OfText(InterpolatedValue text) =>
        Excluded.Any(e => Wildcard.MayBe(text, Edit.Spell(e))) ? Verdict.Unknown : Verdict.Pass;
}

/// <summary>The property is set to something.</summary>
public sealed class IsSetTest(object? orFix) : ValueTest
{
    internal override object? Repair => orFix;

    /// <inheritdoc />
    public override string Describe() => "is set";

    private protected override Verdict OfReference => Verdict.Pass;

    private protected override Verdict OfScalar(ScalarValue scalar) => When(scalar.Text.Length > 0);

    private protected override Verdict OfText(InterpolatedValue text) => Verdict.Pass;

    private protected override Verdict OfUnknown(UnknownValue unknown) => unknown.MayBeAbsent ? Verdict.Unknown : Verdict.Pass;

    private protected override Verdict OfCollection(Value value) => value switch
    {
        ListValue { Items.Count: 0, OpenBecause: null } => Verdict.Violation,
        ListValue { Items.Count: 0 } => Verdict.Unknown,
        _ => Verdict.Pass,
    };
}

/// <summary>The property is not set.</summary>
public sealed class IsNotSetTest : ValueTest
{
    /// <inheritdoc />
    public override string Describe() => "is not set";

    internal override object Repair => RemoveRepair;

    private protected override Verdict WhenAbsent => Verdict.Pass;

    private protected override Verdict OfReference => Verdict.Violation;

    private protected override Verdict OfScalar(ScalarValue scalar) => Verdict.Violation;

    private protected override Verdict OfText(InterpolatedValue text) => Verdict.Violation;

    private protected override Verdict OfUnknown(UnknownValue unknown) => unknown.MayBeAbsent ? Verdict.Unknown : Verdict.Violation;

    private protected override Verdict OfCollection(Value value) => Verdict.Violation;
}

/// <summary>The text matches one of several patterns of ours; <c>*</c> stands for any text.</summary>
public sealed class MatchesTest(IReadOnlyList<string> patterns, string? name) : ValueTest
{
    /// <summary>The patterns.</summary>
    public IReadOnlyList<string> Patterns { get; } = patterns;

    /// <inheritdoc />
    public override string Describe() =>
        name is null ? "matches " + string.Join(" or ", Patterns.Select(p => $"`{p}`")) : $"is {name}";

    // What AWS owns is never a resource of a template: its policies, and the requests that Step Functions sends.
    private protected override Verdict OfReference => Patterns.All(p => p.Contains(":iam::aws:") || p.Contains(":states:::")) ? Verdict.Violation : Verdict.Unknown;

    private protected override Verdict OfScalar(ScalarValue scalar) => When(Patterns.Any(p => Wildcard.Matches(scalar.Text, p)));

    private protected override Verdict OfText(InterpolatedValue text) =>
        Patterns.Any(p => Wildcard.MustMatch(text, p)) ? Verdict.Pass
        : Patterns.Any(p => Wildcard.MayMatch(text, p)) ? Verdict.Unknown
        : Verdict.Violation;
}

/// <summary>Patterns under a name, for data that several rules share.</summary>
/// <param name="name">What matches, in words that follow "is": "an instance type with local storage".</param>
/// <param name="patterns">The patterns; <c>*</c> stands for any text.</param>
public sealed class NamedPatterns(string name, IReadOnlyList<string> patterns)
{
    /// <summary>What matches, in words.</summary>
    public string Name { get; } = name;

    /// <summary>The patterns.</summary>
    public IReadOnlyList<string> Patterns { get; } = patterns;
}

/// <summary>The text ends with a suffix.</summary>
public sealed class EndsWithTest(string suffix) : ValueTest
{
    /// <summary>The suffix.</summary>
    public string Suffix { get; } = suffix;

    /// <inheritdoc />
    public override string Describe() => $"ends with `{Suffix}`";

    // No name or ARN that CloudFormation returns holds a wildcard.
    private protected override Verdict OfReference => Suffix.Contains("*") ? Verdict.Violation : Verdict.Unknown;

    private protected override Verdict OfScalar(ScalarValue scalar) => When(scalar.Text.EndsWith(Suffix, StringComparison.Ordinal));

    private protected override Verdict OfText(InterpolatedValue text) => text.Parts[text.Parts.Count - 1] switch
    {
        ScalarValue last when last.Text.Length >= Suffix.Length => OfScalar(last),
        ScalarValue last when !Suffix.EndsWith(last.Text, StringComparison.Ordinal) => Verdict.Violation,
        ReferenceValue => OfReference,
        _ => Verdict.Unknown,
    };
}

/// <summary>The value is an IAM pattern that takes in a name, ignoring case: <c>s3:*</c> takes in <c>s3:GetObject</c>.</summary>
public sealed class CoversTest(string name) : ValueTest
{
    /// <summary>The name that the pattern must take in; it may end with <c>*</c>, and then only as wide a pattern does.</summary>
    public string Name { get; } = name;

    /// <inheritdoc />
    public override string Describe() => $"takes in `{Name}`";

    // No name or ARN that CloudFormation returns holds a wildcard, so it takes in nothing but itself.
    private protected override Verdict OfReference => Name.Contains("*") ? Verdict.Violation : Verdict.Unknown;

    private protected override Verdict OfScalar(ScalarValue scalar) =>
        When(Wildcard.Matches(Name.ToLowerInvariant(), scalar.Text.ToLowerInvariant()));

    // A part that only deployment knows may be anything; where not even that takes the name in, nothing will.
    private protected override Verdict OfText(InterpolatedValue text) =>
        Wildcard.Matches(Name.ToLowerInvariant(), string.Concat(text.Parts.Select(p => p is ScalarValue known ? known.Text : "*")).ToLowerInvariant())
            ? Verdict.Unknown
            : Verdict.Violation;
}

/// <summary>The number is within bounds, which count as inside.</summary>
public sealed class IsInRangeTest(decimal? least, decimal? most, int? orFix = null) : ValueTest
{
    /// <summary>The least number that passes, or null.</summary>
    public decimal? Least { get; } = least;

    /// <summary>The greatest number that passes, or null.</summary>
    public decimal? Most { get; } = most;

    internal override object? Repair => orFix;

    /// <inheritdoc />
    public override string Describe() => (Least, Most) switch
    {
        (null, { } most) => $"is at most {Spell(most)}",
        ({ } least, null) => $"is at least {Spell(least)}",
        _ => $"is between {Spell(Least ?? 0)} and {Spell(Most ?? 0)}",
    };

    private protected override Verdict OfScalar(ScalarValue scalar) =>
        scalar.Number is { } number ? When((Least is null || number >= Least) && (Most is null || number <= Most)) : Verdict.Unknown;

    private static string Spell(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The list or object has a number of items.</summary>
public sealed class HasCountTest(int least, int most) : ValueTest
{
    /// <summary>The least count that passes.</summary>
    public int Least { get; } = least;

    /// <summary>The greatest count that passes.</summary>
    public int Most { get; } = most;

    /// <inheritdoc />
    public override string Describe() =>
        Least == Most ? FormattableString.Invariant($"has {Least} item(s)")
        : Least == 0 ? FormattableString.Invariant($"has at most {Most} items")
        : FormattableString.Invariant($"has {Least} to {Most} items");

    private protected override Verdict WhenAbsent => When(Least <= 0);

    private protected override Verdict OfScalar(ScalarValue scalar) => When(Least <= 1 && Most >= 1);

    private protected override Verdict OfCollection(Value value)
    {
        var (count, open) = value switch
        {
            MapValue map => (map.Entries.Count, map.OpenBecause is not null),
            ListValue list => (list.Items.Count, list.OpenBecause is not null || list.Items.Any(i => i is AlternativesValue)),
            _ => (0, true),
        };
        return open ? (count > Most ? Verdict.Violation : Verdict.Unknown) : When(count >= Least && count <= Most);
    }
}
