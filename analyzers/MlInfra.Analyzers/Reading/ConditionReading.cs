using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>
/// Conditions as the choices that they are. What is one condition, however it is written and whatever its parts are called in
/// the methods on the way, is one choice: a choice falls the same way everywhere.
/// </summary>
internal static class ConditionReading
{
    /// <summary>One of two values, by a condition.</summary>
    internal static Value Choose(IOperation condition, Value when, Value otherwise, Origin origin, ValueReader values)
    {
        if (ChoiceReading.Decide(condition, values) is { } decided)
            return decided ? when : otherwise;
        switch (condition)
        {
            case IParenthesizedOperation { Operand: var inner }:
                return Choose(inner, when, otherwise, origin, values);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var negated }:
                return Choose(negated, otherwise, when, origin, values);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both:
                return Choose(both.LeftOperand, Choose(both.RightOperand, when, otherwise, origin, values), otherwise, origin, values);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either:
                return Choose(either.LeftOperand, when, Choose(either.RightOperand, when, otherwise, origin, values), origin, values);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } equality:
                var same = equality.OperatorKind == BinaryOperatorKind.Equals;
                return Branches.Choice(Equality(equality.LeftOperand, equality.RightOperand, values), same ? when : otherwise, same ? otherwise : when, origin);
            case IIsPatternOperation match:
                return Choose(match.Value, match.Pattern, null, when, otherwise, origin, values);
            case ILocalReferenceOperation local when values.Sites.OnlyValueOf(local.Local, local) is { Type.SpecialType: SpecialType.System_Boolean } only
                && only is not IConditionalOperation:
                return Choose(only, when, otherwise, origin, values);
            default:
                return Branches.Choice(Spelling(condition, values), when, otherwise, origin);
        }
    }

    /// <summary>One of two values, by whether a pattern or label matches.</summary>
    internal static Value Choose(
        IOperation tested, IOperation pattern, IOperation? guard, Value when, Value otherwise, Origin origin, ValueReader values)
    {
        if (guard is not null)
            return Branches.Choice($"{Spelling(tested, values)} is {Branches.Text(pattern.Syntax)} when {Branches.Text(guard.Syntax)}", when, otherwise, origin);
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return Branches.Choice(Equality(tested, constant.Value, values), when, otherwise, origin);
            case ISingleValueCaseClauseOperation single:
                return Branches.Choice(Equality(tested, single.Value, values), when, otherwise, origin);
            case IPatternCaseClauseOperation clause:
                return Choose(tested, clause.Pattern, clause.Guard, when, otherwise, origin, values);
            case INegatedPatternOperation { Pattern: var negated }:
                return Choose(tested, negated, null, otherwise, when, origin, values);
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return Choose(
                    tested, either.LeftPattern, null, when,
                    Choose(tested, either.RightPattern, null, when, otherwise, origin, values), origin, values);
            case IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } something
                when SymbolEqualityComparer.Default.Equals(something.NarrowedType, something.InputType):
                return Branches.Choice(IsNull(tested, values), otherwise, when, origin);
            default:
                return Branches.Choice($"{Spelling(tested, values)} is {Branches.Text(pattern.Syntax)}", when, otherwise, origin);
        }
    }

    /// <summary>The choice whether something is null.</summary>
    internal static string IsNull(IOperation tested, ValueReader values) => $"{Spelling(tested, values)} is null";

    private static string Equality(IOperation left, IOperation right, ValueReader values)
    {
        if (right.ConstantValue is { HasValue: true, Value: null })
            return IsNull(left, values);
        if (left.ConstantValue is { HasValue: true, Value: null })
            return IsNull(right, values);
        return left.ConstantValue.HasValue
            ? $"{Spelling(right, values)} == {Spelling(left, values)}"
            : $"{Spelling(left, values)} == {Spelling(right, values)}";
    }

    // An expression by what it is where the reading began: a parameter by its argument, a member by what the constructor was given.
    internal static string Spelling(IOperation operation, ValueReader values)
    {
        switch (operation)
        {
            case IConversionOperation { Operand: var converted }:
                return Spelling(converted, values);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return values.Frame.SpellingOf(parameter) ?? parameter.Name;
            case IPropertyReferenceOperation { Arguments.IsEmpty: true, Instance: { } instance and not IInstanceReferenceOperation } property:
                return $"{Spelling(instance, values)}.{property.Property.Name}";
            case IMemberReferenceOperation { Instance: IInstanceReferenceOperation, Member: var member }
                when values.Types.Members.WrittenTo(member) is IParameterReferenceOperation { Parameter.Name: var given }:
                return given;
            case ILocalReferenceOperation local when values.Sites.OnlyValueOf(local.Local, local) is IMemberReferenceOperation or IParameterReferenceOperation:
                return Spelling(values.Sites.OnlyValueOf(local.Local, local)!, values);
            default:
                return Branches.Text(operation.Syntax);
        }
    }
}
