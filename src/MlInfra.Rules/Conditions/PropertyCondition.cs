using MlInfra.Rules.Model;

namespace MlInfra.Rules.Conditions;

/// <summary>What a path leads to passes a test; with <c>*</c> in the path, everything it leads to.</summary>
public sealed class PropertyCondition(PropertyPath path, ValueTest test, string? serviceDefault) : PathCondition(path)
{
    private readonly ScalarValue? whenAbsent = serviceDefault is null ? null : new(serviceDefault, ScalarKind.String, Origin.None);

    /// <summary>The test.</summary>
    public ValueTest Test { get; } = test;

    /// <summary>What the service takes when the property is not set, or null when that is nothing.</summary>
    public string? ServiceDefault { get; } = serviceDefault;

    /// <inheritdoc />
    public override bool IsRepairable => Test.Repair is not null;

    /// <inheritdoc />
    public override string Describe() =>
        $"{PathSelection.Words(Path)} {Test.Describe()}" + (ServiceDefault is null ? "" : $" (not set means `{ServiceDefault}`)");

    private protected override Outcome Decide(Scope scope)
    {
        var value = scope.Focus;
        Value tested = value switch
        {
            AbsentValue => whenAbsent ?? value,
            ReferenceValue reference when scope.GivesAnything(reference) => new UnknownValue($"what {reference.Spelling} gives is known at deployment", value.Origin),
            _ => value,
        };
        var verdict = Test.Evaluate(tested);
        if (!scope.Explains)
            return Outcome.Of(verdict);
        var edit = verdict == Verdict.Violation ? Repair(scope) : null;
        return Outcome.Of(verdict, scope.Evidence(value, ServiceDefault, edit));
    }

    private Edit? Repair(Scope scope)
    {
        if (Test.Repair is not { } value)
            return null;
        return value == ValueTest.RemoveRepair ? new RemoveEdit(scope.Path) : new SetEdit(scope.Path, value);
    }
}
