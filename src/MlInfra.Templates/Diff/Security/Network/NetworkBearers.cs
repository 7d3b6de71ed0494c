using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Normal;

namespace MlInfra.Templates.Diff.Security.Network;

/// <summary>Gathers the rules of one side by the group, network ACL or route table that they belong to.</summary>
internal sealed class NetworkBearers
{
    private readonly ComparedSide side;
    private readonly Spelling spelling = new();
    private readonly Dictionary<(NetworkKind Kind, string Id), List<AccessSource>> rules = [];

    internal NetworkBearers(ComparedSide side)
    {
        this.side = side;
        foreach (var resource in side.Resources)
            Add(resource);

        // A group that says nothing of egress is made with a rule that lets everything out.
        foreach (var group in side.Resources.Where(r => r.Type == "AWS::EC2::SecurityGroup" && !rules.ContainsKey((NetworkKind.Egress, r.Id))))
            Sources(NetworkKind.Egress, group.Id).Add(new(new AbsentValue(group.Source.Origin), false, Gates.None, group.Id));
    }

    internal IReadOnlyDictionary<(NetworkKind Kind, string Id), List<AccessSource>> All => rules;

    /// <summary>The route table of each subnet that has one of its own.</summary>
    internal Dictionary<string, string> TableOfSubnet { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the rules of a type are compared.</summary>
    internal static bool Reads(string type) => type is "AWS::EC2::SecurityGroup" or "AWS::EC2::SecurityGroupIngress" or "AWS::EC2::SecurityGroupEgress"
        or "AWS::EC2::NetworkAclEntry" or "AWS::EC2::Route" or "AWS::EC2::SubnetRouteTableAssociation";

    private void Add(ComparedResource resource)
    {
        var properties = resource.Properties;
        switch (resource.Type)
        {
            case "AWS::EC2::SecurityGroup":
                AddInline(resource, NetworkKind.Ingress, properties["SecurityGroupIngress"]);
                AddInline(resource, NetworkKind.Egress, properties["SecurityGroupEgress"]);
                break;
            case "AWS::EC2::SecurityGroupIngress":
                AddTo(resource, NetworkKind.Ingress, properties["GroupId"] is AbsentValue ? properties["GroupName"] : properties["GroupId"]);
                break;
            case "AWS::EC2::SecurityGroupEgress":
                AddTo(resource, NetworkKind.Egress, properties["GroupId"]);
                break;
            case "AWS::EC2::NetworkAclEntry":
                var isEgress = properties["Egress"] is ScalarValue { Text: "true" };
                AddTo(resource, isEgress ? NetworkKind.AclEgress : NetworkKind.AclIngress, properties["NetworkAclId"]);
                break;
            case "AWS::EC2::Route":
                AddTo(resource, NetworkKind.Routes, properties["RouteTableId"]);
                break;
            case "AWS::EC2::SubnetRouteTableAssociation" when properties["SubnetId"] is ReferenceValue subnet && properties["RouteTableId"] is ReferenceValue table:
                TableOfSubnet.TryAdd(subnet.Target, table.Target);
                break;
            default:
                break;
        }
    }

    private void AddInline(ComparedResource group, NetworkKind kind, Value list)
    {
        foreach (var (rule, gates) in Gates.None.Items(list))
            Sources(kind, group.Id).Add(new(rule, false, gates, group.Id));
    }

    private void AddTo(ComparedResource rule, NetworkKind kind, Value target) =>
        Sources(kind, target is ReferenceValue reference ? reference.Target : spelling.Of(target)).Add(new(rule.Properties, false, rule.Gates, rule.Id));

    private List<AccessSource> Sources(NetworkKind kind, string id)
    {
        if (!rules.TryGetValue((kind, id), out var sources))
            rules.Add((kind, id), sources = []);
        return sources;
    }
}
