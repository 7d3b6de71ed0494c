using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Lambda;

/// <summary>What can be wrong with an <c>AWS::Lambda::EventSourceMapping</c>.</summary>
public static class EventSourceMapping
{
    /// <summary>One bad record does not hold up the others.</summary>
    public static readonly Rule BoundedRetries = new("MLI4404")
    {
        Title = "Function that reads a stream should give up on a batch that fails",
        On = ["AWS::Lambda::EventSourceMapping"],

        // Kinesis and DynamoDB streams: queues have no starting position, Kafka has topics.
        AppliesWhen = All(
            Property("StartingPosition").IsSet(),
            Property("Topics").IsNotSet(),
            Property("SelfManagedEventSource").IsNotSet()),
        Requires = Any(
            Property("MaximumRetryAttempts", orDefault: "-1").IsAtLeast(0),
            Property("MaximumRecordAgeInSeconds", orDefault: "-1").IsAtLeast(60)),
        Because = "Lambda repeats a batch that fails until its records expire, which takes a day at least, and reads nothing behind it in the shard meanwhile: one bad record stops the features of a whole shard.",
        Exam = "Data: MaximumRetryAttempts and MaximumRecordAgeInSeconds bound the repetition, BisectBatchOnFunctionError isolates the record, a failure destination keeps what was given up.",
        Source = new("https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-errors.html"),
    };
}
