using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Lowering;

/// <summary>What an L2 construct becomes: its resource's properties out of its props, and the resources that it adds.</summary>
internal sealed class ConstructLowering
{
    /// <summary>The construct's jsii name.</summary>
    internal required string Construct { get; init; }

    /// <summary>The CloudFormation type of its default child.</summary>
    internal required string Type { get; init; }

    /// <summary>The construct's members that name the resource, and the attribute each returns; null for Ref.</summary>
    internal required IReadOnlyDictionary<string, string?> Attributes { get; init; }

    /// <summary>The properties out of the props. What is not listed is not known.</summary>
    internal required IReadOnlyList<PropertyLowering> Properties { get; init; }

    /// <summary>The resources that it adds.</summary>
    internal IReadOnlyList<CompanionLowering> Companions { get; init; } = [];

    /// <summary>What sets a property of the resource for good: the construct's own prop, by the property's path.</summary>
    internal IReadOnlyDictionary<string, PropFix> Fixes { get; init; } = new Dictionary<string, PropFix>();

    /// <summary>The methods that may change what the companions say.</summary>
    internal IReadOnlyList<string> PolicyMethods { get; init; } = [];
}

/// <summary>One property of the resource out of the construct's props.</summary>
/// <param name="Path">The property's path; <c>[0]</c> for the first item of a list.</param>
/// <param name="Value">Its value; AbsentValue where the construct sets none.</param>
internal sealed record PropertyLowering(string Path, Func<LoweringProps, Value> Value);

/// <summary>A resource that the construct adds.</summary>
/// <param name="Type">Its CloudFormation type.</param>
/// <param name="Suffix">What tells it from the construct's other resources.</param>
/// <param name="When">A boolean scalar where it is known whether it is added.</param>
/// <param name="Fix">The prop that makes the construct add it.</param>
/// <param name="Properties">Its properties, given the construct's logical id.</param>
internal sealed record CompanionLowering(
    string Type, string Suffix, Func<LoweringProps, Value> When, PropFix Fix, Func<LoweringProps, string, MapValue> Properties);

/// <summary>A prop and the C# expression that it should have; types in it are fully qualified.</summary>
internal sealed record PropFix(string Prop, string Expression);

/// <summary>An L2 construct's props as written, and the words that lowering tables are written in.</summary>
internal sealed class LoweringProps(MapValue props)
{
    internal Origin Origin => props.Origin;

    internal Value this[string name] => props[name];

    /// <summary>The prop as it is.</summary>
    internal static PropertyLowering Copy(string prop, string? to = null) => new(to ?? prop, p => p[prop]);

    /// <summary>The prop's value looked up in a table of names and texts; a null text: the construct sets nothing.</summary>
    internal static PropertyLowering Choose(string prop, string to, IReadOnlyDictionary<string, object?> table) =>
        new(to, p => p.Pick(prop, table));

    internal Value Pick(string prop, IReadOnlyDictionary<string, object?> table) => Pick(this[prop], prop, table);

    internal Value Text(object? value, Origin origin) => value switch
    {
        null => new AbsentValue(Origin),
        bool flag => new ScalarValue(flag ? "true" : "false", ScalarKind.Boolean, origin),
        _ => new ScalarValue((string)value, ScalarKind.String, origin),
    };

    private Value Pick(Value value, string prop, IReadOnlyDictionary<string, object?> table) => value switch
    {
        AbsentValue or UnknownValue => value,
        ScalarValue scalar when table.TryGetValue(scalar.Text, out var result) => Text(result, scalar.Origin),
        AlternativesValue choice => new AlternativesValue(
            choice.Choice, [.. choice.Alternatives.Select(a => new Alternative(a.Label, Pick(a.Value, prop, table)))], choice.Origin),
        _ => new UnknownValue($"what {prop} becomes is not known for this value", value.Origin) { MayBeAbsent = true },
    };
}
