using System.Globalization;
using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.ECS;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using Constructs;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.RealTime.Streams;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Video;

/// <summary>
/// A container that reads one video stream, takes frames out of it and has them looked at. It remembers in a table how far it came, writes results
/// to a stream, tells about trouble, and leaves in a queue what it could not do.
/// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html.
/// </summary>
public sealed class FrameConsumer : Construct
{
    /// <summary>Makes the roles, the log, the table, the queue, the task, the service and the alarms.</summary>
    public FrameConsumer(Construct scope, string id, FrameConsumerProps props) : base(scope, id)
    {
        Checkpoints = new ItemTable(this, "Checkpoints", new ItemTableProps { Key = props.Key, PartitionKey = "stream" });
        Failures = new FailureQueue(this, "Failures", new FailureQueueProps { Key = props.Key, Notices = props.Notices, Description = "Frames could not be analysed" });
        Log = new EncryptedLogGroup(this, "Log", new EncryptedLogGroupProps { Key = props.Key }).LogGroup;
        LaunchRole = TaskRole("LaunchRole", "Starts the container");
        props.Analysis.Image.GrantPulling(LaunchRole);
        LaunchRole.Allow(["logs:CreateLogStream", "logs:PutLogEvents"], [Log.LogGroupArn]);
        Role = TaskRole("Role", "Analyses the frames of a video stream");
        GrantAnalysing(props);
        Task = new FrameTask(this, props).Definition;
        Service = new CfnService(this, "Service", new CfnServiceProps
        {
            Cluster = props.Cluster.Name,
            TaskDefinition = Task.Ref,
            LaunchType = "FARGATE",
            DesiredCount = 1,
            // Two at one time would read the same frames, so the old one stops before the new one starts; the table says where to go on.
            DeploymentConfiguration = new CfnService.DeploymentConfigurationProperty
            {
                MinimumHealthyPercent = 0,
                MaximumPercent = 100,
                DeploymentCircuitBreaker = new CfnService.DeploymentCircuitBreakerProperty { Enable = true, Rollback = true },
            },
            NetworkConfiguration = new CfnService.NetworkConfigurationProperty
            {
                AwsvpcConfiguration = new CfnService.AwsVpcConfigurationProperty
                {
                    AssignPublicIp = "DISABLED",
                    Subnets = [.. props.Network.Subnets.Select(subnet => subnet.SubnetId)],
                    SecurityGroups = [props.Network.SecurityGroup.SecurityGroupId],
                },
            },
            EnableExecuteCommand = false,
            EnableEcsManagedTags = true,
            PropagateTags = "SERVICE",
        });
        Service.Node.AddDependency(Role, LaunchRole);
        Running = new Metric(new MetricProps
        {
            Namespace = "ECS/ContainerInsights",
            MetricName = "RunningTaskCount",
            Statistic = "Minimum",
            Period = Duration.Minutes(1),
            DimensionsMap = new Dictionary<string, string> { ["ClusterName"] = props.Cluster.Name, ["ServiceName"] = Service.AttrName },
        });
        Alarms =
        [
            new NoticeAlarm(this, "Down", Running, props.Notices, "Nobody analyses the video: the container does not run", periods: 5, tooLow: true).Alarm,
            new NoticeAlarm(
                this, "Behind", props.Source.Metric("GetMedia.MillisBehindNow", "Maximum"), props.Notices, "The analysis falls behind the camera",
                threshold: props.MaxLag.ToMilliseconds(), periods: 3).Alarm,
            Failures.Alarm,
        ];
    }

    /// <summary>The service that keeps the container running.</summary>
    public CfnService Service { get; }

    /// <summary>The task.</summary>
    public CfnTaskDefinition Task { get; }

    /// <summary>The role of the code in the container.</summary>
    public Role Role { get; }

    /// <summary>The role that pulls the image and opens the log.</summary>
    public Role LaunchRole { get; }

    /// <summary>How far the container came: the item of its stream.</summary>
    public ItemTable Checkpoints { get; }

    /// <summary>Frames that could not be analysed: each message says which fragment.</summary>
    public FailureQueue Failures { get; }

    /// <summary>The container's log.</summary>
    public LogGroup Log { get; }

    /// <summary>The alarms: not running, behind, and frames that could not be analysed.</summary>
    public IReadOnlyList<Alarm> Alarms { get; }

    /// <summary>How many containers run: one, or none.</summary>
    public Metric Running { get; }

    private void GrantAnalysing(FrameConsumerProps props)
    {
        props.Source.GrantConsuming(Role);
        props.Results.GrantProducing(Role);
        Checkpoints.GrantKeeping(Role);
        Failures.GrantLeaving(Role);
        Role.Allow(["sns:Publish"], [props.Notices.TopicArn]);
        if (props.Analysis.Endpoint is { } endpoint)
        {
            endpoint.GrantInvoking(Role);
        }
        else
        {
            // Rekognition has no resource to name for an image that comes with the request.
            Role.Allow(["rekognition:DetectLabels"], ["*"], Permission.If("StringEquals", "aws:RequestedRegion", Stack.Of(this).Region));
        }
    }

    private Role TaskRole(string id, string description) =>
        new ServiceRole(this, id, new ServiceRoleProps { Service = "ecs-tasks.amazonaws.com", Description = description }).Role;

    internal Dictionary<string, string> Environment(FrameConsumerProps props)
    {
        var environment = new Dictionary<string, string>
        {
            ["VIDEO_STREAM_ARN"] = props.Source.StreamArn,
            ["CHECKPOINT_TABLE"] = Checkpoints.Table.TableName,
            ["RESULT_STREAM"] = props.Results.StreamName,
            ["TOPIC_ARN"] = props.Notices.TopicArn,
            ["FAILURE_QUEUE_URL"] = Failures.Queue.QueueUrl,
            ["FRAMES_PER_SECOND"] = props.Analysis.FramesPerSecond.ToString(CultureInfo.InvariantCulture),
        };
        if (props.Analysis.Endpoint is { } endpoint)
        {
            environment["ENDPOINT_NAME"] = endpoint.EndpointName;
        }
        else
        {
            environment["LABELS"] = string.Join(',', props.Analysis.WatchedLabels);
        }

        return environment;
    }
}
