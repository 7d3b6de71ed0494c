using Microsoft.CodeAnalysis.Operations;
using MlInfra.Analyzers.Lowering;
using MlInfra.Rules.Definitions;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>Reads the constructs that one class makes as an architecture.</summary>
internal static class ConstructReader
{
    // No rule speaks of it.
    private const string NoType = "";

    /// <summary>Between a construct's logical id and the suffix of a resource that it adds.</summary>
    internal const char Separator = '/';

    /// <summary>The logical id of a resource that a construct adds.</summary>
    internal static string OfCompanion(string id, string suffix) => id + Separator + suffix;

    private const string State = "state";
    private const string ManyWays = "it is made in more than one way";
    private const string OwnRequest = "/" + State + "#0";

    internal static (Architecture Architecture, IReadOnlyDictionary<string, ConstructSite> Sites) Read(ConstructSites sites, CdkTypes types)
    {
        var values = new ValueReader(types, sites);
        var uses = new ConstructUses(sites, values);
        uses.Note();
        var resources = new List<Resource>();
        var byId = new Dictionary<string, ConstructSite>(StringComparer.Ordinal);
        var chains = new StateChains(sites);
        foreach (var site in sites.All)
        {
            var ways = values.ReadProps(site);
            for (var way = 0; way < ways.Count; way++)
            {
                // What refers to one of several does not say to which.
                site.ResourceId = ways.Count == 1 ? site.LogicalId : FormattableString.Invariant($"{site.LogicalId}@{way}");
                resources.AddRange(Made(site, WithMaker(site, ways[way], values), sites, values, uses, chains));
                byId.Add(site.ResourceId, site);
            }
        }

        return (new(resources) { Metadata = uses.OfAll.Map(Origin.None) }, byId);
    }

    private static IEnumerable<Resource> Made(ConstructSite site, MapValue props, ConstructSites sites, ValueReader values, ConstructUses uses, StateChains chains)
    {
        if (site.Type.Lowering is { } lowering)
            return Lower(site, lowering, new(Followed(lowering, props, sites, values)), uses);
        if (LoweringCatalog.FindState(site.Type.JsiiName) is { } state)
            return Defined(site, state.State(new(props)), props, chains.PlaceOf(site), values);
        if (Untyped(site, props, uses) is { } untyped)
            return [untyped];
        if (site.Type.ResourceType is { } type)
            return WithDefined(Resource(site, type, Changed(site, props), uses));
        return site.Metadata.Written is null ? [] : [Resource(site, NoType, props, uses)];
    }

    // A state machine's definition makes resources of its own when it runs.
    private static IEnumerable<Resource> WithDefined(Resource resource) =>
        string.Equals(resource.Type, "AWS::StepFunctions::StateMachine", StringComparison.OrdinalIgnoreCase)
            ? [resource, .. InDefinition(resource, StateMachineDefinition.Read(DefinitionText.Read(resource.Properties)))]
            : [resource];

    /// <summary>Whether a resource is made by the request of a custom state itself, not of a state within it.</summary>
    internal static bool IsOwnRequest(Resource resource) =>
        resource.Type != StateMachineDefinition.TaskState && resource.LogicalId.EndsWith(OwnRequest, StringComparison.Ordinal);

    // Some constructs are themselves states.
    private static IEnumerable<Resource> Defined(ConstructSite site, Value state, MapValue props, StatePlace? place, ValueReader values) => InDefinition(
        new Resource(site.ResourceId, "", props, site.Origin) { Name = place?.Machine.Name ?? "", Host = place?.Machine.LogicalId },
        StateMachineDefinition.ReadState(site.Name, state, site.Origin, place is null ? Elsewhere(site.Origin) : Around(site, place, values)),
        site.Name);

    private static Surroundings Around(ConstructSite site, StatePlace place, ValueReader values)
    {
        var around = new Surroundings(OnlyWay(place.Machine, values)?["Timeout"] ?? Several(place.Machine.Origin), place.HandledBecause ?? site.EscapesBecause ?? site.LeavesBecause);
        foreach (var holder in place.Holders)
        {
            around = LoweringCatalog.FindState(holder.Type.JsiiName)?.State(new(OnlyWay(holder, values) ?? new([], holder.Origin) { OpenBecause = ManyWays })) is MapValue state
                ? around.Within(state).Within(state["ItemProcessor"])
                : around with { HandledBecause = "a state around it is not read" };
            if ((holder.EscapesBecause ?? holder.LeavesBecause) is { } reason)
                around = around with { HandledBecause = reason };
        }

        return around;
    }

