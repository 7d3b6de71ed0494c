using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Events;

/// <summary>What can be wrong with an <c>AWS::Events::Rule</c>.</summary>
public static class EventRule
{
    /// <summary>An event that cannot be delivered is kept.</summary>
    public static readonly Rule DeadLetters = new("MLI4406")
    {
        Title = "Event rule should keep the events that it cannot deliver",
        On = ["AWS::Events::Rule"],
        Requires = Property("Targets").Every(Property("DeadLetterConfig.Arn").IsSet()),
        Severity = Severity.Info,
        SeverityBecause = "EventBridge tries for a day before it gives up",
        Because = "After 24 hours of failing, or at once when the target is gone or refuses, EventBridge drops the event: the training that it should have started never ran, and nobody hears of it.",
        Exam = "Data: EventBridge retries for 24 hours and up to 185 times; a dead-letter queue of a target is an SQS standard queue whose policy lets events.amazonaws.com send.",
        Source = new("https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html"),
        Peers = ["cdk-nag:EventBusDLQ"],
    };
}
