using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>Calls of cdk-nag's <c>NagSuppressions</c>, which write what they suppress into the resources' metadata.</summary>
internal static class NagCall
{
    internal const string Section = "cdk_nag";
    private const string List = "rules_to_suppress";

    internal static bool Is(IInvocationOperation call) =>
        call.TargetMethod.ContainingType is { Name: "NagSuppressions" } owner && owner.ContainingNamespace?.ToDisplayString() == "Cdklabs.CdkNag";

    /// <summary>Whether all resources of a stack are meant, and not those of one construct.</summary>
    internal static bool IsOfStack(IInvocationOperation call) => call.TargetMethod.Name == "AddStackSuppressions";

    /// <summary>The constructs, or the stack, that it suppresses on.</summary>
    internal static IEnumerable<IOperation> Targets(IInvocationOperation call)
    {
        var target = call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Value;
        while (target is IConversionOperation { Operand: var inner })
            target = inner;
        return target switch
        {
            null => [],
            IArrayCreationOperation { Initializer: { } items } => items.ElementValues,
            ICollectionExpressionOperation items => items.Elements,
            _ => [target],
        };
    }

    /// <summary>The section of the metadata that it writes.</summary>
    internal static Value Read(IInvocationOperation call, Value before, ValueReader values)
    {
        var origin = SyntaxOrigin.Of(call.Syntax);
        var read = call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "suppressions") is { } given ? values.Read(given.Value) : new AbsentValue(origin);
        if (read is not ListValue { OpenBecause: null } list)
            return ValueReader.Unknown(call, "is not read");
        var earlier = (before as MapValue)?[List] is ListValue written ? written.Items : [];
        return Listed(origin, new ListValue([.. earlier, .. list.Items.Select(Entry)], origin));
    }

    private static MapValue Listed(Origin origin, Value list) => new([new(List, list, origin)], origin);

    private static Value Entry(Value item) => item is MapValue map
        ? new MapValue([.. map.Entries.Select(e => e.Name == "AppliesTo" ? new MapEntry("applies_to", e.Value, e.NameOrigin) : e)], map.Origin) { OpenBecause = map.OpenBecause }
        : item;
}
