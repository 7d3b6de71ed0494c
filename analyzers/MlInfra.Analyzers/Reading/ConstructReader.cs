using MlInfra.Analyzers.Lowering;
using MlInfra.Rules.Definitions;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>Reads the constructs that one class makes as an architecture.</summary>
internal static class ConstructReader
{
    // No rule speaks of it.
    private const string NoType = "";

    private const string CustomState = "aws-cdk-lib.aws_stepfunctions.CustomState";

    internal static (Architecture Architecture, IReadOnlyDictionary<string, ConstructSite> Sites) Read(ConstructSites sites, CdkTypes types)
    {
        var values = new ValueReader(types, sites);
        var uses = new ConstructUses(sites, values);
        uses.Note();
        var resources = new List<Resource>();
        var byId = new Dictionary<string, ConstructSite>(StringComparer.Ordinal);
        foreach (var site in sites.All)
        {
            var props = values.ReadProps(site);
            if (site.Type.Lowering is { } lowering)
                resources.AddRange(Lower(site, lowering, new(props)));
            else if (site.Type.JsiiName == CustomState)
                resources.AddRange(Defined(site, props));
            else if (Untyped(site, props) is { } untyped)
                resources.Add(untyped);
            else if (site.Type.ResourceType is { } type)
                resources.AddRange(WithDefined(Resource(site, type, Changed(site, props))));
            else if (site.Metadata.Attributes(site.Origin).Entries.Count > 0)
                resources.Add(Resource(site, NoType, props));
            byId.Add(site.LogicalId, site);
        }

        return (new(resources) { Metadata = uses.OfAll.Map(Origin.None) }, byId);
    }

    // A state machine's definition makes resources of its own when it runs.
    private static IEnumerable<Resource> WithDefined(Resource resource) =>
        string.Equals(resource.Type, "AWS::StepFunctions::StateMachine", StringComparison.OrdinalIgnoreCase)
            ? [resource, .. InDefinition(resource, StateMachineDefinition.Read(resource.Properties["Definition"]))]
            : [resource];

    // A custom state is a construct that is itself a state.
    private static IEnumerable<Resource> Defined(ConstructSite site, MapValue props)
    {
        var state = new Resource(site.LogicalId, "", props, site.Origin) { Name = site.Name };
        return InDefinition(state, StateMachineDefinition.ReadState("state", props["StateJson"], site.Origin));
    }

    private static IEnumerable<Resource> InDefinition(Resource host, IReadOnlyList<DefinedResource> defined) =>
        defined.Select((made, i) => made.In(host, FormattableString.Invariant($"{host.LogicalId}/{made.Name}#{i}"))).OfType<Resource>();

    private static IEnumerable<Resource> Lower(ConstructSite site, ConstructLowering lowering, LoweringProps props)
    {
        var properties = new MapValue([], props.Origin) { OpenBecause = $"how {site.Creation.Type?.Name} sets it is not modelled" };
        foreach (var property in lowering.Properties)
            properties = PropertyTree.Set(properties, property.Path, property.Value(props));

        var added = new List<Resource>();
        foreach (var companion in lowering.Companions)
        {
            switch (companion.When(props))
            {
                case ScalarValue { Text: "true" }:
                    added.Add(new(
                        site.LogicalId + "/" + companion.Suffix, companion.Type, companion.Properties(props, site.LogicalId), site.Origin)
                    {
                        Name = site.Name + "/" + companion.Suffix,
                    });
                    break;
                case AbsentValue or ScalarValue:
                    break;
                case var other:
                    site.EscapesBecause ??= $"whether it has a {companion.Suffix} {other.Describe()}";
                    break;
            }
        }

        site.EscapesBecause ??= lowering.EscapesBecause;
        return [Resource(site, lowering.Type, Changed(site, properties)), .. added];
    }

    // new CfnResource(this, "X", new CfnResourceProps { Type = "AWS::…", Properties = … })
    private static Resource? Untyped(ConstructSite site, MapValue props) =>
        site.Type.JsiiName != "aws-cdk-lib.CfnResource" ? null
        : props["Type"] is ScalarValue type
            ? Resource(site, type.Text, Changed(site, props["Properties"] switch
            {
                MapValue map => new(map.Entries, site.Origin) { OpenBecause = map.OpenBecause },
                AbsentValue => new([], site.Origin),
                _ => new([], site.Origin) { OpenBecause = "its properties are not read" },
            }))
            : Resource(site, NoType, props);

    private static Resource Resource(ConstructSite site, string type, MapValue properties) =>
        new(site.LogicalId, type, properties, site.Origin) { Name = site.Name, Attributes = site.Metadata.Attributes(site.Origin), EscapesBecause = site.EscapesBecause };

    private static MapValue Changed(ConstructSite site, MapValue properties)
    {
        foreach (var change in site.Changes)
        {
            properties = change.Path.Length == 0
                ? new([], properties.Origin) { OpenBecause = change.Value.Describe() }
                : PropertyTree.Set(properties, Bracketed(change.Path), change.Value);
        }

        return site.OthersMaySet && properties.OpenBecause is null
            ? new(properties.Entries, properties.Origin) { OpenBecause = site.EscapesBecause }
            : properties;
    }

    // An override's path writes items as Rules.0.Status.
    private static string Bracketed(string path) =>
        string.Concat(path.Split('.').Select((name, i) =>
            name.Length > 0 && name.All(char.IsDigit) ? $"[{name}]" : i == 0 ? name : "." + name));
}
