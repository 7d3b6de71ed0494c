namespace MlInfra.Analyzers.Fixes;

/// <summary>A prop and the C# expression that it should have.</summary>
/// <param name="Prop">The prop's path; <c>[*]</c> for the item of a list that the finding is about.</param>
/// <param name="Expression">The expression, in the words of <see cref="CodeText"/>; null: the value that the rule wants.</param>
internal sealed record PropFix(string Prop, string? Expression = null)
{
    /// <summary>The statements that go before the one that makes the props, in the same words.</summary>
    internal IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>The other props that have to change with it.</summary>
    internal IReadOnlyList<PropFix> With { get; init; } = [];

    /// <summary>A method of the construct that the prop does not go together with; where the code calls it there is no fix. Null: there is none such.</summary>
    internal string? UnlessCalled { get; init; }

    /// <summary>What the prop becomes, for a person; null: the expression says it.</summary>
    internal string? Title { get; init; }

    /// <summary>The expressions by the value that the rule wants, where it depends on it; a value that is not listed has no fix.</summary>
    internal IReadOnlyDictionary<string, string>? ByValue { get; init; }
}
