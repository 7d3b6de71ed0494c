using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlInfra.Analyzers.Reading;

/// <summary>What the fields, properties and methods of the compilation's own source hold and return, looked up when a construct needs it.</summary>
internal sealed class SourceMembers(Compilation compilation)
{
    // Weak: what a model has bound is many times the size of the code, and whoever analyzes a class holds its model for that time.
    private readonly ConcurrentDictionary<SyntaxTree, WeakReference<SemanticModel>> models = new();
    private readonly ConcurrentDictionary<INamedTypeSymbol, MemberWrites> writes = new(SymbolEqualityComparer.Default);
    private readonly Func<INamedTypeSymbol, MemberWrites> written = type => new(type.DeclaringSyntaxReferences);

    /// <summary>What is ever written to a member that only its own class can write; null when that is not one thing.</summary>
    internal IOperation? WrittenTo(ISymbol member) =>
        IsClosed(member) && WritesOf(member)?.OnlyWrite is { } write ? OperationOf(write) : null;

    /// <summary>The value that a member has as soon as its class is constructed, and keeps; null when that is not sure.</summary>
    internal IOperation? ValueOf(ISymbol member) =>
        IsClosed(member) && !IsOverridable(member) && WritesOf(member) is { OnlyWrite: { } write } uses && MemberWrites.IsSure(write)
            ? uses.MayChange && IsMutable(member) ? null : OperationOf(write)
            : null;

    /// <summary>The one value that a class's own code gives a property as soon as it is constructed; null when that is not sure.</summary>
    internal IOperation? SetByClass(IPropertySymbol property) =>
        !IsOverridable(property) && WritesOf(property) is { OnlyWrite: { } write } uses && MemberWrites.IsSure(write) && !(uses.MayChange && IsMutable(property)) ? OperationOf(write) : null;

    /// <summary>The code of a method, a local function or a property's getter that is sure to be the one that runs; null when there is none to read.</summary>
    internal IOperation? BodyOf(IMethodSymbol method)
    {
        if (IsOverridable(method) || method.IsAsync || method.DeclaringSyntaxReferences.Length != 1)
            return null;
        var declaration = method.DeclaringSyntaxReferences[0].GetSyntax();
        SyntaxNode? body = declaration switch
        {
            BaseMethodDeclarationSyntax made => (SyntaxNode?)made.Body ?? made.ExpressionBody?.Expression,
            LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody?.Expression,
            AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody?.Expression,
            ArrowExpressionClauseSyntax arrow => arrow.Expression,
            _ => null,
        };
        return body is null ? null : OperationOf(body);
    }

    /// <summary>Takes the model of a file that the compiler's driver has bound already.</summary>
    internal void Share(SemanticModel model) => models[model.SyntaxTree] = new(model);

    /// <summary>A piece of the compilation's own code as an operation.</summary>
    internal IOperation? OperationOf(SyntaxNode node)
    {
        // A tree that is not of this compilation belongs to a project that it refers to.
        if (!compilation.ContainsSyntaxTree(node.SyntaxTree))
            return null;
#pragma warning disable RS1030 // The value of a constant may stand in any file; one is bound only when a construct uses it.
        if (!models.TryGetValue(node.SyntaxTree, out var held) || !held.TryGetTarget(out var model))
            models[node.SyntaxTree] = new(model = compilation.GetSemanticModel(node.SyntaxTree));
#pragma warning restore RS1030
        return model.GetOperation(node);
    }

    private MemberUse? WritesOf(ISymbol member) =>
        member.ContainingType is { DeclaringSyntaxReferences.Length: > 0 } type
            ? writes.GetOrAdd(type.OriginalDefinition, written).Find(member.Name)
            : null;

    // Nobody outside of the class can write it.
    private static bool IsClosed(ISymbol member) => member switch
    {
        IFieldSymbol field => field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private,
        IPropertySymbol property => property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private }
            || property is { SetMethod: { IsInitOnly: true }, ContainingType: { } owner } && !IsData(owner),
        _ => false,
    };

    // Who makes a plain object may set what is init; a construct is made by its constructor.
    private static bool IsData(INamedTypeSymbol type) => type.IsRecord || type.BaseType is null or { SpecialType: SpecialType.System_Object };

    /// <summary>Whether what a variable of a type holds can be changed while the variable stays.</summary>
    internal static bool IsMutable(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_String } => false,
        { IsValueType: true } => type.IsTupleType || type is { TypeKind: TypeKind.Struct, IsReadOnly: false, SpecialType: SpecialType.None, DeclaringSyntaxReferences.IsEmpty: false },
        _ => true,
    };

    private static bool IsMutable(ISymbol member) => IsMutable((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type);

    private static bool IsOverridable(ISymbol member) =>
        (member.IsVirtual || member.IsAbstract || member.IsOverride) && !member.IsSealed && member.ContainingType?.IsSealed != true;
}
