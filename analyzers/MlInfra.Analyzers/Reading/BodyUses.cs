using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlInfra.Analyzers.Reading;

/// <summary>One body: where its locals and parameters are declared, written and used, and what it makes and calls, from one walk over it.</summary>
internal sealed class BodyUses
{
    private readonly Dictionary<ISymbol, List<IOperation>> references = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ILocalSymbol, IOperation> initializers = new(SymbolEqualityComparer.Default);

    private readonly Dictionary<ILocalSymbol, IOperation> declarations = new(SymbolEqualityComparer.Default);
    private readonly List<IOperation> deeds;
    private readonly Lazy<IMethodSymbol?> method;

    // About what people write for one.
    private const int TextOfDeed = 12;

    internal BodyUses(IOperation root)
    {
        Root = root;
        method = new(() => root.SemanticModel?.GetDeclaredSymbol(root.Syntax) as IMethodSymbol);
        deeds = new(root.Syntax.Span.Length / TextOfDeed);
        foreach (var operation in root.DescendantsAndSelf())
        {
            // By kind: a body has many operations, and asking each what it is costs more.
            switch (operation.Kind)
            {
                case OperationKind.SimpleAssignment or OperationKind.CompoundAssignment or OperationKind.CoalesceAssignment:
                    if (((IAssignmentOperation)operation).Target.Kind == OperationKind.PropertyReference)
                        deeds.Add(operation);
                    break;
                case OperationKind.Invocation or OperationKind.ObjectCreation or OperationKind.FieldReference:
                    deeds.Add(operation);
                    break;
                // The properties that an initializer sets are named by its assignments.
                case OperationKind.PropertyReference when ((IPropertyReferenceOperation)operation).Instance is not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }:
                    deeds.Add(operation);
                    break;
                case OperationKind.LocalReference or OperationKind.ParameterReference:
                    deeds.Add(operation);
                    var variable = Variable(operation)!;
                    if (!references.TryGetValue(variable, out var list))
                        references.Add(variable, list = []);
                    list.Add(operation);
                    break;
                // key.Node.DefaultChild is CfnKey cfn
                case OperationKind.DeclarationPattern when operation is IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol named, Parent: IIsPatternOperation match }:
                    initializers[named] = match.Value;
                    break;
                case OperationKind.VariableDeclarator:
                    var declarator = (IVariableDeclaratorOperation)operation;
                    declarations[declarator.Symbol] = declarator;
                    var initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
                    if (initializer is not null)
                        initializers[declarator.Symbol] = initializer.Value;
                    break;
            }
        }
    }

    internal IOperation Root { get; }

    /// <summary>The method whose body it is, or null.</summary>
    internal IMethodSymbol? Method => method.Value;

    /// <summary>The properties that are set, the calls, the objects that are made and the variables and members that are named, in the order of the walk.</summary>
    internal IReadOnlyList<IOperation> Deeds => deeds;

    /// <summary>The constructor's call of its base class's constructor, or null.</summary>
    internal IInvocationOperation? BaseCall =>
        Root is IConstructorBodyOperation { Initializer: IExpressionStatementOperation { Operation: IInvocationOperation call } } ? call : null;

    /// <summary>The local or parameter that an operation refers to, or null.</summary>
    internal static ISymbol? Variable(IOperation? operation) =>
        operation?.Kind switch
        {
            OperationKind.LocalReference => ((ILocalReferenceOperation)operation).Local,
            OperationKind.ParameterReference => ((IParameterReferenceOperation)operation).Parameter,
            _ => null,
        };

    internal IReadOnlyList<IOperation> UsesOf(ISymbol variable) =>
        references.TryGetValue(variable, out var list) ? list : [];

    /// <summary>The one value that a local ever has, or null when it may have several.</summary>
    internal IOperation? OnlyValueOf(ILocalSymbol local)
    {
        IOperation? value = initializers.TryGetValue(local, out var initializer) ? initializer : null;
        foreach (var use in UsesOf(local))
        {
            if (!IsWritten(use, out var written))
                continue;
            if (value is not null || written is null)
                return null;
            value = written;
        }

        return value;
    }

    /// <summary>Whether a reference is the target of a write; <paramref name="value"/> is what is written, when that is plain.</summary>
    internal static bool IsWritten(IOperation reference, out IOperation? value)
    {
        value = null;
        switch (reference.Parent)
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == reference:
                value = assignment.Value;
                return true;
            case IAssignmentOperation compound when compound.Target == reference:
            case IIncrementOrDecrementOperation:
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }:
            case IAddressOfOperation:
                return true;
            case ITupleOperation or IDeclarationExpressionOperation:
                var outermost = OutermostTarget(reference);
                if (outermost.Parent is IDeconstructionAssignmentOperation deconstruction && deconstruction.Target == outermost)
                    value = Deconstructed(deconstruction, deconstruction.Target, reference);
                else if (outermost is not IDeclarationExpressionOperation && outermost.Parent is not IForEachLoopOperation)
                    return false;

                // (a, b) = …, out var a, foreach (var (a, b) in …)
                return true;
            default:
                return false;
        }
    }

    /// <summary>The part of a tuple that a deconstruction writes to one of its targets; null when the tuple is not written out.</summary>
    internal static IOperation? Deconstructed(IOperation deconstruction, IOperation targets, IOperation target)
    {
        var value = (deconstruction as IDeconstructionAssignmentOperation)?.Value;
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        if (targets is IDeclarationExpressionOperation declared)
            targets = declared.Expression;
        if (targets is not ITupleOperation into || value is not ITupleOperation { Elements: var parts })
            return null;
        for (var i = 0; i < into.Elements.Length && i < parts.Length; i++)
        {
            var element = into.Elements[i] is IDeclarationExpressionOperation { Expression: var inner } ? inner : into.Elements[i];
            if (element.Syntax == target.Syntax)
                return parts[i];
        }

        return null;
    }

    /// <summary>The block that a local is declared in, or the function that a parameter belongs to.</summary>
    internal IOperation DeclaringBlockOf(ISymbol variable)
    {
        if (variable is IParameterSymbol { ContainingSymbol: var function })
            return FunctionBodyOf(function, UsesOf(variable)[0]);
        var local = (ILocalSymbol)variable;
        var current = declarations.TryGetValue(local, out var declaration) ? declaration : UsesOf(local)[0];
        while (current is not (IBlockOperation or ISwitchCaseOperation) && current.Parent is { } parent)
            current = parent;
        return current;
    }

    private static IOperation FunctionBodyOf(ISymbol function, IOperation inside)
    {
        var current = inside;
        while (current.Parent is { } parent)
        {
            if (parent is IAnonymousFunctionOperation { Symbol: var lambda } && SymbolEqualityComparer.Default.Equals(lambda, function)
                || parent is ILocalFunctionOperation { Symbol: var local } && SymbolEqualityComparer.Default.Equals(local, function))
                break;
            current = parent;
        }

        return current;
    }

    private static IOperation OutermostTarget(IOperation reference)
    {
        var current = reference;
        while (current.Parent is ITupleOperation or IDeclarationExpressionOperation)
            current = current.Parent;
        return current;
    }
}
