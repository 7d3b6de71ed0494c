using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Analyzers.Lowering;

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
    private readonly Dictionary<ILocalSymbol, IOperation?> onlyValues = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IOperation?> written = new(SymbolEqualityComparer.Default);

    /// <param name="read">The bodies and initializers of the class's members.</param>
    /// <param name="types">The compilation's types.</param>
    internal ConstructSites(IEnumerable<BodyUses> read, CdkTypes types)
    {
        this.types = types;
        Bodies = InOrder(read, body => body.Root);
        foreach (var body in Bodies)
            bodies.Add(body.Root.Syntax, body);
        var number = 0;
        foreach (var creation in InOrder(Bodies.SelectMany(body => Creations(body, types)), creation => creation))
        {
            var site = new ConstructSite(creation, types.Classify(ConstructSite.Made(creation)), BodyOf(creation), number++);
            byCreation.Add(creation.Syntax, site);
            hasBase |= site.IsBase;
            Class ??= creation.SemanticModel?.GetEnclosingSymbol(creation.Syntax.SpanStart) is { } around ? around as INamedTypeSymbol ?? around.ContainingType : null;
        }
    }

    /// <summary>Where a body makes constructs, its own class as one included.</summary>
    internal static IEnumerable<IOperation> Creations(BodyUses body, CdkTypes types)
    {
        foreach (var operation in body.Deeds)
        {
            if (operation.Kind == OperationKind.ObjectCreation ? types.Classify(operation.Type).Kind == CdkKind.Construct
                : operation.Kind == OperationKind.Invocation && IsMaker((IInvocationOperation)operation, types))
                yield return operation;
        }

        // class SafeBucket : Bucket { SafeBucket(…) : base(scope, id, new BucketProps { … }) }; base(reference) makes nothing.
        if (body.BaseCall is { } call && types.Classify(call.TargetMethod.ContainingType) is { Kind: CdkKind.Construct, ResourceType: not null }
            && call.TargetMethod.Parameters.Any(p => p.Name == "scope"))
            yield return call;
    }

    // vpc.AddInterfaceEndpoint("Runtime", …), metric.CreateAlarm(this, "Errors", …)
    private static bool IsMaker(IInvocationOperation call, CdkTypes types) =>
        LoweringCatalog.IsMaker(call.TargetMethod.Name) && CdkTypes.Ships(call.TargetMethod.ContainingType)
        && types.Classify(call.TargetMethod.ReturnType).Lowering?.MadeBy.Contains(call.TargetMethod.Name) == true;

    internal IEnumerable<ConstructSite> All => byCreation.Values;

    /// <summary>The class; null when it makes nothing.</summary>
    internal INamedTypeSymbol? Class { get; }

    /// <summary>The bodies of the class's members, in the order of the source.</summary>
    internal IReadOnlyList<BodyUses> Bodies { get; }

    internal BodyUses BodyOf(IOperation operation)
    {
        var root = Root(operation);
        if (!bodies.TryGetValue(root.Syntax, out var body))
            bodies.Add(root.Syntax, body = new(root));
        return body;
    }

    /// <summary>The one value that a local ever has, or null when it may have several.</summary>
    /// <param name="local">The local.</param>
    /// <param name="use">Where its body names it.</param>
    internal IOperation? OnlyValueOf(ILocalSymbol local, IOperation use)
    {
        if (!onlyValues.TryGetValue(local, out var value))
            onlyValues.Add(local, value = BodyOf(use).OnlyValueOf(local));
        return value;
    }

    private IOperation? WrittenTo(ISymbol member)
    {
        if (!written.TryGetValue(member, out var value))
            written.Add(member, value = types.Members.WrittenTo(member));
        return value;
    }

    /// <summary>The constructs that parameters stand for while the code that they are handed to is followed; null: one that is not known.</summary>
    internal Dictionary<IParameterSymbol, ConstructSite?> Handed { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The construct that an expression surely is, or null.</summary>
    internal ConstructSite? Find(IOperation? operation)
    {
        var source = Source(operation);
        return source?.Kind switch
        {
            OperationKind.ObjectCreation or OperationKind.Invocation => byCreation.TryGetValue(source.Syntax, out var site) ? site : null,
            OperationKind.InstanceReference when source.Type is { } self => BaseOf(source, self),
            OperationKind.ParameterReference => Handed.TryGetValue(((IParameterReferenceOperation)source).Parameter, out var handed) ? handed : null,
            _ => null,
        };
    }

    /// <summary>The constructs of which an expression is one; null when it may be another.</summary>
    internal IReadOnlyCollection<ConstructSite>? OneOf(IOperation? operation)
    {
        var found = new HashSet<ConstructSite>();
        return IsOneOf(operation, found, 0) ? found : null;
    }

    private bool IsOneOf(IOperation? operation, HashSet<ConstructSite> found, int depth)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
            operation = operation.ChildOperations.First();
        if (depth == MostSteps || operation is null)
            return false;
        if (Find(operation) is { } site)
            return found.Add(site) || true;
        return operation switch
        {
            { ConstantValue: { HasValue: true, Value: null } } => true,
            IConditionalOperation choice => IsOneOf(choice.WhenTrue, found, depth + 1) && IsOneOf(choice.WhenFalse, found, depth + 1),
            ISwitchExpressionOperation cases => cases.Arms.All(arm => ChoiceReading.Throws(arm.Value) || IsOneOf(arm.Value, found, depth + 1)),
            ILocalReferenceOperation { Local: var local } when LoopOf(local, operation) is { } list => IsListOf(list, found, depth + 1),
            ILocalReferenceOperation { Local: var local } when OnlyValueOf(local, operation) is { } value => IsOneOf(value, found, depth + 1),
            _ => false,
        };
    }

    // The list of a loop over constructs that are written out, or in a local that nothing else is done to.
    private bool IsListOf(IOperation list, HashSet<ConstructSite> found, int depth)
    {
        while (list is IConversionOperation conversion)
            list = conversion.Operand;
        return depth < MostSteps && list switch
        {
            IArrayCreationOperation { Initializer: { } items } => items.ElementValues.All(item => IsOneOf(item, found, depth + 1)),
            ICollectionExpressionOperation items => items.Elements.All(item => item is not ISpreadOperation && IsOneOf(item, found, depth + 1)),
            ILocalReferenceOperation { Local: var local } when BodyOf(list).UsesOf(local).All(use => use.Syntax == list.Syntax || IsLoopedOver(use)) =>
                OnlyValueOf(local, list) is { } value && IsListOf(value, found, depth + 1),
            _ => false,
        };
    }

    private static bool IsLoopedOver(IOperation use)
    {
        while (use.Parent is IConversionOperation)
            use = use.Parent;
        return use.Parent is IForEachLoopOperation loop && loop.Collection == use;
    }

    private static IOperation? LoopOf(ILocalSymbol local, IOperation use)
    {
        for (var current = use; current is not null; current = current.Parent)
        {
            if (current is IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var variable } } loop && SymbolEqualityComparer.Default.Equals(variable, local))
                return loop.Collection;
        }

        return null;
    }

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
            switch (operation.Kind)
            {
                case OperationKind.ObjectCreation or OperationKind.ParameterReference:
                    return operation;
                case OperationKind.Invocation when byCreation.ContainsKey(operation.Syntax):
                    return operation;
                case OperationKind.InstanceReference:
                    return ((IInstanceReferenceOperation)operation).ReferenceKind == InstanceReferenceKind.ContainingTypeInstance ? operation : null;
                case OperationKind.Conversion:
                    operation = ((IConversionOperation)operation).Operand;
                    break;
                case OperationKind.LocalReference:
                    operation = OnlyValueOf(((ILocalReferenceOperation)operation).Local, operation);
                    break;
                case OperationKind.FieldReference when ((IFieldReferenceOperation)operation).Field is var field:
                    operation = MayHold(field.Type) ? WrittenTo(field) : null;
                    break;
                case OperationKind.PropertyReference:
                    operation = operation switch
                    {
                        IPropertyReferenceOperation { Property.Name: "DefaultChild", Instance: IPropertyReferenceOperation { Property.Name: "Node", Instance: { } parent } } => parent,
                        IPropertyReferenceOperation { Property: var property, Instance: IInstanceReferenceOperation } when MayHold(property.Type) => WrittenTo(property),
                        _ => null,
                    };
                    break;
                // key.Node.FindChild("Resource")
                case OperationKind.Invocation when operation is IInvocationOperation
                {
                    TargetMethod.Name: "FindChild" or "TryFindChild", Arguments.Length: 1,
                    Instance: IPropertyReferenceOperation { Property.Name: "Node", Instance: { } holder },
                } child && child.Arguments[0].Value.ConstantValue.Value is "Resource" or "Default":
                    operation = holder;
                    break;
                // task.AddRetry(…) is the task.
                case OperationKind.Invocation when operation is IInvocationOperation { TargetMethod: { Name: "AddRetry" or "AddCatch", ContainingType: var owner }, Instance: { } task } && CdkTypes.Ships(owner):
                    operation = task;
                    break;
                // var vpc = MakeVpc(); bucket.Secured().GrantRead(role)
                case OperationKind.Invocation when (IInvocationOperation)operation is var call && types.Classify(call.TargetMethod.ReturnType).Kind == CdkKind.Construct:
                    operation = types.Members.BodyOf(call.TargetMethod.OriginalDefinition) is { } code ? Returned(call, code, ref steps) : null;
                    break;
                case OperationKind.ConditionalAccessInstance:
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

    /// <summary>What a conditional access is to: the bucket in <c>bucket?.AddToResourcePolicy(…)</c>.</summary>
    internal static IOperation? Accessed(IOperation instance)
    {
        for (var current = instance; current.Parent is { } parent; current = parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == current)
                return access.Operation;
        }

        return null;
    }

    // In the order of the source, the whole before its parts.
    private static List<T> InOrder<T>(IEnumerable<T> parts, Func<T, IOperation> operation)
    {
        var ordered = parts.ToList();
        ordered.Sort((one, other) => Compare(operation(one).Syntax, operation(other).Syntax));
        return ordered;
    }

    private static int Compare(SyntaxNode one, SyntaxNode other)
    {
        if (one.SyntaxTree != other.SyntaxTree)
            return string.CompareOrdinal(one.SyntaxTree.FilePath, other.SyntaxTree.FilePath);
        return one.SpanStart != other.SpanStart ? one.SpanStart.CompareTo(other.SpanStart) : other.Span.End.CompareTo(one.Span.End);
    }

    /// <summary>The whole that an operation is part of.</summary>
    internal static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }
}
