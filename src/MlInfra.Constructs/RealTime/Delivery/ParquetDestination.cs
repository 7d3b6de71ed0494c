using Amazon.CDK;
using Amazon.CDK.AWS.KinesisFirehose;
using Amazon.CDK.AWS.Logs;

namespace MlInfra.Constructs.RealTime.Delivery;

/// <summary>The S3 side of a delivery stream, as the API takes it. Source: https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html.</summary>
internal sealed record ParquetDestination(LakeDeliveryProps Props, string RoleArn, LakeTable Table, LogGroup Log, LogStream Stream)
{
    public CfnDeliveryStream.ExtendedS3DestinationConfigurationProperty Configuration => new()
    {
        BucketArn = Props.Data.BucketArn,
        RoleArn = RoleArn,
        Prefix = $"{Props.Prefix}{LakeTable.Day}=!{{timestamp:yyyy-MM-dd}}/",
        ErrorOutputPrefix = $"{Props.ErrorPrefix}!{{firehose:error-output-type}}/{LakeTable.Day}=!{{timestamp:yyyy-MM-dd}}/",
        BufferingHints = new CfnDeliveryStream.BufferingHintsProperty { SizeInMBs = Props.BatchMiB, IntervalInSeconds = Props.BatchTime.ToSeconds() },
        // Parquet compresses by itself; a second time is refused.
        CompressionFormat = "UNCOMPRESSED",
        EncryptionConfiguration = Props.Data.EncryptionKey is null ? null : new CfnDeliveryStream.EncryptionConfigurationProperty
        {
            KmsEncryptionConfig = new CfnDeliveryStream.KMSEncryptionConfigProperty { AwskmsKeyArn = Props.Data.EncryptionKey.KeyArn },
        },
        CloudWatchLoggingOptions = new CfnDeliveryStream.CloudWatchLoggingOptionsProperty
        {
            Enabled = true,
            LogGroupName = Log.LogGroupName,
            LogStreamName = Stream.LogStreamName,
        },
        DataFormatConversionConfiguration = new CfnDeliveryStream.DataFormatConversionConfigurationProperty
        {
            Enabled = true,
            InputFormatConfiguration = new CfnDeliveryStream.InputFormatConfigurationProperty
            {
                Deserializer = new CfnDeliveryStream.DeserializerProperty { OpenXJsonSerDe = new CfnDeliveryStream.OpenXJsonSerDeProperty() },
            },
            OutputFormatConfiguration = new CfnDeliveryStream.OutputFormatConfigurationProperty
            {
                Serializer = new CfnDeliveryStream.SerializerProperty { ParquetSerDe = new CfnDeliveryStream.ParquetSerDeProperty { Compression = "SNAPPY" } },
            },
            SchemaConfiguration = new CfnDeliveryStream.SchemaConfigurationProperty
            {
                CatalogId = Stack.Of(Table).Account,
                Region = Stack.Of(Table).Region,
                DatabaseName = Table.Database.Ref,
                TableName = Table.Table.Ref,
                RoleArn = RoleArn,
                VersionId = "LATEST",
            },
        },
    };
}
