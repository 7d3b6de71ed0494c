namespace MlInfra.Rules.Conditions;

/// <summary>A condition that does not say by itself what would make it true, and the edits that do.</summary>
public sealed class MendedCondition(Condition condition, Condition? where, IReadOnlyList<Edit> edits) : Condition
{
    /// <summary>The edits, all together; their paths begin at the value that the condition is evaluated on.</summary>
    public IReadOnlyList<Edit> Edits { get; } = edits;

    /// <inheritdoc />
    public override IReadOnlyList<Condition> Children { get; } = [condition];

    /// <inheritdoc />
    public override bool IsRepairable => true;

    /// <inheritdoc />
    public override string Describe() => Children[0].Describe();

    internal override Outcome Evaluate(Scope scope)
    {
        var outcome = Children[0].Evaluate(scope);
        return outcome.Verdict == Verdict.Violation && (where is null || where.Evaluate(scope).Verdict == Verdict.Pass)
            ? outcome.MendedBy([.. Edits.Select(edit => Below(scope.Path, edit))])
            : outcome;
    }

    private static Edit Below(string path, Edit edit) =>
        edit is SetEdit set ? new SetEdit(PropertyPath.Append(path, set.Path), set.Value) : new RemoveEdit(PropertyPath.Append(path, edit.Path));
}
