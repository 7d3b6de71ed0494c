using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlInfra.Analyzers.Reading;

/// <summary>Where a construct ends up that is used as a value.</summary>
internal static class ConstructEscape
{
    /// <summary>Why somebody else may change what refers to a construct that is used as a value; null when nobody can.</summary>
    /// <param name="operation">The construct.</param>
    /// <param name="sites">The constructs of the class.</param>
    /// <param name="following">The call whose code uses it, or null.</param>
    /// <param name="isFollowed">Whether the code that an argument goes to is followed.</param>
    internal static string? Of(IOperation operation, ConstructSites sites, FollowedCall? following, Func<IArgumentOperation, bool> isFollowed)
    {
        var current = operation;
        while (current.Parent?.Kind is OperationKind.Conversion or OperationKind.Parenthesized)
            current = current.Parent;
        if (current.Type is { TypeKind: TypeKind.Dynamic })
            return "it is dynamic";

        // What is called, read or only named goes nowhere.
        if (current.Parent?.Kind is OperationKind.Invocation or OperationKind.PropertyReference or OperationKind.VariableInitializer or OperationKind.ExpressionStatement)
            return null;
        if (current.Parent is IArrayInitializerOperation or ICollectionExpressionOperation && IsRead(current.Parent))
            return null;
        return current.Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } argument
                when !CdkTypes.Ships(call.TargetMethod.ContainingType) && !SuppressCall.Is(call.TargetMethod) && !NagCall.Is(call) =>
                isFollowed(argument) ? null : $"it is handed to {call.TargetMethod.Name}",
            IArgumentOperation { Parent: IObjectCreationOperation creation } argument
                when !CdkTypes.Ships(creation.Type) && argument.Parameter?.Name != "scope" => $"it is handed to {creation.Type?.Name}",
            IReturnOperation => following is not null && sites.Find(following.Call) is not null ? null : "it is returned",
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var kept } } assignment
                when following is not null && assignment.Value == current && !CdkTypes.Ships(kept.ContainingType) => $"it is kept in {kept.Name}",
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } when sites.OnlyValueOf(local, operation) is null =>
                $"{local.Name} may hold another one",
            IConditionalOperation or ICoalesceOperation or ISwitchExpressionArmOperation or ITupleOperation or ISwitchOperation
                or IIsPatternOperation { Pattern: IRecursivePatternOperation { DeclaredSymbol: not null } } => "it is one of several",
            ISimpleAssignmentOperation assignment when assignment.Value == current && OutlivesMethod(assignment.Target) is { } member =>
                $"it is kept in {member}, which others can reach",
            IPropertyInitializerOperation initializer => Reachable(initializer.InitializedProperties),
            IFieldInitializerOperation initializer => Reachable(initializer.InitializedFields),
            IArrayInitializerOperation or ICollectionExpressionOperation => "it is kept in a collection",
            _ => null,
        };
    }

    // Roles = new[] { role }: the CDK and cdk-nag read such a list and let go of it.
    private static bool IsRead(IOperation collection)
    {
        var current = collection;
        while (current.Parent is IConversionOperation or IArrayCreationOperation)
            current = current.Parent;
        return current.Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } => CdkTypes.Ships(call.TargetMethod.ContainingType) || NagCall.Is(call),
            IArgumentOperation { Parent: IObjectCreationOperation creation } => CdkTypes.Ships(creation.Type),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType: var owner } } => CdkTypes.Ships(owner),
            _ => false,
        };
    }

    /// <summary>Whether code that gets hold of an L1 construct may set what was left unset; a member is read by others far more often than written.</summary>
    internal static bool IsHandedOver(IOperation operation)
    {
        while (operation.Parent is IConversionOperation or IParenthesizedOperation)
            operation = operation.Parent;
        return operation.Type is { TypeKind: TypeKind.Dynamic }
            || operation.Parent is IArgumentOperation or IArrayInitializerOperation or ICollectionExpressionOperation or IReturnOperation;
    }

    private static string? Reachable(IEnumerable<ISymbol> members) =>
        members.FirstOrDefault(m => m.DeclaredAccessibility != Accessibility.Private) is { } member
            ? $"it is kept in {member.Name}, which others can reach"
            : null;

    private static string? OutlivesMethod(IOperation target) => target switch
    {
        IFieldReferenceOperation { Field: { DeclaredAccessibility: not Accessibility.Private } field } => field.Name,
        IPropertyReferenceOperation { Property: { DeclaredAccessibility: not Accessibility.Private, ContainingType: var owner } property }
            when !CdkTypes.Ships(owner) => property.Name,
        _ => null,
    };
}
