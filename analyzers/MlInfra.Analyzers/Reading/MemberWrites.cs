using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlInfra.Analyzers.Reading;

/// <summary>
/// What one class's code writes to its members, by their names: a name that two things share is taken for both. A class has few
/// members that hold constructs and much other code, so a name is looked for in the text, and only the places found are looked at.
/// </summary>
internal sealed class MemberWrites
{
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "ToArray", "ToList", "Select", "Where", "Concat", "Append", "Prepend", "Contains", "ContainsKey", "TryGetValue", "First", "Last", "Any", "All",
        "Single", "OfType", "Cast", "OrderBy", "Distinct", "Count", "ToDictionary", "AsReadOnly", "AsEnumerable", "GetEnumerator", "Equals", "ToString",
    };

    private readonly ConcurrentDictionary<string, MemberUse> byName = new(StringComparer.Ordinal);
    private readonly Func<string, MemberUse> read;

    /// <param name="declarations">The parts of the class.</param>
    internal MemberWrites(ImmutableArray<SyntaxReference> declarations) => read = name =>
    {
        var use = new MemberUse();
        foreach (var declaration in declarations)
        {
            foreach (var mention in Mentions(declaration.GetSyntax(), name))
                Note(mention, use);
        }

        return use;
    };

    internal MemberUse Find(string name) => byName.GetOrAdd(name, read);

    /// <summary>Whether a method of a collection leaves it as it is.</summary>
    internal static bool IsHarmless(string method) => Harmless.Contains(method);

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

    private static IEnumerable<SyntaxToken> Mentions(SyntaxNode declaration, string name)
    {
        var text = declaration.SyntaxTree.GetText().ToString(declaration.Span);

        // An identifier may be spelled with escapes.
        if (text.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            foreach (var token in declaration.DescendantTokens())
            {
                if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name)
                    yield return token;
            }

            yield break;
        }

        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            if (IsPartOfName(text, at - 1) || IsPartOfName(text, at + name.Length))
                continue;
            var token = declaration.FindToken(declaration.SpanStart + at);
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name)
                yield return token;
        }
    }

    private static bool IsPartOfName(string text, int at) => at >= 0 && at < text.Length && SyntaxFacts.IsIdentifierPartCharacter(text[at]);

    private static void Note(SyntaxToken mention, MemberUse use)
    {
        switch (mention.Parent)
        {
            case VariableDeclaratorSyntax { Initializer.Value: var value, Parent.Parent: BaseFieldDeclarationSyntax }:
                use.Add(value);
                break;
            case PropertyDeclarationSyntax { Initializer.Value: var value }:
                use.Add(value);
                break;
            case IdentifierNameSyntax name:
                NoteUse(Whole(name), use);
                break;
        }
    }

    // this.key, (key), key!
    private static ExpressionSyntax Whole(ExpressionSyntax name)
    {
        var whole = name;
        while (whole.Parent is ParenthesizedExpressionSyntax or MemberBindingExpressionSyntax
               || (whole.Parent is MemberAccessExpressionSyntax access && access.Name == whole)
               || whole.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression))
            whole = (ExpressionSyntax)whole.Parent!;
        return whole;
    }

    private static void NoteUse(ExpressionSyntax held, MemberUse use)
    {
        switch (held.Parent)
        {
            case AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } assignment when assignment.Left == held:
                use.Add(assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? assignment.Right : null);
                break;
            case AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax }:
                use.MayChange = true;
                break;
            case PrefixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression):
            case PostfixUnaryExpressionSyntax:
                use.Add(null);
                break;
            case ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None) || IsTarget(argument):
                use.Add(null);
                break;
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax } or ArgumentSyntax { Parent: TupleExpressionSyntax }:
            case EqualsValueClauseSyntax { Parent.Parent.Parent: LocalDeclarationStatementSyntax }:
                use.MayChange = true;
                break;
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } called when !IsHarmless(called.Name.Identifier.ValueText):
            case ConditionalAccessExpressionSyntax { WhenNotNull: not MemberBindingExpressionSyntax } access when access.Expression == held:
                use.MayChange = true;
                break;
            case ForEachStatementSyntax loop when Changes(loop.Statement, loop.Identifier.ValueText):
                use.MayChange = true;
                break;
            // options.Encryption = …, names["x"] = …
            case MemberAccessExpressionSyntax or ElementAccessExpressionSyntax when IsChanged(held):
                use.MayChange = true;
                break;
        }
    }

    // (key, logs) = …
    private static bool IsTarget(ArgumentSyntax argument)
    {
        SyntaxNode? current = argument;
        while (current.Parent is TupleExpressionSyntax tuple)
        {
            if (tuple.Parent is AssignmentExpressionSyntax assignment && assignment.Left == tuple)
                return true;
            if ((current = tuple.Parent) is not ArgumentSyntax)
                break;
        }

        return false;
    }

    // foreach (var option in options) option.Rotate = true;
    private static bool Changes(StatementSyntax body, string item) => body.DescendantNodes().Any(node => node switch
    {
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } } => owner.Identifier.ValueText == item,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax, Expression: IdentifierNameSyntax given } => given.Identifier.ValueText == item,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner, Name: var method } } =>
            owner.Identifier.ValueText == item && !IsHarmless(method.Identifier.ValueText),
        _ => false,
    });

    private static bool IsChanged(ExpressionSyntax held)
    {
        var target = held;
        while ((target.Parent as MemberAccessExpressionSyntax)?.Expression == target || (target.Parent as ElementAccessExpressionSyntax)?.Expression == target)
            target = (ExpressionSyntax)target.Parent!;
        return target.Parent is AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } assignment && assignment.Left == target;
    }
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
