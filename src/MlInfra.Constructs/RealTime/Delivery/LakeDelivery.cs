using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KinesisFirehose;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.S3;
using Constructs;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.RealTime.Streams;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.RealTime.Delivery;

/// <summary>
/// A delivery stream that turns JSON records into Parquet in S3, by day of arrival; what cannot be turned goes to a prefix of its own.
/// It takes records from producers, or reads a stream. Nothing can read from it.
/// Source: https://docs.aws.amazon.com/firehose/latest/dev/record-format-conversion.html.
/// </summary>
public sealed class LakeDelivery : Construct
{
    private readonly LakeDeliveryProps _props;

    /// <summary>Makes the table, the role, the log, the delivery stream and its alarms.</summary>
    /// <exception cref="ArgumentException">A prop is out of range or contradicts another one.</exception>
    public LakeDelivery(Construct scope, string id, LakeDeliveryProps props) : base(scope, id)
    {
        props.Check();

        _props = props;
        Table = new LakeTable(this, "Table", props.Data, props.Prefix, props.Columns);
        Log = new EncryptedLogGroup(this, "Log", new EncryptedLogGroupProps { Key = props.Key }).LogGroup;
        var stream = new LogStream(this, "LogStream", new LogStreamProps { LogGroup = Log, RemovalPolicy = RemovalPolicy.RETAIN });
        Role = new ServiceRole(this, "Role", new ServiceRoleProps { Service = "firehose.amazonaws.com", Description = "Delivers records to S3" }).Role;
        Table.GrantDescribing(Role);
        props.Data.GrantWriting(Role, props.Prefix);
        props.Data.GrantWriting(Role, props.ErrorPrefix);
        Role.Allow(["s3:GetBucketLocation", "s3:ListBucketMultipartUploads"], [props.Data.BucketArn]);
        props.Source?.GrantConsuming(Role);
        Role.Allow(["logs:PutLogEvents"], [Log.LogGroupArn]);

        props.Key.AdmitGrants(Stack.Of(this), "firehose");
        Delivery = new CfnDeliveryStream(this, "Resource", new CfnDeliveryStreamProps
        {
            DeliveryStreamType = props.Source is null ? "DirectPut" : "KinesisStreamAsSource",
            KinesisStreamSourceConfiguration = props.Source is null ? null : new CfnDeliveryStream.KinesisStreamSourceConfigurationProperty
            {
                KinesisStreamArn = props.Source.StreamArn,
                RoleArn = Role.RoleArn,
            },
            DeliveryStreamEncryptionConfigurationInput = OwnEncryption(props),
            ExtendedS3DestinationConfiguration = new ParquetDestination(props, Role.RoleArn, Table, Log, stream).Configuration,
        });
        Delivery.Node.AddDependency(Role);
        Alarms =
        [
            new NoticeAlarm(this, "Late", Metric("DeliveryToS3.DataFreshness", "Maximum"), props.Notices, "Records wait too long for delivery", threshold: 900 + props.BatchTime.ToSeconds()).Alarm,
            new NoticeAlarm(this, "Unconverted", Metric("FailedConversion.Records", "Sum"), props.Notices, "Records could not be converted and went to the error prefix").Alarm,
        ];
    }

    /// <summary>The delivery stream.</summary>
    public CfnDeliveryStream Delivery { get; }

    /// <summary>The table of what it writes.</summary>
    public LakeTable Table { get; }

    /// <summary>The bucket that it writes to.</summary>
    public IBucket Bucket => _props.Data;

    /// <summary>The prefix of what it writes.</summary>
    public string Prefix => _props.Prefix;

    /// <summary>Its role.</summary>
    public Role Role { get; }

    /// <summary>The log of failures.</summary>
    public LogGroup Log { get; }

    /// <summary>The alarms: late records, and records that could not be converted.</summary>
    public IReadOnlyList<Alarm> Alarms { get; }

    /// <summary>Lets the principal send records.</summary>
    /// <exception cref="InvalidOperationException">The delivery stream reads a stream: send records there.</exception>
    public void GrantSending(IGrantable who)
    {
        if (_props.Source is not null)
        {
            throw new InvalidOperationException("This delivery stream reads a stream and takes records from nobody else: send them to the stream, or leave Source out.");
        }

        who.Allow(["firehose:PutRecord", "firehose:PutRecordBatch"], [Delivery.AttrArn]);
    }

    // A stream that is read has its own key; the service refuses a second one.
    private static CfnDeliveryStream.DeliveryStreamEncryptionConfigurationInputProperty? OwnEncryption(LakeDeliveryProps props) =>
        props.Source is not null ? null : new() { KeyType = "CUSTOMER_MANAGED_CMK", KeyArn = props.Key.KeyArn };

    internal Metric Metric(string name, string statistic) => new(new MetricProps
    {
        Namespace = "AWS/Firehose",
        MetricName = name,
        Statistic = statistic,
        Period = Duration.Minutes(5),
        DimensionsMap = new Dictionary<string, string> { ["DeliveryStreamName"] = Delivery.Ref },
    });
}
