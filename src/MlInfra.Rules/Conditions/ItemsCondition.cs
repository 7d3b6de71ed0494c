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
        var outcomes = new List<Outcome>(items.Count + 1);
        for (var i = 0; i < items.Count; i++)
        {
            var outcome = Children[0].Evaluate(scope.At(items[i].Value, items[i].Path));
            outcomes.Add(Quantifier == Quantifier.None ? Without(outcome, scope, items[i]) : outcome);
        }

        if (open is not null)
            outcomes.Add(scope.Unknown(open));
        return Quantifier == Quantifier.Some
            ? Outcome.AnyOf(outcomes) is { Verdict: not Verdict.Violation } some ? some : Whole(Verdict.Violation)
            : Outcome.AllOf(outcomes) ?? Whole(Verdict.Pass);

        Outcome Whole(Verdict verdict) => Outcome.Of(verdict, scope.Evidence(scope.Focus, scope.Path));
    }

    // An item that should not be there is removed as a whole, wherever in it the evidence lies.
    private Outcome Without(Outcome outcome, Scope scope, (Value Value, string Path) item)
    {
        if (outcome.Verdict != Verdict.Pass)
            return outcome.Negated();
        var edit = ValuesOfMap || item.Path == scope.Path ? null : new RemoveEdit(item.Path);
        return Outcome.Of(Verdict.Violation, scope.Evidence(item.Value, item.Path, edit: edit));
    }

    private (IReadOnlyList<(Value Value, string Path)> Items, string? OpenBecause) Items(Scope scope)
    {
        if (ValuesOfMap && scope.Focus is MapValue map)
            return ([.. map.Entries.Select(e => (scope.Resolve(e.Value), PropertyPath.Append(scope.Path, e.Name)))], map.OpenBecause);
        return scope.ItemsOf(scope.Focus, scope.Path);
    }
}
