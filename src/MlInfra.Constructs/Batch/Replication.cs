using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.DMS;
using Constructs;
using MlInfra.Constructs.Naming;
using MlInfra.Constructs.Observability;

namespace MlInfra.Constructs.Batch;

/// <summary>
/// Replication from a MySQL database to another: everything that is there, then every change. CloudFormation makes it ready but does not start it.
/// DMS needs the roles <c>dms-vpc-role</c> and <c>dms-cloudwatch-logs-role</c>, which an account has once, by those names.
/// Source: https://docs.aws.amazon.com/dms/latest/userguide/CHAP_BestPractices.html.
/// </summary>
public sealed class Replication : Construct
{
    // The one place of the version; see https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReleaseNotes.html.
    private const string EngineVersion = "3.6.1";

    /// <summary>Makes the endpoints, what they run on, the rule of failures and the alarms.</summary>
    /// <exception cref="ArgumentException">MaxLag is less than a minute.</exception>
    public Replication(Construct scope, string id, ReplicationProps props) : base(scope, id)
    {
        props.Check();
        Endpoints = new ReplicationEndpoints(this, "Endpoints", props);
        var subnets = new CfnReplicationSubnetGroup(this, "Subnets", new CfnReplicationSubnetGroupProps
        {
            ReplicationSubnetGroupDescription = "Private subnets of replication",
            SubnetIds = [.. props.Network.Subnets.Select(subnet => subnet.SubnetId)],
        });
        if (props.Capacity is ReplicationInstance choice)
        {
            Instance = MakeInstance(props, choice, subnets);
            // DMS puts the instance's name into the name of the group that it writes to, so it can be made before, with a key and an end.
            var log = new EncryptedLogGroup(this, "Log", new EncryptedLogGroupProps { Key = props.Key, Name = $"dms-tasks-{Instance.ReplicationInstanceIdentifier}" });
            Task = MakeTask(props, Instance);
            Task.Node.AddDependency(log);
        }
        else
        {
            Serverless = MakeServerless(props, (ServerlessReplication)props.Capacity, subnets);
        }

        Failures = new FailureQueue(this, "Failures", new FailureQueueProps { Key = props.Key, Notices = props.Notices, Description = "Replication failed" });
        Rule = FailureRule();
        Failures.AdmitEvents(Rule.AttrArn);
        Alarms =
        [
            // Replication that stopped has no lag any more, so silence is as bad as lag.
            new NoticeAlarm(
                this, "Behind", Metric("CDCLatencyTarget", "Maximum"), props.Notices, "The target falls behind the source, or replication does not run",
                threshold: props.MaxLag.ToSeconds(), periods: 3, silenceIsBad: true).Alarm,
            Failures.Alarm,
        ];
    }

    /// <summary>The two ends.</summary>
    public ReplicationEndpoints Endpoints { get; }

    /// <summary>The instance; null if it is serverless.</summary>
    public CfnReplicationInstance? Instance { get; }

    /// <summary>The task on the instance; null if it is serverless.</summary>
    public CfnReplicationTask? Task { get; }

    /// <summary>The serverless replication; null on an instance.</summary>
    public CfnReplicationConfig? Serverless { get; }

    /// <summary>What leads failures to the queue.</summary>
    public Amazon.CDK.AWS.Events.CfnRule Rule { get; }

    /// <summary>Failures of replication: each message is an event of DMS.</summary>
    public FailureQueue Failures { get; }

    /// <summary>The alarms: behind or silent, and failed.</summary>
    public IReadOnlyList<Alarm> Alarms { get; }

