using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>Values that a condition decides. Each alternative was written to be deployed, so each is kept.</summary>
internal static class ChoiceReading
{
    internal static Value Read(IConditionalOperation choice, ValueReader values) =>
        Decide(choice.Condition, values) is { } decided ? values.Read(decided ? choice.WhenTrue : choice.WhenFalse!)
        : Throws(choice.WhenTrue) ? values.Read(choice.WhenFalse!)
        : Throws(choice.WhenFalse!) ? values.Read(choice.WhenTrue)
        : Either(choice.Condition, values.Read(choice.WhenTrue), values.Read(choice.WhenFalse!), choice, values);

    internal static Value Read(ICoalesceOperation coalesce, ValueReader values) =>
        Coalesce(values.Read(coalesce.Value), coalesce.WhenNull, coalesce, coalesce.Value, values);

    /// <summary>A value, or another where it is null.</summary>
    internal static Value Coalesce(Value value, IOperation whenNull, IOperation coalesce, IOperation tested, ValueReader values)
    {
        switch (value)
        {
            case AbsentValue when !Throws(whenNull):
                return values.Read(whenNull);
            case UnknownValue { MayBeAbsent: true } unknown:
                var set = new UnknownValue(unknown.Reason, unknown.Origin) { Expression = unknown.Expression };
                return Throws(whenNull) ? set
                    : Branches.Choice(ConditionReading.IsNull(tested, values), values.Read(whenNull), set, SyntaxOrigin.Of(coalesce.Syntax));
            case AlternativesValue choice:
                return new AlternativesValue(
                    choice.Choice,
                    [.. choice.Alternatives.Select(a => new Alternative(a.Label, Coalesce(a.Value, whenNull, coalesce, tested, values)))],
                    SyntaxOrigin.Of(coalesce.Syntax));
            default:
                return value;
        }
    }

    internal static Value Read(ISwitchExpressionOperation cases, ValueReader values)
    {
        var value = values.Read(cases.Value);
        return FromArm(0);

        Value FromArm(int index)
        {
            if (index == cases.Arms.Length)
                return ValueReader.Unknown(cases, "has no arm for it");
            var arm = cases.Arms[index];
            if (Throws(arm.Value))
                return FromArm(index + 1);
            var matches = arm.Guard is null ? Matches(arm.Pattern, value, values) : null;
            if (matches == false)
                return FromArm(index + 1);
            var others = cases.Arms.Skip(index + 1).Any(a => !Throws(a.Value));
            return matches == true || !others
                ? values.Read(arm.Value)
                : Either(cases.Value, [arm.Pattern], arm.Guard, values.Read(arm.Value), FromArm(index + 1), cases, values);
        }
    }

    /// <summary>Whether a condition holds, where that is known.</summary>
    internal static bool? Decide(IOperation condition, ValueReader values)
    {
        switch (condition)
        {
            case { ConstantValue: { HasValue: true, Value: bool constant } }:
                return constant;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var negated }:
                return !Decide(negated, values);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both:
                return (Decide(both.LeftOperand, values), Decide(both.RightOperand, values)) switch
                {
                    (false, _) or (_, false) => false,
                    (true, true) => true,
                    _ => null,
                };
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either:
                return (Decide(either.LeftOperand, values), Decide(either.RightOperand, values)) switch
                {
                    (true, _) or (_, true) => true,
                    (false, false) => false,
                    _ => null,
                };
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal:
                return AreEqual(values.Read(equal.LeftOperand), values.Read(equal.RightOperand));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal:
                return !AreEqual(values.Read(unequal.LeftOperand), values.Read(unequal.RightOperand));
            case IIsPatternOperation match:
                return Matches(match.Pattern, values.Read(match.Value), values);
            case IBinaryOperation or IUnaryOperation or IIsTypeOperation:
                return null;
            default:
                return values.Read(condition) is ScalarValue { Kind: ScalarKind.Boolean } known ? known.Text == "true" : null;
        }
    }

    /// <summary>Whether a value matches a pattern or a label, where that is known.</summary>
    internal static bool? Matches(IOperation pattern, Value value, ValueReader values) => pattern switch
    {
        IDiscardPatternOperation or IDefaultCaseClauseOperation => true,
        IConstantPatternOperation constant => AreEqual(value, values.Read(constant.Value)),
        ISingleValueCaseClauseOperation single => AreEqual(value, values.Read(single.Value)),
        INegatedPatternOperation { Pattern: var negated } => !Matches(negated, value, values),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => (Matches(either.LeftPattern, value, values), Matches(either.RightPattern, value, values)) switch
        {
            (true, _) or (_, true) => true,
            (false, false) => false,
            _ => null,
        },
        IPatternCaseClauseOperation { Guard: null, Pattern: var inner } => Matches(inner, value, values),
        _ => null,
    };

    /// <summary>One of two values, by a condition; the value where both are the same.</summary>
    internal static Value Either(IOperation condition, Value when, Value otherwise, IOperation operation, ValueReader values) =>
        ValueComparer.Same(when, otherwise) ? when : ConditionReading.Choose(condition, when, otherwise, SyntaxOrigin.Of(operation.Syntax), values);

    /// <summary>One of two values, by whether one of some patterns or labels matches.</summary>
    internal static Value Either(
        IOperation tested, IReadOnlyList<IOperation> patterns, IOperation? guard, Value when, Value otherwise, IOperation operation, ValueReader values) =>
        ValueComparer.Same(when, otherwise) ? when : patterns.Reverse().Aggregate(
            otherwise, (rest, pattern) => ConditionReading.Choose(tested, pattern, guard, when, rest, SyntaxOrigin.Of(operation.Syntax), values));

    internal static bool Throws(IOperation operation) => operation is IThrowOperation or IConversionOperation { Operand: IThrowOperation };

    /// <summary>A choice between objects as one object whose entries are choices.</summary>
    internal static MapValue Distribute(AlternativesValue choice, Origin origin)
    {
        var maps = choice.Alternatives.Select(a => a.Value switch
        {
            MapValue map => map,
            AbsentValue => new MapValue([], a.Value.Origin),
            AlternativesValue inner => Distribute(inner, origin),
            _ => new MapValue([], a.Value.Origin) { OpenBecause = (a.Value as UnknownValue)?.Reason ?? "it is not read" },
        }).ToList();
        var names = maps.SelectMany(m => m.Entries).Select(e => e.Name).Distinct(StringComparer.OrdinalIgnoreCase);
        var entries = names.Select(name =>
        {
            var written = maps.Select(m => m.Find(name)).First(e => e is not null)!;
            var either = new AlternativesValue(
                choice.Choice, [.. maps.Select((m, i) => new Alternative(choice.Alternatives[i].Label, m[name]))], written.Value.Origin);
            var same = either.Alternatives.All(a => ValueComparer.Same(a.Value, written.Value));
            return new MapEntry(written.Name, same ? written.Value : either, written.NameOrigin);
        });
        return new([.. entries], origin) { OpenBecause = maps.Select(m => m.OpenBecause).FirstOrDefault(open => open is not null) };
    }

    private static bool? AreEqual(Value left, Value right) => (left, right) switch
    {
        (ScalarValue a, ScalarValue b) => a.Text == b.Text,
        (AbsentValue, AbsentValue) => true,
        (AbsentValue, ScalarValue or MapValue or ListValue or InterpolatedValue or ReferenceValue) => false,
        (ScalarValue or MapValue or ListValue or InterpolatedValue or ReferenceValue, AbsentValue) => false,
        _ => null,
    };
}
