using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Constructs;
using MlInfra.Constructs.Analytics;
using MlInfra.Constructs.Analytics.Warehousing;
using MlInfra.Constructs.Inference;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.RealTime;
using MlInfra.Constructs.RealTime.Flink;
using MlInfra.Constructs.RealTime.Search;
using MlInfra.Constructs.RealTime.Streams;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Blueprints.RealTime;

/// <summary>Real-time streaming: telemetry of devices, anomalies within seconds, everything in a lake, a warehouse and an index.</summary>
public sealed class RealTimeStack : Stack
{
    /// <summary>Makes the stack. The bucket of the application, its key and the endpoint are parameters, because they are made elsewhere.</summary>
    public RealTimeStack(Construct scope, string id) : base(scope, id, new StackProps { Description = "Finds anomalies in a stream within seconds and keeps it in a lake" })
    {
        var code = Bucket.FromBucketAttributes(this, "Code", new BucketAttributes
        {
            BucketName = Parameter("CodeBucket", "Name of the bucket of the Flink application"),
            EncryptionKey = Key.FromKeyArn(this, "CodeKey", Parameter("CodeKeyArn", "ARN of the bucket's key")),
        });
        var model = ExistingEndpoint.Named(this, Parameter("EndpointName", "Name of the SageMaker endpoint that is asked about results"));

        // The warehouse calls other services than the pipeline does, so the network is made for both.
        var key = new EncryptionKey(this, "Key").Key;
        var network = new PrivateNetwork(this, "Network", new PrivateNetworkProps { Key = key, Endpoints = ServiceEndpoint.Of(ServiceEndpoint.OfStreaming, ServiceEndpoint.OfAnalytics) });
        new PrivateInvocation(this, "Invocation", network).Admit(model);
        var logs = new AccessLogBucket(this, "AccessLogs").Bucket;
        var data = new DataBucket(this, "Data", new DataBucketProps { Key = key, AccessLogs = logs }).Bucket;

        Pipeline = new StreamingPipeline(this, "Streaming", new StreamingPipelineProps
        {
            Code = FlinkCode.In(code, "flink/anomalies-1.0.0.jar"),
            Model = model,
            Capacity = StreamCapacity.For(recordsPerSecond: 2_500, averageRecordBytes: 600, consumers: 3),
            Retention = StreamRetention.OneWeek,
            DeviceEntry = true,
            Key = key,
            Network = network,
            Data = data,
        });

        var domain = new SearchDomain(this, "Search", new SearchDomainProps { Network = network, Key = key, Notices = Pipeline.Notices });
        Pipeline.IndexInto("Index", domain, "results");

        var warehouse = new Warehouse(this, "Warehouse", new WarehouseProps
        {
            Data = data,
            Catalog = new LakeDatabase(this, "Catalog", data, "results/"),
            AuditLogs = logs,
            Network = network,
            Key = key,
            Notices = Pipeline.Notices,
        });
        Pipeline.LoadInto("Load", warehouse, "results");
    }

    /// <summary>The pipeline.</summary>
    public StreamingPipeline Pipeline { get; }

    private string Parameter(string id, string description) => new CfnParameter(this, id, new CfnParameterProps { Type = "String", Description = description }).ValueAsString;
}
