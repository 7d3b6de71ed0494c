using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SecretsManager;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Batch;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Jobs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Storage;
using MlInfra.Constructs.Video;

namespace MlInfra.Constructs.Tests;

/// <summary>The stacks of video and batch work that the tests look at.</summary>
internal static class VideoAndBatchStacks
{
    /// <summary>Stacks whose constructs have default props where there is a default.</summary>
    public static readonly string[] Defaults = ["Video", "TwoCameras", "CameraWithoutUploads", "Batch", "ServerlessBatch"];

    public static void AddTo(App app)
    {
        var video = new Stack(app, "Video");
        new VideoPipeline(video, "V", new() { Analysis = VideoAnalysis.Labels(Image(video), "Person") });

        var two = new Stack(app, "TwoCameras");
        new VideoPipeline(two, "V", new() { Analysis = VideoAnalysis.Labels(Image(two), "Person"), Stored = new() { Job = VideoJob.Faces } })
            .AddCamera("Second", VideoAnalysis.By(Image(two), ExistingEndpoint.Named(two, "goods")));

        var bare = new Stack(app, "CameraWithoutUploads");
        new VideoPipeline(bare, "V", new()
        {
            Analysis = VideoAnalysis.Labels(Image(bare), "Person"),
            Camera = new() { Producer = Role.FromRoleName(bare, "Gate", "gate") },
            Stored = null,
        });

        var existing = new Stack(app, "ExistingCamera");
        new VideoPipeline(existing, "V", new()
        {
            Analysis = VideoAnalysis.Labels(Image(existing), "Person"),
            Camera = new() { Video = ExistingVideoStream.Named(existing, "gate", "1700000000000") },
            Cluster = Amazon.CDK.AWS.ECS.Cluster.FromClusterArn(existing, "Cluster", "arn:aws:ecs:eu-west-1:111122223333:cluster/shared"),
            Stored = null,
        });

        var faces = new Stack(app, "Faces");
        new VideoPipeline(faces, "V", new() { Analysis = VideoAnalysis.Faces("staff"), Stored = null });

        var bounded = new Stack(app, "BoundedVideo");
        new VideoPipeline(bounded, "V", new()
        {
            Analysis = VideoAnalysis.Labels(Image(bounded), "Person"),
            PermissionsBoundary = ManagedPolicy.FromManagedPolicyName(bounded, "Boundary", "limits"),
        });

        var batch = new Stack(app, "Batch");
        new BatchPipeline(batch, "B", Batch(batch, Site));

        var serverless = new Stack(app, "ServerlessBatch");
        new BatchPipeline(serverless, "B", Batch(serverless, Site, cleanUp: new() { Spot = false }, replication: ReplicationCapacity.Serverless(), limits: "limits"));

        var deletable = new Stack(app, "DeletableBatch");
        deletable.Node.SetContext(DataDeletion.ContextFlag, true);
        var key = new Key(deletable, "Key");
        new MySqlStore(deletable, "Store", new()
        {
            Network = new PrivateNetwork(deletable, "Network", new() { Key = key }),
            Key = key,
            Notices = new Topic(deletable, "Topic"),
            DeleteDataWithStack = true,
        });
    }

    public static SiteLinkOptions Site { get; } = new() { DeviceAddress = "203.0.113.10", SiteCidr = "192.168.10.0/24" };

    public static MySqlSource Source(Stack stack) => new(Secret.FromSecretNameV2(stack, $"Login{stack.Node.Children.Length}", "login"), "arn:aws:dms:eu-west-1:111122223333:cert:A", "orders");

    public static BatchPipelineProps Batch(
        Stack stack, SiteLinkOptions? site, IWorkNetwork? network = null, GlueJobOptions? jobs = null, MySqlStoreOptions? store = null, BatchJobOptions? cleanUp = null,
        ReplicationCapacity? replication = null, string? limits = null)
    {
        var scripts = Bucket.FromBucketName(stack, $"Scripts{stack.Node.Children.Length}", "scripts");
        return new()
        {
            Source = Source(stack) with { ChecksHostName = replication is null },
            StoreCertificateArn = "arn:aws:dms:eu-west-1:111122223333:cert:B",
            Site = site,
            Network = network,
            Extract = GlueScript.In(scripts, "extract.py"),
            Transform = GlueScript.In(scripts, "transform.py"),
            CleanUp = Image(stack),
            Jobs = jobs ?? new(),
            Store = store ?? new(),
            CleanUpRun = cleanUp ?? new(),
            Replication = replication ?? ReplicationCapacity.Instance(),
            PermissionsBoundary = limits is null ? null : ManagedPolicy.FromManagedPolicyName(stack, "Boundary", limits),
        };
    }

    public static PrivateImage Image(Stack stack) => PrivateImage.In(Amazon.CDK.AWS.ECR.Repository.FromRepositoryName(stack, $"Images{stack.Node.Children.Length}", "frames"), "1.0.0");
}
