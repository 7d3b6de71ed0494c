namespace MlInfra.Analyzers.Fixes;

/// <summary>Fixes that keep what fails in a new queue, which encrypts it and holds it for as long as SQS does.</summary>
internal static class NewQueue
{
    private const string Sqs = "global::Amazon.CDK.AWS.SQS.";
    private const string Suffix = "DeadLetters";
    private const string Title = "a new queue";

    /// <summary>The queue itself.</summary>
    internal const string Itself =
        $$"""new {{Sqs}}Queue(@{scope}, @{id:{{Suffix}}}, new {{Sqs}}QueueProps { Encryption = {{Sqs}}QueueEncryption.SQS_MANAGED, EnforceSSL = true, RetentionPeriod = global::Amazon.CDK.Duration.Days(14) })""";

    // A FIFO queue needs a FIFO queue.
    /// <summary>Where an L2 queue puts the messages that fail three times.</summary>
    internal static readonly PropFix OfQueue = new(
        "DeadLetterQueue", $$"""@{unset:Fifo}new {{Sqs}}DeadLetterQueue { Queue = {{Itself}}, MaxReceiveCount = 3 }""")
    { Title = Title };

    /// <summary>Where an L1 queue puts the messages that fail three times.</summary>
    internal static readonly PropFix OfCfnQueue = new(
        "RedrivePolicy",
        $$"""@{unset:FifoQueue}new global::System.Collections.Generic.Dictionary<string, object> { ["deadLetterTargetArn"] = {{Itself}}.QueueArn, ["maxReceiveCount"] = 3 }""")
    { Title = Title };

    /// <summary>Where EventBridge puts the events that it cannot deliver.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html</remarks>
    internal static readonly PropFix OfTarget = new("Targets[*].DeadLetterConfig.Arn", $$"""@{var:{{Suffix}}}.QueueArn""")
    {
        Title = Title,
        Before =
        [
            $$"""var @{var:{{Suffix}}} = {{Itself}};""",
            $$"""@{var:{{Suffix}}}.GrantSendMessages({{ServicePrincipals.Of("\"events.amazonaws.com\"", "aws:SourceArn", ServicePrincipals.Arn("events", "rule/*"))}});""",
        ],
    };

    /// <summary>What becomes of a batch that a function fails on: it is halved, tried again, and what still fails is reported to the queue.</summary>
    internal static readonly PropFix OfMapping = new("RetryAttempts", "3")
    {
        With =
        [
            new("BisectBatchOnError", "true"),
            new("OnFailure", $$"""new global::Amazon.CDK.AWS.Lambda.EventSources.SqsDlq({{Itself}})""") { Title = Title },
        ],
    };
}
