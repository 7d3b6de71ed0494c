using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Inference;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Video;

/// <summary>
/// Video of cameras and of uploads, looked at by machines: a stream for each camera, containers or Rekognition that analyse it, results in a stream and
/// people told; uploads analysed by jobs. Everything is encrypted and private, and every hop has a place for what fails.
/// Source: https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/what-is-kinesis-video.html.
/// </summary>
public sealed class VideoPipeline : Construct
{
    private readonly bool _ownNetwork;
    private readonly List<Camera> _cameras = [];
    private TableEndpoint? _tables;
    private PrivateInvocation? _invocation;

    /// <summary>Makes the pipeline with its first camera.</summary>
    /// <exception cref="ArgumentException">A prop is out of range or contradicts another one.</exception>
    public VideoPipeline(Construct scope, string id, VideoPipelineProps props) : base(scope, id)
    {
        props.Check();
        if (props.PermissionsBoundary is { } boundary)
        {
            PermissionsBoundary.Of(this).Apply(boundary);
        }

        Key = props.Key ?? new EncryptionKey(this, "Key").Key;
        _ownNetwork = props.Network is null;
        Network = props.Network ?? new PrivateNetwork(this, "Network", new PrivateNetworkProps { Key = Key, Endpoints = ServiceEndpoint.OfVideo });
        Notices = props.Notices ?? new NoticeTopic(this, "Notices", new NoticeTopicProps { Key = Key }).Topic;
        Cluster = props.Cluster is { } cluster ? new ContainerCluster(this, "Cluster", cluster) : new ContainerCluster(this, "Cluster", new ContainerClusterProps { Key = Key });
        Dashboard = new VideoDashboard(this, "Dashboard");
        AddCamera("Camera", props.Analysis, props.Camera);
        if (props.Stored is { } stored)
        {
            Data = props.Data ?? new DataBucket(this, "Data", new DataBucketProps { Key = Key, DeleteDataWithStack = props.DeleteDataWithStack }).Bucket;
            Network.Admit(Data);
            Stored = new StoredVideo(this, "Stored", new StoredVideoProps(stored) { Data = Data, Network = Network, Key = Key, Notices = Notices });
            Admit(Stored.Results.Jobs);
            Dashboard.Add(Stored);
        }
    }

    /// <summary>The key.</summary>
    public IKey Key { get; }

    /// <summary>The network.</summary>
    public IWorkNetwork Network { get; }

    /// <summary>The topic of what is found and of alarms. Subscribe to it to hear them.</summary>
    public ITopic Notices { get; }

    /// <summary>The cluster of the containers.</summary>
    public ContainerCluster Cluster { get; }

    /// <summary>The cameras.</summary>
    public IReadOnlyList<Camera> Cameras => _cameras;

    /// <summary>The bucket of uploads and results; null without <see cref="Stored"/>.</summary>
    public IBucket? Data { get; }

    /// <summary>The analysis of uploads; null if there is none.</summary>
    public StoredVideo? Stored { get; }

    /// <summary>The dashboard.</summary>
    public VideoDashboard Dashboard { get; }

    /// <summary>Adds a camera with a stream of its own.</summary>
    /// <param name="id">The construct id, by which the dashboard names it.</param>
    /// <param name="analysis">How its video is analysed.</param>
    /// <param name="options">What else can be chosen. Default: see <see cref="CameraOptions"/>.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public Camera AddCamera(string id, VideoAnalysis analysis, CameraOptions? options = null)
    {
        var camera = new Camera(this, id, new CameraProps(options ?? new()) { Analysis = analysis, Cluster = Cluster, Network = Network, Key = Key, Notices = Notices });
        _cameras.Add(camera);
        Dashboard.Add(camera);
        if (camera.Frames is { } frames)
        {
            Admit(frames.Checkpoints);
        }

        if (_ownNetwork && analysis is FrameAnalysis { Endpoint: { } endpoint })
        {
            _invocation ??= new PrivateInvocation(this, "Invocation", Network);
            _invocation.Admit(endpoint);
        }

        return camera;
    }

    private void Admit(ItemTable table)
    {
        if (_ownNetwork)
        {
            _tables ??= new TableEndpoint(this, "Tables", Network.Vpc);
            _tables.Admit(table.Table);
        }
    }
}
