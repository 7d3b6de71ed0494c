using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace MlInfra.CodeFixes;

/// <summary>Adds to and removes from an object initializer, laid out as it already is: on one line, or a line for each property.</summary>
internal static class InitializerLayout
{
    /// <summary><c>{ }</c>.</summary>
    internal static InitializerExpressionSyntax Empty { get; } =
        InitializerExpression(SyntaxKind.ObjectInitializerExpression)
            .WithOpenBraceToken(Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(Space).WithTrailingTrivia(Space))
            .WithCloseBraceToken(Token(SyntaxKind.CloseBraceToken));

    internal static InitializerExpressionSyntax Add(InitializerExpressionSyntax initializer, ExpressionSyntax added)
    {
        var nodes = initializer.Expressions.GetWithSeparators();
        if (initializer.Expressions.Count == 0)
            return initializer.WithExpressions(SingletonSeparatedList(added.WithTrailingTrivia(Space)));

        var last = initializer.Expressions[initializer.Expressions.Count - 1];
        added = added.WithLeadingTrivia(last.GetLeadingTrivia().Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia)));
        var comma = Token(SyntaxKind.CommaToken);

        // The last property's end of line belongs to the new one.
        if (nodes[nodes.Count - 1].IsToken)
        {
            var separator = nodes[nodes.Count - 1].AsToken();
            return initializer.WithExpressions(SeparatedList<ExpressionSyntax>(
                nodes.AddRange([added, comma.WithTrailingTrivia(separator.TrailingTrivia)])));
        }

        var trailing = last.GetTrailingTrivia();
        var between = trailing.Any(SyntaxKind.EndOfLineTrivia) ? trailing : TriviaList(Space);
        return initializer.WithExpressions(SeparatedList<ExpressionSyntax>(
            nodes.RemoveAt(nodes.Count - 1).AddRange([last.WithoutTrailingTrivia(), comma.WithTrailingTrivia(between), added.WithTrailingTrivia(trailing)])));
    }

    internal static InitializerExpressionSyntax Remove(InitializerExpressionSyntax initializer, ExpressionSyntax removed) =>
        initializer.RemoveNode(removed, SyntaxRemoveOptions.KeepNoTrivia)!;
}
