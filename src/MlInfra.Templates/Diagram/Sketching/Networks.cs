using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diagram.Sketching;

/// <summary>Tells in which network a resource is, and in which tier of its subnets.</summary>
internal sealed class Networks
{
    /// <summary>The boundary of what is in a network that no template of the picture makes.</summary>
    internal const string Given = "network that is there";

    private static readonly HashSet<string> NetworkProperties = new(StringComparer.OrdinalIgnoreCase)
    {
        "CacheSubnetGroupName", "ClusterSubnetGroupName", "DBSubnetGroupName", "ReplicationSubnetGroupIdentifier", "SecurityGroupIds", "SecurityGroups",
        "SubnetGroupName", "SubnetId", "SubnetIds", "Subnets", "VPCSecurityGroups", "VPCZoneIdentifier", "VpcId", "VpcSecurityGroupIds", "ClientSubnets",
        "Ec2SubnetId", "Ec2SubnetIds",
    };

    private readonly Scene scene;
    private readonly Folding folding;
    private readonly Dictionary<string, Tier> tiers = new(StringComparer.Ordinal);

    internal Networks(Scene scene, Folding folding)
    {
        this.scene = scene;
        this.folding = folding;
        foreach (var subnet in scene.Parts.Where(p => p.Is("AWS::EC2::Subnet")))
            tiers.Add(subnet.Key, new(Vpc(subnet)?.Key, WayOut(subnet)));
    }

    /// <summary>The subnets of a network by their way out.</summary>
    internal IEnumerable<(string Boundary, WayOut WayOut, IReadOnlyList<string> Subnets)> TiersOf(Part vpc) => tiers
        .Where(t => t.Value.Vpc == vpc.Key)
        .GroupBy(t => t.Value.WayOut)
        .OrderBy(g => g.Key)
        .Select(g => (Boundary(vpc.Key, g.Key), g.Key, (IReadOnlyList<string>)[.. g.Select(t => t.Key)]));

    /// <summary>The boundary that a resource is in; null when it is in no network, as far as its properties tell.</summary>
    internal string? Of(Part part)
    {
        var values = PropertyWalk.All(part.Resource.Properties).Where(p => p.Path.Any(NetworkProperties.Contains)).ToList();
        var named = values.SelectMany(v => scene.Referred(part, v.Value)).Concat(Mounts(part)).Distinct().SelectMany(Through).Distinct().ToList();
        var subnets = named.Where(n => n.Is("AWS::EC2::Subnet")).Select(n => tiers[n.Key]).Distinct().ToList();
        if (subnets.Where(t => t.Vpc is not null).ToList() is [var first, .. var others])
            return others.Count == 0 ? Boundary(first.Vpc!, first.WayOut) : first.Vpc;
        if (named.Select(Vpc).OfType<Part>().FirstOrDefault() is { } vpc)
            return vpc.Key;
        return values.Any(v => v.Path.Any(n => n.Contains("Subnet", StringComparison.OrdinalIgnoreCase))) ? Given : null;
    }

    private static string Boundary(string vpc, WayOut wayOut) => $"{vpc}:{wayOut}";

    // A group of subnets stands for them; a file system is where its mount targets are.
    private IEnumerable<Part> Through(Part named) => named.Resource.Type.EndsWith("SubnetGroup", StringComparison.Ordinal)
        ? scene.Referred(named, named.Resource.Properties)
        : [named];

    private IEnumerable<Part> Mounts(Part part) => part.Is("AWS::EFS::FileSystem")
        ? folding.Referrers(part).Where(r => r.Is("AWS::EFS::MountTarget")).SelectMany(m => scene.Referred(m, m.Resource.Properties["SubnetId"]))
        : [];

    private Part? Vpc(Part part) =>
        part.Is("AWS::EC2::VPC") ? part : scene.Referred(part, part.Resource.Properties["VpcId"]).FirstOrDefault(p => p.Is("AWS::EC2::VPC"));

    private WayOut WayOut(Part subnet)
    {
        var associations = folding.Referrers(subnet).Where(r => r.Is("AWS::EC2::SubnetRouteTableAssociation")).ToList();
        var tables = associations.SelectMany(a => scene.Referred(a, a.Resource.Properties["RouteTableId"])).ToList();
        if (tables.Count == 0)
            return Sketching.WayOut.Unknown;
        var routes = tables.SelectMany(folding.Referrers).Where(r => r.Is("AWS::EC2::Route") && IsToAll(r)).ToList();
        return routes.Any(r => Has(r, "GatewayId")) ? Sketching.WayOut.Internet
            : routes.Any(r => Has(r, "NatGatewayId") || Has(r, "EgressOnlyInternetGatewayId") || Has(r, "InstanceId")) ? Sketching.WayOut.Translated
            : routes.Count > 0 ? Sketching.WayOut.Routed
            : Sketching.WayOut.None;
    }

    private static bool IsToAll(Part route) =>
        route.Resource.Properties["DestinationCidrBlock"] is ScalarValue { Text: "0.0.0.0/0" } || route.Resource.Properties["DestinationIpv6CidrBlock"] is ScalarValue { Text: "::/0" };

    private static bool Has(Part route, string property) => route.Resource.Properties[property] is not AbsentValue;

    private sealed record Tier(string? Vpc, WayOut WayOut);
}

/// <summary>How what is in a subnet reaches the internet.</summary>
internal enum WayOut
{
    /// <summary>Directly, and the internet reaches it.</summary>
    Internet,

    /// <summary>Through a NAT gateway or the like.</summary>
    Translated,

    /// <summary>Through another network.</summary>
    Routed,

    /// <summary>Not at all.</summary>
    None,

    /// <summary>The template does not say.</summary>
    Unknown,
}
