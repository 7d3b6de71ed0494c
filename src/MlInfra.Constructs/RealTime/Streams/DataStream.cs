using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Observability;

namespace MlInfra.Constructs.RealTime.Streams;

/// <summary>What can be chosen about a <see cref="DataStream"/>.</summary>
public sealed class DataStreamProps
{
    /// <summary>The key that encrypts the records.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where alarms go.</summary>
    public required ITopic Notices { get; init; }

    /// <summary>How much it takes. Default: on demand.</summary>
    public StreamCapacity Capacity { get; init; } = StreamCapacity.OnDemand;

    /// <summary>How long it keeps records. Default: one day.</summary>
    public StreamRetention Retention { get; init; } = StreamRetention.OneDay;
}

/// <summary>
/// An encrypted stream of records that outlives its stack, with an alarm when producers send more than it takes.
/// Source: https://docs.aws.amazon.com/streams/latest/dev/server-side-encryption.html.
/// </summary>
public sealed class DataStream : Construct
{
    /// <summary>Makes the stream and its alarm.</summary>
    public DataStream(Construct scope, string id, DataStreamProps props) : base(scope, id)
    {
        Stream = new Amazon.CDK.AWS.Kinesis.Stream(this, "Resource", new StreamProps
        {
            StreamMode = props.Capacity.Shards is null ? StreamMode.ON_DEMAND : StreamMode.PROVISIONED,
            ShardCount = props.Capacity.Shards,
            RetentionPeriod = props.Retention.Duration,
            Encryption = StreamEncryption.KMS,
            EncryptionKey = props.Key,
            RemovalPolicy = RemovalPolicy.RETAIN,
        });
        Refused = new NoticeAlarm(
            this, "Refused", Stream.MetricWriteProvisionedThroughputExceeded(new MetricOptions { Statistic = "Sum" }), props.Notices, "The stream refused records: producers send more than it takes").Alarm;
    }

    /// <summary>The stream.</summary>
    public Amazon.CDK.AWS.Kinesis.Stream Stream { get; }

    /// <summary>Records that were refused.</summary>
    public Alarm Refused { get; }
}
