using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Kinesis;

/// <summary>What can be wrong with an <c>AWS::Kinesis::Stream</c>.</summary>
public static class Stream
{
    /// <summary>Records are encrypted at rest.</summary>
    public static readonly Rule Encryption = new("MLI1003")
    {
        Title = "Stream should encrypt its records with KMS",
        On = ["AWS::Kinesis::Stream"],
        Requires = All(
            Property("StreamEncryption.EncryptionType").Is("KMS"),
            Property("StreamEncryption.KeyId").IsSet(orFix: "alias/aws/kinesis")),
        Because = "A stream made by CloudFormation without StreamEncryption keeps its records unencrypted for as long as it retains them.",
        Exam = "Security: Kinesis Data Streams encrypts on the server with KMS; producers and consumers then need rights on the key.",
        Source = new("https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-kinesis-stream-streamencryption.html"),
        Peers = ["cdk-nag:KinesisDataStreamSSE", "cdk-nag:AwsSolutions-KDS1", "checkov:CKV_AWS_43", "guard:KINESIS_STREAM_ENCRYPTION_RULE", "securityhub:Kinesis.1"],
    };
}
