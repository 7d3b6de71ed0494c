using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Analyzers.Lowering;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>Parts that a construct hands out and that hand out more, such as <c>api.Root.AddResource("models")</c>.</summary>
internal static class PartReading
{
    /// <summary>The construct that a part belongs to.</summary>
    internal const string Owner = "Owner";

    /// <summary>The options that hold for a part: those of the part itself first, those of the construct last.</summary>
    internal const string Within = "Within";

    /// <summary>The construct that an expression is a part of, and the steps from the part to it; null when it is none.</summary>
    internal static (ConstructSite Site, IReadOnlyList<IOperation> Steps)? Find(IOperation? operation, ConstructSites sites)
    {
        var steps = new List<IOperation>();
        var names = new List<string>();
        for (var count = 0; operation is not null && count < 32; count++)
        {
            if (steps.Count > 0 && sites.Find(operation) is { } site)
                return site.Type.Lowering is { } lowering && names.TrueForAll(lowering.Inside.Contains) ? (site, steps) : null;
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    continue;
                case ILocalReferenceOperation local:
                    operation = sites.OnlyValueOf(local.Local, local);
                    continue;
                case IPropertyReferenceOperation { Instance: { } holder, Property.Name: var property }:
                    steps.Add(operation);
                    names.Add(property);
                    operation = holder;
                    continue;
                case IInvocationOperation { Instance: { } holder, TargetMethod.Name: var method }:
                    steps.Add(operation);
                    names.Add(method);
                    operation = holder;
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>A part as a value: who it belongs to, and the options that hold for it; null when it is none.</summary>
    internal static Value? Read(IOperation operation, ValueReader values)
    {
        if (Find(operation, values.Sites) is not { } part)
            return null;
        var origin = SyntaxOrigin.Of(operation.Syntax);
        return LoweringProps.Map(origin, (Owner, new ReferenceValue(part.Site.LogicalId, null, origin)), (Within, Options(part.Site, part.Steps, values)));
    }

    /// <summary>The options that hold for a part.</summary>
    internal static ListValue Options(ConstructSite site, IReadOnlyList<IOperation> steps, ValueReader values) => new(
        [
            .. steps.OfType<IInvocationOperation>().Select(step => step.Arguments.FirstOrDefault(a => a.Parameter?.Name == "options") is { } options
                ? values.Read(options.Value)
                : ValueReader.Unknown(step, "may have been made with options")),
            site.Props is { } props ? values.Read(props) : new AbsentValue(site.Origin),
        ],
        site.Origin);
}
