using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.EC2</c> that make up a network.</summary>
internal static class Ec2Network
{
    private const string Namespace = "aws-cdk-lib.aws_ec2.";

    private static readonly Dictionary<string, object?> PublicOnly = new()
    {
        ["PUBLIC"] = true,
        ["PRIVATE_WITH_EGRESS"] = false,
        ["PRIVATE_WITH_NAT"] = false,
        ["PRIVATE"] = false,
        ["PRIVATE_ISOLATED"] = false,
        ["ISOLATED"] = false,
    };

    // Only instances of IPv4 networks get addresses.
    private static readonly Dictionary<string, object?> Mapped = new() { ["IPV4_ONLY"] = true, ["DUAL_STACK"] = false };

    internal static readonly ConstructLowering SecurityGroup = new()
    {
        Construct = Namespace + "SecurityGroup",
        Type = "AWS::EC2::SecurityGroup",
        Attributes = new Dictionary<string, string?> { ["SecurityGroupId"] = "GroupId", ["SecurityGroupVpcId"] = "VpcId" },
        Properties =
        [
            Copy("SecurityGroupName", "GroupName"),
            new("SecurityGroupIngress", p => IngressRules(p.Calls("AddIngressRule"))),
            .. Never("CidrIp", "CidrIpv6"),
        ],
        Methods = ["AddIngressRule", .. Ec2Peers.Methods],
        Companions = Ec2Peers.Companions,
    };

    internal static readonly ConstructLowering Vpc = new()
    {
        Construct = Namespace + "Vpc",
        Type = "AWS::EC2::VPC",
        Attributes = new Dictionary<string, string?> { ["VpcId"] = null, ["VpcCidrBlock"] = "CidrBlock" },
        Properties = [],
        Methods = ["AddFlowLog"],
        Companions =
        [
            FlowLogs("FlowLogs"),
            FlowLogs("AddFlowLog"),
            new("AWS::EC2::Subnet", "Public", p => Each(p["SubnetConfiguration"], v => v switch
            {
                AbsentValue => p.Text(true, p.Origin),
                UnknownValue => v,
                _ => p.Text(false, p.Origin),
            }), null, (p, _) => Map(p.Origin, ("MapPublicIpOnLaunch", MappedByDefault(p)))),
            new("AWS::EC2::Subnet", "Subnet", IsPublic, null, (p, _) => Map(p.Origin, ("MapPublicIpOnLaunch", MapPublicIp(p)))) { Each = "SubnetConfiguration" },
            new("AWS::EC2::VPCEndpoint", "GatewayEndpoints", p => p.Text(true, p.Origin), null, (p, _) => Ec2Endpoints.Endpoint(p))
            {
                Each = "GatewayEndpoints",
            },
        ],
    };

    internal static readonly ConstructLowering Subnet = SubnetOf("Subnet");

    internal static readonly ConstructLowering PublicSubnet = SubnetOf("PublicSubnet");

    internal static readonly ConstructLowering PrivateSubnet = SubnetOf("PrivateSubnet");

    internal static readonly ConstructLowering FlowLog = new()
    {
        Construct = Namespace + "FlowLog",
        Type = "AWS::EC2::FlowLog",
        Attributes = new Dictionary<string, string?> { ["FlowLogId"] = null },
        Properties = [Copy("ResourceType", "ResourceId")],
    };

    internal static readonly IReadOnlyList<FactoryLowering> FlowLogResources =
    [
        .. from method in new[] { "FromVpc", "FromSubnet", "FromNetworkInterfaceId", "FromTransitGatewayId", "FromTransitGatewayAttachmentId" }
           select new FactoryLowering(Namespace + "FlowLogResourceType", method, (arguments, _) => arguments[0]) { Needs = 1 },
    ];

    /// <summary>Whether a selection of subnets says PUBLIC; what is not said is not.</summary>
    internal static Value SelectsPublic(Value selection, Origin origin) => Each(selection, value => value switch
    {
        MapValue map => Each(new LoweringProps(map).Pick("SubnetType", PublicOnly), v => v is AbsentValue ? new ScalarValue("false", ScalarKind.Boolean, origin) : v),
        _ => value,
    });

    private static ListValue IngressRules(ListValue calls) =>
        new(
            [.. calls.Items.Select(item => Each(item, call => call is MapValue map ? Ec2Peers.Rule(map["peer"], map["connection"], map.Origin) : call))],
            calls.Origin)
        {
            OpenBecause = calls.OpenBecause,
        };

    private static CompanionLowering FlowLogs(string list) =>
        new(
            "AWS::EC2::FlowLog", list, p => p.Text(true, p.Origin),
            NewLogGroup.OfVpc,
            (p, vpc) => Map(p.Origin, ("ResourceId", new ReferenceValue(vpc, null, p.Origin))))
        {
            Each = list,
        };

    private static Value IsPublic(LoweringProps subnet) => Each(subnet["Reserved"], reserved => reserved switch
    {
        ScalarValue { Text: "true" } => subnet.Text(false, reserved.Origin),
        AbsentValue or ScalarValue => subnet.Pick("SubnetType", PublicOnly),
        _ => reserved,
    });

    private static Value MapPublicIp(LoweringProps subnet) =>
        Each(subnet["MapPublicIpOnLaunch"], value => value is AbsentValue ? MappedByDefault(subnet.Owner ?? subnet, subnet.Origin) : value);

    private static Value MappedByDefault(LoweringProps vpc, Origin? at = null) =>
        Each(vpc.Pick("IpProtocol", Mapped), value => value is AbsentValue ? vpc.Text(true, at ?? vpc.Origin) : value);

    private static ConstructLowering SubnetOf(string name) => new()
    {
        Construct = Namespace + name,
        Type = "AWS::EC2::Subnet",
        Attributes = new Dictionary<string, string?> { ["SubnetId"] = null },
        Properties = [Copy("MapPublicIpOnLaunch")],
        Fixes = new Dictionary<string, PropFix> { ["MapPublicIpOnLaunch"] = new("MapPublicIpOnLaunch", "false") },
    };
}
