using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlInfra.Analyzers.Reading;

/// <summary>What the use of a local or a parameter does to what it holds.</summary>
internal static class LocalUse
{
    /// <summary>Whether a use neither writes the variable nor lets anybody change the object that it holds.</summary>
    internal static bool IsHarmless(IOperation reference, bool isMutable) =>
        !BodyUses.IsWritten(reference, out _) && (!isMutable || IsHarmless(reference));

    /// <summary>Whether it is where a loop declares its variables: <c>foreach (var (name, size) in …)</c>.</summary>
    internal static bool IsOfLoop(IOperation reference)
    {
        while (reference.Parent is ITupleOperation or IDeclarationExpressionOperation)
            reference = reference.Parent;
        return reference.Parent is IForEachLoopOperation loop && loop.LoopControlVariable == reference;
    }

    /// <summary>The lambda or local function that an operation is in, or null.</summary>
    internal static SyntaxNode? FunctionOf(IOperation operation)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return current.Syntax;
        }

        return null;
    }

    /// <summary>Whether a part of the code may change what a variable holds.</summary>
    internal static bool ChangesIn(IOperation part, ISymbol variable) =>
        part.Descendants().Any(o => SymbolEqualityComparer.Default.Equals(BodyUses.Variable(o), variable) && !IsHarmless(o, SourceMembers.IsMutable(o.Type)));

    private static bool IsHarmless(IOperation reference)
    {
        var current = reference;
        while (current.Parent is IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IConditionalOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation)
            current = current.Parent;
        return current.Parent switch
        {
            IArgumentOperation { Parent: IObjectCreationOperation creation } => IsForeign(creation.Type),
            // A delegate's type is .NET's, its code is not.
            IArgumentOperation { Parent: IInvocationOperation call } => call.TargetMethod.MethodKind != MethodKind.DelegateInvoke && IsForeign(call.TargetMethod.ContainingType),
            IPropertyReferenceOperation property when property.Instance == current => IsHarmlessRead(property),
            IInvocationOperation call when call.Instance == current => MemberWrites.IsHarmless(call.TargetMethod.Name),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment when assignment.Value == current =>
                assignment.Parent is IObjectOrCollectionInitializerOperation || CdkTypes.Ships(target.Property.ContainingType),
            IArrayElementReferenceOperation element when element.ArrayReference == current =>
                !BodyUses.IsWritten(element, out _) && (!SourceMembers.IsMutable(element.Type) || IsHarmless(element)),
            IFieldReferenceOperation field when field.Instance == current =>
                !BodyUses.IsWritten(field, out _) && (!SourceMembers.IsMutable(field.Type) || IsHarmless(field)),
            IForEachLoopOperation loop when loop.Collection == current => loop.Locals.All(local => !SourceMembers.IsMutable(local.Type) || !ChangesIn(loop.Body, local)),
            IVariableInitializerOperation or IAssignmentOperation or ITupleOperation or IArgumentOperation or IInvocationOperation
                or IPropertyReferenceOperation or IFieldReferenceOperation or IConditionalAccessOperation => false,
            _ => true,
        };
    }

    // Text read from it cannot change it; an object or a list can, unless it goes where the CDK only reads it.
    private static bool IsHarmlessRead(IPropertyReferenceOperation property)
    {
        if (BodyUses.IsWritten(property, out _))
            return false;
        return !SourceMembers.IsMutable(property.Type) || property.Type?.TypeKind == TypeKind.Interface || IsHarmless(property);
    }

    // Code of the CDK and of .NET reads what it is handed.
    private static bool IsForeign(ITypeSymbol? type) =>
        CdkTypes.Ships(type) || (type?.ContainingAssembly?.Name is { } assembly
            && (assembly.StartsWith("System", StringComparison.Ordinal) || assembly is "mscorlib" or "netstandard"));
}
