using System.Globalization;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Functions;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.RealTime.Delivery;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.RealTime.Consumers;

/// <summary>
/// Asks an endpoint with Random Cut Forest about the list <c>features</c> of every record, tells a topic about those whose score reaches a
/// threshold, and sends the other fields with the <c>score</c> to the lake. A record may arrive twice: streams deliver at least once.
/// </summary>
public sealed class ForestConsumer : Construct
{
    /// <summary>Makes the consumer.</summary>
    /// <param name="scope">The construct that the consumer belongs to.</param>
    /// <param name="id">The construct id.</param>
    /// <param name="place">Where it stands. Its network needs a way to <c>sagemaker.runtime</c>.</param>
    /// <param name="forest">Who is asked.</param>
    /// <param name="lake">Where scores go.</param>
    /// <param name="topic">The topic that is told. If it is encrypted, its key must be the place's.</param>
    /// <param name="threshold">The first score that is told.</param>
    /// <exception cref="ArgumentException">An option is out of range, or the threshold is no number.</exception>
    public ForestConsumer(Construct scope, string id, ConsumerPlace place, IAnsweringEndpoint forest, LakeDelivery lake, ITopic topic, double threshold) : base(scope, id)
    {
        AlertConsumer.CheckThreshold(threshold);
        Consumer = new StreamConsumer(this, "Resource", new(place, FunctionCode.Embedded("detect"), "Finds anomalies in a stream with a model", new Dictionary<string, string>
        {
            ["DELIVERY_STREAM"] = lake.Delivery.Ref,
            ["ENDPOINT_NAME"] = forest.EndpointName,
            ["THRESHOLD"] = threshold.ToString("R", CultureInfo.InvariantCulture),
            ["TOPIC_ARN"] = topic.TopicArn,
        }));
        forest.GrantInvoking(Consumer.Role);
        lake.GrantSending(Consumer.Role);
        Consumer.Role.Allow(["sns:Publish"], [topic.TopicArn]);
        place.Key.GrantSending(Consumer.Role);
    }

    /// <summary>The function and what belongs to it.</summary>
    public StreamConsumer Consumer { get; }
}
