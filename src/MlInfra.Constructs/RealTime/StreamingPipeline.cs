using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Inference;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.RealTime.Consumers;
using MlInfra.Constructs.RealTime.Delivery;
using MlInfra.Constructs.RealTime.Flink;
using MlInfra.Constructs.RealTime.Streams;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.RealTime;

/// <summary>
/// Records from producers to answers within seconds: a stream, a Flink application that reads it, a stream of its results, consumers that
/// tell about anomalies and ask a model, and delivery to a lake. Every hop is encrypted and private and has a place for what fails.
/// Source: https://docs.aws.amazon.com/whitepapers/latest/streaming-data-solutions-amazon-kinesis/welcome.html.
/// </summary>
public sealed class StreamingPipeline : Construct
{
    /// <summary>Makes the pipeline.</summary>
    /// <exception cref="ArgumentException">A prop is out of range or contradicts another one.</exception>
    public StreamingPipeline(Construct scope, string id, StreamingPipelineProps props) : base(scope, id)
    {
        if (props is { Data: not null, DeleteDataWithStack: true })
        {
            throw new ArgumentException("Data is brought along, so DeleteDataWithStack has no bucket to act on: leave it out, or leave Data out.", nameof(props));
        }

        if (props.PermissionsBoundary is { } boundary)
        {
            PermissionsBoundary.Of(this).Apply(boundary);
        }

        Key = props.Key ?? new EncryptionKey(this, "Key").Key;
        Network = props.Network ?? new PrivateNetwork(this, "Network", new PrivateNetworkProps { Key = Key, Endpoints = ServiceEndpoint.OfStreaming });
        Data = props.Data ?? new DataBucket(this, "Data", new DataBucketProps { Key = Key, DeleteDataWithStack = props.DeleteDataWithStack }).Bucket;
        Notices = props.Notices ?? new NoticeTopic(this, "Notices", new NoticeTopicProps { Key = Key }).Topic;

        Events = props.Events is null ? new DataStream(this, "Events", Stream(props)) : null;
        Source = props.Events ?? Events!.Stream;
        Results = new DataStream(this, "Results", Stream(props));
        Lake = new LakeDelivery(this, "Lake", Delivery(props, "results/"));
        Application = new FlinkApplication(this, "Application", new FlinkApplicationProps(props.Flink)
        {
            Source = Source,
            Code = props.Code,
            Network = Network,
            Key = Key,
            Notices = Notices,
        });
        Application.Emit("results", Results.Stream);
        Application.Emit("lake", Lake);

        var place = new ConsumerPlace(props.Consumers) { Source = Results.Stream, Network = Network, Key = Key, Notices = Notices };
        if (props.Network is null && new[] { props.Anomalies.Forest, props.Model }.OfType<IAnsweringEndpoint>().ToList() is { Count: > 0 } asked)
        {
            var way = new PrivateInvocation(this, "Invocation", Network);
            asked.ForEach(way.Admit);
        }

        Alerts = props.Anomalies.Forest is null ? new AlertConsumer(this, "Alerts", place, Notices, props.AlertFrom) : null;
        Forest = props.Anomalies.Forest is { } forest ? new ForestConsumer(this, "Forest", place, forest, Lake, Notices, props.AlertFrom) : null;
        Scores = props.Model is { } model ? new ScoringConsumer(this, "Scores", place, model, Lake) : null;
        Direct = props.DirectEntry ? new LakeDelivery(this, "Direct", Delivery(props, "direct/")) : null;
        Devices = props.DeviceEntry ? new DeviceEntry(this, "Devices", new DeviceEntryProps { Stream = Source, Key = Key, Notices = Notices }) : null;
        Dashboard = new StreamingDashboard(this, "Dashboard", this);
    }

    /// <summary>The key.</summary>
    public IKey Key { get; }

    /// <summary>The network.</summary>
    public IWorkNetwork Network { get; }

    /// <summary>The bucket of the lake.</summary>
    public IBucket Data { get; }

    /// <summary>The topic of anomalies and alarms. Subscribe to it to hear them.</summary>
    public ITopic Notices { get; }

    /// <summary>The stream that producers send to.</summary>
    public IStream Source { get; }

    /// <summary>The same with its alarm, if it was made here; null if it was brought along.</summary>
    public DataStream? Events { get; }

    /// <summary>The application.</summary>
    public FlinkApplication Application { get; }

    /// <summary>The stream of its results.</summary>
    public DataStream Results { get; }

    /// <summary>The delivery of results and answers to the lake.</summary>
    public LakeDelivery Lake { get; }

    /// <summary>The consumer that tells about anomalies that the application found; null if a model finds them.</summary>
    public AlertConsumer? Alerts { get; }

    /// <summary>The consumer that finds anomalies with a model; null if the application does.</summary>
    public ForestConsumer? Forest { get; }

    /// <summary>The consumer that asks the model; null without one.</summary>
    public ScoringConsumer? Scores { get; }

    /// <summary>The entry past the streams, if one was made.</summary>
    public LakeDelivery? Direct { get; }

    /// <summary>The entry for devices, if one was made.</summary>
    public DeviceEntry? Devices { get; }

    /// <summary>The dashboard.</summary>
    public StreamingDashboard Dashboard { get; }

    /// <summary>Lets a producer send events, to the stream and to the direct entry if there is one.</summary>
    public void GrantProducing(IGrantable who)
    {
        Source.GrantProducing(who);
        Direct?.GrantSending(who);
    }

    private DataStreamProps Stream(StreamingPipelineProps props) => new() { Key = Key, Notices = Notices, Capacity = props.Capacity, Retention = props.Retention };

    private LakeDeliveryProps Delivery(StreamingPipelineProps props, string prefix) => new()
    {
        Data = Data,
        Columns = props.Columns,
        Key = Key,
        Notices = Notices,
        Prefix = prefix,
        ErrorPrefix = $"errors/{prefix}",
    };
}
