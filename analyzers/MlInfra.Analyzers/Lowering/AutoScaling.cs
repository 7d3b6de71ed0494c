using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.AutoScaling</c>.</summary>
internal static class AutoScaling
{
    /// <summary>What each of its instances is made of.</summary>
    internal static PropertyLowering[] OfLaunchConfiguration =
    [
        Ec2Instances.Devices("BlockDeviceMappings"),
        Copy("AssociatePublicIpAddress"),
        new("MetadataOptions.HttpTokens", Ec2Instances.TokenOf),
        .. Never("LaunchTemplate", "LaunchTemplateData", "NetworkInterfaces", "SnapshotId", "SourceVolumeId"),
    ];

    // A feature flag makes a launch template of what is a launch configuration otherwise; what both say is the same.
    internal static readonly ConstructLowering AutoScalingGroup = new()
    {
        Construct = "aws-cdk-lib.aws_autoscaling.AutoScalingGroup",

        // A cluster of ECS or EKS hands its options on as they are.
        MadeBy = ["AddCapacity", "AddAutoScalingGroupCapacity"],
        Type = "AWS::AutoScaling::AutoScalingGroup",
        Attributes = new Dictionary<string, string?> { ["AutoScalingGroupName"] = null },
        Properties = [Copy("AutoScalingGroupName")],
        Methods = ["AddToRolePolicy", .. Iam.RoleMethods("Role"), .. Ec2Peers.Methods],
        Companions =
        [
            new("AWS::AutoScaling::LaunchConfiguration", "LaunchConfig", p => Each(OrElse(p["LaunchTemplate"], p["MixedInstancesPolicy"]), given => given switch
            {
                AbsentValue => p.Text(true, p.Origin),
                UnknownValue { MayBeAbsent: true } => given,
                _ => p.Text(false, given.Origin),
            }), null, (p, _) => p.Nested(p.All, OfLaunchConfiguration))
            {
                Fixes = new Dictionary<string, PropFix>
                {
                    ["MetadataOptions.HttpTokens"] = new("RequireImdsv2", "true"),
                    ["AssociatePublicIpAddress"] = new("AssociatePublicIpAddress", "false"),
                },
            },
            .. Iam.RoleOf("Role", methods: "AddToRolePolicy"),
            .. Ec2Peers.Companions,
        ],
    };
}
