using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>What a local or a parameter holds at one place, found by replaying the statements that lead there.</summary>
internal sealed class LocalHistory
{
    private readonly ISymbol variable;
    private readonly IOperation use;
    private readonly ValueReader values;
    private readonly HashSet<SyntaxNode> relevant = [];
    private Value? found;

    private LocalHistory(IOperation use, ISymbol variable, BodyUses body, ValueReader values)
    {
        this.variable = variable;
        this.use = use;
        this.values = values;
        foreach (var syntax in body.UsesOf(variable).Append(use).Select(u => u.Syntax).Concat(variable.DeclaringSyntaxReferences.Select(r => r.GetSyntax())))
        {
            for (var node = syntax; node is not null && relevant.Add(node); node = node.Parent)
            {
            }
        }
    }

    internal static Value ValueAt(ILocalReferenceOperation use, ValueReader values)
    {
        var body = values.Sites.BodyOf(use);
        if (values.Replayed?.IsAskedBy(use) != true && body.OnlyValueOf(use.Local) is { } only
            && OthersThan(use, body, use.Local).All(u => BodyUses.IsWritten(u, out _) || LocalUse.IsHarmless(u, SourceMembers.IsMutable(use.Type))))
            return values.Read(only);
        return ValueAt(use, use.Local, ValueReader.Unknown(use, "is set in a way that is not read"), body, values);
    }

    /// <summary>What a parameter, or the variable of a loop, holds at one place, given what it was called with or what the round is for.</summary>
    internal static Value ValueAt(IOperation use, ISymbol variable, Value given, ValueReader values)
    {
        var body = values.Sites.BodyOf(use);
        return values.Replayed?.IsAskedBy(use) != true && OthersThan(use, body, variable).All(u => LocalUse.IsOfLoop(u) || LocalUse.IsHarmless(u, SourceMembers.IsMutable(use.Type)))
            ? given
            : ValueAt(use, variable, given, body, values);
    }

    private static Value ValueAt(IOperation use, ISymbol variable, Value before, BodyUses body, ValueReader values)
    {
        if (values.Replayed is { } replayed && replayed.IsAskedBy(use))
            return replayed.Value;

        // Another function may run at any time.
        var home = LocalUse.FunctionOf(use);
        var uses = OthersThan(use, body, variable);
        if (uses.Any(u => LocalUse.FunctionOf(u) != home && !LocalUse.IsHarmless(u, SourceMembers.IsMutable(use.Type))))
            return ValueReader.Unknown(use, "is changed where another function runs");
        var block = body.DeclaringBlockOf(variable);
        if (uses.Append(use).Any(u => LocalUse.FunctionOf(u) != LocalUse.FunctionOf(block)))
            return ValueReader.Unknown(use, "is used by another function");

        var history = new LocalHistory(use, variable, body, values);
        var end = history.Run(block, before);
        return history.found ?? (end is null ? ValueReader.Unknown(use, "is never reached") : ValueReader.Unknown(use, "has more than one value"));
    }

    private static List<IOperation> OthersThan(IOperation use, BodyUses body, ISymbol variable) =>
        [.. body.UsesOf(variable).Where(u => u.Syntax != use.Syntax)];

