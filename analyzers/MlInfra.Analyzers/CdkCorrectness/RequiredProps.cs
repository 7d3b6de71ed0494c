using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Analyzers.Reading;

namespace MlInfra.Analyzers.CdkCorrectness;

/// <summary>Props that are handed to the CDK without what is required.</summary>
internal static class RequiredProps
{
    /// <summary>The names of the props that a creation leaves out, where it is surely handed to the CDK as it is.</summary>
    internal static IReadOnlyList<string> Missing(IObjectCreationOperation creation, CdkSymbols symbols)
    {
        if (creation.Type is not INamedTypeSymbol type || symbols.Required(type) is not { Count: > 0 } required)
            return [];
        List<string>? missing = null;
        foreach (var property in required)
        {
            if (!IsSet(creation, property.Name) && IsHandedOver(creation, property.Name, symbols))
                (missing ??= []).Add(property.Name);
        }

        return missing ?? (IReadOnlyList<string>)[];
    }

    private static bool IsSet(IObjectCreationOperation creation, string name)
    {
        if (creation.Initializer is null)
            return false;
        foreach (var initializer in creation.Initializer.Initializers)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment
                    ? property.Name == name && !IsNull(assignment)
                    : initializer is IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property: var filled } } && filled.Name == name)
                return true;
        }

        return false;
    }

    // new RestApi(…, new LambdaRestApiProps { … }): the CDK takes it for the RestApiProps that it asks for, and looks at nothing else.
    private static bool IsAskedFor(IOperation props, string name)
    {
        for (var current = props; current.Parent is IConversionOperation or IConditionalOperation or ICoalesceOperation; current = current.Parent)
        {
            if (current.Parent is IConversionOperation { Type: { TypeKind: TypeKind.Interface } type })
                return type.AllInterfaces.Append(type).Any(i => !i.GetMembers(name).IsEmpty);
        }

        return true;
    }

    private static bool IsNull(IAssignmentOperation assignment) => assignment.Value.ConstantValue is { HasValue: true, Value: null };

    // From the creation outwards, through other props, lists and conversions, to an argument of the CDK's own code.
    private static bool IsHandedOver(IOperation creation, string? prop, CdkSymbols symbols)
    {
        if (prop is not null && !IsAskedFor(creation, prop))
            return false;
        for (var current = creation; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IConversionOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation or IConditionalOperation:
                case IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation }:
                case ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation, Target: IPropertyReferenceOperation { Property: var property } } assignment
                    when assignment.Value == current && symbols.Property(property) is { Type: not AnyType }:
                case IObjectCreationOperation { Type: var outer } when outer is not null && CdkTypes.Ships(outer) && current is IObjectOrCollectionInitializerOperation:
                    continue;
                case IArgumentOperation { Parameter.Type.SpecialType: SpecialType.System_Object }:
                    return false;
                case IArgumentOperation { Parent: IObjectCreationOperation { Type: var made } }:
                    return CdkTypes.Ships(made);
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType: var called } }:
                    return CdkTypes.Ships(called);
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator }:
                    // What lies deeper is asked for by the props that it is in.
                    return IsOnlyHandedOver(local, declarator, SymbolEqualityComparer.Default.Equals(creation.Type, current.Type) ? prop : null, symbols);
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsOnlyHandedOver(ILocalSymbol local, IOperation declarator, string? prop, CdkSymbols symbols)
    {
        var uses = ConstructSites.Root(declarator).Descendants().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local)).ToList();
        return uses.Count > 0 && uses.TrueForAll(use => IsHandedOver(use, prop, symbols));
    }
}
