using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlInfra.Analyzers.Reading;

/// <summary>What the fields, properties and methods of the compilation's own source hold and return, looked up when a construct needs it.</summary>
internal sealed class SourceMembers(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> models = new();
    private readonly ConcurrentDictionary<INamedTypeSymbol, MemberWrites> writes = new(SymbolEqualityComparer.Default);

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

    /// <summary>A piece of the compilation's own code as an operation.</summary>
    internal IOperation? OperationOf(SyntaxNode node)
    {
        // A tree that is not of this compilation belongs to a project that it refers to.
        if (!compilation.ContainsSyntaxTree(node.SyntaxTree))
            return null;
#pragma warning disable RS1030 // The value of a constant may stand in any file; one is bound only when a construct uses it.
        var model = models.GetOrAdd(node.SyntaxTree, tree => compilation.GetSemanticModel(tree));
#pragma warning restore RS1030
        return model.GetOperation(node);
    }

    private MemberUse? WritesOf(ISymbol member) =>
        member.ContainingType is { DeclaringSyntaxReferences.Length: > 0 } type
            ? writes.GetOrAdd(type.OriginalDefinition, MemberWrites.Of).Find(member.Name)
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

/// <summary>What one class's code writes to its members, by their names: a name that two things share is taken for both.</summary>
internal sealed class MemberWrites
{
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "ToArray", "ToList", "Select", "Where", "Concat", "Append", "Prepend", "Contains", "ContainsKey", "TryGetValue", "First", "Last", "Any", "All",
        "Single", "OfType", "Cast", "OrderBy", "Distinct", "Count", "ToDictionary", "AsReadOnly", "AsEnumerable", "GetEnumerator", "Equals", "ToString",
    };

    private readonly Dictionary<string, MemberUse> byName = new(StringComparer.Ordinal);

    internal static MemberWrites Of(INamedTypeSymbol type)
    {
        var writes = new MemberWrites();
        foreach (var node in type.DeclaringSyntaxReferences.SelectMany(r => r.GetSyntax().DescendantNodes()))
            writes.Note(node);
        return writes;
    }

    /// <summary>Whether a method of a collection leaves it as it is.</summary>
    internal static bool IsHarmless(string method) => Harmless.Contains(method);

    internal MemberUse? Find(string name) => byName.TryGetValue(name, out var use) ? use : null;

    /// <summary>Whether a write is sure to happen before anybody looks: an initializer, or a statement of a constructor on no branch.</summary>
    internal static bool IsSure(SyntaxNode write)
    {
        for (var current = write.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case BaseFieldDeclarationSyntax or PropertyDeclarationSyntax or ConstructorDeclarationSyntax:
                    return true;
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax
                    or StatementSyntax and not (BlockSyntax or ExpressionStatementSyntax) or SwitchSectionSyntax or CatchClauseSyntax:
                    return false;
            }
        }

        return false;
    }

    private void Note(SyntaxNode node)
    {
        switch (node)
        {
            case VariableDeclaratorSyntax { Initializer.Value: var value, Parent.Parent: BaseFieldDeclarationSyntax } field:
                Use(field.Identifier.ValueText).Add(value);
                break;
            case PropertyDeclarationSyntax { Initializer.Value: var value } property:
                Use(property.Identifier.ValueText).Add(value);
                break;
            case AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } assignment:
                Note(assignment);
                break;
            case PrefixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression):
                Spoil(unary.Operand);
                break;
            case PostfixUnaryExpressionSyntax unary when !unary.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                Spoil(unary.Operand);
                break;
            case ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None):
                Spoil(argument.Expression);
                break;
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax } argument:
                Change(argument.Expression);
                break;
            case ForEachStatementSyntax loop when Changes(loop.Statement, loop.Identifier.ValueText):
                Change(loop.Expression);
                break;
            case EqualsValueClauseSyntax { Parent.Parent.Parent: LocalDeclarationStatementSyntax } alias:
                Change(alias.Value);
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } when !IsHarmless(called.Name.Identifier.ValueText):
                Change(called.Expression);
                break;
        }
    }

    private void Note(AssignmentExpressionSyntax assignment)
    {
        switch (assignment.Left)
        {
            case TupleExpressionSyntax tuple:
                foreach (var part in tuple.Arguments)
                    Spoil(part.Expression);
                break;
            case var left when NameOf(left) is { } name:
                Use(name).Add(assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? assignment.Right : null);
                break;
        }

        // options.Encryption = …, names["x"] = …
        var target = assignment.Left;
        while (target is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax)
        {
            target = target is MemberAccessExpressionSyntax member ? member.Expression : ((ElementAccessExpressionSyntax)target).Expression;
            Change(target);
        }

        Change(assignment.Right);
    }

    // foreach (var option in options) option.Rotate = true;
    private static bool Changes(StatementSyntax body, string item) => body.DescendantNodes().Any(node => node switch
    {
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: var owner } } => NameOf(owner) == item,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax, Expression: IdentifierNameSyntax given } => given.Identifier.ValueText == item,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner, Name: var method } } =>
            owner.Identifier.ValueText == item && !IsHarmless(method.Identifier.ValueText),
        _ => false,
    });

    private void Spoil(ExpressionSyntax written)
    {
        if (NameOf(written) is { } name)
            Use(name).Add(null);
    }

    private void Change(ExpressionSyntax held)
    {
        if (NameOf(held) is { } name)
            Use(name).MayChange = true;
    }

    private MemberUse Use(string name)
    {
        if (!byName.TryGetValue(name, out var use))
            byName.Add(name, use = new());
        return use;
    }

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        ParenthesizedExpressionSyntax { Expression: var inner } => NameOf(inner),
        PostfixUnaryExpressionSyntax { Operand: var operand } => NameOf(operand),
        _ => null,
    };
}

/// <summary>What is done to one member.</summary>
internal sealed class MemberUse
{
    private int count;

    /// <summary>The one expression that is ever written to it, or null.</summary>
    internal ExpressionSyntax? OnlyWrite { get; private set; }

    /// <summary>Whether an object that it holds may be changed later. What cannot change, such as text, does not care.</summary>
    internal bool MayChange { get; set; }

    internal void Add(ExpressionSyntax? value) => OnlyWrite = count++ == 0 ? value : null;
}
