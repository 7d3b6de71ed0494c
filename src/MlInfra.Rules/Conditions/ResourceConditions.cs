namespace MlInfra.Rules.Conditions;

/// <summary>The resource is of none of some types.</summary>
public sealed class OtherTypeCondition(IReadOnlyList<string> types) : Condition
{
    /// <summary>The CloudFormation types that do not pass.</summary>
    public IReadOnlyList<string> Types { get; } = types;

    /// <inheritdoc />
    public override string Describe() => "it is no " + string.Join(" or ", Types.Select(t => $"`{t}`"));

    internal override Outcome Evaluate(Scope scope)
    {
        var verdict = Types.Contains(scope.Resource.Type, StringComparer.OrdinalIgnoreCase) ? Verdict.Violation : Verdict.Pass;
        if (!scope.Explains)
            return Outcome.Of(verdict);
        var evidence = new Evidence(scope.On(scope.Resource), scope.Resource.Properties) { Words = $"has the type {scope.Resource.Type}" };
        return Outcome.Of(verdict, evidence);
    }
}

/// <summary>A condition whose violation is told in words of its own, where path and value would not say what to do.</summary>
public sealed class WordedCondition(Condition inner, string words) : Condition
{
    /// <summary>What a finding says, after the resource's name.</summary>
    public string Words { get; } = words;

    /// <inheritdoc />
    public override IReadOnlyList<Condition> Children { get; } = [inner];

    /// <inheritdoc />
    public override string Describe() => $"{AllCondition.Grouped(Children[0])} (else it {Words})";

    internal override Outcome Evaluate(Scope scope)
    {
        var outcome = Children[0].Evaluate(scope);
        return outcome.Verdict == Verdict.Violation ? outcome.Worded(Words) : outcome;
    }
}
