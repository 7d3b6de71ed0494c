namespace MlInfra.Rules.Conditions;

/// <summary>
/// A statement about code that uses the CDK, which the analyzer checks: what it forbids makes the app throw before there is
/// a template, or leaves no trace in it. No engine decides it.
/// </summary>
public sealed class CodeCondition(string statement) : Condition
{
    /// <summary>The type that stands for code in the catalogue; CloudFormation has none of this form.</summary>
    public const string Type = "MlInfra::Code";

    /// <inheritdoc />
    public override string Describe() => statement;

    internal override Outcome Evaluate(Scope scope) => scope.Unknown("only the code can show it");
}
