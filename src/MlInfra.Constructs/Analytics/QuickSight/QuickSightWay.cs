using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.QuickSight;
using Constructs;
using MlInfra.Constructs.Analytics.Warehousing;
using MlInfra.Constructs.Naming;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Analytics.QuickSight;

/// <summary>
/// The way from QuickSight to a warehouse inside a VPC: network interfaces that may speak to the warehouse's port and to nothing else.
/// Source: https://docs.aws.amazon.com/quicksight/latest/user/working-with-aws-vpc.html.
/// </summary>
public sealed class QuickSightWay : Construct
{
    /// <summary>Makes the group, the role and the connection, and opens the warehouse's group to it.</summary>
    public QuickSightWay(Construct scope, string id, Warehouse warehouse, IWorkNetwork network) : base(scope, id)
    {
        Group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = network.Vpc, Description = "QuickSight on its way to a warehouse", AllowAllOutbound = false });
        var port = Port.Tcp(warehouse.Options.Port);
        Group.AddEgressRule(warehouse.Group, port, "To the warehouse");
        warehouse.Group.AddIngressRule(Group, port, "From QuickSight");
        // QuickSight's interfaces do not remember what they asked: answers come in as they were calls of the warehouse.
        Group.AddIngressRule(warehouse.Group, Port.AllTcp(), "Answers of the warehouse");

        Role = new ServiceRole(this, "Role", new ServiceRoleProps { Service = "quicksight.amazonaws.com", Description = "Puts network interfaces of QuickSight into a VPC" }).Role;
        network.GrantAttachingQuickSight(Role, Group);
        Connection = new CfnVPCConnection(this, "Resource", new CfnVPCConnectionProps
        {
            AwsAccountId = Stack.Of(this).Account,
            VpcConnectionId = UniqueName.Of(this),
            Name = "The warehouse's network",
            RoleArn = Role.RoleArn,
            SecurityGroupIds = [Group.SecurityGroupId],
            SubnetIds = [.. network.Subnets.Select(subnet => subnet.SubnetId)],
        });
        Connection.Node.AddDependency(Role);
    }

    /// <summary>The connection.</summary>
    public CfnVPCConnection Connection { get; }

    /// <summary>The group of its network interfaces.</summary>
    public SecurityGroup Group { get; }

    /// <summary>The role that makes them.</summary>
    public Role Role { get; }
}
