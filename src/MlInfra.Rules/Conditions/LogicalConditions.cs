namespace MlInfra.Rules.Conditions;

/// <summary>Every condition holds.</summary>
public sealed class AllCondition(IReadOnlyList<Condition> children) : Condition
{
    /// <inheritdoc />
    public override IReadOnlyList<Condition> Children { get; } = children;

    /// <inheritdoc />
    public override string Describe() => string.Join(", and ", Children.Select(Grouped));

    /// <summary>The statement in words that stay together within a longer statement.</summary>
    internal static string Grouped(Condition condition) =>
        condition is AllCondition or AnyCondition ? $"({condition.Describe()})"
        : condition is MendedCondition mended ? Grouped(mended.Children[0])
        : condition.Describe();

    internal override Outcome Evaluate(Scope scope)
    {
        var all = OutcomeFold.All(scope);
        for (var i = 0; i < Children.Count && !all.IsDecided; i++)
            all.Add(Children[i].Evaluate(scope));
        return all.Result ?? scope.Whole(Verdict.Pass);
    }
}

/// <summary>At least one condition holds.</summary>
public sealed class AnyCondition(IReadOnlyList<Condition> children) : Condition
{
    /// <inheritdoc />
    public override IReadOnlyList<Condition> Children { get; } = children;

    /// <inheritdoc />
    public override bool IsRepairable => Children[0].IsRepairable;

    /// <inheritdoc />
    public override string Describe() => "either " + string.Join(", or ", Children.Select(AllCondition.Grouped));

    // Each condition that fails could be mended on its own; the first one named is the advice.
    internal override Outcome Evaluate(Scope scope)
    {
        var any = OutcomeFold.Any(scope);
        Outcome? first = null;
        for (var i = 0; i < Children.Count && !any.IsDecided; i++)
        {
            var outcome = Children[i].Evaluate(scope);
            first ??= outcome;
            any.Add(outcome);
        }

        return any.Result!.Verdict == Verdict.Violation ? first! : any.Result;
    }
}

/// <summary>The condition does not hold.</summary>
public sealed class NotCondition(Condition inner) : Condition
{
    /// <inheritdoc />
    public override IReadOnlyList<Condition> Children { get; } = [inner];

    /// <inheritdoc />
    public override bool IsRepairable => false;

    /// <inheritdoc />
    public override string Describe() => $"not ({Children[0].Describe()})";

    internal override Outcome Evaluate(Scope scope) => Children[0].Evaluate(scope).Negated();
}

/// <summary>On a resource of one of some types a condition holds, on every other type another one or none.</summary>
public sealed class OfTypeCondition(IReadOnlyList<string> types, Condition condition, Condition? otherwise) : Condition
{
    /// <summary>The CloudFormation types.</summary>
    public IReadOnlyList<string> Types { get; } = types;

    /// <inheritdoc />
    public override IReadOnlyList<Condition> Children { get; } = otherwise is null ? [condition] : [condition, otherwise];

    /// <inheritdoc />
    public override string Describe() =>
        $"on {string.Join(" and ", Types.Select(type => $"`{type}`"))} {AllCondition.Grouped(Children[0])}" + (Children.Count == 1 ? "" : $", otherwise {AllCondition.Grouped(Children[1])}");

    internal override Outcome Evaluate(Scope scope)
    {
        for (var i = 0; i < Types.Count; i++)
        {
            if (string.Equals(scope.Resource.Type, Types[i], StringComparison.OrdinalIgnoreCase))
                return Children[0].Evaluate(scope);
        }

        return Children.Count == 1 ? scope.Whole(Verdict.Pass) : Children[1].Evaluate(scope);
    }
}
