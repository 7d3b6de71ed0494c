using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.EMR;
using Amazon.CDK.AWS.IAM;
using Constructs;
using MlInfra.Constructs.Observability;
using CfnRule = Amazon.CDK.AWS.Events.CfnRule;
using CfnRuleProps = Amazon.CDK.AWS.Events.CfnRuleProps;

namespace MlInfra.Constructs.Analytics.Spark;

/// <summary>
/// A Spark cluster on EMR that reads a lake and writes one folder of it: in private subnets, encrypted on disk, on the wire and in S3, and gone when it
/// has had nothing to do for a while. Its tables are those of the Data Catalog.
/// Source: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-security.html.
/// </summary>
public sealed class SparkCluster : Construct, ISparkCluster
{
    private static readonly string[] Source = ["aws.emr"];
    private static readonly string[] Types = ["EMR Cluster State Change", "EMR Step Status Change"];
    private static readonly string[] Bad = ["FAILED", "TERMINATED_WITH_ERRORS"];

    /// <summary>Makes the groups, the roles, the security configuration, the cluster, and the queue of its failures.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SparkCluster(Construct scope, string id, SparkClusterProps props) : base(scope, id)
    {
        props.Check();

        props.Network.Admit(props.Data);
        props.Network.Admit(props.Certificates.Bucket);
        Groups = new SparkNetwork(this, "Groups", props.Network);
        Roles = new SparkRoles(this, "Roles", props, Groups);
        Security = new SparkSecurity(this, "Security", props.Key, props.Certificates);

        Cluster = new CfnCluster(this, "Resource", new CfnClusterProps
        {
            Name = $"{Node.Id}-{props.Generation}",
            ReleaseLabel = SparkRelease.Label,
            Applications = new[] { new CfnCluster.ApplicationProperty { Name = "Spark" } },
            Configurations = new[] { CatalogOfGlue() },
            Instances = Instances(props),
            ServiceRole = Roles.Service.RoleName,
            JobFlowRole = Roles.Profile.Ref,
            SecurityConfiguration = Security.Configuration.Ref,
            LogUri = $"s3://{props.Data.BucketName}/{props.Logs}",
            LogEncryptionKmsKeyId = props.Key.KeyArn,
            AutoTerminationPolicy = new CfnCluster.AutoTerminationPolicyProperty { IdleTimeout = props.EndsWhenIdleFor.ToSeconds() },
            ScaleDownBehavior = "TERMINATE_AT_TASK_COMPLETION",
            Tags = [new CfnTag { Key = SparkRoles.Tag, Value = "true" }],
        });
        // EMR tries both roles, and the rules of the groups, as soon as the cluster is made.
        Cluster.Node.AddDependency(Roles, Groups);

        Failures = new FailureQueue(this, "Failures", new FailureQueueProps
        {
            Key = props.Key,
            Notices = props.Notices,
            Description = "A step of the Spark cluster failed, or the cluster ended with errors",
        });
        Watch = FailedEvents();
        Failures.AdmitEvents(Watch.AttrArn);
        Alarms =
        [
            new NoticeAlarm(this, "Unhealthy", Metric("MRUnhealthyNodes", "Maximum"), props.Notices, "Nodes of the Spark cluster are unhealthy", periods: 2).Alarm,
            new NoticeAlarm(this, "DiskFull", Metric("HDFSUtilization", "Maximum"), props.Notices, "HDFS of the Spark cluster is nearly full", threshold: 80).Alarm,
            Failures.Alarm,
        ];
    }

    /// <summary>The cluster.</summary>
    public CfnCluster Cluster { get; }

    /// <inheritdoc />
    public string ClusterId => Cluster.Ref;

    IRole ISparkCluster.NodeRole => Roles.Nodes;

    /// <summary>Its security groups.</summary>
    public SparkNetwork Groups { get; }

    /// <summary>Its roles.</summary>
    public SparkRoles Roles { get; }

    /// <summary>Its security configuration.</summary>
    public SparkSecurity Security { get; }

    /// <summary>What looks for steps that failed and for an end with errors.</summary>
    public CfnRule Watch { get; }

    /// <summary>Where they can be found: each message is the event.</summary>
    public FailureQueue Failures { get; }

    /// <summary>The alarms: unhealthy nodes, a full HDFS, and failures.</summary>
    public IReadOnlyList<Alarm> Alarms { get; }

    internal Metric Metric(string name, string statistic) => new(new MetricProps
    {
        Namespace = "AWS/ElasticMapReduce",
        MetricName = name,
        Statistic = statistic,
        Period = Duration.Minutes(5),
        DimensionsMap = new Dictionary<string, string> { ["JobFlowId"] = Cluster.Ref },
    });

    private CfnCluster.JobFlowInstancesConfigProperty Instances(SparkClusterProps props)
    {
        var fleets = new SparkFleets(props);
        return new()
        {
            MasterInstanceFleet = fleets.Primary,
            CoreInstanceFleet = fleets.Core,
            TaskInstanceFleets = fleets.Tasks.Length == 0 ? null : fleets.Tasks,
            // EMR takes the subnet of the zone that has the instances.
            Ec2SubnetIds = [.. props.Network.Subnets.Select(subnet => subnet.SubnetId)],
            EmrManagedMasterSecurityGroup = Groups.Primary.SecurityGroupId,
            EmrManagedSlaveSecurityGroup = Groups.Workers.SecurityGroupId,
            ServiceAccessSecurityGroup = Groups.Service.SecurityGroupId,
            AdditionalMasterSecurityGroups = [props.Network.SecurityGroup.SecurityGroupId],
            AdditionalSlaveSecurityGroups = [props.Network.SecurityGroup.SecurityGroupId],
            KeepJobFlowAliveWhenNoSteps = true,
            TerminationProtected = false,
            UnhealthyNodeReplacement = true,
        };
    }

    private static CfnCluster.ConfigurationProperty CatalogOfGlue() => new()
    {
        Classification = "spark-hive-site",
        ConfigurationProperties = new Dictionary<string, string>
        {
            ["hive.metastore.client.factory.class"] = "com.amazonaws.glue.catalog.metastore.AWSGlueDataCatalogHiveClientFactory",
        },
    };

    private CfnRule FailedEvents() => new(this, "Watch", new CfnRuleProps
    {
        Description = "Failures of a Spark cluster, to a queue",
        EventPattern = new Dictionary<string, object>
        {
            ["source"] = Source,
            ["detail-type"] = Types,
            ["detail"] = new Dictionary<string, object> { ["clusterId"] = new[] { Cluster.Ref }, ["state"] = Bad },
        },
        Targets = new[]
        {
            new CfnRule.TargetProperty
            {
                Id = "Failures",
                Arn = Failures.Queue.QueueArn,
                DeadLetterConfig = new CfnRule.DeadLetterConfigProperty { Arn = Failures.Queue.QueueArn },
            },
        },
    });
}
