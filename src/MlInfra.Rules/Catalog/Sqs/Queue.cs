using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Sqs;

/// <summary>What can be wrong with an <c>AWS::SQS::Queue</c>.</summary>
public static class Queue
{
    private const string Type = "AWS::SQS::Queue";

    /// <summary>Nobody has switched encryption off.</summary>
    public static readonly Rule Encryption = new("MLI1202")
    {
        Title = "Queue should encrypt its messages",
        On = [Type],
        Requires = Any(
            Property("SqsManagedSseEnabled", orDefault: "true").Is(true),
            Property("KmsMasterKeyId").IsSet()),
        Because = "SQS encrypts a queue with its own key unless the template says no. Saying no saves nothing and leaves messages readable on disk.",
        Exam = "Security: SSE-SQS is the default and free; SSE-KMS adds a key policy, and then senders and receivers need rights on the key.",
        Source = new("https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html"),
        Peers = ["cdk-nag:SQSQueueSSE", "cdk-nag:AwsSolutions-SQS2", "securityhub:SQS.1"],
    };

    /// <summary>A message that nobody can process is put aside.</summary>
    public static readonly Rule DeadLetters = new("MLI4403")
    {
        Title = "Queue should put aside the messages that fail",
        On = [Type],

        // A queue that receives what failed elsewhere is the end of the line.
        AppliesWhen = All(
            Property("RedriveAllowPolicy").IsNotSet(),
            Not(Any(
                ReferencedBy(Type, "RedrivePolicy.deadLetterTargetArn", byName: "QueueName"),
                ReferencedBy("AWS::SNS::Subscription", "RedrivePolicy.deadLetterTargetArn", byName: "QueueName"),
                ReferencedBy("AWS::Lambda::Function", "DeadLetterConfig.TargetArn", byName: "QueueName"),
                ReferencedBy("AWS::Lambda::EventInvokeConfig", "DestinationConfig.OnFailure.Destination", byName: "QueueName"),
                ReferencedBy("AWS::Lambda::EventSourceMapping", "DestinationConfig.OnFailure.Destination", byName: "QueueName"),
                ReferencedBy("AWS::Events::Rule", "Targets.*.DeadLetterConfig.Arn", byName: "QueueName"),
                ReferencedBy("AWS::Scheduler::Schedule", "Target.DeadLetterConfig.Arn", byName: "QueueName"),
                ReferencedBy("AWS::Pipes::Pipe", "SourceParameters.KinesisStreamParameters.DeadLetterConfig.Arn", byName: "QueueName"),
                ReferencedBy("AWS::Pipes::Pipe", "SourceParameters.DynamoDBStreamParameters.DeadLetterConfig.Arn", byName: "QueueName")))),
        Requires = Property("RedrivePolicy").IsSet(),
        Because = "A message that fails comes back until it expires, takes the time of a consumer each time, and is then gone without a trace.",
        Exam = "Data: after maxReceiveCount receives SQS moves a message to the dead-letter queue; its retention should be longer than that of the source.",
        Source = new("https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html"),
        Peers = ["cdk-nag:SQSQueueDLQ", "cdk-nag:AwsSolutions-SQS3", "config:sqs-queue-dlq-check"],
    };
}
