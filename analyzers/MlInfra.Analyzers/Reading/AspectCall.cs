using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlInfra.Analyzers.Reading;

/// <summary>A call of <c>Aspects.Of(scope).Add(aspect)</c>: what the aspect does to the constructs below, only its code knows.</summary>
internal static class AspectCall
{
    /// <summary>The scope whose constructs are visited; null when the call is none, or adds an aspect that changes no property.</summary>
    internal static IOperation? Scope(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "Add", ContainingType: { Name: "Aspects" } owner }, Instance: IInvocationOperation { TargetMethod.Name: "Of", Arguments.Length: > 0 } of }
        && CdkTypes.Ships(owner) && call.Arguments.Length > 0 && !LeavesPropertiesAlone(Unconverted(call.Arguments[0].Value))
            ? Unconverted(of.Arguments[0].Value)
            : null;

    /// <summary>Why what is not set may be set after all.</summary>
    internal static string Reason(IInvocationOperation call) => $"`{Branches.Text(call.Arguments[0].Value.Syntax)}` visits it and may set it";

    // Tags are no rule's concern; cdk-nag's packs look and do not touch.
    private static bool LeavesPropertiesAlone(IOperation aspect) =>
        aspect.Type is { } type
        && ((CdkTypes.Ships(type) && type.Name is "Tag" or "RemoveTag") || type.ContainingNamespace?.ToDisplayString() == "Cdklabs.CdkNag");

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation { Operand: var inner })
            operation = inner;
        return operation;
    }
}
