using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Constructs;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.RealTime;
using MlInfra.Constructs.RealTime.Flink;
using MlInfra.Constructs.RealTime.Streams;

namespace MlInfra.Blueprints.RealTime;

/// <summary>Real-time streaming: telemetry of devices, anomalies within seconds, everything in a lake.</summary>
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
        Pipeline = new StreamingPipeline(this, "Streaming", new StreamingPipelineProps
        {
            Code = FlinkCode.In(code, "flink/anomalies-1.0.0.jar"),
            Model = ExistingEndpoint.Named(this, Parameter("EndpointName", "Name of the SageMaker endpoint that is asked about results")),
            Capacity = StreamCapacity.For(recordsPerSecond: 2_500, averageRecordBytes: 600, consumers: 2),
            Retention = StreamRetention.OneWeek,
            DeviceEntry = true,
        });
    }

    /// <summary>The pipeline.</summary>
    public StreamingPipeline Pipeline { get; }

    private string Parameter(string id, string description) => new CfnParameter(this, id, new CfnParameterProps { Type = "String", Description = description }).ValueAsString;
}
