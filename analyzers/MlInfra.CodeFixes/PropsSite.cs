using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlInfra.Rules;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace MlInfra.CodeFixes;

/// <summary>The creation that holds props, or the construct's own creation where it has none yet.</summary>
internal sealed class PropsSite
{
    private readonly INamedTypeSymbol propsType;
    private readonly IParameterSymbol? missing;
    private readonly string prefix;

    // The construct's own creation, and the parameter that its props are missing for, or the creation of its props.
    private PropsSite(
        ArgumentListSyntax? arguments, IMethodSymbol maker, BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol propsType, IParameterSymbol? missing = null, string prefix = "")
    {
        Creation = creation;
        Scope = Named(arguments, maker, "scope");
        Id = Named(arguments, maker, "id");
        this.propsType = propsType;
        this.missing = missing;
        this.prefix = prefix;
    }

    internal BaseObjectCreationExpressionSyntax Creation { get; }

    /// <summary>The scope that the construct is made in.</summary>
    internal ExpressionSyntax? Scope { get; }

    /// <summary>The construct's id.</summary>
    internal ExpressionSyntax? Id { get; }

    /// <summary>The statement of a block that the props are made in; null where there is none to put another one before.</summary>
    internal SyntaxNode? Anchor =>
        Creation.FirstAncestorOrSelf<StatementSyntax>() is { } statement && !Creation.Ancestors().TakeWhile(a => a != statement).OfType<AnonymousFunctionExpressionSyntax>().Any()
            ? statement.Parent switch
            {
                BlockSyntax => statement,
                GlobalStatementSyntax global => global,
                _ => null,
            }
            : null;

    /// <summary>The site that a diagnostic's edits change; null where the props are not written in one place.</summary>
    internal static PropsSite? Find(Diagnostic diagnostic, IReadOnlyList<Edit> edits, SyntaxNode root, SemanticModel model, CancellationToken cancel)
    {
        if (edits.Count == 0
            || diagnostic.AdditionalLocations.Count == 0
            || diagnostic.AdditionalLocations[0].SourceTree != root.SyntaxTree
            || root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax construct
            || model.GetSymbolInfo(construct, cancel).Symbol is not IMethodSymbol maker)
            return null;

        var arguments = construct switch
        {
            BaseObjectCreationExpressionSyntax made => made.ArgumentList,
            InvocationExpressionSyntax made => made.ArgumentList,
            _ => null,
        };
        if (CallPath.Of(edits[0].Path) is { } call)
            return OfCall(call, diagnostic, arguments, maker, root, model, cancel);

        // vpc.AddInterfaceEndpoint("Runtime", options)
        var parameter = maker.Parameters.FirstOrDefault(p => p.Name == "props") ?? maker.Parameters.FirstOrDefault(p => p.Name == "options");
        if (parameter is null)
            return null;
        var argument = ArgumentOf(arguments, parameter);
        if (argument is null || IsNull(argument))
        {
            return construct is BaseObjectCreationExpressionSyntax bare && PropsType(parameter.Type) is { } type
                ? new(arguments, maker, bare, type, missing: parameter)
                : null;
        }

        // What a later statement sets wrong is not mended by an initializer that runs before it.
        var creation = CreationOf(argument, model, cancel);
        var at = diagnostic.Location.SourceSpan;
        return creation is not null && (construct.Span.Contains(at) || creation.Span.Contains(at))
            && model.GetTypeInfo(creation, cancel).Type is INamedTypeSymbol props
            ? new(arguments, maker, creation, props)
            : null;
    }

    // The finding lies within the call's own argument.
    private static PropsSite? OfCall(
        CallPath call, Diagnostic diagnostic, ArgumentListSyntax? arguments, IMethodSymbol maker, SyntaxNode root, SemanticModel model, CancellationToken cancel)
    {
        var invocation = root.FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf().OfType<InvocationExpressionSyntax>()
            .FirstOrDefault(i => model.GetSymbolInfo(i, cancel).Symbol?.Name == call.Method);
        return invocation is not null
            && model.GetSymbolInfo(invocation, cancel).Symbol is IMethodSymbol method
            && method.Parameters.FirstOrDefault(p => p.Name == call.Parameter) is { } parameter
            && ArgumentOf(invocation.ArgumentList, parameter) is BaseObjectCreationExpressionSyntax creation
            && creation.Span.Contains(diagnostic.Location.SourceSpan)
            && model.GetTypeInfo(creation, cancel).Type is INamedTypeSymbol type
            ? new(arguments, maker, creation, type, prefix: call.Prefix)
            : null;
    }

    /// <summary>What the props have at a path; null where it is not written there.</summary>
    internal ExpressionSyntax? Prop(string path)
    {
        ExpressionSyntax? value = missing is null ? Creation : null;
        foreach (var name in path.Split('.'))
        {
            value = (value as BaseObjectCreationExpressionSyntax)?.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>()
                .FirstOrDefault(a => a.Left is IdentifierNameSyntax left && left.Identifier.ValueText == name)?.Right;
        }

        return value;
    }

    /// <summary>The creation after the edits, or null when one of them cannot be made.</summary>
    internal BaseObjectCreationExpressionSyntax? Apply(BaseObjectCreationExpressionSyntax current, IReadOnlyList<Edit> edits)
    {
        var props = missing is null ? current : PropertyEditor.NewObject(propsType);
        foreach (var edit in edits)
        {
            if (!edit.Path.StartsWith(prefix, StringComparison.Ordinal)
                || PropertyEditor.Apply(props, propsType, edit, edit.Path.Substring(prefix.Length), edits) is not { } made)
                return null;
            props = made;
        }

        // The formatter does not lay out what stands in a collection expression.
        if (!Creation.Ancestors().TakeWhile(a => a is not StatementSyntax).OfType<CollectionExpressionSyntax>().Any())
            props = InitializerLayout.Wrap(props);
        return missing is null ? props : WithProps(current, props, missing);
    }

    private static BaseObjectCreationExpressionSyntax WithProps(BaseObjectCreationExpressionSyntax creation, ExpressionSyntax props, IParameterSymbol parameter)
    {
        var arguments = creation.ArgumentList ?? ArgumentList();
        if (ArgumentOf(arguments, parameter) is { } unset)
            return creation.WithArgumentList(arguments.ReplaceNode(unset, props.WithTriviaFrom(unset)));
        var added = Argument(props);

        // Behind arguments that stand out of place no argument goes without its name.
        if (arguments.Arguments.Any(a => a.NameColon is not null))
            added = added.WithNameColon(NameColon(IdentifierName(parameter.Name), Token(SyntaxKind.ColonToken).WithTrailingTrivia(Space)));
        return creation.WithArgumentList(arguments.AddArguments(added.WithLeadingTrivia(Space)));
    }

    private static bool IsNull(ExpressionSyntax argument) => argument.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression;

    private static ExpressionSyntax? Named(ArgumentListSyntax? arguments, IMethodSymbol maker, string name) =>
        maker.Parameters.FirstOrDefault(p => p.Name == name) is { } parameter ? ArgumentOf(arguments, parameter) : null;

    private static ExpressionSyntax? ArgumentOf(ArgumentListSyntax? list, IParameterSymbol parameter)
    {
        var arguments = list?.Arguments ?? default;
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
