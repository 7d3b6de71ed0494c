using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.RealTime.Consumers;
using MlInfra.Constructs.RealTime.Delivery;
using MlInfra.Constructs.RealTime.Flink;
using MlInfra.Constructs.RealTime.Streams;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.RealTime;

/// <summary>What can be chosen about a <see cref="StreamingPipeline"/>. Only the application has no default.</summary>
public sealed class StreamingPipelineProps
{
    /// <summary>The Flink application.</summary>
    public required FlinkCode Code { get; init; }

    /// <summary>How the application runs. Default: Flink 1.20, one task at the start.</summary>
    public FlinkOptions Flink { get; init; } = new();

    /// <summary>Who finds anomalies. Default: the application.</summary>
    public AnomalyDetection Anomalies { get; init; } = AnomalyDetection.InApplication;

    /// <summary>A model that is asked about every result, whatever it predicts. Default: none.</summary>
    public IAnsweringEndpoint? Model { get; init; }

    /// <summary>
    /// A stream that exists already, which producers send to. If its key is imported, its policy must already admit the role of the application.
    /// Default: one made.
    /// </summary>
    public IStream? Events { get; init; }

    /// <summary>How much the streams made here take. Default: on demand.</summary>
    public StreamCapacity Capacity { get; init; } = StreamCapacity.OnDemand;

    /// <summary>How long the streams made here keep records. Default: one day.</summary>
    public StreamRetention Retention { get; init; } = StreamRetention.OneDay;

    /// <summary>The score from which an anomaly is told. Default: 3.</summary>
    public double AlertFrom { get; init; } = 3;

    /// <summary>How the consumers work. Default: see <see cref="ConsumerOptions"/>.</summary>
    public ConsumerOptions Consumers { get; init; } = new();

    /// <summary>The columns of the lake. Default: <c>id</c>, <c>time</c>, <c>score</c> and <c>prediction</c>.</summary>
    public IReadOnlyList<LakeColumn> Columns { get; init; } = [LakeColumn.Text("id"), LakeColumn.Time("time"), LakeColumn.Number("score"), LakeColumn.Text("prediction")];

    /// <summary>Make a second entry: a delivery stream that producers send to, past the streams. Default: true.</summary>
    public bool DirectEntry { get; init; } = true;

    /// <summary>Make an entry for devices that speak MQTT. Default: false.</summary>
    public bool DeviceEntry { get; init; }

    /// <summary>The key of everything. An imported one must already admit the services and roles in its policy. Default: one made.</summary>
    public IKey? Key { get; init; }

    /// <summary>The network. One brought along needs ways to all services of <see cref="ServiceEndpoint.OfStreaming"/>, and to <c>sagemaker.runtime</c> if a model is asked. Default: one made.</summary>
    public IWorkNetwork? Network { get; init; }

    /// <summary>The bucket of the lake. Default: a <see cref="DataBucket"/> made.</summary>
    public IBucket? Data { get; init; }

    /// <summary>The topic of anomalies and alarms. Default: one made.</summary>
    public ITopic? Notices { get; init; }

    /// <summary>First key to delete the data with the stack; see <see cref="DataBucketProps.DeleteDataWithStack"/>. Default: false.</summary>
    public bool DeleteDataWithStack { get; init; }

    /// <summary>The boundary of every role made here. Default: none.</summary>
    public IManagedPolicy? PermissionsBoundary { get; init; }
}
