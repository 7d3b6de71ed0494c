using MlInfra.Analyzers.Fixes;
using MlInfra.Analyzers.Reading;
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

    /// <summary>Why resources that the code does not show may refer to this one, or null.</summary>
    internal string? EscapesBecause { get; init; }

    /// <summary>The methods that may change what the companions say.</summary>
    internal IReadOnlyList<string> PolicyMethods { get; init; } = [];

    /// <summary>
    /// The methods whose calls the tables read, such as <c>AddIngressRule</c> or <c>Document.AddStatements</c>. Among the props
    /// stands a list under the method's name, with an item for each call: the arguments under the parameters' names.
    /// </summary>
    internal IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>
    /// The members that hand out a part of the construct, such as <c>DeploymentStage</c>. Where the code reaches for one, an unknown
    /// value stands among the props under its name: what is done to the part is not read.
    /// </summary>
    internal IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>
    /// The members that hand out what stands inside the construct, such as <c>Root</c> and <c>AddResource</c>. The methods of the
    /// table are looked for on those parts too; such a call holds the options that come with them under <see cref="PartReading.Within"/>.
    /// </summary>
    internal IReadOnlyList<string> Inside { get; init; } = [];

    /// <summary>The props that are other constructs, and whose own props the table reads: they stand among the props under <c>HttpApi.Props</c>.</summary>
    internal IReadOnlyList<string> Follows { get; init; } = [];

    /// <summary>
    /// The CDK's methods that make such a construct and return it, such as <c>AddInterfaceEndpoint</c>. Their <c>options</c> are its props;
    /// it stands in the construct that the method is called on, where they take no <c>scope</c>.
    /// </summary>
    internal IReadOnlyList<string> MadeBy { get; init; } = [];

    /// <summary>The prop that the construct which such a method is called on becomes, or null.</summary>
    internal string? MadeOn { get; init; }

    /// <summary>The methods that return text about the resource, given its logical id and the arguments.</summary>
    internal IReadOnlyDictionary<string, Func<string, IReadOnlyList<Value>, Origin, Value>> Results { get; init; } =
        new Dictionary<string, Func<string, IReadOnlyList<Value>, Origin, Value>>();

    /// <summary>The DeletionPolicy and UpdateReplacePolicy where the prop RemovalPolicy is not set; null: the construct sets none.</summary>
    internal string? RemovalDefault { get; init; }
}

/// <summary>A construct that is a state of a workflow.</summary>
/// <param name="Construct">The construct's jsii name.</param>
/// <param name="State">The state that it becomes, in the Amazon States Language.</param>
internal sealed record StateLowering(string Construct, Func<LoweringProps, Value> State)
{
    /// <summary>The methods whose calls the state is made of too, as in <see cref="ConstructLowering.Methods"/>.</summary>
    internal static readonly IReadOnlyList<string> Methods = ["AddRetry", "AddCatch", "ItemProcessor"];

    /// <summary>The service and the action that the state asks for, such as <c>sagemaker:createModel</c>, or null.</summary>
    internal string? Called { get; init; }

    /// <summary>What sets a field of the state for good: the construct's own prop, by the field's path.</summary>
    internal IReadOnlyDictionary<string, PropFix> Fixes { get; init; } = new Dictionary<string, PropFix>();
}

/// <summary>One property of the resource out of the construct's props.</summary>
/// <param name="path">The property's path; <c>[0]</c> for the first item of a list.</param>
/// <param name="value">Its value; AbsentValue where the construct sets none.</param>
internal sealed class PropertyLowering(string path, Func<LoweringProps, Value> value)
{
    internal string Path { get; } = path;

    internal string[] Segments { get; } = PropertyTree.Segments(path);

    internal Func<LoweringProps, Value> Value { get; } = value;

    /// <summary>The same value at a path below another one.</summary>
    internal PropertyLowering Below(string outer) => new($"{outer}.{Path}", Value);
}

