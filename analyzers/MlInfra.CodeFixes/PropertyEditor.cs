using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using MlInfra.Analyzers;
using MlInfra.Rules;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace MlInfra.CodeFixes;

/// <summary>Applies an edit to the syntax of a props object, making the typed objects on the way where they are missing.</summary>
internal static class PropertyEditor
{
    /// <summary>The creation after the edit; null when what is written on the way is no creation, or a required property would be missing.</summary>
    internal static BaseObjectCreationExpressionSyntax? Apply(
        BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type, Edit edit, IReadOnlyList<Edit> together) =>
        new Walk(edit, [.. together.Select(e => e.Path)]).InObject(creation, type, 0);

    /// <summary><c>new T { }</c>, the type's name shortened as the file's usings allow.</summary>
    internal static ObjectCreationExpressionSyntax NewObject(INamedTypeSymbol type) =>
        ObjectCreationExpression(TypeName(type))
            .WithNewKeyword(Token(SyntaxKind.NewKeyword).WithTrailingTrivia(Space))
            .WithInitializer(InitializerLayout.Empty);

    private static TypeSyntax TypeName(INamedTypeSymbol type) =>
        TypeNames.Mark(ParseTypeName(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)));

    private sealed class Walk(Edit edit, IReadOnlyList<string> together)
    {
        private readonly string[] path = edit.Path.Replace("[", ".[").Split('.');

        internal BaseObjectCreationExpressionSyntax? InObject(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type, int segment)
        {
            if (CdkProperty.Find(type, path[segment]) is not { } property)
                return null;
            var initializer = creation.Initializer ?? InitializerLayout.Empty;
            var existing = initializer.Expressions.OfType<AssignmentExpressionSyntax>()
                .FirstOrDefault(a => a.Left is IdentifierNameSyntax name && name.Identifier.ValueText == property.Name);
            if (segment == path.Length - 1 && edit is RemoveEdit)
                return existing is null ? null : creation.WithInitializer(InitializerLayout.Remove(initializer, existing));

            var value = Value(existing?.Right, property, segment);
            if (value is null)
                return null;
            return creation.WithInitializer(existing is null
                ? InitializerLayout.Add(initializer, Assignment(property.Name, value))
                : initializer.ReplaceNode(existing.Right, value.WithTriviaFrom(existing.Right)));
        }

        private ExpressionSyntax? Value(ExpressionSyntax? existing, CdkProperty property, int segment)
        {
            if (segment == path.Length - 1)
                return Literal(property);
            return path[segment + 1].StartsWith("[", StringComparison.Ordinal)
                ? InList(existing, property, segment + 1)
                : property.ElementType is { } element ? InNested(existing, element, segment + 1) : null;
        }

        private ExpressionSyntax? InNested(ExpressionSyntax? existing, INamedTypeSymbol type, int segment) => existing switch
        {
            null => IsComplete(type, segment) ? InObject(NewObject(type), type, segment) : null,
            BaseObjectCreationExpressionSyntax creation => InObject(creation, type, segment),
            _ => null,
        };

        // A new object without a property that the CDK requires compiles, and throws when it runs.
        private bool IsComplete(INamedTypeSymbol type, int segment)
        {
            var prefix = string.Join(".", path.Take(segment)).Replace(".[", "[") + ".";
            return CdkProperty.Required(type).All(name =>
                together.Any(p => p.StartsWith(prefix + name, StringComparison.OrdinalIgnoreCase)));
        }

        private ExpressionSyntax? InList(ExpressionSyntax? existing, CdkProperty property, int segment)
        {
            var index = int.Parse(path[segment].Trim('[', ']'), CultureInfo.InvariantCulture);
            if (existing is null)
            {
                if (index != 0 || property.ElementType is not { } element || InNested(null, element, segment + 1) is not { } made)
                    return null;
                var initializer = InitializerExpression(SyntaxKind.ArrayInitializerExpression, SingletonSeparatedList(made.WithLeadingTrivia(Space).WithTrailingTrivia(Space)));
                return ArrayCreationExpression(
                        Token(SyntaxKind.NewKeyword).WithTrailingTrivia(Space),
                        ArrayType(
                            property.IsObject ? PredefinedType(Token(SyntaxKind.ObjectKeyword)) : TypeName(element),
                            SingletonList(ArrayRankSpecifier(SingletonSeparatedList<ExpressionSyntax>(OmittedArraySizeExpression())))),
                        initializer.WithLeadingTrivia(Space));
            }

            return ListItems.Of(existing) is { } items && items.Count > index ? InItem(existing, items[index], property, segment) : null;
        }

        private ExpressionSyntax? InItem(ExpressionSyntax list, SyntaxNode item, CdkProperty property, int segment)
        {
            if (segment == path.Length - 1)
                return edit is RemoveEdit ? ListItems.Remove(list, item) : null;
            if (property.ElementType is not { } element
                || ListItems.Expression(item) is not BaseObjectCreationExpressionSyntax creation
                || InObject(creation, element, segment + 1) is not { } made)
                return null;
            return list.ReplaceNode(creation, made.WithTriviaFrom(creation));
        }

        private ExpressionSyntax? Literal(CdkProperty property) => edit switch
        {
            ExpressionEdit expression => TypeNames.Mark(ParseExpression(expression.Expression)),
            SetEdit { Value: bool flag } when !property.IsString =>
                LiteralExpression(flag ? SyntaxKind.TrueLiteralExpression : SyntaxKind.FalseLiteralExpression),
            SetEdit { Value: int number } when !property.IsString =>
                LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(number)),
            SetEdit { Value: var value } =>
                LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(FormattableString.Invariant($"{value}"))),
            _ => null,
        };

        private static AssignmentExpressionSyntax Assignment(string name, ExpressionSyntax value) =>
            AssignmentExpression(
                SyntaxKind.SimpleAssignmentExpression,
                IdentifierName(name).WithTrailingTrivia(Space),
                Token(SyntaxKind.EqualsToken).WithTrailingTrivia(Space),
                value).WithAdditionalAnnotations(Formatter.Annotation);
    }
}
