using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MlInfra.Analyzers.Reading;

/// <summary>The aspects that the compilation's code adds: one that is added to the app visits what every class makes.</summary>
internal sealed class AddedAspects(Compilation compilation, SourceMembers members)
{
    private const string Word = "Aspects";

    // A file stays as it is while others are edited.
    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<InvocationExpressionSyntax>> ByTree = new();

    private readonly Lazy<IReadOnlyList<(IInvocationOperation Call, IOperation Scope)>> all = new(() =>
    [
        .. compilation.SyntaxTrees.SelectMany(tree => ByTree.GetValue(tree, Written))
            .Select(members.OperationOf).OfType<IInvocationOperation>()
            .Select(call => (call, AspectCall.Scope(call, members)!)).Where(added => added.Item2 is not null),
    ]);

    /// <summary>A call elsewhere that adds an aspect which may change what a class makes, or null.</summary>
    internal IInvocationOperation? Visiting(INamedTypeSymbol type) => all.Value
        .FirstOrDefault(added => !SymbolEqualityComparer.Default.Equals(TypeAround(added.Call), type) && Visits(added.Scope.Type, type)).Call;

    private static IReadOnlyList<InvocationExpressionSyntax> Written(SyntaxTree tree) =>
        tree.GetText().ToString().IndexOf(Word, StringComparison.Ordinal) < 0
            ? []
            : [.. tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Where(IsAdd)];

    // Aspects.Of(app).Add(…)
    private static bool IsAdd(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax
    {
        Name.Identifier.ValueText: "Add",
        Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Of", Expression: var owner } },
    }
    && owner.ToString().EndsWith(Word, StringComparison.Ordinal);

    private static INamedTypeSymbol? TypeAround(IOperation operation) => operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart)?.ContainingType;

    // A bucket holds nothing of another class's; a stack holds no other stack's.
    private static bool Visits(ITypeSymbol? scope, INamedTypeSymbol type) => scope is null
        || (CdkTypes.Ships(scope)
            ? scope.Name is "App" or "Stage" or "Stack" or "NestedStack" or "Construct" or "IConstruct"
            : !IsStack(scope) || !IsStack(type) || Derives(scope, type) || Derives(type, scope));

    private static bool IsStack(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (CdkTypes.Ships(current))
                return current.Name == "Stack";
        }

        return false;
    }

    private static bool Derives(ITypeSymbol type, ITypeSymbol from)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, from.OriginalDefinition))
                return true;
        }

        return false;
    }
}
