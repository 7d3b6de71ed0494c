using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Sns;

/// <summary>What can be wrong with an <c>AWS::SNS::Topic</c>.</summary>
public static class Topic
{
    /// <summary>Messages are encrypted while SNS holds them.</summary>
    public static readonly Rule Encryption = new("MLI1203")
    {
        Title = "Topic should encrypt its messages with a KMS key",
        On = ["AWS::SNS::Topic"],
        Requires = Property("KmsMasterKeyId").IsSet(),
        Because = "SNS keeps messages until they are delivered, and encrypts them only when it is given a key. Notices of jobs name data, people and causes of failure.",
        Exam = "Security: the AWS-managed key alias/aws/sns does not let CloudWatch alarms or S3 events publish; a customer-managed key whose policy names them does.",
        Source = new("https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html"),
        Peers = ["cdk-nag:SNSEncryptedKMS", "checkov:CKV_AWS_26", "guard:SNS_ENCRYPTED_KMS", "securityhub:SNS.1"],
    };
}
