using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Logs;
using Constructs;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Network;

/// <summary>What can be chosen about <see cref="FlowLogging"/>.</summary>
public sealed class FlowLoggingProps
{
    /// <summary>The VPC whose traffic is recorded.</summary>
    public required IVpc Vpc { get; init; }

    /// <summary>The key that encrypts the log.</summary>
    public required IKey Key { get; init; }

    /// <summary>How long the log is kept. Default: one year.</summary>
    public RetentionDays Retention { get; init; } = RetentionDays.ONE_YEAR;
}

/// <summary>
/// The record of all traffic of a VPC, accepted and rejected, in an encrypted log group.
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html.
/// </summary>
public sealed class FlowLogging : Construct
{
    /// <summary>Makes the log group, the role that writes to it and the flow log.</summary>
    public FlowLogging(Construct scope, string id, FlowLoggingProps props) : base(scope, id)
    {
        LogGroup = new EncryptedLogGroup(this, "LogGroup", new EncryptedLogGroupProps { Key = props.Key, Retention = props.Retention }).LogGroup;
        var role = new ServiceRole(this, "Role", new ServiceRoleProps
        {
            Service = "vpc-flow-logs.amazonaws.com",
            Description = "Writes the VPC's flow log",
        }).Role;
        role.Allow(["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"], [LogGroup.LogGroupArn]);

        FlowLog = new CfnFlowLog(this, "Resource", new CfnFlowLogProps
        {
            ResourceType = "VPC",
            ResourceId = props.Vpc.VpcId,
            TrafficType = "ALL",
            LogDestinationType = "cloud-watch-logs",
            LogGroupName = LogGroup.LogGroupName,
            DeliverLogsPermissionArn = role.RoleArn,
        });
        FlowLog.Node.AddDependency(role);
    }

    /// <summary>The log group.</summary>
    public LogGroup LogGroup { get; }

    /// <summary>The flow log.</summary>
    public CfnFlowLog FlowLog { get; }
}
