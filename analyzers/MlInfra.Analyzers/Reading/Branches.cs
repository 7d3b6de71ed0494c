using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>The branches that decide whether one piece of code runs when another does.</summary>
internal static class Branches
{
    private const string Taken = "true";
    private const string NotTaken = "false";

    /// <summary>Whether <paramref name="operation"/> surely runs when <paramref name="other"/> does: no branch, loop or lambda stands between.</summary>
    internal static bool RunsWith(IOperation operation, IOperation other) => !Between(operation, other).Any();

    /// <summary>
    /// A value that is set where <paramref name="operation"/> runs, as whoever looks from <paramref name="other"/> finds it: each branch
    /// between them makes it one of two alternatives. What is there when it does not run, nobody wrote.
    /// </summary>
    internal static Value Guard(Value value, IOperation operation, IOperation other, ValueReader values)
    {
        foreach (var (branch, inside) in Between(operation, other))
        {
            var without = new UnknownValue("it is set under a condition", value.Origin) { MayBeAbsent = true };
            value = branch is IConditionalOperation { Condition: var condition, WhenFalse: var otherwise }
                ? ConditionReading.Choose(condition, otherwise == inside ? without : value, otherwise == inside ? value : without, value.Origin, values)
                : Choice($"`{Head(branch)}` runs", value, without, value.Origin);
        }

        return value;
    }

    /// <summary>One of two values, by whether a condition holds.</summary>
    internal static Value Choice(string condition, Value when, Value otherwise, Origin origin) =>
        new AlternativesValue(condition, [new(Taken, when), new(NotTaken, otherwise)], origin);

    /// <summary>Code as one short line.</summary>
    internal static string Text(SyntaxNode node)
    {
        var text = string.Join(" ", node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 60 ? text : text.Substring(0, 57) + "...";
    }

    /// <summary>A branch up to its block, as one short line.</summary>
    internal static string Head(IOperation branch)
    {
        var text = Text(branch.Syntax);
        var end = text.IndexOf('{');
        return end > 0 ? text.Substring(0, end).TrimEnd() : text;
    }

    /// <summary>Whether a block ends in a throw or a return.</summary>
    internal static bool Leaves(IBlockOperation block) =>
        block.Operations.LastOrDefault() is IThrowOperation or IReturnOperation or IExpressionStatementOperation { Operation: IThrowOperation };

    // From the inside out, each with its part that the operation is in.
    private static IEnumerable<(IOperation Branch, IOperation Inside)> Between(IOperation operation, IOperation other)
    {
        for (var current = operation; current.Parent is { } parent && !IsAround(current, other); current = parent)
        {
            if (parent is IConditionalOperation choice ? current != choice.Condition && !IsDefaultChild(choice, current)
                : parent is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation
                    or ISwitchCaseOperation or ISwitchExpressionArmOperation or ICoalesceOperation
                    or ITryOperation or ICatchClauseOperation)
                yield return (parent, current);
        }
    }

    private static bool IsAround(IOperation operation, IOperation? other)
    {
        while (other is not null && other != operation)
            other = other.Parent;
        return other is not null;
    }

    // if (bucket.Node.DefaultChild is CfnBucket cfn): it always is.
    private static bool IsDefaultChild(IConditionalOperation choice, IOperation inside) =>
        inside == choice.WhenTrue
        && choice.Condition is IIsPatternOperation { Value: IPropertyReferenceOperation { Property.Name: "DefaultChild" }, Pattern: IDeclarationPatternOperation };
}
