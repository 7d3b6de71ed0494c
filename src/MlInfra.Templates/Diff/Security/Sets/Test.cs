namespace MlInfra.Templates.Diff.Security.Sets;

/// <summary>A question about one side of a request, such as its action or a condition key.</summary>
/// <param name="Side">What it asks about.</param>
internal abstract record Test(string Side)
{
    internal abstract bool IsSame(Test other);
}

/// <summary>Whether a text matches one of several patterns.</summary>
/// <param name="Side">What it asks about.</param>
/// <param name="Patterns">The patterns.</param>
/// <param name="TakesAbsent">Whether it holds as well where there is no text.</param>
internal sealed record TextTest(string Side, IReadOnlyList<TextPattern> Patterns, bool TakesAbsent = false) : Test(Side)
{
    /// <summary>Whether the text can be nothing else than <c>true</c> or <c>false</c>.</summary>
    internal bool IsBoolean { get; init; }

    internal override bool IsSame(Test other) => other is TextTest text && text.Side == Side && text.TakesAbsent == TakesAbsent
        && text.Patterns.Count == Patterns.Count && Patterns.All(p => text.Patterns.Any(p.IsSame));
}

/// <summary>Whether a number, or an address as a number, is in a set.</summary>
/// <param name="Side">What it asks about.</param>
/// <param name="Numbers">The set.</param>
/// <param name="TakesAbsent">Whether it holds as well where there is no number.</param>
internal sealed record RangeTest(string Side, RangeSet Numbers, bool TakesAbsent = false) : Test(Side)
{
    internal override bool IsSame(Test other) =>
        other is RangeTest range && range.Side == Side && range.TakesAbsent == TakesAbsent && range.Numbers.IsSame(Numbers);
}

/// <summary>Whether all or any of several texts match patterns (ForAllValues, ForAnyValue).</summary>
/// <param name="Side">What it asks about.</param>
/// <param name="Patterns">The patterns.</param>
/// <param name="IsAll">Whether all have to match; none at all do too.</param>
internal sealed record SetTest(string Side, IReadOnlyList<TextPattern> Patterns, bool IsAll) : Test(Side)
{
    internal override bool IsSame(Test other) => other is SetTest set && set.Side == Side && set.IsAll == IsAll
        && set.Patterns.Count == Patterns.Count && Patterns.All(p => set.Patterns.Any(p.IsSame));
}

/// <summary>What is not taken apart; only itself is known to be equal.</summary>
/// <param name="Side">What it asks about.</param>
/// <param name="Text">The question.</param>
internal sealed record OpaqueTest(string Side, string Text) : Test(Side)
{
    internal override bool IsSame(Test other) => other is OpaqueTest opaque && opaque.Side == Side && opaque.Text == Text;
}

/// <summary>A test and the answer that is wanted.</summary>
/// <param name="Test">The test.</param>
/// <param name="Holds">Whether it has to hold, or not to.</param>
internal sealed record Demand(Test Test, bool Holds);
