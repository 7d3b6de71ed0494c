using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlInfra.Analyzers.Reading;

/// <summary>The places in one class where constructs are made, found by the expressions that stand for them.</summary>
internal sealed class ConstructSites
{
    // By syntax: the same code may be bound to operations more than once.
    private readonly Dictionary<SyntaxNode, ConstructSite> byCreation = [];
    private readonly List<BodyUses> making = [];
    private readonly CdkTypes types;
    private readonly Dictionary<SyntaxNode, BodyUses> bodies = [];

    /// <param name="creations">The constructs' creations, in the order of the source.</param>
    /// <param name="types">The compilation's types.</param>
    internal ConstructSites(IEnumerable<IOperation> creations, CdkTypes types)
    {
        this.types = types;
        var number = 0;
        foreach (var creation in creations)
        {
            var body = BodyOf(creation);
            if (!making.Contains(body))
                making.Add(body);
            byCreation.Add(creation.Syntax, new(creation, types.Classify(ConstructSite.Made(creation)), body, number++));
        }
    }

    internal IEnumerable<ConstructSite> All => byCreation.Values;

    /// <summary>The bodies in which constructs are made.</summary>
    internal IReadOnlyList<BodyUses> Bodies => making;

    internal BodyUses BodyOf(IOperation operation)
    {
        var root = Root(operation);
        if (!bodies.TryGetValue(root.Syntax, out var body))
            bodies.Add(root.Syntax, body = new(root));
        return body;
    }

    /// <summary>The construct that an expression surely is, or null.</summary>
    internal ConstructSite? Find(IOperation? operation)
    {
        for (var steps = 0; operation is not null && steps < 16; steps++)
        {
            switch (operation)
            {
                case IObjectCreationOperation:
                    return byCreation.TryGetValue(operation.Syntax, out var site) ? site : null;
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case ILocalReferenceOperation local:
                    operation = BodyOf(local).OnlyValueOf(local.Local);
                    break;
                case IFieldReferenceOperation { Field: var field } when MayHold(field.Type):
                    operation = types.Members.WrittenTo(field);
                    break;
                case IPropertyReferenceOperation { Property.Name: "DefaultChild", Instance: IPropertyReferenceOperation { Property.Name: "Node", Instance: { } parent } }:
                    operation = parent;
                    break;
                case IPropertyReferenceOperation { Property: var property, Instance: IInstanceReferenceOperation } when MayHold(property.Type):
                    operation = types.Members.WrittenTo(property);
                    break;
                case IConditionalAccessInstanceOperation:
                    operation = Accessed(operation);
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private bool MayHold(ITypeSymbol type) => type.TypeKind == TypeKind.Interface || types.Classify(type).Kind == CdkKind.Construct;

    // bucket?.AddToResourcePolicy(…)
    private static IOperation? Accessed(IOperation instance)
    {
        for (var current = instance; current.Parent is { } parent; current = parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == current)
                return access.Operation;
        }

        return null;
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }
}
