using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Sqs;

/// <summary>What can be wrong with an <c>AWS::SQS::Queue</c>.</summary>
public static class Queue
{
    /// <summary>Nobody has switched encryption off.</summary>
    public static readonly Rule Encryption = new("MLI1202")
    {
        Title = "Queue should encrypt its messages",
        On = ["AWS::SQS::Queue"],
        Requires = Any(
            Property("SqsManagedSseEnabled", orDefault: "true").Is(true),
            Property("KmsMasterKeyId").IsSet()),
        Because = "SQS encrypts a queue with its own key unless the template says no. Saying no saves nothing and leaves messages readable on disk.",
        Exam = "Security: SSE-SQS is the default and free; SSE-KMS adds a key policy, and then senders and receivers need rights on the key.",
        Source = new("https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html"),
        Peers = ["cdk-nag:SQSQueueSSE", "cdk-nag:AwsSolutions-SQS2", "securityhub:SQS.1"],
    };
}