    /// <summary>A metric of this replication.</summary>
    /// <param name="name">The metric, such as <c>CDCLatencyTarget</c>.</param>
    /// <param name="statistic">How values are put together, such as <c>Maximum</c>.</param>
    public Metric Metric(string name, string statistic) => new(new MetricProps
    {
        Namespace = "AWS/DMS",
        MetricName = name,
        Statistic = statistic,
        Period = Duration.Minutes(5),
        DimensionsMap = Task is null
            ? new Dictionary<string, string> { ["ReplicationConfigId"] = $"{Stack.Of(this).Account}:{LastPart(Serverless!.Ref)}" }
            : new Dictionary<string, string> { ["ReplicationInstanceIdentifier"] = Instance!.ReplicationInstanceIdentifier!, ["ReplicationTaskIdentifier"] = LastPart(Task.Ref) },
    });

    // Metrics know a task by the last part of its ARN.
    private static string LastPart(string arn) => Fn.Select(6, Fn.Split(":", arn));

    private CfnReplicationInstance MakeInstance(ReplicationProps props, ReplicationInstance choice, CfnReplicationSubnetGroup subnets) => new(this, "Resource", new CfnReplicationInstanceProps
    {
        ReplicationInstanceIdentifier = UniqueName.Of(this),
        ReplicationInstanceClass = choice.InstanceClass,
        AllocatedStorage = choice.StorageGiB,
        EngineVersion = EngineVersion,
        AutoMinorVersionUpgrade = true,
        AllowMajorVersionUpgrade = false,
        MultiAz = true,
        PubliclyAccessible = false,
        KmsKeyId = props.Key.KeyArn,
        ReplicationSubnetGroupIdentifier = subnets.Ref,
        VpcSecurityGroupIds = [props.Network.SecurityGroup.SecurityGroupId],
    });

    private CfnReplicationTask MakeTask(ReplicationProps props, CfnReplicationInstance instance) => new(this, "Task", new CfnReplicationTaskProps
    {
        MigrationType = "full-load-and-cdc",
        ReplicationInstanceArn = instance.Ref,
        SourceEndpointArn = Endpoints.Source.Ref,
        TargetEndpointArn = Endpoints.Target.Ref,
        TableMappings = Stack.Of(this).ToJsonString(props.Source.TableMappings),
        ReplicationTaskSettings = Stack.Of(this).ToJsonString(ReplicationSettings.All),
    });

    private CfnReplicationConfig MakeServerless(ReplicationProps props, ServerlessReplication choice, CfnReplicationSubnetGroup subnets) => new(this, "Resource", new CfnReplicationConfigProps
    {
        ReplicationConfigIdentifier = UniqueName.Of(this),
        ReplicationType = "full-load-and-cdc",
        SourceEndpointArn = Endpoints.Source.Ref,
        TargetEndpointArn = Endpoints.Target.Ref,
        TableMappings = props.Source.TableMappings,
        ReplicationSettings = ReplicationSettings.All,
        ComputeConfig = new CfnReplicationConfig.ComputeConfigProperty
        {
            MinCapacityUnits = choice.Least,
            MaxCapacityUnits = choice.Most,
            MultiAz = true,
            KmsKeyId = props.Key.KeyArn,
            ReplicationSubnetGroupId = subnets.Ref,
            VpcSecurityGroupIds = [props.Network.SecurityGroup.SecurityGroupId],
        },
    });

    private Amazon.CDK.AWS.Events.CfnRule FailureRule() => new(this, "Rule", new Amazon.CDK.AWS.Events.CfnRuleProps
    {
        Description = "Failures of replication",
        EventPattern = new Dictionary<string, object>
        {
            ["source"] = (string[])["aws.dms"],
            ["resources"] = (string[])[Task?.Ref ?? Serverless!.Ref],
            ["detail"] = new Dictionary<string, object> { ["eventType"] = (string[])[Task is null ? "REPLICATION_FAILED" : "REPLICATION_TASK_FAILED"] },
        },
        Targets = new[]
        {
            new Amazon.CDK.AWS.Events.CfnRule.TargetProperty
            {
                Id = "Failures",
                Arn = Failures.Queue.QueueArn,
                DeadLetterConfig = new Amazon.CDK.AWS.Events.CfnRule.DeadLetterConfigProperty { Arn = Failures.Queue.QueueArn },
            },
        },
    });
}
