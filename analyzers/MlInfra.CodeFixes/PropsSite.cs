using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlInfra.Rules;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace MlInfra.CodeFixes;

/// <summary>The creation that holds a construct's props, or the construct's own creation where it has none yet.</summary>
internal sealed class PropsSite
{
    private readonly INamedTypeSymbol propsType;
    private readonly bool hasProps;

    private PropsSite(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol propsType, bool hasProps)
    {
        Creation = creation;
        this.propsType = propsType;
        this.hasProps = hasProps;
    }

    internal BaseObjectCreationExpressionSyntax Creation { get; }

    /// <summary>The site that a diagnostic's construct takes its props from; null where they are not written in one place.</summary>
    internal static PropsSite? Find(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancel)
    {
        if (diagnostic.AdditionalLocations.Count == 0
            || diagnostic.AdditionalLocations[0].SourceTree != root.SyntaxTree
            || root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true) is not BaseObjectCreationExpressionSyntax construct
            || model.GetSymbolInfo(construct, cancel).Symbol is not IMethodSymbol constructor)
            return null;

        var parameter = constructor.Parameters.FirstOrDefault(p => p.Name == "props");
        if (parameter is null)
            return null;
        var argument = ArgumentOf(construct, parameter);
        if (argument is null)
            return PropsType(parameter.Type) is { } missing ? new(construct, missing, hasProps: false) : null;

        // What a later statement sets wrong is not mended by an initializer that runs before it.
        var creation = CreationOf(argument, model, cancel);
        var at = diagnostic.Location.SourceSpan;
        return creation is not null && (construct.Span.Contains(at) || creation.Span.Contains(at))
            && model.GetTypeInfo(creation, cancel).Type is INamedTypeSymbol type
            ? new(creation, type, hasProps: true)
            : null;
    }

    /// <summary>The creation after the edits, or null when one of them cannot be made.</summary>
    internal BaseObjectCreationExpressionSyntax? Apply(BaseObjectCreationExpressionSyntax current, IReadOnlyList<Edit> edits)
    {
        var props = hasProps ? current : PropertyEditor.NewObject(propsType);
        foreach (var edit in edits)
        {
            if (PropertyEditor.Apply(props, propsType, edit, edits) is not { } made)
                return null;
            props = made;
        }

        if (hasProps)
            return InitializerLayout.Wrap(props);
        var arguments = current.ArgumentList ?? ArgumentList();
        return current.WithArgumentList(arguments.AddArguments(Argument(InitializerLayout.Wrap(props).WithLeadingTrivia(Space))));
    }

    private static ExpressionSyntax? ArgumentOf(BaseObjectCreationExpressionSyntax construct, IParameterSymbol parameter)
    {
        var arguments = construct.ArgumentList?.Arguments ?? default;
        return arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == parameter.Name)?.Expression
            ?? (arguments.Count > parameter.Ordinal && arguments[parameter.Ordinal].NameColon is null ? arguments[parameter.Ordinal].Expression : null);
    }

    // The props may be made in place, or in a local that is declared with them.
    private static BaseObjectCreationExpressionSyntax? CreationOf(ExpressionSyntax expression, SemanticModel model, CancellationToken cancel) =>
        expression switch
        {
            BaseObjectCreationExpressionSyntax creation => creation,
            IdentifierNameSyntax name when model.GetSymbolInfo(name, cancel).Symbol is ILocalSymbol { DeclaringSyntaxReferences: var declared }
                && declared.FirstOrDefault()?.GetSyntax(cancel) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax made } => made,
            _ => null,
        };

    // The parameter's type is the interface of the props; the class has its name without the I.
    private static INamedTypeSymbol? PropsType(ITypeSymbol parameter) =>
        parameter.ContainingNamespace.GetTypeMembers(parameter.Name.Substring(1)).FirstOrDefault();
}
