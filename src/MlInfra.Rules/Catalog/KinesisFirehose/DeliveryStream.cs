using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.KinesisFirehose;

/// <summary>What can be wrong with an <c>AWS::KinesisFirehose::DeliveryStream</c>.</summary>
public static class DeliveryStream
{
    /// <summary>Records are encrypted while Firehose holds them.</summary>
    public static readonly Rule Encryption = new("MLI1201")
    {
        Title = "Delivery stream should encrypt the records that it holds",
        On = ["AWS::KinesisFirehose::DeliveryStream"],

        // Records from a Kinesis stream or a Kafka topic stay in their source, encrypted as it is, until they are delivered.
        AppliesWhen = Property("DeliveryStreamType", orDefault: "DirectPut").Is("DirectPut"),
        Requires = Property("DeliveryStreamEncryptionConfigurationInput.KeyType").IsSet(orFix: "AWS_OWNED_CMK"),
        Because = "Records wait in Firehose until they are delivered, for hours when the destination is down. Encryption from receipt on, with a key that you choose, has to be asked for.",
        Exam = "Security: Firehose encrypts direct PUT records with an AWS-owned or customer-managed key; with a Kinesis stream as source, encrypt that stream.",
        Source = new("https://docs.aws.amazon.com/firehose/latest/dev/encryption.html"),
        Peers = ["cdk-nag:KinesisDataFirehoseSSE", "cdk-nag:AwsSolutions-KDF1", "guard:KINESIS_FIREHOSE_DELIVERY_STREAM_ENCRYPTION_RULE", "securityhub:DataFirehose.1"],
    };
}
