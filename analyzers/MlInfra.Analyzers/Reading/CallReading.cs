using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>Calls whose result is known from the code at hand: the code's own methods, text, lists, and the CDK's factories.</summary>
internal static class CallReading
{
    internal static Value Read(IInvocationOperation call, ValueReader values)
    {
        var method = call.TargetMethod;
        if (ImportedName(call, values) is { } name)
            return values.Read(name);
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return Delegated(call, values) ?? ValueReader.Unknown(call, "is not a constant");
        return OfConstruct(call, values)
            ?? PartReading.Read(call, values)
            ?? CreationReading.Factory(call, method.ContainingType, method.Name, call.Instance is null ? call.Arguments : [], values)
            ?? CloudFormation(call, values)
            ?? TextReading.Read(call, values)
            ?? ListReading.Read(call, values)
            ?? Own(call, values)
            ?? ValueReader.Unknown(call, Reason(method));
    }

    /// <summary>The lambda that an argument is, or null.</summary>
    internal static IAnonymousFunctionOperation? LambdaOf(IOperation argument)
    {
        while (argument is IConversionOperation conversion)
            argument = conversion.Operand;
        return argument is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } ? lambda : argument as IAnonymousFunctionOperation;
    }

    /// <summary>What a lambda gives for known arguments.</summary>
    internal static Value Apply(IAnonymousFunctionOperation lambda, IReadOnlyList<Value> arguments, ValueReader values) =>
        Run(lambda.Symbol, lambda.Body, [.. lambda.Symbol.Parameters.Zip(arguments, (p, a) => new Argument(p, a, null))], values);

    /// <summary>What a piece of code returns, given its arguments.</summary>
    internal static Value Run(IMethodSymbol method, IOperation body, IReadOnlyList<Argument> arguments, ValueReader values)
    {
        var outside = values.Frame;
        values.Frame = new(method, outside, arguments);
        var result = body is IBlockOperation block ? Returned(block.Operations, 0, values) : values.Read(body);
        values.Frame = outside;
        return result ?? ValueReader.Unknown(body, "returns in a way that is not read");
    }

    // Func<string, string> named = id => $"{prefix}-{id}"; named("raw")
    private static Value? Delegated(IInvocationOperation call, ValueReader values) =>
        call.Instance is ILocalReferenceOperation { Local: var local } && values.Sites.OnlyValueOf(local, call) is { } value && LambdaOf(value) is { } lambda && !values.Frame.Contains(lambda.Symbol)
            ? Apply(lambda, [.. call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => values.Read(a.Value))], values)
            : null;

    private static Value? Own(IInvocationOperation call, ValueReader values)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (method.DeclaringSyntaxReferences.IsEmpty || values.Frame.Contains(method) || values.Types.Members.BodyOf(method) is not { } body)
            return null;
        return Run(method, body, Arguments(call, values), values);
    }

    /// <summary>What the parameters of the code's own method are bound to in a call.</summary>
    internal static IReadOnlyList<Argument> Arguments(IInvocationOperation call, ValueReader values) => Arguments(call.Arguments, call.TargetMethod, values);

    /// <summary>What the parameters of a method are bound to by arguments.</summary>
    internal static IReadOnlyList<Argument> Arguments(IReadOnlyList<IArgumentOperation> arguments, IMethodSymbol method, ValueReader values) =>
    [
        .. arguments
            .Where(a => a.Parameter is { RefKind: RefKind.None })
            .Select(a => new Argument(method.OriginalDefinition.Parameters[a.Parameter!.Ordinal], values.Read(a.Value), ConditionReading.Spelling(a.Value, values))),
    ];

    // The value of the return that is reached from one statement on; null when that is not plain.
    private static Value? Returned(IReadOnlyList<IOperation> statements, int from, ValueReader values)
    {
        for (var i = from; i < statements.Count; i++)
        {
            var next = i + 1;
            switch (statements[i])
            {
                case IReturnOperation { ReturnedValue: { } value }:
                    return values.Read(value);
                case IBlockOperation block when Returns(block):
                    return Returned([.. block.Operations, .. statements.Skip(next)], 0, values);
                case IConditionalOperation choice when Returns(choice):
                    return Returned(choice, [.. statements.Skip(next)], values);
                case ISwitchOperation cases when Returns(cases):
                    return Returned(cases, [.. statements.Skip(next)], values);
                case var other when Returns(other) && other is not ILocalFunctionOperation:
                    return null;
            }
        }

        return null;
    }

    private static Value? Returned(IConditionalOperation choice, IReadOnlyList<IOperation> rest, ValueReader values)
    {
        IReadOnlyList<IOperation> whenTrue = [choice.WhenTrue, .. rest];
        IReadOnlyList<IOperation> whenFalse = choice.WhenFalse is null ? rest : [choice.WhenFalse, .. rest];
        if (ChoiceReading.Decide(choice.Condition, values) is { } decided)
            return Returned(decided ? whenTrue : whenFalse, 0, values);
        if (Throws(choice.WhenTrue))
            return Returned(whenFalse, 0, values);
        if (choice.WhenFalse is not null && Throws(choice.WhenFalse))
            return Returned(whenTrue, 0, values);
        return Returned(whenTrue, 0, values) is { } one && Returned(whenFalse, 0, values) is { } other
            ? ChoiceReading.Either(choice.Condition, one, other, choice, values)
            : null;
    }

    private static Value? Returned(ISwitchOperation cases, IReadOnlyList<IOperation> rest, ValueReader values)
    {
        var tested = values.Read(cases.Value);
        var ordered = cases.Cases.OrderBy(c => c.Clauses.Any(l => l is IDefaultCaseClauseOperation)).ToList();
        return FromCase(0);

        Value? FromCase(int index)
        {
            if (index == ordered.Count)
                return Returned(rest, 0, values);
            var @case = ordered[index];
            IReadOnlyList<IOperation> body = [.. @case.Body.Where(o => o is not IBranchOperation), .. rest];
            if (@case.Body.Any(Throws))
                return FromCase(index + 1);
            var matches = @case.Clauses.Length == 1 ? ChoiceReading.Matches(@case.Clauses[0], tested, values) : null;
            if (matches is { } decided)
                return decided ? Returned(body, 0, values) : FromCase(index + 1);
            return Returned(body, 0, values) is { } one && FromCase(index + 1) is { } other
                ? ChoiceReading.Either(cases.Value, @case.Clauses, null, one, other, cases, values)
                : null;
        }
    }

    private static bool Returns(IOperation operation) => operation is IReturnOperation || operation.Descendants().Any(o => o is IReturnOperation);

    private static bool Throws(IOperation operation) => operation switch
    {
        IThrowOperation => true,
        IExpressionStatementOperation { Operation: var inner } => Throws(inner),
        IBlockOperation block => block.Operations.Any(Throws),
        _ => false,
    };

    // bucket.ArnForObjects("*")
    private static Value? OfConstruct(IInvocationOperation call, ValueReader values) =>
        call.Instance is { } instance && values.Sites.Find(instance) is { Type.Lowering: { } lowering } site
        && lowering.Results.TryGetValue(call.TargetMethod.Name, out var result)
            ? result(site.LogicalId, [.. call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => values.Read(a.Value))], SyntaxOrigin.Of(call.Syntax))
            : null;

    // Fn.Join(",", names): what CloudFormation puts together at deployment.
    private static Value? CloudFormation(IInvocationOperation call, ValueReader values)
    {
        if (values.Types.Classify(call.TargetMethod.ContainingType).JsiiName is not ("aws-cdk-lib.Fn" or "aws-cdk-lib.Token"))
            return null;
        var arguments = call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => a.Value).ToList();
        return call.TargetMethod.Name switch
        {
            "Join" when arguments.Count == 2 && TextReading.Flat([values.Read(arguments[1])]) is { } parts =>
                TextReading.Join(TextReading.Between(values.Read(arguments[0]), parts), call),
            "AsString" or "AsNumber" or "AsList" when arguments.Count > 0 => values.Read(arguments[0]),
            _ => null,
        };
    }

    // Bucket.FromBucketName(this, "Logs", "access-logs"): what exists already stands for its name.
    private static IOperation? ImportedName(IInvocationOperation call, ValueReader values) =>
        call.TargetMethod is { IsStatic: true, Parameters.Length: 3 } method
        && method.Name.StartsWith("From", StringComparison.Ordinal) && method.Name.EndsWith("Name", StringComparison.Ordinal)
        && values.Types.Classify(method.ContainingType).Kind == CdkKind.Construct
            ? call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 2)?.Value
            : null;

    private static string Reason(IMethodSymbol method) => method switch
    {
        { Name: "GetEnvironmentVariable" } => "is read from the environment",
        { Name: "TryGetContext" or "GetContext" } => "is read from the app's context",
        _ => "is not a constant",
    };
}
