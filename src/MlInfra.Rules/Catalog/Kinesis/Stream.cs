using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Kinesis;

/// <summary>What can be wrong with an <c>AWS::Kinesis::Stream</c>.</summary>
public static class Stream
{
    private const string Type = "AWS::Kinesis::Stream";

    /// <summary>Records are encrypted at rest.</summary>
    public static readonly Rule Encryption = new("MLI1003")
    {
        Title = "Stream should encrypt its records with KMS",
        On = [Type],
        Requires = All(
            Property("StreamEncryption.EncryptionType").Is("KMS"),
            Property("StreamEncryption.KeyId").IsSet(orFix: "alias/aws/kinesis")),
        Because = "A stream made by CloudFormation without StreamEncryption keeps its records unencrypted for as long as it retains them.",
        Exam = "Security: Kinesis Data Streams encrypts on the server with KMS; producers and consumers then need rights on the key.",
        Source = new("https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-kinesis-stream-streamencryption.html"),
        Peers = ["cdk-nag:KinesisDataStreamSSE", "cdk-nag:AwsSolutions-KDS1", "checkov:CKV_AWS_43", "guard:KINESIS_STREAM_ENCRYPTION_RULE", "securityhub:Kinesis.1"],
    };

    /// <summary>A stream that scales by itself is given no shards.</summary>
    public static readonly Rule Shards = new("MLI6404")
    {
        Title = "Stream on demand should name no number of shards",
        On = [Type],
        AppliesWhen = Property("StreamModeDetails.StreamMode", orDefault: "PROVISIONED").Is("ON_DEMAND"),
        Requires = Property("ShardCount").IsNotSet(),
        Severity = Severity.Error,
        SeverityBecause = "the service refuses it",
        Because = "Kinesis scales an on-demand stream itself and refuses a ShardCount: the deployment fails with \"ShardCount is not expected when StreamMode=ON_DEMAND\".",
        Exam = "Data: provisioned streams have shards of 1 MB/s or 1,000 records/s in and 2 MB/s out; on-demand streams start at 4 MB/s in and double as the traffic does.",
        Source = new("https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html"),
    };
}
