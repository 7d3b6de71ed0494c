using MlInfra.Rules.Model;

namespace MlInfra.Rules.Definitions;

/// <summary>
/// Requests to EMR's API as resources. RunJobFlow, which Step Functions calls createCluster, sets the names of
/// <c>AWS::EMR::Cluster</c>, but lists instance groups and fleets by their role where CloudFormation has a property for each.
/// </summary>
internal static class EmrRequests
{
    private const string Cluster = "AWS::EMR::Cluster";
    private const string Instances = "Instances";

    private static readonly string[] Actions = ["elasticmapreduce:createCluster", "emr:runJobFlow"];

    // The list, what tells the role in it, and what CloudFormation's names end in.
    private static readonly (string List, string Role, string Suffix)[] ByRole =
        [("InstanceGroups", "InstanceRole", "InstanceGroup"), ("InstanceFleets", "InstanceFleetType", "InstanceFleet")];

    internal static string? TypeOf(string called) => Actions.Contains(called, StringComparer.OrdinalIgnoreCase) ? Cluster : null;

    /// <summary>The cluster that a request makes; none when it makes none.</summary>
    internal static IEnumerable<DefinedResource> Resources(string called, string name, Value request, Origin origin)
    {
        if (TypeOf(called) is not { } type || ChoiceMerge.Map(request) is not { } map)
            yield break;
        var entries = map.Entries.Select(e => string.Equals(e.Name, Instances, StringComparison.OrdinalIgnoreCase) ? new(e.Name, Machines(e.Value), e.NameOrigin) : e);
        yield return new(name, type, new([.. entries], origin) { OpenBecause = map.OpenBecause }, origin);
    }

    private static Value Machines(Value instances) =>
        ChoiceMerge.Map(instances) is { } map ? ByRole.Aggregate(map, (made, row) => Spread(made, row.List, row.Role, row.Suffix)) : instances;

    private static MapValue Spread(MapValue instances, string list, string role, string suffix)
    {
        IReadOnlyList<MapEntry> others = [.. instances.Entries.Where(e => !string.Equals(e.Name, list, StringComparison.OrdinalIgnoreCase))];
        if (instances.Find(list) is not { } listed)
            return instances;
        var items = listed.Value is AbsentValue none ? new ListValue([], none.Origin) : listed.Value as ListValue;
        if (items is not { OpenBecause: null } || !items.Items.All(i => i is MapValue map && map[role] is ScalarValue))
            return new(others, instances.Origin) { OpenBecause = $"which {list} it has is not known" };
        var ofRole = items.Items.Cast<MapValue>().ToLookup(i => ((ScalarValue)i[role]).Text, StringComparer.OrdinalIgnoreCase);
        return new(
            [
                .. others,
                Entry("Master" + suffix, [.. ofRole["MASTER"].Take(1)]),
                Entry("Core" + suffix, [.. ofRole["CORE"].Take(1)]),
                new($"Task{suffix}s", ofRole["TASK"].Any() ? new ListValue([.. ofRole["TASK"]], items.Origin) : new AbsentValue(items.Origin), listed.NameOrigin),
            ],
            instances.Origin)
        {
            OpenBecause = instances.OpenBecause,
        };

        MapEntry Entry(string name, IReadOnlyList<Value> one) => new(name, one.Count > 0 ? one[0] : new AbsentValue(items.Origin), listed.NameOrigin);
    }
}
