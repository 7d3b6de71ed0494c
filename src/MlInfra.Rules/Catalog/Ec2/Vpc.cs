using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Ec2;

/// <summary>What can be wrong with an <c>AWS::EC2::VPC</c> and its subnets.</summary>
public static class Vpc
{
    /// <summary>Nothing gets a public address because of where it starts.</summary>
    public static readonly Rule SubnetGivesNoPublicAddress = new("MLI2602")
    {
        Title = "Subnet should not give a public address to all that starts in it",
        On = ["AWS::EC2::Subnet"],
        Requires = Property("MapPublicIpOnLaunch", orDefault: "false").Is(false),
        Because = "Whatever starts in such a subnet, a notebook, a node of a cluster, an instance that somebody tries out, gets a public address without asking. Load balancers and NAT gateways do not need the setting.",
        Exam = "Security: a subnet is public by its route to an internet gateway; whether an instance in it has a public address is decided at launch, by the subnet's default or the launch's own setting.",
        Source = new("https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html"),
        Peers = ["cdk-nag:VPCSubnetAutoAssignPublicIpDisabled", "checkov:CKV_AWS_130", "guard:SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED", "securityhub:EC2.15"],
    };

    /// <summary>Who talked to whom is recorded.</summary>
    public static readonly Rule FlowLogs = new("MLI5604")
    {
        Title = "VPC should have flow logs",
        On = ["AWS::EC2::VPC"],
        Requires = ReferencedBy("AWS::EC2::FlowLog", "ResourceId"),
        Because = "When data has left, or a job cannot reach S3, flow logs say which address talked to which and what was refused. They cannot be made after the fact.",
        Exam = "Monitoring: flow logs record addresses, ports and accept or reject, not contents, to CloudWatch Logs, S3 or Firehose; REJECT shows security groups and network ACLs at work.",
        Source = new("https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html"),
        Peers = ["cdk-nag:VPCFlowLogsEnabled", "cdk-nag:AwsSolutions-VPC7", "checkov:CKV2_AWS_11", "securityhub:EC2.6"],
    };
}
