using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Constructs;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.Analytics.Spark;

/// <summary>
/// The security groups of a cluster in private subnets, with the rules that EMR wants, and nothing else.
/// Source: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-man-sec-groups.html.
/// </summary>
public sealed class SparkNetwork : Construct
{
    /// <summary>Makes the groups, and opens the network's way to the packages that nodes install.</summary>
    public SparkNetwork(Construct scope, string id, IWorkNetwork network) : base(scope, id)
    {
        Primary = Group("Primary", network, "The node that leads a Spark cluster");
        Workers = Group("Workers", network, "The other nodes of a Spark cluster");
        Service = Group("Service", network, "What EMR leads a Spark cluster from");
        foreach (var (from, to) in new[] { (Primary, Primary), (Primary, Workers), (Workers, Primary), (Workers, Workers) })
        {
            // Spark picks its own ports.
            Open(from, to, Port.AllTcp(), "TCP between nodes");
            Open(from, to, Port.AllUdp(), "UDP between nodes");
            Open(from, to, Port.AllIcmp(), "ICMP between nodes");
        }

        Open(Primary, Service, Port.Tcp(9443), "The primary node reports to EMR");
        Open(Service, Primary, Port.Tcp(8443), "EMR leads the primary node");
        Open(Service, Workers, Port.Tcp(8443), "EMR leads the other nodes");

        var stack = Stack.Of(this);
        network.AdmitPublished(
            $"arn:{stack.Partition}:s3:::al2023-repos-{stack.Region}-de612dc2/*",
            $"arn:{stack.Partition}:s3:::repo.{stack.Region}.emr.amazonaws.com/*");
    }

    /// <summary>The group of the primary node.</summary>
    public SecurityGroup Primary { get; }

    /// <summary>The group of core and task nodes.</summary>
    public SecurityGroup Workers { get; }

    /// <summary>The group of EMR itself.</summary>
    public SecurityGroup Service { get; }

    internal IReadOnlyList<SecurityGroup> All => [Primary, Workers, Service];

    private SecurityGroup Group(string id, IWorkNetwork network, string description) =>
        new(this, id, new SecurityGroupProps { Vpc = network.Vpc, Description = description, AllowAllOutbound = false });

    private static void Open(SecurityGroup from, SecurityGroup to, Port port, string description)
    {
        from.AddEgressRule(to, port, description);
        to.AddIngressRule(from, port, description);
    }
}
