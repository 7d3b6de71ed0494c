using MlInfra.Rules.Model;

namespace MlInfra.Rules.Conditions;

/// <summary>The number that a path leads to is not below the one that another path leads to.</summary>
public sealed class ComparisonCondition(PropertyPath path, string? serviceDefault, PropertyPath other, string? otherDefault) : Condition
{
    /// <summary>The path to the number that must not be below.</summary>
    public PropertyPath Path { get; } = path;

    /// <summary>The path to the number that it is compared with.</summary>
    public PropertyPath Other { get; } = other;

    /// <inheritdoc />
    public override bool IsRepairable => true;

    /// <inheritdoc />
    public override string Describe() =>
        $"{Words(Path, serviceDefault)} is at least {Words(Other, otherDefault)}";

    internal override Outcome Evaluate(Scope scope) =>
        PathSelection.Every(scope, Path, left => PathSelection.Every(scope, Other, right => Decide(left, right)));

    private Outcome Decide(Scope left, Scope right)
    {
        var number = OrDefault(left.Focus, serviceDefault);
        var least = OrDefault(right.Focus, otherDefault);
        if (number is AbsentValue)
            return left.Explains ? Outcome.Of(Verdict.Violation, left.Evidence(number, edit: Repair(left, least))) : Outcome.Of(Verdict.Violation);
        if (number is ScalarValue { Number: { } a } && least is ScalarValue { Number: { } b })
            return Decided(a >= b ? Verdict.Pass : Verdict.Violation);
        if (ValueComparer.Same(number, least))
            return left.Whole(Verdict.Pass);
        var unknown = number is ScalarValue { Number: not null } ? right : left;
        return unknown.Unknown(unknown.Focus is UnknownValue value ? value.Reason : $"it {unknown.Evidence(unknown.Focus).DescribeValue()}, which is not a known number");

        Outcome Decided(Verdict verdict) => left.Explains ? Outcome.Of(verdict, Evidence(left, right, number, least)) : Outcome.Of(verdict);
    }

    private static Evidence Evidence(Scope left, Scope right, Value number, Value least) =>
        new(left, left.Focus, edits: Repair(left, least) is { } edit ? [edit] : null)
        {
            Words = $"{left.Path} is {number.Describe()} and {right.Path} {(right.Focus is AbsentValue ? "not set, which means" : "is")} {least.Describe()}",
        };

    // As much as the other is always enough.
    private static SetEdit? Repair(Scope left, Value least) =>
        least is ScalarValue { Number: { } number } && number == (int)number ? new(left.Path, (int)number) : null;

    private static Value OrDefault(Value value, string? byDefault) =>
        value is AbsentValue && byDefault is not null ? new ScalarValue(byDefault, ScalarKind.Number, value.Origin) : value;

    private static string Words(PropertyPath path, string? byDefault) =>
        PathSelection.Words(path) + (byDefault is null ? "" : $" (not set means `{byDefault}`)");
}
