using MlInfra.Rules.Model;

namespace MlInfra.Rules.Conditions;

/// <summary>Which items of a list must satisfy a condition.</summary>
public enum Quantifier
{
    /// <summary>Every item; an empty list satisfies it.</summary>
    Every,

    /// <summary>At least one item.</summary>
    Some,

    /// <summary>No item; an empty list satisfies it.</summary>
    None,
}

/// <summary>Every, some or no item of a list satisfies a condition. What is no list counts as a list of one.</summary>
public sealed class ItemsCondition(PropertyPath path, Quantifier quantifier, Condition item, bool valuesOfMap) : PathCondition(path)
{
    /// <summary>Which items.</summary>
    public Quantifier Quantifier { get; } = quantifier;

    /// <summary>Whether the items are the values of an object rather than a list's items.</summary>
    public bool ValuesOfMap { get; } = valuesOfMap;

    /// <inheritdoc />
    public override IReadOnlyList<Condition> Children { get; } = [item];

    /// <inheritdoc />
    public override bool IsRepairable => Quantifier switch
    {
        Quantifier.Every => Children[0].IsRepairable,
        Quantifier.None => !ValuesOfMap,
        _ => false,
    };

    /// <inheritdoc />
    public override string Describe() =>
        Quantifier switch { Quantifier.Every => "every", Quantifier.Some => "some", _ => "no" }
        + $" {(ValuesOfMap ? "value" : "item")} of {PathSelection.Words(Path)} satisfies: {Children[0].Describe()}";

    private protected override Outcome Decide(Scope scope)
    {
        var (items, open) = Items(scope);
        var fold = Quantifier == Quantifier.Some ? OutcomeFold.Any(scope) : OutcomeFold.All(scope);
        for (var i = 0; i < items.Count && !fold.IsDecided; i++)
        {
            var outcome = Children[0].Evaluate(items[i]);
            fold.Add(Quantifier == Quantifier.None ? Without(outcome, scope, items[i]) : outcome);
        }

        if (open is not null)
            fold.Add(scope.Unknown(open));
        return Quantifier == Quantifier.Some
            ? fold.Result is { Verdict: not Verdict.Violation } some ? some : scope.Whole(Verdict.Violation)
            : fold.Result ?? scope.Whole(Verdict.Pass);
    }

    // An item that should not be there is removed as a whole, wherever in it the evidence lies.
    private Outcome Without(Outcome outcome, Scope scope, Scope item)
    {
        if (outcome.Verdict != Verdict.Pass)
            return outcome.Negated();
        if (!scope.Explains)
            return Outcome.Of(Verdict.Violation);
        var edit = ValuesOfMap || item == scope ? null : new RemoveEdit(item.Path);
        return Outcome.Of(Verdict.Violation, item.Evidence(item.Focus, edit: edit));
    }

    private (IReadOnlyList<Scope> Items, string? OpenBecause) Items(Scope scope) => ValuesOfMap && scope.Focus is MapValue map
        ? ([.. map.Entries.Select(e => scope.At(scope.Resolve(e.Value), e.Name))], map.OpenBecause)
        : scope.Items();
}