    private static MapValue? OnlyWay(ConstructSite site, ValueReader values) => values.ReadProps(site) is { Count: 1 } ways ? ways[0] : null;

    private static UnknownValue Several(Origin origin) => new(ManyWays, origin) { MayBeAbsent = true };

    private static Surroundings Elsewhere(Origin origin)
    {
        const string Reason = "which state machine it is part of is not known";
        var unknown = new UnknownValue(Reason, origin) { MayBeAbsent = true };
        return new(unknown, Reason, unknown);
    }

    // What a construct asks for itself goes by one name, whatever the construct's is.
    private static IEnumerable<Resource> InDefinition(Resource host, IReadOnlyList<DefinedResource> defined, string? own = null) => defined
        .Select((made, i) => made.In(host, FormattableString.Invariant($"{host.LogicalId}/{(made.Name == own ? State : made.Name)}#{i}")))
        .OfType<Resource>();

    private static IEnumerable<Resource> Lower(ConstructSite site, ConstructLowering lowering, LoweringProps props, ConstructUses uses)
    {
        var properties = PropertyTree.SetAll(
            new([], props.Origin) { OpenBecause = $"how {site.Creation.Type?.Name} sets it is not modelled" },
            lowering.Properties.Select(property => (property.Segments, property.Value(props))));

        var added = lowering.Companions.SelectMany(companion => Companions(site, companion, props, uses)).ToList();
        site.EscapesBecause ??= lowering.EscapesBecause;
        if (lowering.RemovalDefault is { } removal)
            Removal.Apply(site, props["RemovalPolicy"] is AbsentValue ? props.Text(removal, props.Origin) : Removal.Read(props["RemovalPolicy"]));
        return [.. WithDefined(Resource(site, lowering.Type, Changed(site, properties), uses)), .. added];
    }

    private static IEnumerable<Resource> Companions(ConstructSite site, CompanionLowering companion, LoweringProps props, ConstructUses uses)
    {
        return companion.Each is null
            ? Companion(site, companion, companion.Suffix, props, site.Origin, uses) is { } one ? [one] : []
            : EachCompanion(site, companion, companion.Each, props, uses);
    }

    private static IEnumerable<Resource> EachCompanion(ConstructSite site, CompanionLowering companion, string prop, LoweringProps props, ConstructUses uses)
    {
        var list = props[prop];
        if (list is not (ListValue { OpenBecause: null } or MapValue { OpenBecause: null } or AbsentValue))
            site.EscapesBecause ??= $"which {companion.Suffix} it has is not known";
        var items = list is MapValue named ? [.. named.Entries.Select(e => e.Value)] : (list as ListValue)?.Items ?? [];
        return items.Select(EachOf).OfType<Resource>();

        Resource? EachOf(Value item, int index)
        {
            // One that is made under a condition is judged as though it was made, and nobody may count on it.
            if (item is AlternativesValue choice && choice.Alternatives.FirstOrDefault(a => a.Value is MapValue) is { } made)
            {
                site.EscapesBecause ??= $"whether it has a {companion.Suffix} is decided by {choice.Choice}";
                item = made.Value;
            }

            if (item is not MapValue map)
            {
                site.EscapesBecause ??= $"a {companion.Suffix} that it has {item.Describe()}";
                return null;
            }

            return Companion(site, companion, FormattableString.Invariant($"{companion.Suffix}{index}"), new(map) { Owner = props }, map.Origin, uses);
        }
    }

    private static Resource? Companion(ConstructSite site, CompanionLowering companion, string suffix, LoweringProps props, Origin origin, ConstructUses uses)
    {
        switch (companion.When(props))
        {
            case ScalarValue { Text: "true" }:
                return new(OfCompanion(site.ResourceId, suffix), companion.Type, Visited(site, companion.Type, companion.Properties(props, site.ResourceId)), origin)
                {
                    Name = site.Name + "/" + suffix,
                    EscapesBecause = companion.EscapesBecause?.Invoke(props) ?? site.EscapesBecause,
                    MayBeNamedBy = by => uses.MayBeNamed(site, by),
                };
            case AbsentValue or ScalarValue:
                return null;
            case var other:
                site.EscapesBecause ??= $"whether it has a {companion.Suffix} {other.Describe()}";
                return null;
        }
    }

