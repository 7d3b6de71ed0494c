using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlInfra.Analyzers.Reading;

/// <summary>The places in one class where constructs are made, found by the expressions that stand for them.</summary>
internal sealed class ConstructSites
{
    // By syntax: the same code may be bound to operations more than once.
    private readonly Dictionary<SyntaxNode, ConstructSite> byCreation = [];
    private readonly Dictionary<ISymbol, IOperation?> members = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, BodyUses> bodies = [];

    /// <param name="creations">The constructs' creations, in the order of the source.</param>
    /// <param name="memberWrites">All plain writes to fields and properties of the class that hold constructs.</param>
    /// <param name="types">The compilation's types.</param>
    internal ConstructSites(IEnumerable<IObjectCreationOperation> creations, IEnumerable<(ISymbol Member, IOperation? Value)> memberWrites, CdkTypes types)
    {
        var number = 0;
        foreach (var creation in creations)
            byCreation.Add(creation.Syntax, new(creation, types.Classify(creation.Type), BodyAround(creation), number++));
        foreach (var (member, value) in memberWrites)
            members[member] = members.ContainsKey(member) ? null : value;
    }

    internal IEnumerable<ConstructSite> All => byCreation.Values;

    internal IEnumerable<BodyUses> Bodies => bodies.Values;

    internal BodyUses? BodyOf(IOperation operation) => bodies.TryGetValue(Root(operation).Syntax, out var body) ? body : null;

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
                    operation = BodyOf(local)?.OnlyValueOf(local.Local);
                    break;
                case IFieldReferenceOperation { Field: var field }:
                    operation = members.TryGetValue(field, out var held) ? held : null;
                    break;
                case IPropertyReferenceOperation { Property.Name: "DefaultChild", Instance: IPropertyReferenceOperation { Property.Name: "Node", Instance: { } parent } }:
                    operation = parent;
                    break;
                case IPropertyReferenceOperation { Property: var property, Instance: IInstanceReferenceOperation }:
                    operation = members.TryGetValue(property, out var kept) ? kept : null;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private BodyUses BodyAround(IOperation operation)
    {
        var root = Root(operation);
        if (!bodies.TryGetValue(root.Syntax, out var body))
            bodies.Add(root.Syntax, body = new(root));
        return body;
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }
}