/// <summary>A resource that the construct adds.</summary>
/// <param name="Type">Its CloudFormation type.</param>
/// <param name="Suffix">What tells it from the construct's other resources.</param>
/// <param name="When">A boolean scalar where it is known whether it is added.</param>
/// <param name="Fix">The prop that makes the construct add it, or null when there is none.</param>
/// <param name="Properties">Its properties, given the construct's logical id.</param>
internal sealed record CompanionLowering(
    string Type, string Suffix, Func<LoweringProps, Value> When, PropFix? Fix, Func<LoweringProps, string, MapValue> Properties)
{
    /// <summary>The list or the dictionary among the props that has an item for each such resource; null: there is one at most. The functions are given the item's props.</summary>
    internal string? Each { get; init; }

    /// <summary>Why resources that the code does not show may refer to it, or null where only those may that refer to the construct.</summary>
    internal Func<LoweringProps, string?>? EscapesBecause { get; init; }

    /// <summary>What sets a property of the resource for good: the construct's own prop, by the property's path.</summary>
    internal IReadOnlyDictionary<string, PropFix> Fixes { get; init; } = new Dictionary<string, PropFix>();
}

/// <summary>A call that makes an object of a class that is no construct, such as <c>Duration.Hours(1)</c>: the value that it stands for.</summary>
/// <param name="Type">The class's jsii name.</param>
/// <param name="Method">The static method, or <see cref="Constructor"/>.</param>
/// <param name="Make">Its value out of the arguments, in the order of the parameters; null when that is not known.</param>
internal sealed record FactoryLowering(string Type, string Method, Func<IReadOnlyList<Value>, Origin, Value?> Make)
{
    internal const string Constructor = "new";

    /// <summary>How many arguments it needs; with fewer its value is not known.</summary>
    internal int Needs { get; init; }
}

/// <summary>A change of an object that such a call made.</summary>
/// <param name="Type">The class's jsii name.</param>
/// <param name="Method">The method, or <c>set_</c> with a property's name.</param>
/// <param name="Change">The object after it, out of the object before and the arguments; null when that is not known.</param>
internal sealed record MutatorLowering(string Type, string Method, Func<Value, IReadOnlyList<Value>, Origin, Value?> Change);

/// <summary>An L2 construct's props as written, and the words that lowering tables are written in.</summary>
internal sealed partial class LoweringProps(MapValue props)
{
    internal Origin Origin => props.Origin;

    /// <summary>The construct's own props, where these are those of one of its items.</summary>
    internal LoweringProps? Owner { get; init; }

    internal Value this[string name] => props[name];

    /// <summary>The prop as it is.</summary>
    internal static PropertyLowering Copy(string prop, string? to = null) => new(to ?? prop, p => p[prop]);

    /// <summary>The prop as it is, or the construct's own default.</summary>
    internal static PropertyLowering CopyOr(string prop, string to, object otherwise) => new(to, p => p.Or(prop, otherwise));

    /// <summary>Properties that the construct never sets.</summary>
    internal static PropertyLowering[] Never(params string[] paths) =>
        [.. paths.Select(path => new PropertyLowering(path, p => new AbsentValue(p.Origin)))];

    /// <summary>The prop, or a default where it is not set.</summary>
    internal Value Or(string prop, object otherwise) => Each(this[prop], value => value is AbsentValue ? Text(otherwise, Origin) : value);

    /// <summary>What a function makes of a value, or of each of its alternatives.</summary>
    internal static Value Each(Value value, Func<Value, Value> make) => value is AlternativesValue choice
        ? new AlternativesValue(choice.Choice, [.. choice.Alternatives.Select(a => new Alternative(a.Label, Each(a.Value, make)))], choice.Origin)
        : make(value);

    /// <summary>A text where a prop that is an object is given; what it holds is not looked at.</summary>
    internal Value IfSet(string prop, object text) => Each(this[prop], value => value switch
    {
        AbsentValue or UnknownValue { MayBeAbsent: true } => value,
        _ => Text(text, value.Origin),
    });

