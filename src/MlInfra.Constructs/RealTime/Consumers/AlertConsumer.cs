using System.Globalization;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Functions;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.RealTime.Consumers;

/// <summary>
/// Tells a topic about every record whose <c>score</c> reaches a threshold. Records are JSON objects.
/// A record may be told twice: streams deliver at least once.
/// </summary>
public sealed class AlertConsumer : Construct
{
    /// <summary>Makes the consumer.</summary>
    /// <param name="scope">The construct that the consumer belongs to.</param>
    /// <param name="id">The construct id.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="topic">The topic that is told. If it is encrypted, its key must be the place's.</param>
    /// <param name="threshold">The first score that is told.</param>
    /// <exception cref="ArgumentException">An option is out of range, or the threshold is no number.</exception>
    public AlertConsumer(Construct scope, string id, ConsumerPlace place, ITopic topic, double threshold) : base(scope, id)
    {
        if (!double.IsFinite(threshold))
        {
            throw new ArgumentException($"threshold is {threshold}, but scores are compared with it: give a number.", nameof(threshold));
        }

        Consumer = new StreamConsumer(this, "Resource", new(place, FunctionCode.Embedded("alert"), "Tells about anomalies in a stream", new Dictionary<string, string>
        {
            ["TOPIC_ARN"] = topic.TopicArn,
            ["THRESHOLD"] = threshold.ToString("R", CultureInfo.InvariantCulture),
        }));
        Consumer.Role.Allow(["sns:Publish"], [topic.TopicArn]);
        place.Key.GrantSending(Consumer.Role);
    }

    /// <summary>The function and what belongs to it.</summary>
    public StreamConsumer Consumer { get; }
}
