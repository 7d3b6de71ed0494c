using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Normal;
using MlInfra.Templates.Diff.Security.Access;
using MlInfra.Templates.Diff.Security.Network;

namespace MlInfra.Templates.Diff.Security;

/// <summary>Changes of who may do what, and of what reaches what, in places that no comparer reads: which way they point is not told.</summary>
internal sealed class UnreadAccessFacts : ISecurityComparer
{
    private static readonly HashSet<string> Policies = new(StringComparer.OrdinalIgnoreCase)
    {
        "AccessPolicies", "AssumeRolePolicyDocument", "KeyPolicy", "ManagedPolicyArns", "Policies", "Policy",
        "PolicyDocument", "RepositoryPolicyText", "ResourcePolicy", "Roles", "Users", "Groups",
    };

    private static readonly HashSet<string> Grants = new(StringComparer.OrdinalIgnoreCase)
    {
        "AWS::IAM::AccessKey", "AWS::IAM::OIDCProvider", "AWS::IAM::SAMLProvider", "AWS::IAM::UserToGroupAddition",
    };

    private static readonly HashSet<string> Reach = new(StringComparer.OrdinalIgnoreCase)
    {
        "CidrBlock", "CidrIp", "CidrIpv6", "DestinationCidrBlock", "DestinationIpv6CidrBlock", "GatewayId", "NatGatewayId",
        "SecurityGroupEgress", "SecurityGroupIds", "SecurityGroupIngress", "SecurityGroups", "SourceSecurityGroupId",
    };

    private static readonly HashSet<string> ReachTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "AWS::EC2::VPCPeeringConnection",
    };

    public IEnumerable<SecurityFact> Compare(ComparedBlueprints compared)
    {
        foreach (var change in compared.Resources)
        {
            var isRead = AccessFacts.Reads(change.Type);
            var written = change.Properties.Where(p => p.Because?.EndsWith("replaced", StringComparison.Ordinal) != true).ToList();
            if (!isRead && written.Find(p => p.Path.Names.Any(Policies.Contains)) is { } policy)
                yield return Fact(change, Topic.Identity, policy.Path.ToString(), "whether more or less is allowed is not compared");
            else if (!isRead && IsWhole(change) && (Grants.Contains(change.Type) || HoldsPolicy((change.New ?? change.Old)!.Properties)))
                yield return Fact(change, Topic.Identity, "", "what it allows or denies is not compared");

            if (NetworkBearers.Reads(change.Type))
                continue;
            if (written.Find(p => p.Path.Names.Any(Reach.Contains)) is { } reach)
                yield return Fact(change, Topic.Network, reach.Path.ToString(), "whether more or less can be reached is not compared");
            else if (IsWhole(change) && ReachTypes.Contains(change.Type))
                yield return Fact(change, Topic.Network, "", "what it lets reach what is not compared");
        }
    }

    private static bool IsWhole(ResourceChange change) => change.Old is null || change.New is null;

    private static bool HoldsPolicy(Value value) => value switch
    {
        MapValue map => PolicyForm.IsPolicy(map) || map.Entries.Any(e => HoldsPolicy(e.Value)),
        ListValue list => list.Items.Any(HoldsPolicy),
        AlternativesValue choice => choice.Alternatives.Any(a => HoldsPolicy(a.Value)),
        _ => false,
    };

    private static SecurityFact Fact(ResourceChange change, Topic topic, string path, string what)
    {
        var subject = path.Length > 0 ? $"{change.LogicalId}: {path} changes"
            : change.New is null ? $"{change.LogicalId} is deleted"
            : $"{change.LogicalId} is new";
        return new(Direction.CannotTell, topic, change.LogicalId, path, $"{subject}; {what}", change.Origin);
    }
}
