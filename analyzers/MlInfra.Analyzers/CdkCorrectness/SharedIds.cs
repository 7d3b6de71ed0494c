using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Analyzers.Reading;

namespace MlInfra.Analyzers.CdkCorrectness;

/// <summary>Constructs that surely get an id which their scope has given to another one.</summary>
internal static class SharedIds
{
    /// <summary>The id arguments of such constructs, each with the words that say so.</summary>
    internal static IEnumerable<(ConstructSite Site, IOperation Id, string Words)> In(ConstructSites sites)
    {
        var named = sites.All
            .Select(site => (Site: site, Id: site.Argument("id"), Scope: Scope(site)))
            .Where(c => c.Id?.ConstantValue is { HasValue: true, Value: string } && c.Scope is not null && TakesId(c.Site.Creation.Type))
            .ToList();
        foreach (var (site, id, _) in named.Where(c => IsRepeated(c.Site, c.Scope!)))
            yield return (site, id!, "is made in a loop with the same id in the same scope each time");
        foreach (var group in named.GroupBy(c => (c.Site.Body, c.Scope, (string)c.Id!.ConstantValue.Value!)).Where(g => g.Count() > 1))
        {
            var same = group.ToList();
            for (var i = 1; i < same.Count; i++)
            {
                if (same.Take(i).FirstOrDefault(earlier => RunTogether(earlier.Site.Creation, same[i].Site.Creation)) is { Site: { } first })
                    yield return (same[i].Site, same[i].Id!, $"has the id of the {first.Creation.Type?.Name} in line {first.Origin.Line}, in the same scope");
            }
        }
    }

    // `this` or a variable that has one value throughout, as a key that is equal for the same scope.
    private static object? Scope(ConstructSite site)
    {
        var scope = site.IsBase ? null : site.Argument("scope");
        while (scope is IConversionOperation { Conversion.IsUserDefined: false } conversion)
            scope = conversion.Operand;
        return scope switch
        {
            IInstanceReferenceOperation => "this",
            ILocalReferenceOperation { Local: var local } when site.Body.OnlyValueOf(local) is not null => local,
            IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } when !IsWritten(parameter, site.Body) => parameter,
            IFieldReferenceOperation { Field: { IsReadOnly: true } field, Instance: null or IInstanceReferenceOperation } => field,
            _ => null,
        };
    }

    private static bool IsWritten(IParameterSymbol parameter, BodyUses body) => body.UsesOf(parameter).Any(use => BodyUses.IsWritten(use, out _));

    // Whether one run makes both: neither is in a branch that the other is not in, and nothing between them leaves the body.
    private static bool RunTogether(IOperation first, IOperation second) =>
        (Branches.RunsWith(first, second) || Branches.RunsWith(second, first))
        && FunctionAround(first) == FunctionAround(second)
        && !Jumps(first.Syntax.SpanStart, second.Syntax.Span.End, ConstructSites.Root(first));

    private static SyntaxNode? FunctionAround(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return current.Syntax;
        }

        return null;
    }

    private static bool Jumps(int from, int to, IOperation within) => within.Descendants().Any(operation =>
        operation is IReturnOperation { IsImplicit: false } or IBranchOperation or IThrowOperation
        && operation.Syntax.SpanStart >= from && operation.Syntax.SpanStart < to);

    // A loop around the creation, within the same function, that always begins the next round, with a scope from outside of it.
    private static bool IsRepeated(ConstructSite site, object scope)
    {
        for (IOperation current = site.Creation; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IAnonymousFunctionOperation or ILocalFunctionOperation or IConditionalOperation or ISwitchCaseOperation
                    or ISwitchExpressionArmOperation or ITryOperation or ICoalesceOperation or IConditionalAccessOperation:
                    return false;
                case ILoopOperation loop:
                    return loop.Body == current && !Jumps(loop.Syntax.SpanStart, loop.Syntax.Span.End, loop) && !IsMadeIn(loop, scope) && MayRepeat(loop);
            }
        }

        return false;
    }

    private static bool IsMadeIn(ILoopOperation loop, object scope) =>
        scope is ILocalSymbol local && local.DeclaringSyntaxReferences.Any(r => loop.Syntax.Span.Contains(r.Span));

    // A list that is written out with one item has one round.
    private static bool MayRepeat(ILoopOperation loop)
    {
        if (loop is not IForEachLoopOperation { Collection: var collection })
            return loop is IForLoopOperation or IWhileLoopOperation;
        while (collection is IConversionOperation conversion)
            collection = conversion.Operand;
        return collection switch
        {
            IArrayCreationOperation { Initializer.ElementValues.Length: var items } => items > 1,
            ICollectionExpressionOperation { Elements.Length: var items } => items > 1,
            _ => true,
        };
    }

    // A construct of the CDK, or one of the user's that hands scope and id on as they are.
    private static bool TakesId(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (CdkTypes.Ships(current))
                return true;
            if (!HandsOn(current))
                return false;
        }

        return false;
    }

    private static bool StartsAsConstructs(IEnumerable<string> names) => names.Take(2).SequenceEqual(["scope", "id"]);

    private static bool HandsOn(ITypeSymbol type)
    {
        var made = type.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>().ToList();
        var own = made.SelectMany(t => t.Members.OfType<ConstructorDeclarationSyntax>()).Where(c => !c.Modifiers.Any(m => m.ValueText == "static"))
            .Select(c => (c.ParameterList, Arguments: c.Initializer is { ThisOrBaseKeyword.ValueText: "base" } initializer ? initializer.ArgumentList : null));
        var primary = made.Where(t => t.ParameterList is not null)
            .Select(t => (ParameterList: t.ParameterList!, Arguments: t.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault()?.ArgumentList));
        var all = own.Concat(primary).ToList();
        return all.Count > 0 && all.TrueForAll(c => StartsAsConstructs(c.ParameterList.Parameters.Select(p => p.Identifier.ValueText))
            && StartsAsConstructs(c.Arguments?.Arguments.Select(a => a.ToString()) ?? []));
    }
}
