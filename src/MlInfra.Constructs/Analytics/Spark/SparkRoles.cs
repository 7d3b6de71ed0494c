using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Analytics.Spark;

/// <summary>
/// The roles of a cluster: EMR's, which starts instances of this cluster in its subnets and groups and in no other, and that of the nodes, which read
/// the lake and write one folder of it.
/// Source: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-iam-role.html.
/// </summary>
public sealed class SparkRoles : Construct
{
    /// <summary>The tag by which EMR's role knows what it made.</summary>
    internal const string Tag = "for-use-with-amazon-emr-managed-policies";

    private readonly SparkClusterProps _props;

    /// <summary>Makes the roles and the instance profile.</summary>
    public SparkRoles(Construct scope, string id, SparkClusterProps props, SparkNetwork network) : base(scope, id)
    {
        _props = props;
        // EC2 hands a role to instances of the role's own account only, and names no source when it takes it on.
        Nodes = new Role(this, "Nodes", new RoleProps { Description = "Runs the nodes of a Spark cluster", AssumedBy = new ServicePrincipal("ec2.amazonaws.com") });
        GrantData(Nodes);
        Profile = new CfnInstanceProfile(this, "Profile", new CfnInstanceProfileProps { Roles = [Nodes.RoleName] });

        Service = new ServiceRole(this, "Emr", new ServiceRoleProps { Service = "elasticmapreduce.amazonaws.com", Description = "Starts and stops the nodes of a Spark cluster" }).Role;
        GrantInstances(Service, network);
        GrantGroups(Service, network);
        props.Key.GrantLaunching(Service);
        Service.Allow(["iam:PassRole"], [Nodes.RoleArn], Permission.If("StringLike", "iam:PassedToService", "ec2.amazonaws.com*"));
    }

    /// <summary>The role of the nodes.</summary>
    public Role Nodes { get; }

    /// <summary>What hands it to them.</summary>
    public CfnInstanceProfile Profile { get; }

    /// <summary>The role of EMR.</summary>
    public Role Service { get; }

    private void GrantData(Role nodes)
    {
        _props.Data.GrantReading(nodes, "");
        _props.Data.GrantKeeping(nodes, _props.Output);
        _props.Data.GrantWriting(nodes, _props.Logs);
        nodes.Allow(["s3:GetBucketLocation", "s3:ListBucketMultipartUploads"], [_props.Data.BucketArn]);
        nodes.Allow(["s3:GetObject"], [_props.Certificates.Bucket.ArnForObjects(_props.Certificates.Path)]);
        _props.Certificates.Bucket.EncryptionKey?.GrantReading(nodes);
        _props.Key.GrantReadingAndWriting(nodes);
        _props.Catalog.GrantWriting(nodes);
        // Spark asks for these two before it does anything, and goes on if they are not there.
        nodes.Allow(["glue:GetDatabase"], [.. LakeDatabase.Resources(this, "default")[..2], LakeDatabase.Resources(this, "global_temp")[1]]);
    }

    private void GrantInstances(Role emr, SparkNetwork network)
    {
        string[] launching = ["ec2:CreateFleet", "ec2:CreateLaunchTemplate", "ec2:CreateLaunchTemplateVersion", "ec2:RunInstances"];
        var tagged = Permission.If("StringEquals", $"aws:ResourceTag/{Tag}", "true");
        var toBeTagged = Permission.If("StringEquals", $"aws:RequestTag/{Tag}", "true");
        string[] made = [Ec2("instance/*"), Ec2("volume/*"), Ec2("network-interface/*"), Ec2("launch-template/*")];
        string[] place =
        [
            .. _props.Network.Subnets.Select(subnet => Ec2($"subnet/{subnet.SubnetId}")),
            .. network.All.Select(group => Ec2($"security-group/{group.SecurityGroupId}")),
            Ec2($"security-group/{_props.Network.SecurityGroup.SecurityGroupId}"),
        ];

        emr.Allow([.. launching, "ec2:CreateNetworkInterface"], place);
        emr.Allow([.. launching, "ec2:CreateNetworkInterface", "ec2:CreateTags"], made, toBeTagged);
        emr.Allow(["ec2:CreateFleet", "ec2:CreateLaunchTemplateVersion", "ec2:RunInstances"], [Ec2("launch-template/*")], tagged);
        emr.Allow(launching, [Ec2("fleet/*"), Ec2("network-interface/*"), $"arn:{Partition}:ec2:{Stack.Of(this).Region}::image/*"]);
        emr.Allow(
            ["ec2:CreateTags", "ec2:DeleteLaunchTemplate", "ec2:DeleteNetworkInterface", "ec2:DeleteTags", "ec2:DeleteVolume", "ec2:ModifyInstanceAttribute", "ec2:TerminateInstances"],
            made, tagged);
        emr.Allow(
            [
                "ec2:DescribeAccountAttributes", "ec2:DescribeCapacityReservations", "ec2:DescribeDhcpOptions", "ec2:DescribeImages", "ec2:DescribeInstances",
                "ec2:DescribeInstanceTypeOfferings", "ec2:DescribeLaunchTemplates", "ec2:DescribeNetworkAcls", "ec2:DescribeNetworkInterfaces", "ec2:DescribePlacementGroups",
                "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVolumes", "ec2:DescribeVolumeStatus", "ec2:DescribeVpcAttribute",
                "ec2:DescribeVpcEndpoints", "ec2:DescribeVpcs",
            ],
            ["*"], Permission.If("StringEquals", "ec2:Region", Stack.Of(this).Region));
    }

    // The groups have the rules that EMR wants; it adds those that a later release wants, too, to these groups only.
    private void GrantGroups(Role emr, SparkNetwork network) => emr.Allow(
        ["ec2:AuthorizeSecurityGroupEgress", "ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress"],
        [.. network.All.Select(group => Ec2($"security-group/{group.SecurityGroupId}"))]);

    private string Partition => Stack.Of(this).Partition;

    private string Ec2(string resource) => $"arn:{Partition}:ec2:{Stack.Of(this).Region}:{Stack.Of(this).Account}:{resource}";
}
