using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlInfra.Analyzers.Reading;

/// <summary>The places in one class where constructs are made, found by the expressions that stand for them.</summary>
internal sealed class ConstructSites
{
    // Locals, members and methods that lead to each other: more than anybody writes, and an end for what leads to itself.
    private const int MostSteps = 16;

    // By syntax: the same code may be bound to operations more than once.
    private readonly Dictionary<SyntaxNode, ConstructSite> byCreation = [];
    private readonly CdkTypes types;
    private readonly bool hasBase;
    private readonly Dictionary<SyntaxNode, BodyUses> bodies = [];

    /// <param name="read">The bodies and initializers of the class's members.</param>
    /// <param name="types">The compilation's types.</param>
    internal ConstructSites(IEnumerable<BodyUses> read, CdkTypes types)
    {
        this.types = types;
        Bodies = [.. InOrder(read, body => body.Root)];
        foreach (var body in Bodies)
            bodies.Add(body.Root.Syntax, body);
        var number = 0;
        foreach (var creation in InOrder(Bodies.SelectMany(body => Creations(body, types)), creation => creation))
        {
            var site = new ConstructSite(creation, types.Classify(ConstructSite.Made(creation)), BodyOf(creation), number++);
            byCreation.Add(creation.Syntax, site);
            hasBase |= site.IsBase;
        }
    }

    /// <summary>Where a body makes constructs, its own class as one included.</summary>
    internal static IEnumerable<IOperation> Creations(BodyUses body, CdkTypes types)
    {
        foreach (var operation in body.Deeds)
        {
            if (operation is IObjectCreationOperation && types.Classify(operation.Type).Kind == CdkKind.Construct)
                yield return operation;
        }

        // class SafeBucket : Bucket { SafeBucket(…) : base(scope, id, new BucketProps { … }) }; base(reference) makes nothing.
        if (body.BaseCall is { } call && types.Classify(call.TargetMethod.ContainingType) is { Kind: CdkKind.Construct, ResourceType: not null }
            && call.TargetMethod.Parameters.Any(p => p.Name == "scope"))
            yield return call;
    }

    internal IEnumerable<ConstructSite> All => byCreation.Values;

    /// <summary>The bodies of the class's members, in the order of the source.</summary>
    internal IReadOnlyList<BodyUses> Bodies { get; }

    internal BodyUses BodyOf(IOperation operation)
    {
        var root = Root(operation);
        if (!bodies.TryGetValue(root.Syntax, out var body))
            bodies.Add(root.Syntax, body = new(root));
        return body;
    }

    /// <summary>The constructs that parameters stand for while the code that they are handed to is followed; null: one that is not known.</summary>
    internal Dictionary<IParameterSymbol, ConstructSite?> Handed { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The construct that an expression surely is, or null.</summary>
    internal ConstructSite? Find(IOperation? operation) => Source(operation) switch
    {
        IObjectCreationOperation made => byCreation.TryGetValue(made.Syntax, out var site) ? site : null,
        IInstanceReferenceOperation { Type: { } self } own => BaseOf(own, self),
        IParameterReferenceOperation { Parameter: var parameter } => Handed.TryGetValue(parameter, out var handed) ? handed : null,
        _ => null,
    };

    /// <summary>Where the construct that an expression is comes from: what makes it, the class itself, or a parameter; null when that is not one place.</summary>
    internal IOperation? Source(IOperation? operation)
    {
        var steps = 0;
        return Source(operation, ref steps);
    }

    private IOperation? Source(IOperation? operation, ref int steps)
    {
        while (operation is not null && steps++ < MostSteps)
        {
            switch (operation)
            {
                case IObjectCreationOperation or IParameterReferenceOperation:
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                    return operation;
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
                // key.Node.FindChild("Resource")
                case IInvocationOperation
                {
                    TargetMethod.Name: "FindChild" or "TryFindChild", Arguments.Length: 1,
                    Instance: IPropertyReferenceOperation { Property.Name: "Node", Instance: { } holder },
                } child when child.Arguments[0].Value.ConstantValue.Value is "Resource" or "Default":
                    operation = holder;
                    break;
                // task.AddRetry(…) is the task.
                case IInvocationOperation { TargetMethod: { Name: "AddRetry" or "AddCatch", ContainingType: var owner }, Instance: { } task } when CdkTypes.Ships(owner):
                    operation = task;
                    break;
                // var vpc = MakeVpc(); bucket.Secured().GrantRead(role)
                case IInvocationOperation call when types.Classify(call.TargetMethod.ReturnType).Kind == CdkKind.Construct:
                    operation = types.Members.BodyOf(call.TargetMethod.OriginalDefinition) is { } code ? Returned(call, code, ref steps) : null;
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

    /// <summary>Whether a construct is made, directly or not, in the scope of another.</summary>
    internal bool IsBelow(ConstructSite site, ConstructSite scope)
    {
        var current = site;
        for (var steps = 0; current is not null && steps < 64; steps++)
        {
            if (current == scope)
                return true;
            current = Find(current.Argument("scope"));
        }

        return false;
    }

    // In a class that is itself a resource, `this` is what the base class's constructor makes.
    private ConstructSite? BaseOf(IOperation self, ITypeSymbol type)
    {
        if (!hasBase)
            return null;
        var own = All.Where(s => s.IsBase && SymbolEqualityComparer.Default.Equals(((IInvocationOperation)s.Creation).Instance?.Type, type)).ToList();
        return own.Count == 1 ? own[0] : own.FirstOrDefault(s => s.Body == BodyOf(self));
    }

    // What the code returns; where that is what it was handed, the argument.
    private IOperation? Returned(IInvocationOperation call, IOperation code, ref int steps)
    {
        var returned = OnlyReturn(code);
        return Source(returned, ref steps) is IParameterReferenceOperation { Parameter: var parameter }
            ? call.Arguments.FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(a.Parameter?.OriginalDefinition, parameter))?.Value
            : returned;
    }

    private static IOperation? OnlyReturn(IOperation code)
    {
        if (code is not IBlockOperation)
            return code;
        var returns = code.Descendants().OfType<IReturnOperation>().ToList();
        return returns.Count == 1 ? returns[0].ReturnedValue : null;
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

    private static IEnumerable<T> InOrder<T>(IEnumerable<T> parts, Func<T, IOperation> operation) =>
        parts.OrderBy(p => operation(p).Syntax.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(p => operation(p).Syntax.SpanStart);

    /// <summary>The whole that an operation is part of.</summary>
    internal static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }
}
