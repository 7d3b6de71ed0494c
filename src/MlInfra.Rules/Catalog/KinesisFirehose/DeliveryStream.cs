using MlInfra.Rules.Conditions;
using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.KinesisFirehose;

/// <summary>What can be wrong with an <c>AWS::KinesisFirehose::DeliveryStream</c>.</summary>
public static class DeliveryStream
{
    private const string Type = "AWS::KinesisFirehose::DeliveryStream";
    private const string S3 = "ExtendedS3DestinationConfiguration";

    private static readonly Condition ConvertsFormat = All(
        Property($"{S3}.DataFormatConversionConfiguration").IsSet(),
        Property($"{S3}.DataFormatConversionConfiguration.Enabled", orDefault: "true").Is(true));

    /// <summary>Records are encrypted while Firehose holds them.</summary>
    public static readonly Rule Encryption = new("MLI1201")
    {
        Title = "Delivery stream should encrypt the records that it holds",
        On = [Type],

        // Records from a Kinesis stream or a Kafka topic stay in their source, encrypted as it is, until they are delivered.
        AppliesWhen = Property("DeliveryStreamType", orDefault: "DirectPut").Is("DirectPut"),
        Requires = Property("DeliveryStreamEncryptionConfigurationInput.KeyType").IsSet(orFix: "AWS_OWNED_CMK"),
        Because = "Records wait in Firehose until they are delivered, for hours when the destination is down. Encryption from receipt on, with a key that you choose, has to be asked for.",
        Exam = "Security: Firehose encrypts direct PUT records with an AWS-owned or customer-managed key; with a Kinesis stream as source, encrypt that stream.",
        Source = new("https://docs.aws.amazon.com/firehose/latest/dev/encryption.html"),
        Peers = ["cdk-nag:KinesisDataFirehoseSSE", "cdk-nag:AwsSolutions-KDF1", "guard:KINESIS_FIREHOSE_DELIVERY_STREAM_ENCRYPTION_RULE", "securityhub:DataFirehose.1"],
    };

    /// <summary>Columnar files are large enough.</summary>
    public static readonly Rule ConversionBuffer = new("MLI6401")
    {
        Title = "Delivery stream that converts to Parquet or ORC should buffer 64 MiB at least",
        On = [Type],
        AppliesWhen = ConvertsFormat,
        Requires = Property($"{S3}.BufferingHints.SizeInMBs", orDefault: "128").IsAtLeast(64, orFix: 128),
        Severity = Severity.Error,
        SeverityBecause = "the service refuses it",
        Because = "Firehose refuses record format conversion with a smaller buffer; and small columnar files would cost Athena and Spark more time than they save.",
        Exam = "Data: record format conversion takes JSON and writes Parquet or ORC by a schema of the Glue Data Catalog; CSV needs a Lambda function before it.",
        Source = new("https://docs.aws.amazon.com/firehose/latest/dev/record-format-conversion.html"),
    };

    /// <summary>Columnar files compress themselves.</summary>
    public static readonly Rule ConversionCompression = new("MLI6402")
    {
        Title = "Delivery stream that converts to Parquet or ORC should leave compression to the format",
        On = [Type],
        AppliesWhen = ConvertsFormat,
        Requires = Property($"{S3}.CompressionFormat", orDefault: "UNCOMPRESSED").Is("UNCOMPRESSED"),
        Severity = Severity.Error,
        SeverityBecause = "the service refuses it",
        Because = "Parquet and ORC compress inside the file. Firehose refuses to compress the file once more.",
        Exam = "Data: the serializer of the output format chooses the compression, Snappy by default; CompressionFormat is for records that are delivered as they came.",
        Source = new("https://docs.aws.amazon.com/firehose/latest/dev/enable-record-format-conversion.html"),
    };

    /// <summary>Partitions have names, and failures a place.</summary>
    public static readonly Rule PartitionPrefix = new("MLI6403")
    {
        Title = "Delivery stream that partitions dynamically should say where its partitions go",
        On = [Type],
        AppliesWhen = Property($"{S3}.DynamicPartitioningConfiguration.Enabled").Is(true),
        Requires = All(
            Property($"{S3}.Prefix").IsSet(),
            Property($"{S3}.ErrorOutputPrefix").IsSet()),
        Severity = Severity.Error,
        SeverityBecause = "the service refuses it",
        Because = "The partition keys come to life in the prefix, as partitionKeyFromQuery or partitionKeyFromLambda; with expressions in it, Firehose also wants a prefix for what cannot be partitioned.",
        Exam = "Data: dynamic partitioning takes keys from JSON with jq or from a Lambda function, and can be switched on only when the stream is made.",
        Source = new("https://docs.aws.amazon.com/firehose/latest/dev/dynamic-partitioning-s3bucketprefix.html"),
    };
}
