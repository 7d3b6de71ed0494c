namespace MlInfra.Rules.Conditions;

/// <summary>
/// A statement about a resource, as an expression tree: it is evaluated, told in words, and turned into the edit that
/// would make it true.
/// </summary>
public abstract class Condition
{
    /// <summary>The conditions below this one.</summary>
    public virtual IReadOnlyList<Condition> Children => [];

    /// <summary>Whether a violation can come with an edit that makes the condition true.</summary>
    public virtual bool IsRepairable => Children.Any(c => c.IsRepairable);

    /// <summary>Whether the condition looks at other resources than the one it is evaluated on.</summary>
    public virtual bool IsRelational => Children.Any(c => c.IsRelational);

    /// <summary>The statement in words, to stand after "must hold:" in Markdown.</summary>
    public abstract string Describe();

    internal abstract Outcome Evaluate(Scope scope);
}

/// <summary>A condition on each value that a path leads to; all must satisfy it.</summary>
public abstract class PathCondition : Condition
{
    private readonly Func<Scope, Outcome> decide;

    private protected PathCondition(PropertyPath path)
    {
        Path = path;
        decide = Decide;
    }

    /// <summary>The path from the value that the condition is evaluated on.</summary>
    public PropertyPath Path { get; }

    internal sealed override Outcome Evaluate(Scope scope) => PathSelection.Every(scope, Path, decide);

    private protected abstract Outcome Decide(Scope scope);
}
