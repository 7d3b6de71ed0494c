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
public sealed class ItemsCondition(PropertyPath path, Quantifier quantifier, Condition item, bool valuesOfMap) : Condition
{
    /// <summary>The path to the list.</summary>
    public PropertyPath Path { get; } = path;

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

    internal override Outcome Evaluate(Scope scope) => PathSelection.Every(scope, Path, Decide);

    private Outcome Decide(Scope scope)
    {
        var (items, open) = Items(scope);
        var whole = scope.Evidence(scope.Focus, scope.Path);
        var outcomes = items.Select(i => Children[0].Evaluate(scope.At(i.Value, i.Path))).ToList();
        if (open is not null)
            outcomes.Add(scope.Unknown(open));
        switch (Quantifier)
        {
            case Quantifier.Every:
                return Outcome.AllOf(outcomes, Outcome.Of(Verdict.Pass, whole));
            case Quantifier.Some:
                var some = Outcome.AnyOf(outcomes, Outcome.Of(Verdict.Violation, whole));
                return some.Verdict == Verdict.Violation ? Outcome.Of(Verdict.Violation, whole) : some;
            default:
                var none = items.Select((i, n) => Without(outcomes[n], scope, i)).Concat(outcomes.Skip(items.Count));
                return Outcome.AllOf(none, Outcome.Of(Verdict.Pass, whole));
        }
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
