using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlInfra.Analyzers.Reading;

/// <summary>Where the name of a construct goes, such as <c>bucket.BucketArn</c>: who knows it can refer to the resource.</summary>
internal static class NameEscape
{
    /// <summary>Why code that is not looked at may know a name; null when only the CDK and the statement itself do, or when it is no name.</summary>
    internal static string? Of(IOperation name)
    {
        if (name.Type is not { SpecialType: SpecialType.System_String } || !CdkTypes.Ships(Member(name)?.ContainingType))
            return null;
        for (var current = name; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IArgumentOperation { Parent: IInvocationOperation call } when IsOwn(call.TargetMethod.ContainingType):
                    return $"its name is handed to {call.TargetMethod.Name}";
                case IArgumentOperation { Parent: IObjectCreationOperation { Type: { } made } } when IsOwn(made):
                    return $"its name is handed to {made.Name}";
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } }:
                    return $"its name is kept in {local.Name}";
                case IAssignmentOperation { Target: IMemberReferenceOperation { Member: var kept } } when IsOwn(kept.ContainingType):
                    return $"its name is kept in {kept.Name}";
                case IVariableInitializerOperation or IFieldInitializerOperation or IPropertyInitializerOperation:
                    return "its name is kept";
                case IReturnOperation:
                    return "its name is returned";
                case IArgumentOperation { Parent: IInvocationOperation call } when CdkTypes.Ships(call.TargetMethod.ContainingType):
                case IArgumentOperation { Parent: IObjectCreationOperation { Type: { } shipped } } when CdkTypes.Ships(shipped):
                case IAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType: var owner } } when CdkTypes.Ships(owner):
                case IExpressionStatementOperation or IBlockOperation:
                    return null;
            }
        }

        return null;
    }

    private static ISymbol? Member(IOperation name) => name switch
    {
        IPropertyReferenceOperation { Property: var property } => property,
        IInvocationOperation { TargetMethod: var method } => method,
        _ => null,
    };

    // What is neither the CDK's nor the platform's.
    private static bool IsOwn(ITypeSymbol? type) => type is { ContainingAssembly.Name: { } assembly } && !CdkTypes.Ships(type)
        && !assembly.StartsWith("System", StringComparison.Ordinal) && assembly is not ("mscorlib" or "netstandard");
}
