using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlInfra.CodeFixes;

/// <summary>The items of a list as code writes it: an array, a collection expression.</summary>
internal static class ListItems
{
    /// <summary>The items in order; null where the count of what is written is not the count of the list.</summary>
    internal static IReadOnlyList<SyntaxNode>? Of(ExpressionSyntax list) => list switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } array } => array.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: { } array } => array.Expressions,
        CollectionExpressionSyntax collection when collection.Elements.All(e => e is ExpressionElementSyntax) => collection.Elements,
        _ => null,
    };

    internal static ExpressionSyntax? Expression(SyntaxNode item) =>
        item is ExpressionElementSyntax element ? element.Expression : item as ExpressionSyntax;

    /// <summary>The list with one more item at its end.</summary>
    internal static ExpressionSyntax? Add(ExpressionSyntax list, ExpressionSyntax item) => list switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } array } made => made.WithInitializer(Append(array, item)),
        ImplicitArrayCreationExpressionSyntax made => made.WithInitializer(Append(made.Initializer, item)),
        CollectionExpressionSyntax made => made.AddElements(SyntaxFactory.ExpressionElement(item.WithLeadingTrivia(SyntaxFactory.Space))),
        _ => null,
    };

    private static InitializerExpressionSyntax Append(InitializerExpressionSyntax array, ExpressionSyntax item) => InitializerLayout.Add(array, item);

    /// <summary>The list without an item; null where the list's type would be lost with its last item.</summary>
    internal static ExpressionSyntax? Remove(ExpressionSyntax list, SyntaxNode item) =>
        list is ImplicitArrayCreationExpressionSyntax { Initializer.Expressions.Count: 1 }
            ? null
            : list.RemoveNode(item, SyntaxRemoveOptions.KeepNoTrivia);
}
