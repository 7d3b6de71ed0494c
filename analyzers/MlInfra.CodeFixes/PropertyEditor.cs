using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using MlInfra.Analyzers.Fixes;
using MlInfra.Rules;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace MlInfra.CodeFixes;

/// <summary>Applies an edit to the syntax of a props object, making the typed objects on the way where they are missing.</summary>
internal static class PropertyEditor
{
    /// <summary>The creation after the edit; null when what is written on the way is no creation, or a required property would be missing.</summary>
    internal static BaseObjectCreationExpressionSyntax? Apply(
        BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type, Edit edit, string path, IReadOnlyList<Edit> together) =>
        new Walk(edit, path, [.. together.Select(e => e.Path)]).InObject(creation, type, 0);

    /// <summary><c>new T { }</c>, the type's name shortened as the file's usings allow.</summary>
    internal static ObjectCreationExpressionSyntax NewObject(INamedTypeSymbol type) =>
        ObjectCreationExpression(TypeName(type))
            .WithNewKeyword(Token(SyntaxKind.NewKeyword).WithTrailingTrivia(Space))
            .WithInitializer(InitializerLayout.Empty);

    private static TypeSyntax TypeName(INamedTypeSymbol type) =>
        TypeNames.Mark(ParseTypeName(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)));

    private static ObjectCreationExpressionSyntax NewDictionary() =>
        ObjectCreationExpression(TypeNames.Mark(ParseTypeName("global::System.Collections.Generic.Dictionary<string, object>")))
            .WithNewKeyword(Token(SyntaxKind.NewKeyword).WithTrailingTrivia(Space))
            .WithInitializer(InitializerLayout.Empty);

    // A name with an exclamation mark is there already, or there is no edit.
    private sealed class Walk(Edit edit, string to, IReadOnlyList<string> together)
    {
        private const char Existing = '!';

        private readonly string[] path = to.Replace("[", ".[").Split('.');

        internal BaseObjectCreationExpressionSyntax? InObject(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type, int segment)
        {
            if (CdkProperty.Find(type, path[segment].TrimEnd(Existing)) is not { } property)
                return null;
            var initializer = creation.Initializer ?? InitializerLayout.Empty;
            var existing = initializer.Expressions.OfType<AssignmentExpressionSyntax>()
                .FirstOrDefault(a => a.Left is IdentifierNameSyntax name && name.Identifier.ValueText == property.Name);
            return InInitializer(creation, initializer, existing, existing?.Right, property, segment, value => Assignment(property.Name, value));
        }

        private BaseObjectCreationExpressionSyntax? InDictionary(BaseObjectCreationExpressionSyntax creation, int segment)
        {
            var name = path[segment].TrimEnd(Existing);
            var initializer = creation.Initializer ?? InitializerLayout.Empty;
            var existing = DictionaryEntries.Find(initializer, name);
            return InInitializer(
                creation, initializer, existing, existing is null ? null : DictionaryEntries.ValueOf(existing), null, segment,
                value => DictionaryEntries.New(initializer, name, value));
        }

        private BaseObjectCreationExpressionSyntax? InInitializer(
            BaseObjectCreationExpressionSyntax creation,
            InitializerExpressionSyntax initializer,
            ExpressionSyntax? entry,
            ExpressionSyntax? existing,
            CdkProperty? property,
            int segment,
            Func<ExpressionSyntax, ExpressionSyntax> added)
        {
            var isLast = segment == path.Length - 1;
            if (existing is null && path[segment].EndsWith("!", StringComparison.Ordinal))
                return null;
            if (isLast && edit is RemoveEdit)
                return entry is null ? null : creation.WithInitializer(InitializerLayout.Remove(initializer, entry));

            // Who is named already stays.
            if (isLast && edit is ExpressionEdit { MakesResource: true } && existing is not (null or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression }))
                return null;
            if (Value(existing, property, segment) is not { } value)
                return null;
            return creation.WithInitializer(existing is null
                ? InitializerLayout.Add(initializer, added(value))
                : InitializerLayout.GrownWith(initializer.ReplaceNode(existing, value.WithTriviaFrom(existing)), value));
        }

        private ExpressionSyntax? Value(ExpressionSyntax? existing, CdkProperty? property, int segment)
        {
            if (segment == path.Length - 1)
                return Literal(property);
            return path[segment + 1].StartsWith("[", StringComparison.Ordinal)
                ? InList(existing, property, segment + 1)
                : InNested(existing, TypeOf(existing, property), property?.IsJson is not false, segment + 1);
        }

        // Where whatever is allowed, the code may have chosen a class.
        private static INamedTypeSymbol? TypeOf(ExpressionSyntax? existing, CdkProperty? property) =>
            property?.ElementType ?? (existing is ObjectCreationExpressionSyntax { Type: var type } ? property?.ClassNamed(type) : null);

        private ExpressionSyntax? InNested(ExpressionSyntax? existing, INamedTypeSymbol? type, bool isJson, int segment) => existing switch
        {
            null when edit is RemoveEdit => null,
            null when type is not null => IsComplete(type, segment) ? InObject(NewObject(type), type, segment) : null,
            null when isJson => InDictionary(NewDictionary(), segment),
            BaseObjectCreationExpressionSyntax creation when isJson && DictionaryEntries.IsDictionary(creation) => InDictionary(creation, segment),
            BaseObjectCreationExpressionSyntax creation when type is not null => InObject(creation, type, segment),
            _ => null,
        };

        // A new object without a property that the CDK requires compiles, and throws when it runs.
        private bool IsComplete(INamedTypeSymbol type, int segment)
        {
            var prefix = string.Join(".", path.Take(segment)).Replace(".[", "[") + ".";
            return CdkProperty.Required(type).All(name =>
                together.Any(p => p.StartsWith(prefix + name, StringComparison.OrdinalIgnoreCase)));
        }

        private ExpressionSyntax? InList(ExpressionSyntax? existing, CdkProperty? property, int segment)
        {
            var index = int.Parse(path[segment].Trim('[', ']'), CultureInfo.InvariantCulture);
            if (existing is null)
                return index == 0 && property is not null ? NewList(property, segment) : null;
            if (ListItems.Of(existing) is not { } items)
                return null;
            if (items.Count > index)
                return InItem(existing, items[index], property, segment);
            return items.Count == index && segment == path.Length - 1 && Literal(property) is { } added ? ListItems.Add(existing, added) : null;
        }

        private ExpressionSyntax? NewList(CdkProperty property, int segment)
        {
            var item = segment == path.Length - 1 ? Literal(property)
                : property.ElementType is { } element ? InNested(null, element, isJson: false, segment + 1)
                : null;
            if (item is null)
                return null;
            var items = InitializerExpression(SyntaxKind.ArrayInitializerExpression, SingletonSeparatedList(item.WithLeadingTrivia(Space).WithTrailingTrivia(Space))).WithLeadingTrivia(Space);
            return segment == path.Length - 1
                ? ImplicitArrayCreationExpression(items)
                : ArrayCreationExpression(
                    Token(SyntaxKind.NewKeyword).WithTrailingTrivia(Space),
                    ArrayType(
                        property.IsObject ? PredefinedType(Token(SyntaxKind.ObjectKeyword)) : TypeName(property.ElementType!),
                        SingletonList(ArrayRankSpecifier(SingletonSeparatedList<ExpressionSyntax>(OmittedArraySizeExpression())))),
                    items);
        }

        private ExpressionSyntax? InItem(ExpressionSyntax list, SyntaxNode item, CdkProperty? property, int segment)
        {
            if (segment == path.Length - 1)
                return edit is RemoveEdit ? ListItems.Remove(list, item) : null;
            if (ListItems.Expression(item) is not BaseObjectCreationExpressionSyntax creation
                || InNested(creation, property?.ElementType, property is null, segment + 1) is not { } made)
                return null;
            return list.ReplaceNode(creation, made.WithTriviaFrom(creation));
        }

        private ExpressionSyntax? Literal(CdkProperty? property) => edit switch
        {
            ExpressionEdit expression => TypeNames.Mark(InitializerLayout.WrapNew(ParseExpression(expression.Expression))),
            SetEdit { Value: bool flag } when property?.IsString is not true =>
                LiteralExpression(flag ? SyntaxKind.TrueLiteralExpression : SyntaxKind.FalseLiteralExpression),
            SetEdit { Value: int number } when property?.IsString is not true =>
                LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(number)),
            SetEdit { Value: var value } =>
                LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(value is bool flag ? (flag ? "true" : "false") : FormattableString.Invariant($"{value}"))),
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
