using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.KinesisAnalytics;
using Amazon.CDK.AWS.Logs;
using Constructs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.RealTime.Delivery;
using MlInfra.Constructs.RealTime.Streams;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.RealTime.Flink;

/// <summary>
/// A Flink application on the managed service, inside the VPC: reads a stream, keeps checkpoints and snapshots, scales itself, logs.
/// CloudFormation makes it ready but does not start it. It finds the names of its streams in the run-time group <c>Streams</c>.
/// Source: https://docs.aws.amazon.com/managed-flink/latest/java/how-it-works.html.
/// </summary>
public sealed class FlinkApplication : Construct
{
    private readonly SortedDictionary<string, string> _streams = new(StringComparer.Ordinal);
    private readonly FlinkApplicationProps _props;

    /// <summary>Makes the role, the log, the application and its alarms.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public FlinkApplication(Construct scope, string id, FlinkApplicationProps props) : base(scope, id)
    {
        props.Check();

        _props = props;
        Role = new ServiceRole(this, "Role", new ServiceRoleProps { Service = "kinesisanalytics.amazonaws.com", Description = "Runs a Flink application" }).Role;
        props.Source.GrantConsuming(Role);
        _streams.Add("source.arn", props.Source.StreamArn);
        GrantCode(props.Code);
        props.Network.GrantAttaching(Role);

        Log = new EncryptedLogGroup(this, "Log", new EncryptedLogGroupProps { Key = props.Key }).LogGroup;
        var stream = new LogStream(this, "LogStream", new LogStreamProps { LogGroup = Log, RemovalPolicy = RemovalPolicy.RETAIN });
        Role.Allow(["logs:DescribeLogStreams", "logs:PutLogEvents"], [Log.LogGroupArn]);
        // Groups are listed, not named.
        Role.Allow(["logs:DescribeLogGroups"], ["*"]);

        Application = new CfnApplicationV2(this, "Resource", new CfnApplicationV2Props
        {
            RuntimeEnvironment = props.Runtime.Name,
            ServiceExecutionRole = Role.RoleArn,
            ApplicationConfiguration = FlinkConfiguration.Of(props, _streams),
        });
        Application.Node.AddDependency(Role);
        new CfnApplicationCloudWatchLoggingOptionV2(this, "Logging", new CfnApplicationCloudWatchLoggingOptionV2Props
        {
            ApplicationName = Application.Ref,
            CloudWatchLoggingOption = new CfnApplicationCloudWatchLoggingOptionV2.CloudWatchLoggingOptionProperty
            {
                LogStreamArn = $"{LogArn(Stack.Of(this))}:log-stream:{stream.LogStreamName}",
            },
        });
        Alarms =
        [
            new NoticeAlarm(this, "Down", Metric("downtime", "Maximum"), props.Notices, "The Flink application is down").Alarm,
            new NoticeAlarm(this, "Checkpoints", Metric("numberOfFailedCheckpoints", "Maximum"), props.Notices, "The Flink application fails to keep checkpoints", periods: 3).Alarm,
        ];
    }

    /// <summary>The application.</summary>
    public CfnApplicationV2 Application { get; }

    /// <summary>Its role.</summary>
    public Role Role { get; }

    /// <summary>Its log.</summary>
    public LogGroup Log { get; }

    /// <summary>The alarms: downtime, and checkpoints that fail.</summary>
    public IReadOnlyList<Alarm> Alarms { get; }

    /// <summary>Lets the application write to a stream, and tells it the stream's ARN as <c>name.arn</c>.</summary>
    public void Emit(string name, IStream stream)
    {
        stream.GrantProducing(Role);
        Tell($"{name}.arn", stream.StreamArn);
    }

    /// <summary>Lets the application write to a delivery stream, and tells it the stream's name as <c>name.delivery</c>.</summary>
    public void Emit(string name, LakeDelivery delivery)
    {
        delivery.GrantSending(Role);
        Tell($"{name}.delivery", delivery.Delivery.Ref);
    }

    private void Tell(string name, string value)
    {
        _streams.Add(name, value);
        Application.ApplicationConfiguration = FlinkConfiguration.Of(_props, _streams);
    }

    private void GrantCode(FlinkCode code)
    {
        Role.Allow(["s3:GetObject", "s3:GetObjectVersion"], [code.Bucket.ArnForObjects(code.Path)]);
        code.Bucket.EncryptionKey?.GrantReading(Role);
    }

    // The group's ARN without the wildcard for its streams that CloudFormation adds.
    private string LogArn(Stack stack) => $"arn:{stack.Partition}:logs:{stack.Region}:{stack.Account}:log-group:{Log.LogGroupName}";

    internal Metric Metric(string name, string statistic) => new(new MetricProps
    {
        Namespace = "AWS/KinesisAnalytics",
        MetricName = name,
        Statistic = statistic,
        Period = Duration.Minutes(1),
        DimensionsMap = new Dictionary<string, string> { ["Application"] = Application.Ref },
    });
}