    /// <summary>The prop's value looked up in a table of names and texts; a null text: the construct sets nothing.</summary>
    internal static PropertyLowering Choose(string prop, string to, IReadOnlyDictionary<string, object?> table) =>
        new(to, p => p.Pick(prop, table));

    /// <summary>A prop that is an object, or a list of objects, by a table of its own.</summary>
    internal static PropertyLowering Nest(string prop, string to, params PropertyLowering[] table) => new(to, p => Nest(p[prop], table));

    /// <summary>An object, or each of a list, by a table. What the table does not list is not known.</summary>
    internal static Value Nest(Value value, IReadOnlyList<PropertyLowering> table)
    {
        switch (value)
        {
            case MapValue map:
                var props = new LoweringProps(map);
                return new MapValue([.. table.Select(l => Entry(l.Path, l.Value(props)))], map.Origin)
                {
                    OpenBecause = map.OpenBecause ?? "how the CDK sets it is not modelled",
                };
            case ListValue list:
                return new ListValue([.. list.Items.Select(item => Nest(item, table))], list.Origin) { OpenBecause = list.OpenBecause };
            case AlternativesValue choice:
                return new AlternativesValue(
                    choice.Choice, [.. choice.Alternatives.Select(a => new Alternative(a.Label, Nest(a.Value, table)))], choice.Origin);
            case AbsentValue or UnknownValue:
                return value;
            default:
                return new UnknownValue("it is not read as an object", value.Origin) { MayBeAbsent = true };
        }
    }

    internal Value Pick(string prop, IReadOnlyDictionary<string, object?> table) => Pick(this[prop], prop, table);

    /// <summary>The calls of a method that the table lists; each item holds the arguments under the parameters' names.</summary>
    internal ListValue Calls(string method) => this[method] as ListValue ?? new ListValue([], Origin);

    /// <summary>An object of known entries.</summary>
    internal static MapValue Map(Origin origin, params (string Name, Value Value)[] entries) =>
        new(Array.ConvertAll(entries, e => Entry(e.Name, e.Value)), origin);

    /// <summary>Text put together from parts.</summary>
    internal static Value Join(Origin origin, params Value[] parts)
    {
        var flat = parts.SelectMany(p => p is InterpolatedValue inner ? inner.Parts : [p]).ToList();
        return flat.All(p => p is ScalarValue)
            ? new ScalarValue(string.Concat(flat.Select(p => ((ScalarValue)p).Text)), ScalarKind.String, origin)
            : flat.Any(p => p is not (ScalarValue or ReferenceValue or UnknownValue)) ? new UnknownValue("a part of it is not text", origin)
            : new InterpolatedValue(flat, origin);
    }

    internal Value Text(object? value, Origin origin) => value switch
    {
        null => new AbsentValue(Origin),
        bool flag => new ScalarValue(flag ? "true" : "false", ScalarKind.Boolean, origin),
        _ => new ScalarValue((string)value, ScalarKind.String, origin),
    };

    private static MapEntry Entry(string name, Value value) => new(name, value, value.Origin);

    internal Value PickOf(Value value, string prop, IReadOnlyDictionary<string, object?> table) => Pick(value, prop, table);

    private Value Pick(Value value, string prop, IReadOnlyDictionary<string, object?> table) => value switch
    {
        AbsentValue or UnknownValue => value,
        ScalarValue scalar when table.TryGetValue(scalar.Text, out var result) => Text(result, scalar.Origin),
        AlternativesValue choice => new AlternativesValue(
            choice.Choice, [.. choice.Alternatives.Select(a => new Alternative(a.Label, Pick(a.Value, prop, table)))], choice.Origin),
        _ => new UnknownValue($"what {prop} becomes is not known for this value", value.Origin) { MayBeAbsent = true },
    };
}