    private static MapValue Followed(ConstructLowering lowering, MapValue props, ConstructSites sites, ValueReader values)
    {
        if (lowering.Follows.Count == 0)
            return props;
        var followed = lowering.Follows
            .Select(name => (Name: name, Site: props[name] is ReferenceValue reference ? sites.All.FirstOrDefault(s => s.LogicalId == reference.Target) : null))
            .Where(other => other.Site is not null)
            .Select(other => (other.Name, Ways: values.ReadProps(other.Site!)))
            .Where(other => other.Ways.Count == 1)
            .Select(other => new MapEntry(other.Name + ".Props", other.Ways[0], props.Origin))
            .ToList();
        return followed.Count == 0 ? props : new([.. props.Entries, .. followed], props.Origin) { OpenBecause = props.OpenBecause };
    }

    // balancer.AddListener("Web", …): the load balancer is a prop of the listener.
    private static MapValue WithMaker(ConstructSite site, MapValue props, ValueReader values) =>
        site.Type.Lowering?.MadeOn is { } prop && !site.IsBase && site.Creation is IInvocationOperation { Instance: { } maker }
            ? new([.. props.Entries, new(prop, values.Read(maker), props.Origin)], props.Origin) { OpenBecause = props.OpenBecause }
            : props;

    // Among the props, the calls of a method are a list under its name.
    internal static MapValue WithCalls(ConstructSite site, MapValue props) =>
        site.Calls.Count == 0 ? props : new([.. props.Entries, .. Lists(site.Calls.ConvertAll(call => call.Read()))], props.Origin) { OpenBecause = props.OpenBecause };

    private static IEnumerable<MapEntry> Lists(List<MapEntry> calls) =>
        calls.Count == 1
            ? [new(calls[0].Name, new ListValue([calls[0].Value], calls[0].NameOrigin), calls[0].NameOrigin)]
            : calls.GroupBy(call => call.Name).Select(same => new MapEntry(same.Key, new ListValue([.. same.Select(call => call.Value)], same.First().NameOrigin), same.First().NameOrigin));

    // new CfnResource(this, "X", new CfnResourceProps { Type = "AWS::…", Properties = … })
    private static Resource? Untyped(ConstructSite site, MapValue props, ConstructUses uses) =>
        site.Type.JsiiName != "aws-cdk-lib.CfnResource" ? null
        : props["Type"] is ScalarValue type
            ? Resource(site, type.Text, Changed(site, props["Properties"] switch
            {
                MapValue map => new(map.Entries, site.Origin) { OpenBecause = map.OpenBecause },
                AbsentValue => new([], site.Origin),
                _ => new([], site.Origin) { OpenBecause = "its properties are not read" },
            }), uses)
            : Resource(site, NoType, props, uses);

    private static Resource Resource(ConstructSite site, string type, MapValue properties, ConstructUses uses) => new(site.ResourceId, type, properties, site.Origin)
    {
        Name = site.Name,
        Attributes = Attributes(site),
        EscapesBecause = site.EscapesBecause,
        MayBeNamedBy = by => uses.MayBeNamed(site, by),
    };

    private static MapValue Attributes(ConstructSite site)
    {
        if (site.Attributes.Count == 0 && site.Metadata.Written is null)
            return new([], site.Origin);
        var entries = site.Attributes.Select(a => new MapEntry(a.Key, a.Value, a.Value.Origin));
        return new([.. site.Metadata.Written is { } metadata ? entries.Append(new("Metadata", metadata, metadata.Origin)) : entries], site.Origin);
    }

    private static MapValue Changed(ConstructSite site, MapValue properties)
    {
        foreach (var change in site.Changes)
        {
            properties = change.Path.Length == 0
                ? new([], properties.Origin) { OpenBecause = change.Value.Describe() }
                : PropertyTree.Set(properties, Bracketed(change.Path), change.Value);
        }

        if (site.VisitedBecause is not null)
            properties = Visited(site, site.Type.ResourceType ?? "", properties);
        return site.OthersMaySet && properties.OpenBecause is null
            ? new(properties.Entries, properties.Origin) { OpenBecause = site.LeavesBecause }
            : properties;
    }

    private static MapValue Visited(ConstructSite site, string type, MapValue properties) =>
        site.VisitedBecause?.TryGetValue(type, out var visited) == true ? (MapValue)PropertyTree.Opened(properties, visited) : properties;

    // An override's path writes items as Rules.0.Status.
    private static string Bracketed(string path) =>
        string.Concat(path.Split('.').Select((name, i) =>
            name.Length > 0 && name.All(char.IsDigit) ? $"[{name}]" : i == 0 ? name : "." + name));
}
