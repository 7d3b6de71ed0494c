using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlInfra.Analyzers.Reading;

/// <summary>The code of one class: the bodies and the initializers of its members, in all its parts.</summary>
internal static class ClassCode
{
    /// <summary>The classes and their like that have a part in a file; the program of its top-level statements is one.</summary>
    internal static IEnumerable<INamedTypeSymbol> TypesIn(SemanticModel model, CancellationToken cancellation)
    {
        var found = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var root = model.SyntaxTree.GetRoot(cancellation);
        if (root is CompilationUnitSyntax program && program.Members.Any(member => member is GlobalStatementSyntax) && model.GetDeclaredSymbol(program, cancellation)?.ContainingType is { } main)
            found.Add(main);
        foreach (var node in root.DescendantNodes(outer => outer is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is TypeDeclarationSyntax declaration && model.GetDeclaredSymbol(declaration, cancellation) is { } type)
                found.Add(type);
        }

        return found;
    }

    internal static IEnumerable<IOperation> Of(INamedTypeSymbol type, SourceMembers members, CancellationToken cancellation)
    {
        foreach (var part in type.DeclaringSyntaxReferences)
        {
            foreach (var code in In(part.GetSyntax(cancellation)))
            {
                cancellation.ThrowIfCancellationRequested();
                if (members.OperationOf(code) is { } operation)
                    yield return ConstructSites.Root(operation);
            }
        }
    }

    private static IEnumerable<SyntaxNode> In(SyntaxNode part) => part switch
    {
        // class SafeBucket(Construct scope, string id) : Bucket(scope, id, …)
        TypeDeclarationSyntax type => [.. type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>() ?? [], .. type.Members.SelectMany(Of)],
        CompilationUnitSyntax program => [program],
        _ => [],
    };

    private static IEnumerable<SyntaxNode> Of(MemberDeclarationSyntax member) => member switch
    {
        BaseMethodDeclarationSyntax { Body: null, ExpressionBody: null } => [],
        BaseMethodDeclarationSyntax method => [method],
        BaseFieldDeclarationSyntax fields => fields.Declaration.Variables.Select(v => v.Initializer).OfType<SyntaxNode>(),
        BasePropertyDeclarationSyntax property => OfProperty(property),
        _ => [],
    };

    private static IEnumerable<SyntaxNode> OfProperty(BasePropertyDeclarationSyntax property)
    {
        IEnumerable<SyntaxNode?> shorthands = property switch
        {
            PropertyDeclarationSyntax own => [own.ExpressionBody, own.Initializer],
            IndexerDeclarationSyntax indexer => [indexer.ExpressionBody],
            _ => [],
        };
        var accessors = property.AccessorList?.Accessors.Where(a => a.Body is not null || a.ExpressionBody is not null) ?? [];
        return [.. accessors, .. shorthands.OfType<SyntaxNode>()];
    }
}
