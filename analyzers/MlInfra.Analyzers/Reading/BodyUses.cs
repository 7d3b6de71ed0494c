using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlInfra.Analyzers.Reading;

/// <summary>One body: where its locals are declared, written and used, and what it makes and calls, from one walk over it.</summary>
internal sealed class BodyUses
{
    private readonly Dictionary<ILocalSymbol, List<ILocalReferenceOperation>> references = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ILocalSymbol, IOperation> initializers = new(SymbolEqualityComparer.Default);

    private readonly Dictionary<ILocalSymbol, IOperation> declarations = new(SymbolEqualityComparer.Default);
    private readonly List<IOperation> deeds = [];

    internal BodyUses(IOperation root)
    {
        Root = root;
        foreach (var operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation } or IInvocationOperation or IObjectCreationOperation
                    or IFieldReferenceOperation or IPropertyReferenceOperation:
                    deeds.Add(operation);
                    break;
                case ILocalReferenceOperation reference:
                    deeds.Add(operation);
                    if (!references.TryGetValue(reference.Local, out var list))
                        references.Add(reference.Local, list = []);
                    list.Add(reference);
                    break;
                // key.Node.DefaultChild is CfnKey cfn
                case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol named, Parent: IIsPatternOperation match }:
                    initializers[named] = match.Value;
                    break;
                case IVariableDeclaratorOperation { Symbol: var local } declarator:
                    declarations[local] = declarator;
                    var initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
                    if (initializer is not null)
                        initializers[local] = initializer.Value;
                    break;
            }
        }
    }

    internal IOperation Root { get; }

    /// <summary>The properties that are set, the calls, the objects that are made and the variables and members that are named, in the order of the walk.</summary>
    internal IReadOnlyList<IOperation> Deeds => deeds;

    /// <summary>The constructor's call of its base class's constructor, or null.</summary>
    internal IInvocationOperation? BaseCall =>
        Root is IConstructorBodyOperation { Initializer: IExpressionStatementOperation { Operation: IInvocationOperation call } } ? call : null;

    internal IReadOnlyList<ILocalReferenceOperation> UsesOf(ILocalSymbol local) =>
        references.TryGetValue(local, out var list) ? list : [];

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
            case ITupleOperation or IDeclarationExpressionOperation when DeconstructionInto(reference) is { } deconstruction:
                value = Deconstructed(deconstruction, deconstruction.Target, reference);
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

    /// <summary>The block that a local is declared in.</summary>
    internal IOperation DeclaringBlockOf(ILocalSymbol local)
    {
        var current = declarations.TryGetValue(local, out var declaration) ? declaration : UsesOf(local)[0];
        while (current is not (IBlockOperation or ISwitchCaseOperation) && current.Parent is { } parent)
            current = parent;
        return current;
    }

    private static IDeconstructionAssignmentOperation? DeconstructionInto(IOperation reference)
    {
        var current = reference;
        while (current.Parent is ITupleOperation or IDeclarationExpressionOperation)
            current = current.Parent;
        return current.Parent is IDeconstructionAssignmentOperation deconstruction && deconstruction.Target == current ? deconstruction : null;
    }
}
