using MlInfra.Templates.Diff.Security.Access;

namespace MlInfra.Templates.Diff.Security;

/// <summary>Changes of who may do what, and of what reaches what, in places that no comparer reads: which way they point is not told.</summary>
internal sealed class UnreadAccessFacts : ISecurityComparer
{
    private static readonly HashSet<string> Policies = new(StringComparer.OrdinalIgnoreCase)
    {
        "AccessPolicies", "AssumeRolePolicyDocument", "KeyPolicy", "ManagedPolicyArns", "PermissionsBoundary", "Policies", "Policy",
        "PolicyDocument", "RepositoryPolicyText", "ResourcePolicy", "Roles", "Users", "Groups",
    };

    private static readonly HashSet<string> Reach = new(StringComparer.OrdinalIgnoreCase)
    {
        "CidrBlock", "CidrIp", "CidrIpv6", "DestinationCidrBlock", "DestinationIpv6CidrBlock", "GatewayId", "NatGatewayId",
        "SecurityGroupEgress", "SecurityGroupIds", "SecurityGroupIngress", "SecurityGroups", "SourceSecurityGroupId",
    };

    private static readonly HashSet<string> ReachTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "AWS::EC2::InternetGateway", "AWS::EC2::NetworkAclEntry", "AWS::EC2::Route", "AWS::EC2::SecurityGroupEgress",
        "AWS::EC2::SecurityGroupIngress", "AWS::EC2::VPCGatewayAttachment", "AWS::EC2::VPCPeeringConnection",
    };

    public IEnumerable<SecurityFact> Compare(ComparedBlueprints compared)
    {
        foreach (var change in compared.Resources)
        {
            var isRead = AccessFacts.Reads(change.Type);
            if (!isRead && change.Properties.FirstOrDefault(p => p.Path.Names.Any(Policies.Contains)) is { } policy)
                yield return Fact(change, Topic.Identity, policy.Path.ToString(), "whether more or less is allowed is not compared");
            else if (!isRead && IsWhole(change) && IsPolicy(change.Type))
                yield return Fact(change, Topic.Identity, "", "what it allows or denies is not compared");

            if (change.Properties.FirstOrDefault(p => p.Path.Names.Any(Reach.Contains)) is { } reach)
                yield return Fact(change, Topic.Network, reach.Path.ToString(), "whether more or less can be reached is not compared");
            else if (IsWhole(change) && ReachTypes.Contains(change.Type))
                yield return Fact(change, Topic.Network, "", "what it lets reach what is not compared");
        }
    }

    private static bool IsWhole(ResourceChange change) => change.Old is null || change.New is null;

    private static bool IsPolicy(string type) =>
        type.StartsWith("AWS::IAM::", StringComparison.OrdinalIgnoreCase) || type.EndsWith("Policy", StringComparison.OrdinalIgnoreCase);

    private static SecurityFact Fact(ResourceChange change, Topic topic, string path, string what)
    {
        var subject = path.Length > 0 ? $"{change.LogicalId}: {path} changes"
            : change.New is null ? $"{change.LogicalId} is deleted"
            : $"{change.LogicalId} is new";
        return new(Direction.CannotTell, topic, change.LogicalId, path, $"{subject}; {what}", change.Origin);
    }
}
