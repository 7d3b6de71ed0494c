using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.IoT;
using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.RealTime.Streams;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.RealTime;

/// <summary>What a <see cref="DeviceEntry"/> is made from.</summary>
public sealed class DeviceEntryProps
{
    /// <summary>The stream that messages go to.</summary>
    public required IStream Stream { get; init; }

    /// <summary>The key of the queue of failures.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where the alarm goes.</summary>
    public required ITopic Notices { get; init; }

    /// <summary>What is taken from which MQTT topics, in IoT's SQL. Default: everything that devices publish to <c>devices/NAME/telemetry</c>, with the name as <c>id</c>.</summary>
    public string Sql { get; init; } = "SELECT *, topic(2) AS id FROM 'devices/+/telemetry'";
}

/// <summary>
/// The entry for devices: what they publish over MQTT goes to a stream. Messages that cannot be handed on are left in a queue.
/// Source: https://docs.aws.amazon.com/iot/latest/developerguide/kinesis-rule-action.html.
/// </summary>
public sealed class DeviceEntry : Construct
{
    /// <summary>Makes the role, the queue of failures and the rule.</summary>
    /// <exception cref="ArgumentException">The SQL does not start with SELECT.</exception>
    public DeviceEntry(Construct scope, string id, DeviceEntryProps props) : base(scope, id)
    {
        if (!props.Sql.StartsWith("SELECT ", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"Sql is '{props.Sql}', but IoT's SQL starts with SELECT: write it like SELECT * FROM 'devices/+/telemetry'.", nameof(props));
        }

        Role = new ServiceRole(this, "Role", new ServiceRoleProps { Service = "iot.amazonaws.com", Description = "Hands messages of devices on to a stream" }).Role;
        props.Stream.GrantProducing(Role);
        Failures = new FailureQueue(this, "Failures", new FailureQueueProps
        {
            Key = props.Key,
            Notices = props.Notices,
            Description = "Messages of devices could not be handed on to the stream",
        });
        Failures.GrantLeaving(Role);
        Rule = new CfnTopicRule(this, "Resource", new CfnTopicRuleProps
        {
            TopicRulePayload = new CfnTopicRule.TopicRulePayloadProperty
            {
                Description = "Messages of devices, to a stream",
                Sql = props.Sql,
                AwsIotSqlVersion = "2016-03-23",
                RuleDisabled = false,
                Actions = new[]
                {
                    new CfnTopicRule.ActionProperty
                    {
                        // Messages of one topic, and so of one device, stay in order.
                        Kinesis = new CfnTopicRule.KinesisActionProperty { StreamName = props.Stream.StreamName, PartitionKey = "${topic()}", RoleArn = Role.RoleArn },
                    },
                },
                ErrorAction = new CfnTopicRule.ActionProperty
                {
                    Sqs = new CfnTopicRule.SqsActionProperty { QueueUrl = Failures.Queue.QueueUrl, RoleArn = Role.RoleArn, UseBase64 = false },
                },
            },
        });
        Rule.Node.AddDependency(Role);
    }

    /// <summary>The rule.</summary>
    public CfnTopicRule Rule { get; }

    /// <summary>Its role.</summary>
    public Role Role { get; }

    /// <summary>Messages that could not be handed on.</summary>
    public FailureQueue Failures { get; }
}