    // The state after an operation; null where the flow does not come out of it.
    private Value? Run(IOperation? operation, Value? state)
    {
        if (operation is null || state is null || found is not null)
            return state;
        if (!relevant.Contains(operation.Syntax))
            return operation is IReturnOperation or IThrowOperation or IBranchOperation or IExpressionStatementOperation { Operation: IThrowOperation } ? null : state;
        switch (operation)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation when Refers(operation):
                if (operation.Syntax == use.Syntax)
                    found = state;
                return LocalUse.IsHarmless(operation, SourceMembers.IsMutable(operation.Type)) ? state : Opaque(operation);
            case IVariableDeclaratorOperation { Symbol: var symbol } declarator when SymbolEqualityComparer.Default.Equals(symbol, variable):
                return (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer) is { } initializer
                    ? values.Read(initializer.Value)
                    : state;
            case ISimpleAssignmentOperation or ICompoundAssignmentOperation or ICoalesceAssignmentOperation or IDeconstructionAssignmentOperation:
                return RunAssignment((IAssignmentOperation)operation, state);
            case IInvocationOperation call when Receiver(call) is { } receiver:
                return RunCall(call, receiver, state);
            case IConditionalOperation choice:
                return RunChoice(choice, state);
            case ISwitchOperation cases:
                return RunSwitch(cases, state);
            case ILoopOperation loop:
                return RunLoop(loop, state);
            case ITryOperation attempt:
                return RunTry(attempt, state);
            case IConditionalAccessOperation { WhenNotNull: ISimpleAssignmentOperation set } access when Refers(access.Operation) && PathOf(set.Target) is { } path:
                return Run(set.Value, state) is { } before && found is null ? Set(before, path, set) : state;
            case IReturnOperation or IThrowOperation:
                RunChildren(operation, state);
                return null;
            case ISwitchExpressionOperation or ICoalesceOperation or IAnonymousFunctionOperation or ILocalFunctionOperation:
                var result = RunChildren(operation, state);
                return found is null && !ReferenceEquals(result, state) ? Opaque(operation) : result;
            default:
                return RunChildren(operation, state);
        }
    }

    private Value? RunChildren(IOperation operation, Value? state)
    {
        foreach (var child in operation.ChildOperations)
            state = Run(child, state);
        return state;
    }

    private Value? RunAssignment(IAssignmentOperation assignment, Value state)
    {
        if (Run(assignment.Value, state) is not { } before || found is not null)
            return state;
        if (Refers(assignment.Target))
        {
            return assignment switch
            {
                ISimpleAssignmentOperation => ReadAfter(before, assignment.Value),
                ICoalesceAssignmentOperation coalesce => ChoiceReading.Coalesce(before, coalesce.Value, coalesce, coalesce.Target, values),
                ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } =>
                    TextReading.Join([before, ReadAfter(before, assignment.Value)], assignment),
                _ => Opaque(assignment),
            };
        }

        if (assignment is IDeconstructionAssignmentOperation { Target: var targets })
            return relevant.Contains(targets.Syntax) ? Deconstructed(assignment, targets) : before;
        if (!relevant.Contains(assignment.Target.Syntax))
            return before;
        return assignment is ISimpleAssignmentOperation set && PathOf(assignment.Target) is { } path
            ? Set(before, path, set)
            : Run(assignment.Target, before);
    }

    private Value Set(Value before, string[] path, ISimpleAssignmentOperation set) =>
        LocalChange.Set(before, path, ReadAfter(before, set.Value), set, values.Types.Classify(use.Type)) ?? Opaque(set);

    private Value Deconstructed(IAssignmentOperation assignment, IOperation targets) =>
        BodyUses.Deconstructed(assignment, targets, targets.DescendantsAndSelf().First(Refers)) is { } value ? values.Read(value) : Opaque(assignment);

    private Value? RunCall(IInvocationOperation call, IOperation receiver, Value state)
    {
        var current = state;
        foreach (var argument in call.Arguments)
        {
            if (Run(argument, current) is not { } next)
                return null;
            current = next;
        }

        if (found is null && receiver.Syntax == use.Syntax)
            found = current;
        return found is not null ? current : LocalChange.Call(current, call, a => ReadAfter(current, a), values.Types.Classify(use.Type)) ?? Opaque(call);
    }

    private Value? RunChoice(IConditionalOperation choice, Value? state)
    {
        state = Run(choice.Condition, state);
        if (found is not null || state is null)
            return state;
        if (ChoiceReading.Decide(choice.Condition, values) is { } decided)
            return Run(decided ? choice.WhenTrue : choice.WhenFalse, state);
        var one = Run(choice.WhenTrue, state);
        if (found is not null)
            return state;
        var other = Run(choice.WhenFalse, state);
        return found is not null ? state : LocalChange.Merge((a, b) => ChoiceReading.Either(choice.Condition, a, b, choice, values), one, other, state);
    }

    private Value? RunSwitch(ISwitchOperation cases, Value? state)
    {
        state = Run(cases.Value, state);
        if (found is not null || state is null)
            return state;
        var tested = values.Read(cases.Value);
        var ordered = cases.Cases.OrderBy(c => c.Clauses.Any(l => l is IDefaultCaseClauseOperation)).ToList();
        return FromCase(0);

        Value? FromCase(int index)
        {
            if (index == ordered.Count)
                return state;
            var @case = ordered[index];
            var matches = @case.Clauses.Length == 1 ? ChoiceReading.Matches(@case.Clauses[0], tested, values) : null;
            if (matches == false && !@case.Syntax.Span.Contains(use.Syntax.Span))
                return FromCase(index + 1);
            var after = state;
            foreach (var statement in @case.Body.Where(s => s is not IBranchOperation { BranchKind: BranchKind.Break }))
                after = Run(statement, after);
            if (found is not null || matches == true)
                return after;
            var otherwise = FromCase(index + 1);
            return found is not null ? otherwise
                : LocalChange.Merge((a, b) => ChoiceReading.Either(cases.Value, @case.Clauses, null, a, b, cases, values), after, otherwise, state);
        }
    }

    // How far the body came before it threw is not known.
    private Value? RunTry(ITryOperation attempt, Value state)
    {
        var after = Run(attempt.Body, state);
        var thrown = ReferenceEquals(after, state) ? state : Opaque(attempt);
        foreach (var handler in attempt.Catches)
        {
            if (found is not null)
                return state;
            if (Run(handler, thrown) is { } caught && found is null && !Branches.Leaves(handler.Handler))
                after = LocalChange.Merge((a, b) => Branches.Choice($"`{Branches.Head(handler)}` runs", a, b, SyntaxOrigin.Of(handler.Syntax)), caught, after, state);
        }

        return Run(attempt.Finally, after);
    }

    private Value? RunLoop(ILoopOperation loop, Value state)
    {
        var once = RunChildren(loop, state);
        if (found is not null)
        {
            // What a round changes is there when the next one begins.
            if (LocalUse.ChangesIn(loop, variable))
                found = Opaque(loop);
            return state;
        }

        return once is null || ReferenceEquals(once, state) || ValueComparer.Same(once, state) ? state : LocalChange.Repeated(once, state, loop) ?? Opaque(loop);
    }

    private Value Opaque(IOperation operation) =>
        new UnknownValue($"`{variable.Name}` is changed in a way that is not read", SyntaxOrigin.Of(operation.Syntax)) { MayBeAbsent = true };

    // Where the value itself names the local, it means what the local held before.
    private Value ReadAfter(Value before, IOperation value)
    {
        var outside = values.Replayed;
        values.Replayed = new(variable, before, value.Syntax);
        var read = values.Read(value);
        values.Replayed = outside;
        return read;
    }

    private bool Refers(IOperation? operation) => SymbolEqualityComparer.Default.Equals(BodyUses.Variable(operation), variable);

    private IOperation? Receiver(IInvocationOperation call)
    {
        var receiver = call.Instance;
        while (receiver is IConversionOperation conversion)
            receiver = conversion.Operand;
        return Refers(receiver) ? receiver : null;
    }

    // props.Tags.Owner: the path below the variable; null when it is not that plain.
    private string[]? PathOf(IOperation target)
    {
        var path = new List<string>();
        for (var current = target; current is not null;)
        {
            switch (current)
            {
                case ILocalReferenceOperation or IParameterReferenceOperation:
                    path.Reverse();
                    return Refers(current) ? [.. path] : null;
                // props?.Tags = …, which is asked for where props is the variable.
                case IConditionalAccessInstanceOperation:
                    path.Reverse();
                    return [.. path];
                case IPropertyReferenceOperation { Arguments.Length: <= 1 } property:
                    if ((property.Arguments.Length == 0 ? property.Property.Name : CreationReading.Key(property.Arguments[0].Value, values)) is not { } name)
                        return null;
                    path.Add(name);
                    current = property.Instance;
                    break;
                case IConversionOperation conversion:
                    current = conversion.Operand;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }
}

/// <summary>What a variable holds before an expression that names it; the expression is all that may ask.</summary>
internal sealed record LocalState(ISymbol Variable, Value Value, SyntaxNode Expression)
{
    internal bool IsAskedBy(IOperation reference) =>
        SymbolEqualityComparer.Default.Equals(BodyUses.Variable(reference), Variable)
        && reference.Syntax.SyntaxTree == Expression.SyntaxTree && Expression.Span.Contains(reference.Syntax.Span);
}
