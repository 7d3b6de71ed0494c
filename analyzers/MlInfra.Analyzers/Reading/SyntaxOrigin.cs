using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>An origin in C# source. Lines are counted only when somebody asks.</summary>
internal sealed class SyntaxOrigin : Origin
{
    private readonly SyntaxTree tree;
    private readonly TextSpan span;

    private SyntaxOrigin(SyntaxTree tree, TextSpan span)
        : base(tree.FilePath, 0, 0, 0, 0)
    {
        this.tree = tree;
        this.span = span;
    }

    public override int Line => Start.Line + 1;

    public override int Column => Start.Character + 1;

    public override int EndLine => End.Line + 1;

    public override int EndColumn => End.Character + 1;

    internal Location Location => Location.Create(tree, span);

    private LinePosition Start => Location.GetLineSpan().StartLinePosition;

    private LinePosition End => Location.GetLineSpan().EndLinePosition;

    internal static SyntaxOrigin Of(SyntaxNode node) => new(node.SyntaxTree, node.Span);

    /// <summary>The place that stands for what a creation does not set: its type's name, or <c>new</c> where the type is implied.</summary>
    internal static SyntaxOrigin OfCreation(SyntaxNode creation) => creation switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => Of(type),
        ImplicitObjectCreationExpressionSyntax { NewKeyword: var keyword } => new(creation.SyntaxTree, keyword.Span),
        PrimaryConstructorBaseTypeSyntax { Type: var type } => Of(type),
        ConstructorInitializerSyntax { ThisOrBaseKeyword: var keyword } => new(creation.SyntaxTree, keyword.Span),
        _ => Of(creation),
    };
}
