using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.KinesisFirehose;
using Amazon.CDK.AWS.Logs;
using Constructs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.RealTime.Streams;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.RealTime.Search;

/// <summary>
/// A delivery stream from a stream to an index, inside the VPC. What the index does not take within five minutes goes to a bucket.
/// Source: https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html.
/// </summary>
public sealed class SearchDelivery : Construct
{
    /// <summary>Makes the log, the delivery stream and its alarms.</summary>
    /// <exception cref="ArgumentException">The index or the folder has a name that is not taken.</exception>
    public SearchDelivery(Construct scope, string id, SearchDeliveryProps props) : base(scope, id)
    {
        props.Check();

        var role = props.Domain.Writer;
        Log = new EncryptedLogGroup(this, "Log", new EncryptedLogGroupProps { Key = props.Key }).LogGroup;
        var stream = new LogStream(this, "LogStream", new LogStreamProps { LogGroup = Log, RemovalPolicy = RemovalPolicy.RETAIN });
        props.Source.GrantConsuming(role);
        props.Data.GrantWriting(role, props.ErrorPrefix);
        role.Allow(["s3:GetBucketLocation", "s3:ListBucketMultipartUploads"], [props.Data.BucketArn]);
        role.Allow(["logs:PutLogEvents"], [Log.LogGroupArn]);
        props.Network.GrantAttachingDelivery(role);
        var logging = new CfnDeliveryStream.CloudWatchLoggingOptionsProperty { Enabled = true, LogGroupName = Log.LogGroupName, LogStreamName = stream.LogStreamName };
        Delivery = new CfnDeliveryStream(this, "Resource", new CfnDeliveryStreamProps
        {
            DeliveryStreamType = "KinesisStreamAsSource",
            KinesisStreamSourceConfiguration = new CfnDeliveryStream.KinesisStreamSourceConfigurationProperty { KinesisStreamArn = props.Source.StreamArn, RoleArn = role.RoleArn },
            AmazonopensearchserviceDestinationConfiguration = new CfnDeliveryStream.AmazonopensearchserviceDestinationConfigurationProperty
            {
                DomainArn = props.Domain.Domain.AttrArn,
                IndexName = props.Index,
                IndexRotationPeriod = "OneMonth",
                RoleArn = role.RoleArn,
                BufferingHints = new CfnDeliveryStream.AmazonopensearchserviceBufferingHintsProperty { IntervalInSeconds = 60, SizeInMBs = 5 },
                RetryOptions = new CfnDeliveryStream.AmazonopensearchserviceRetryOptionsProperty { DurationInSeconds = 300 },
                CloudWatchLoggingOptions = logging,
                S3BackupMode = "FailedDocumentsOnly",
                S3Configuration = Backup(props, logging),
                VpcConfiguration = new CfnDeliveryStream.VpcConfigurationProperty
                {
                    RoleArn = role.RoleArn,
                    SubnetIds = [.. props.Network.Subnets.Select(subnet => subnet.SubnetId)],
                    SecurityGroupIds = [props.Network.SecurityGroup.SecurityGroupId],
                },
            },
        });
        Delivery.Node.AddDependency(role);
        Alarms =
        [
            new NoticeAlarm(this, "Late", Metric("AWS/Firehose", "DeliveryToAmazonOpenSearchService.DataFreshness", "Maximum", "DeliveryStreamName", Delivery.Ref), props.Notices, "Documents wait too long for an index", threshold: 900).Alarm,
            // Firehose logs nothing but failures.
            new NoticeAlarm(this, "Failed", Metric("AWS/Logs", "IncomingLogEvents", "Sum", "LogGroupName", Log.LogGroupName), props.Notices, "Documents could not be delivered to an index").Alarm,
        ];
    }

    /// <summary>The delivery stream.</summary>
    public CfnDeliveryStream Delivery { get; }

    /// <summary>The log of failures.</summary>
    public LogGroup Log { get; }

    /// <summary>The alarms: late documents, and failures.</summary>
    public IReadOnlyList<Alarm> Alarms { get; }

    private static CfnDeliveryStream.S3DestinationConfigurationProperty Backup(SearchDeliveryProps props, CfnDeliveryStream.CloudWatchLoggingOptionsProperty logging) => new()
    {
        BucketArn = props.Data.BucketArn,
        RoleArn = props.Domain.Writer.RoleArn,
        Prefix = props.ErrorPrefix,
        ErrorOutputPrefix = props.ErrorPrefix,
        CompressionFormat = "GZIP",
        CloudWatchLoggingOptions = logging,
        EncryptionConfiguration = props.Data.EncryptionKey is null ? null : new CfnDeliveryStream.EncryptionConfigurationProperty
        {
            KmsEncryptionConfig = new CfnDeliveryStream.KMSEncryptionConfigProperty { AwskmsKeyArn = props.Data.EncryptionKey.KeyArn },
        },
    };

    private static Metric Metric(string space, string name, string statistic, string dimension, string value) => new(new MetricProps
    {
        Namespace = space,
        MetricName = name,
        Statistic = statistic,
        Period = Duration.Minutes(5),
        DimensionsMap = new Dictionary<string, string> { [dimension] = value },
    });
}
