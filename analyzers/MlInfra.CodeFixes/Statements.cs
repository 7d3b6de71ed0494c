using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace MlInfra.CodeFixes;

/// <summary>Puts statements before another one, each on a line of its own, indented like it.</summary>
internal static class Statements
{
    /// <summary>The tree with the statements, which take the blank lines before the other one and leave it its comments.</summary>
    internal static SyntaxNode InsertBefore(SyntaxNode root, SyntaxNode anchor, IReadOnlyList<string> statements)
    {
        var leading = anchor.GetLeadingTrivia();
        var blank = leading.TakeWhile(t => t.IsKind(SyntaxKind.EndOfLineTrivia) || t.IsKind(SyntaxKind.WhitespaceTrivia)).ToList();
        var lines = blank.FindLastIndex(t => t.IsKind(SyntaxKind.EndOfLineTrivia)) + 1;
        var indent = leading.Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse().Take(1).ToList();
        var line = anchor.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        if (line == default)
            line = LineFeed;

        var made = statements.Select((text, i) => Made(text, anchor)
            .WithLeadingTrivia((i == 0 ? leading.Take(lines) : []).Concat(indent))
            .WithTrailingTrivia(line));
        var marked = new SyntaxAnnotation();
        root = root.ReplaceNode(anchor, anchor.WithLeadingTrivia(leading.Skip(lines)).WithAdditionalAnnotations(marked));
        return root.InsertNodesBefore(root.GetAnnotatedNodes(marked).Single(), made);
    }

    private static SyntaxNode Made(string text, SyntaxNode anchor)
    {
        var statement = TypeNames.Mark(InitializerLayout.WrapNew(ParseStatement(text)));
        return anchor is GlobalStatementSyntax ? GlobalStatement(statement) : statement;
    }
}
