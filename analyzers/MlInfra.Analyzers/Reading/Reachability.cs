using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlInfra.Analyzers.Reading;

/// <summary>Whether and when code runs, given what is known of the variables that decide it.</summary>
internal static class Reachability
{
    /// <summary>Whether a place runs whenever the code around it does; null where that is not known.</summary>
    internal static bool? Of(IOperation place, IOperation around, ValueReader values)
    {
        bool? reached = true;
        for (var current = place; current != around && current.Parent is { } parent; current = parent)
        {
            var here = parent switch
            {
                IConditionalOperation choice when current != choice.Condition => ChoiceReading.Decide(choice.Condition, values) is { } holds ? holds == (current == choice.WhenTrue) : null,
                IBlockOperation block => Passes(block, current, values),
                ISwitchCaseOperation @case when parent.Parent is ISwitchOperation cases => Matches(cases, @case, values),
                ISwitchExpressionArmOperation or ICoalesceOperation or ITryOperation or ICatchClauseOperation or IWhileLoopOperation or ILabeledOperation => null,
                _ => true,
            };
            if (here == false)
                return false;
            reached = here is null ? null : reached;
        }

        return reached;
    }

    /// <summary>The conditions around a place, from the inside out, and whether each holds there.</summary>
    internal static IEnumerable<(IOperation Condition, bool Holds)> ConditionsOf(IOperation place)
    {
        for (var current = place; current.Parent is { } parent; current = parent)
        {
            if (parent is IConditionalOperation choice && current != choice.Condition)
                yield return (choice.Condition, current == choice.WhenTrue);
            if (parent is not IBlockOperation block)
                continue;
            foreach (var statement in block.Operations)
            {
                if (statement == current)
                    break;
                if (statement is IConditionalOperation { WhenFalse: null } leaving && Always(leaving.WhenTrue))
                    yield return (leaving.Condition, false);
            }
        }
    }

    // if (zone == "dev") continue;
    private static bool? Passes(IBlockOperation block, IOperation upTo, ValueReader values)
    {
        foreach (var statement in block.Operations)
        {
            if (statement == upTo)
                return true;
            if (statement is ILocalFunctionOperation || !Leaves(statement))
                continue;
            if (statement is not IConditionalOperation choice || ChoiceReading.Decide(choice.Condition, values) is not { } holds)
                return null;
            var taken = holds ? choice.WhenTrue : choice.WhenFalse;
            if (taken is not null && Leaves(taken))
                return Always(taken) ? false : null;
        }

        return true;
    }

    private static bool? Matches(ISwitchOperation cases, ISwitchCaseOperation @case, ValueReader values) =>
        @case.Clauses.Length == 1 && @case.Clauses[0] is not IDefaultCaseClauseOperation ? ChoiceReading.Matches(@case.Clauses[0], values.Read(cases.Value), values) : null;

    private static bool Always(IOperation statement) => statement is IReturnOperation or IBranchOperation or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }
        || (statement is IBlockOperation { Operations: { Length: > 0 } inner } && Always(inner[inner.Length - 1]) && inner.Take(inner.Length - 1).All(o => !Leaves(o)));

    private static bool Leaves(IOperation statement) => statement switch
    {
        IReturnOperation or IThrowOperation or IBranchOperation => true,
        IExpressionStatementOperation { Operation: not IThrowOperation } or IVariableDeclarationGroupOperation or IAnonymousFunctionOperation or ILocalFunctionOperation => false,
        _ => statement.ChildOperations.Any(Leaves),
    };
}
