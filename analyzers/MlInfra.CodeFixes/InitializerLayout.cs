using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace MlInfra.CodeFixes;

/// <summary>Adds to and removes from an object initializer, laid out as it already is: on one line, or a line for each property.</summary>
internal static class InitializerLayout
{
    private const int LineLength = 100;

    private static readonly SyntaxAnnotation Grown = new("Grown");

    /// <summary><c>{ }</c>.</summary>
    internal static InitializerExpressionSyntax Empty { get; } =
        InitializerExpression(SyntaxKind.ObjectInitializerExpression)
            .WithOpenBraceToken(Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(Space).WithTrailingTrivia(Space))
            .WithCloseBraceToken(Token(SyntaxKind.CloseBraceToken));

    internal static InitializerExpressionSyntax Add(InitializerExpressionSyntax initializer, ExpressionSyntax added) =>
        Append(initializer, added).WithAdditionalAnnotations(Grown);

    private static InitializerExpressionSyntax Append(InitializerExpressionSyntax initializer, ExpressionSyntax added)
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
                nodes.AddRange([added, comma.WithTrailingTrivia(separator.TrailingTrivia.Where(t => t.IsKind(SyntaxKind.EndOfLineTrivia)))])));
        }

        var trailing = last.GetTrailingTrivia();
        var between = trailing.Any(SyntaxKind.EndOfLineTrivia) ? trailing : TriviaList(Space);
        return initializer.WithExpressions(SeparatedList<ExpressionSyntax>(
            nodes.RemoveAt(nodes.Count - 1).AddRange([last.WithoutTrailingTrivia(), comma.WithTrailingTrivia(between), added.WithTrailingTrivia(trailing)])));
    }

    /// <summary>The initializer, laid out anew where what is in it grew.</summary>
    internal static InitializerExpressionSyntax GrownWith(InitializerExpressionSyntax initializer, ExpressionSyntax value) =>
        value.GetAnnotatedNodes(Grown).Any() ? initializer.WithAdditionalAnnotations(Grown) : initializer;

    /// <summary>New code, in which each initializer that is too long for a line is laid out with a line for each property.</summary>
    internal static T WrapNew<T>(T code)
        where T : SyntaxNode
    {
        var grown = code.ReplaceNodes(code.DescendantNodes().OfType<InitializerExpressionSyntax>(), (_, initializer) => initializer.WithAdditionalAnnotations(Grown));
        return (T)new Wrapper().Visit(grown);
    }

    internal static InitializerExpressionSyntax Remove(InitializerExpressionSyntax initializer, ExpressionSyntax removed) =>
        initializer.RemoveNode(removed, SyntaxRemoveOptions.KeepNoTrivia)!;

    /// <summary>The creation with each initializer that grew too long for a line laid out with a line for each property.</summary>
    internal static BaseObjectCreationExpressionSyntax Wrap(BaseObjectCreationExpressionSyntax creation) =>
        (BaseObjectCreationExpressionSyntax)new Wrapper().Visit(creation);

    private sealed class Wrapper : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
        {
            if (node.Initializer is not { } initializer || !initializer.HasAnnotation(Grown) || node.ToString().Length <= LineLength || SpansLines(initializer))
                return base.VisitObjectCreationExpression(node);
            var broken = node
                .WithType(node.Type.WithTrailingTrivia(ElasticCarriageReturnLineFeed))
                .WithInitializer(Break(initializer));
            if (node.ArgumentList is { } arguments)
                broken = broken.WithArgumentList(arguments.WithTrailingTrivia(ElasticCarriageReturnLineFeed)).WithType(node.Type);
            return base.VisitObjectCreationExpression(broken.WithAdditionalAnnotations(Formatter.Annotation));
        }

        // The formatter does not lay out what stands in one.
        public override SyntaxNode? VisitCollectionExpression(CollectionExpressionSyntax node) => node;

        private static bool SpansLines(InitializerExpressionSyntax initializer) =>
            initializer.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

        private static InitializerExpressionSyntax Break(InitializerExpressionSyntax initializer)
        {
            var line = ElasticCarriageReturnLineFeed;
            var expressions = initializer.Expressions.Select(e => e.WithoutTrivia()).ToList();
            return InitializerExpression(
                initializer.Kind(),
                Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(line),
                SeparatedList(expressions, expressions.Select(_ => Token(SyntaxKind.CommaToken).WithTrailingTrivia(line))),
                Token(SyntaxKind.CloseBraceToken));
        }
    }
}
