using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlInfra.Analyzers.Fixes;
using MlInfra.Rules;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace MlInfra.CodeFixes;

/// <summary>Puts code in the place of the words of <see cref="CodeText"/>, with ids and names that the document does not have yet.</summary>
internal sealed class CodeWords(SyntaxNode root, SemanticModel model)
{
    private static readonly Regex Word = new(CodeText.Pattern, RegexOptions.CultureInvariant);

    private readonly HashSet<string> texts = new(root.DescendantTokens().Where(t => t.IsKind(SyntaxKind.StringLiteralToken)).Select(t => t.ValueText));

    private readonly HashSet<string> names = new(root.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText));

    /// <summary>The edits with code for each word, and the statements that go before them; null where a word has no code at that place.</summary>
    internal (IReadOnlyList<Edit> Edits, IReadOnlyList<string> Before)? Fill(PropsSite site, IReadOnlyList<Edit> edits)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var filled = new List<Edit>();
        var before = new List<string>();
        foreach (var edit in edits)
        {
            if (edit is not ExpressionEdit code)
            {
                filled.Add(edit);
                continue;
            }

            var statements = code.Before.Select(statement => Fill(statement, site, known)).ToList();
            if (statements.Contains(null) || Fill(code.Expression, site, known) is not { } expression || (statements.Count > 0 && site.Anchor is null))
                return null;
            before.AddRange(statements!);
            filled.Add(code.Filled(expression));
        }

        return (filled, before);
    }

    private string? Fill(string text, PropsSite site, Dictionary<string, string> known)
    {
        var isFilled = true;
        var filled = Word.Replace(text, match =>
        {
            if (!known.TryGetValue(match.Value, out var code) && (code = Code(match.Groups["word"].Value, match.Groups["of"].Value, site)) is not null)
                known.Add(match.Value, code);
            isFilled &= code is not null;
            return code ?? "";
        });
        return isFilled ? filled : null;
    }

    private string? Code(string word, string of, PropsSite site) => word switch
    {
        CodeText.Scope => site.Scope is { } scope && IsKnown(scope, site) ? scope.ToString() : null,
        CodeText.Id => site.Id is { } id && IsKnown(id, site) ? IdWith(id, of) : null,
        CodeText.Variable => Name(site.Id, of),
        CodeText.Prop => site.Prop(of) is { } prop && IsKnown(prop, site) ? prop.ToString() : null,
        CodeText.Unset => site.Prop(of) is null or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } ? "" : null,
        _ => null,
    };

    // What can be said twice, and is known where the props are made.
    private bool IsKnown(ExpressionSyntax expression, PropsSite site) =>
        expression.DescendantNodesAndSelf().All(node => node switch
        {
            IdentifierNameSyntax name => model.GetSymbolInfo(name).Symbol switch
            {
                null => false,
                ILocalSymbol local => local.Locations[0].SourceSpan.End < (site.Anchor ?? site.Creation).SpanStart,
                _ => true,
            },
            ExpressionSyntax part => part is LiteralExpressionSyntax or ThisExpressionSyntax or MemberAccessExpressionSyntax or InterpolatedStringExpressionSyntax
                or ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression },
            _ => true,
        });

    private string IdWith(ExpressionSyntax id, string suffix)
    {
        if (id is not LiteralExpressionSyntax { Token.ValueText: var text })
        {
            return id is InterpolatedStringExpressionSyntax interpolated
                ? interpolated.AddContents(InterpolatedStringText(Token(default, SyntaxKind.InterpolatedStringTextToken, suffix, suffix, default))).ToString()
                : $"{id} + \"{suffix}\"";
        }

        return SyntaxFactory.Literal(New(text + suffix, texts)).ToString();
    }

    private string Name(ExpressionSyntax? id, string suffix)
    {
        var letters = new string([.. ((id as LiteralExpressionSyntax)?.Token.ValueText ?? "").Where(c => char.IsLetterOrDigit(c) && c < 128)]);
        var name = letters.Length > 0 && char.IsLetter(letters[0]) ? letters + suffix : suffix;
        return New(char.ToLowerInvariant(name[0]) + name.Substring(1), names);
    }

    private static string New(string wanted, HashSet<string> taken)
    {
        var made = wanted;
        for (var number = 2; !taken.Add(made); number++)
            made = FormattableString.Invariant($"{wanted}{number}");
        return made;
    }
}
