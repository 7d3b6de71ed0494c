using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlInfra.Analyzers.Reading;

/// <summary>A call of <c>Aspects.Of(scope).Add(aspect)</c>: what the aspect does to the constructs below, only its code knows.</summary>
internal static class AspectCall
{
    /// <summary>The scope whose constructs are visited; null when the call is none, or adds an aspect that changes no property.</summary>
    internal static IOperation? Scope(IInvocationOperation call, SourceMembers members) =>
        call is { TargetMethod: { Name: "Add", ContainingType: { Name: "Aspects" } owner }, Instance: IInvocationOperation { TargetMethod.Name: "Of", Arguments.Length: > 0 } of }
        && CdkTypes.Ships(owner) && call.Arguments.Length > 0 && !LeavesPropertiesAlone(Unconverted(call.Arguments[0].Value), members)
            ? Unconverted(of.Arguments[0].Value)
            : null;

    /// <summary>Why what is not set may be set after all.</summary>
    internal static string Reason(IInvocationOperation call) => $"`{Branches.Text(call.Arguments[0].Value.Syntax)}` visits it and may set it";

    /// <summary>The CloudFormation types that an aspect changes; null when it may change any.</summary>
    internal static IReadOnlyCollection<string>? Changes(IInvocationOperation call, CdkTypes types)
    {
        if (VisitOf(Unconverted(call.Arguments[0].Value), types.Members) is not { } code)
            return null;
        var changed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var operation in code.DescendantsAndSelf())
        {
            if (!Looks(operation) && !ChangesL1(operation, types, changed))
                return null;
        }

        return changed;
    }

    // bucket.BucketEncryption = new CfnBucket.BucketEncryptionProperty { … }, bucket.AddPropertyOverride(…), where bucket is a CfnBucket
    private static bool ChangesL1(IOperation operation, CdkTypes types, HashSet<string> changed)
    {
        var receiver = operation switch
        {
            IObjectCreationOperation { Type: var made } => types.Classify(made).Kind == CdkKind.Construct ? null : operation,
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } owner } } => owner,
            IInvocationOperation { Instance: { } instance, TargetMethod.Name: "AddPropertyOverride" or "AddPropertyDeletionOverride" or "AddOverride" or "AddDeletionOverride" } => instance,
            _ => null,
        };
        if (receiver is IInstanceReferenceOperation or IObjectCreationOperation)
            return true;
        if (types.Classify(receiver?.Type) is not { IsL1: true, ResourceType: { } type, JsiiName: not "aws-cdk-lib.CfnResource" })
            return false;
        changed.Add(type);
        return true;
    }

    // Tags are no rule's concern; cdk-nag's packs look and do not touch.
    private static bool LeavesPropertiesAlone(IOperation aspect, SourceMembers members) =>
        aspect.Type is { } type
        && ((CdkTypes.Ships(type) && type.Name is "Tag" or "RemoveTag") || type.ContainingNamespace?.ToDisplayString() == "Cdklabs.CdkNag" || OnlyLooks(aspect, members));

    // An aspect of the code's own that reads what it visits and annotates it.
    private static bool OnlyLooks(IOperation aspect, SourceMembers members) =>
        VisitOf(aspect, members) is { } code && code.DescendantsAndSelf().All(Looks);

    private static IOperation? VisitOf(IOperation aspect, SourceMembers members) =>
        aspect is IObjectCreationOperation { Type: { } type }
        && type.GetMembers("Visit").OfType<IMethodSymbol>().SingleOrDefault(m => m.Parameters.Length == 1) is { } visit
            ? members.BodyOf(visit)
            : null;

    private static bool Looks(IOperation operation) => operation switch
    {
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType: var owner } } => !CdkTypes.Ships(owner),
        IInvocationOperation call => call.TargetMethod.ContainingType is { } owner && (CdkTypes.Ships(owner) ? Annotates(owner) : IsOfPlatform(owner) && !call.Arguments.Any(a => IsObject(a.Value.Type))),
        IIncrementOrDecrementOperation { Target: IPropertyReferenceOperation } or IDeconstructionAssignmentOperation => false,
        IObjectCreationOperation or IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IAnonymousFunctionOperation => false,
        _ => true,
    };

    private static bool Annotates(INamedTypeSymbol owner) => owner.Name is "Annotations" or "Stack" or "Token" or "Tokenization" or "Tags" or "TagManager" or "Node";

    private static bool IsOfPlatform(INamedTypeSymbol owner) => owner.ContainingAssembly?.Name.StartsWith("System", StringComparison.Ordinal) == true;

    // What a construct, or a value that it has, could be handed over as.
    private static bool IsObject(ITypeSymbol? type) => type is { IsReferenceType: true, SpecialType: not SpecialType.System_String };

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation { Operand: var inner })
            operation = inner;
        return operation;
    }
}
