using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>An origin in C# source. Few are ever shown, so spans and lines are worked out only when somebody asks.</summary>
internal sealed class SyntaxOrigin : Origin
{
    private readonly SyntaxNode node;
    private readonly bool isCreation;

    private SyntaxOrigin(SyntaxNode node, bool isCreation)
    {
        this.node = node;
        this.isCreation = isCreation;
    }

    public override string File => node.SyntaxTree.FilePath;

    public override int Line => Start.Line + 1;

    public override int Column => Start.Character + 1;

    public override int EndLine => End.Line + 1;

    public override int EndColumn => End.Character + 1;

    internal Location Location => Location.Create(node.SyntaxTree, Span);

    // What a creation does not set is shown at its type's name, or at `new` where the type is implied.
    private TextSpan Span => !isCreation ? node.Span : node switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => type.Span,
        ImplicitObjectCreationExpressionSyntax { NewKeyword: var keyword } => keyword.Span,
        PrimaryConstructorBaseTypeSyntax { Type: var type } => type.Span,
        ConstructorInitializerSyntax { ThisOrBaseKeyword: var keyword } => keyword.Span,
        _ => node.Span,
    };

    private LinePosition Start => Location.GetLineSpan().StartLinePosition;

    private LinePosition End => Location.GetLineSpan().EndLinePosition;

    internal static SyntaxOrigin Of(SyntaxNode node) => new(node, isCreation: false);

    /// <summary>The place that stands for what a creation does not set.</summary>
    internal static SyntaxOrigin OfCreation(SyntaxNode creation) => new(creation, isCreation: true);
}
