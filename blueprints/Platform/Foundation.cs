using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Inference;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;
using MlInfra.Constructs.Video;

namespace MlInfra.Blueprints.Platform;

/// <summary>What all architectures of the platform stand on: one key, one network with the ways that any of them needs, one lake, one topic.</summary>
public sealed class Foundation : Construct
{
    // Requests to models have a way of their own, which lets those to the platform's endpoints pass and no others.
    private const string ToModels = "sagemaker.runtime";

    /// <summary>Makes them.</summary>
    public Foundation(Construct scope, string id) : base(scope, id)
    {
        Key = new EncryptionKey(this, "Key", new EncryptionKeyProps { Description = "Data of the machine-learning platform" }).Key;
        Network = new PrivateNetwork(this, "Network", new PrivateNetworkProps
        {
            Key = Key,
            Endpoints =
            [
                .. ServiceEndpoint.Of(ServiceEndpoint.OfTraining, ServiceEndpoint.OfHosting, ServiceEndpoint.OfStreaming, ServiceEndpoint.OfVideo, ServiceEndpoint.OfBatch, ServiceEndpoint.OfAnalytics)
                    .Where(endpoint => endpoint.Service != ToModels),
            ],
        });
        Invocation = new PrivateInvocation(this, "Invocation", Network);
        Tables = new TableEndpoint(this, "Tables", Network.Vpc);
        Logs = new AccessLogBucket(this, "AccessLogs").Bucket;
        Lake = new DataBucket(this, "Lake", new DataBucketProps { Key = Key, AccessLogs = Logs, TellsEventBridge = true }).Bucket;
        Notices = new NoticeTopic(this, "Notices", new NoticeTopicProps { Key = Key }).Topic;
    }

    /// <summary>The key.</summary>
    public Key Key { get; }

    /// <summary>The network.</summary>
    public PrivateNetwork Network { get; }

    /// <summary>The way to the models that are served.</summary>
    public PrivateInvocation Invocation { get; }

    /// <summary>The way to DynamoDB tables.</summary>
    public TableEndpoint Tables { get; }

    /// <summary>The bucket of logs.</summary>
    public Bucket Logs { get; }

    /// <summary>The lake.</summary>
    public Bucket Lake { get; }

    /// <summary>The topic of everything that is told.</summary>
    public Topic Notices { get; }

    /// <summary>Opens the network to the bucket and the tables of video analytics.</summary>
    public void Admit(VideoPipeline video)
    {
        foreach (var frames in video.Cameras.Select(camera => camera.Frames).OfType<FrameConsumer>())
        {
            Tables.Admit(frames.Checkpoints.Table);
        }

        if (video.Stored is { } stored)
        {
            Tables.Admit(stored.Results.Jobs.Table);
        }
    }
}
