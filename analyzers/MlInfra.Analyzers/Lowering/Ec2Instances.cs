using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.EC2</c> that are machines and disks.</summary>
internal static class Ec2Instances
{
    private const string Namespace = "aws-cdk-lib.aws_ec2.";

    private const string AddToRole = "AddToRolePolicy";
    private const string AllowSsh = "AllowSshAccessFrom";

    private static readonly Dictionary<string, object?> Required = new() { ["true"] = "required", ["false"] = null };
    private static readonly Dictionary<string, object?> Tokens = new() { ["REQUIRED"] = "required", ["OPTIONAL"] = "optional" };

    internal static readonly ConstructLowering Instance = new()
    {
        Construct = Namespace + "Instance",
        Type = "AWS::EC2::Instance",
        Attributes = new Dictionary<string, string?> { ["InstanceId"] = null },
        Properties =
        [
            Copy("AssociatePublicIpAddress", "NetworkInterfaces[0].AssociatePublicIpAddress"),
            Devices("BlockDeviceMappings"),

            // An aspect of the CDK puts it into a launch template of the instance's own.
            new("MetadataOptions.HttpTokens", TokenOf),
            .. Never("LaunchTemplate", "LaunchTemplateData", "SnapshotId", "SourceVolumeId"),
        ],
        Fixes = new Dictionary<string, PropFix>
        {
            ["MetadataOptions.HttpTokens"] = new("RequireImdsv2", "true"),
            ["NetworkInterfaces[0].AssociatePublicIpAddress"] = new("AssociatePublicIpAddress", "false"),
        },
        Methods = [AddToRole, .. Iam.RoleMethods("Role"), .. Ec2Peers.Methods],
        Companions = [.. Iam.RoleOf("Role", methods: AddToRole), .. Ec2Peers.Companions],
    };

    internal static readonly ConstructLowering LaunchTemplate = new()
    {
        Construct = Namespace + "LaunchTemplate",
        Type = "AWS::EC2::LaunchTemplate",
        Attributes = new Dictionary<string, string?> { ["LaunchTemplateId"] = null },
        Properties =
        [
            Copy("LaunchTemplateName"),
            Copy("AssociatePublicIpAddress", "LaunchTemplateData.NetworkInterfaces[0].AssociatePublicIpAddress"),
            Devices("LaunchTemplateData.BlockDeviceMappings"),
            new("LaunchTemplateData.MetadataOptions.HttpTokens", TokenOf),
            .. Never("NetworkInterfaces", "BlockDeviceMappings", "SnapshotId", "SourceVolumeId"),
        ],
        Fixes = new Dictionary<string, PropFix>
        {
            ["LaunchTemplateData.MetadataOptions.HttpTokens"] = new("RequireImdsv2", "true"),
            ["LaunchTemplateData.NetworkInterfaces[0].AssociatePublicIpAddress"] = new("AssociatePublicIpAddress", "false"),
        },
        Methods = Ec2Peers.Methods,
        Companions = Ec2Peers.Companions,
    };

    internal static readonly ConstructLowering Volume = new()
    {
        Construct = Namespace + "Volume",
        Type = "AWS::EC2::Volume",
        Attributes = new Dictionary<string, string?> { ["VolumeId"] = null },
        Properties = [Copy("Encrypted"), Copy("SnapshotId"), .. Never("SourceVolumeId")],
        Fixes = new Dictionary<string, PropFix> { ["Encrypted"] = new("Encrypted", "true") },
    };

    /// <summary>What a host for people is made of: an instance without an address, whose token an aspect of the CDK asks for.</summary>
    internal static readonly ConstructLowering Bastion = new()
    {
        Construct = Namespace + "BastionHostLinux",
        Type = "AWS::EC2::Instance",
        Attributes = new Dictionary<string, string?> { ["InstanceId"] = null },
        Properties =
        [
            Devices("BlockDeviceMappings"),
            new("MetadataOptions.HttpTokens", TokenOf),
            .. Never("NetworkInterfaces", "LaunchTemplate", "LaunchTemplateData", "SnapshotId", "SourceVolumeId"),
        ],
        Fixes = new Dictionary<string, PropFix> { ["MetadataOptions.HttpTokens"] = new("RequireImdsv2", "true") },
        Methods = [AllowSsh, .. Iam.RoleMethods("Role"), .. Ec2Peers.Methods],
        Companions = [Ec2Peers.RulesForEach(AllowSsh, "peer", "22"), .. Iam.RoleOf("Role"), .. Ec2Peers.Companions],
    };

    internal static readonly IReadOnlyList<FactoryLowering> Objects =
    [
        .. from type in new[] { Namespace + "BlockDeviceVolume", "aws-cdk-lib.aws_autoscaling.BlockDeviceVolume" }
           from factory in new FactoryLowering[]
           {
               new(type, "Ebs", (arguments, at) => Device(arguments, new AbsentValue(at), at)),
               new(type, "EbsFromSnapshot", (arguments, at) => Device(arguments, arguments[0], at)) { Needs = 1 },
               new(type, "Ephemeral", (_, at) => Map(at)),
           }
           select factory,
    ];

    internal static PropertyLowering Devices(string to) => Nest("BlockDevices", to, new PropertyLowering("Ebs", Ebs));

    private static MapValue Device(IReadOnlyList<Value> arguments, Value snapshot, Origin at)
    {
        var options = arguments.Count > 1 ? arguments[1] : new AbsentValue(at);
        Value encrypted = options switch
        {
            MapValue map => map["Encrypted"],
            AbsentValue => new AbsentValue(at),
            _ => new UnknownValue("its options are not read", options.Origin) { MayBeAbsent = true },
        };
        return Map(at, ("Ebs", Map(at, ("Encrypted", encrypted), ("SnapshotId", snapshot))));
    }

    private static Value Ebs(LoweringProps device) => Each(device["Volume"], volume => volume switch
    {
        MapValue map => map["Ebs"],
        _ => volume,
    });

    // Later versions have a prop for the token on instances too.
    internal static Value TokenOf(LoweringProps props) => Each(props.Pick("RequireImdsv2", Required), required => required switch
    {
        AbsentValue => props.Pick("HttpTokens", Tokens),
        _ => required,
    });
}
