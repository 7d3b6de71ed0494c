using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SecretsManager;
using Constructs;
using MlInfra.Constructs.Analytics;
using MlInfra.Constructs.Analytics.QuickSight;
using MlInfra.Constructs.Analytics.Spark;
using MlInfra.Constructs.Batch;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Inference;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Inference.Models;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.RealTime;
using MlInfra.Constructs.RealTime.Flink;
using MlInfra.Constructs.Training;
using MlInfra.Constructs.Training.Algorithms;
using MlInfra.Constructs.Video;

namespace MlInfra.Blueprints.Platform;

/// <summary>All architectures on one foundation: a model is trained on the lake, finds anomalies in a stream that fills the lake, and analysts ask it.</summary>
public sealed class PlatformStack : Stack
{
    /// <summary>Makes the stack. What is made elsewhere comes as parameters: code, certificates and the analysts.</summary>
    public PlatformStack(Construct scope, string id) : base(scope, id, new StackProps { Description = "A machine-learning platform: one network, one lake, one key" })
    {
        Foundation = new Foundation(this, "Foundation");
        var (key, network, lake, notices) = (Foundation.Key, Foundation.Network, Foundation.Lake, Foundation.Notices);
        var code = Bucket.FromBucketAttributes(this, "Code", new BucketAttributes
        {
            BucketName = Parameter("CodeBucket", "Name of the bucket of applications, scripts and certificates"),
            EncryptionKey = Key.FromKeyArn(this, "CodeKey", Parameter("CodeKeyArn", "ARN of the bucket's key")),
        });

        Training = new TrainingEnvironment(this, "Training", new TrainingEnvironmentProps { Key = key, Network = network, Data = lake, Notices = notices });
        Training.Train(
            "Anomalies",
            BuiltIn.RandomCutForest
                .On(CpuInstance.M5XLarge, instances: 2)
                .Reads(RandomCutForest.Train, TrainingData.At("curated/telemetry/", ContentType.Csv))
                .With("feature_dim", 12));

        Inference = new InferenceEnvironment(this, "Inference", new InferenceEnvironmentProps { Key = key, Network = network, Data = lake, Notices = notices });
        Forest = Inference.Serve("Forest", Traffic.To(new ModelVariant(
            "current", new SingleModel(ModelImage.Of(BuiltIn.RandomCutForest), ModelArtifact.In(lake, "models/current/model.tar.gz")), CpuInstance.M5Large)));
        Foundation.Invocation.Admit(Forest);

        Streaming = new StreamingPipeline(this, "Streaming", new StreamingPipelineProps
        {
            Code = FlinkCode.In(code, "flink/features-1.0.0.jar"),
            Anomalies = AnomalyDetection.ByRandomCutForest(Forest),
            Key = key,
            Network = network,
            Data = lake,
            Notices = notices,
        });

        Video = new VideoPipeline(this, "Video", new VideoPipelineProps
        {
            Analysis = VideoAnalysis.Labels(PrivateImage.In(Inference.Images, "frames-1.0.0"), "Person"),
            Key = key,
            Network = network,
            Data = lake,
            Notices = notices,
        });
        Foundation.Admit(Video);

        Site = new SiteLink(this, "Site", network, new SiteLinkOptions
        {
            DeviceAddress = Parameter("DeviceAddress", "Public IPv4 address of the VPN device at the site of the database"),
            SiteCidr = "192.168.10.0/24",
        });
        Batch = new BatchPipeline(this, "Batch", new BatchPipelineProps
        {
            Source = new MySqlSource(Login(), Parameter("SourceCertificateArn", "ARN of the certificate of the database on premises in DMS"), "orders"),
            StoreCertificateArn = Parameter("StoreCertificateArn", "ARN of the certificate of RDS in DMS"),
            Extract = GlueScript.In(code, "etl/extract-1.0.0.py"),
            Transform = GlueScript.In(code, "etl/transform-1.0.0.py"),
            CleanUp = PrivateImage.In(Inference.Images, "clean-up-1.0.0"),
            Key = key,
            Network = network,
            Data = lake,
            Notices = notices,
        });

        Analytics = new AnalyticsEnvironment(this, "Analytics", new AnalyticsEnvironmentProps
        {
            Certificates = NodeCertificates.In(code, "emr/certificates.zip"),
            Analysts = Analysts.Of(Parameter("AnalystsArn", "ARN of the QuickSight group that builds data sets")),
            // Tables that the stream and the nightly jobs fill, all in the one lake.
            Databases = [Streaming.Lake.Table.Database.Ref, Streaming.Direct!.Table.Database.Ref, Batch.Jobs.Catalog.Database.Ref],
            Key = key,
            Network = network,
            Data = lake,
            Logs = Foundation.Logs,
            Notices = notices,
        });
        Analytics.Run("Prepare", SparkProgram.Python(code, "spark/prepare-1.0.0.py"));
        Streaming.LoadInto("Load", Analytics.Warehouse, "results");
    }

    /// <summary>What all share.</summary>
    public Foundation Foundation { get; }

    /// <summary>Training.</summary>
    public TrainingEnvironment Training { get; }

    /// <summary>Inference.</summary>
    public InferenceEnvironment Inference { get; }

    /// <summary>The endpoint that finds anomalies.</summary>
    public RealTimeEndpoint Forest { get; }

    /// <summary>Streaming.</summary>
    public StreamingPipeline Streaming { get; }

    /// <summary>Video.</summary>
    public VideoPipeline Video { get; }

    /// <summary>The way to the site of the database.</summary>
    public SiteLink Site { get; }

    /// <summary>Batch ETL.</summary>
    public BatchPipeline Batch { get; }

    /// <summary>Analytics.</summary>
    public AnalyticsEnvironment Analytics { get; }

    private ISecret Login() => Secret.FromSecretAttributes(this, "Login", new SecretAttributes
    {
        SecretCompleteArn = Parameter("LoginArn", "ARN of the secret with host, port, username and password of the database on premises"),
        EncryptionKey = Key.FromKeyArn(this, "LoginKey", Parameter("LoginKeyArn", "ARN of the secret's key")),
    });

    private string Parameter(string id, string description) => new CfnParameter(this, id, new CfnParameterProps { Type = "String", Description = description }).ValueAsString;
}
