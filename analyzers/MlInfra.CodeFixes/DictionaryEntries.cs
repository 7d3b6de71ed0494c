using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace MlInfra.CodeFixes;

/// <summary>The entries of a dictionary as code writes them: <c>["Key"] = value</c> or <c>{ "Key", value }</c>.</summary>
internal static class DictionaryEntries
{
    internal static bool IsDictionary(BaseObjectCreationExpressionSyntax creation) =>
        creation.Initializer?.Expressions.Any(e => e is InitializerExpressionSyntax or AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax })
            is true
        || creation is ObjectCreationExpressionSyntax { Type: var type } && type.DescendantNodesAndSelf().OfType<GenericNameSyntax>().Any(name => name.Identifier.ValueText == "Dictionary");

    internal static ExpressionSyntax? Find(InitializerExpressionSyntax initializer, string key) =>
        initializer.Expressions.FirstOrDefault(entry => KeyOf(entry) is LiteralExpressionSyntax { Token.ValueText: var text } && text == key);

    internal static ExpressionSyntax ValueOf(ExpressionSyntax entry) =>
        entry is AssignmentExpressionSyntax assignment ? assignment.Right : ((InitializerExpressionSyntax)entry).Expressions[1];

    /// <summary>An entry in the style of the others.</summary>
    internal static ExpressionSyntax New(InitializerExpressionSyntax initializer, string key, ExpressionSyntax value)
    {
        var name = LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(key));
        ExpressionSyntax entry = initializer.Expressions.FirstOrDefault() is InitializerExpressionSyntax
            ? InitializerExpression(
                SyntaxKind.ComplexElementInitializerExpression,
                SeparatedList<ExpressionSyntax>([name.WithLeadingTrivia(Space), value.WithTrailingTrivia(Space)], [Token(SyntaxKind.CommaToken).WithTrailingTrivia(Space)]))
            : AssignmentExpression(
                SyntaxKind.SimpleAssignmentExpression,
                ImplicitElementAccess(BracketedArgumentList(SingletonSeparatedList(Argument(name)))).WithTrailingTrivia(Space),
                Token(SyntaxKind.EqualsToken).WithTrailingTrivia(Space),
                value);
        return entry.WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static ExpressionSyntax? KeyOf(ExpressionSyntax entry) => entry switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } arguments } } => arguments[0].Expression,
        InitializerExpressionSyntax { Expressions: { Count: 2 } pair } => pair[0],
        _ => null,
    };
}
