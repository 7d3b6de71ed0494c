using Constructs;
using MlInfra.Constructs.Functions;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.RealTime.Delivery;

namespace MlInfra.Constructs.RealTime.Consumers;

/// <summary>
/// Asks an endpoint about the list <c>features</c> of every record, and sends the other fields with the answer as <c>prediction</c> to the lake.
/// A record may arrive twice: streams deliver at least once.
/// </summary>
public sealed class ScoringConsumer : Construct
{
    /// <summary>Makes the consumer.</summary>
    /// <param name="scope">The construct that the consumer belongs to.</param>
    /// <param name="id">The construct id.</param>
    /// <param name="place">Where it stands. Its network needs a way to <c>sagemaker.runtime</c>.</param>
    /// <param name="endpoint">Who is asked. It takes CSV. An asynchronous endpoint cannot answer a stream.</param>
    /// <param name="lake">Where answers go.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public ScoringConsumer(Construct scope, string id, ConsumerPlace place, IAnsweringEndpoint endpoint, LakeDelivery lake) : base(scope, id)
    {
        Consumer = new StreamConsumer(this, "Resource", new(place, FunctionCode.Embedded("score"), "Asks a model about the records of a stream", new Dictionary<string, string>
        {
            ["DELIVERY_STREAM"] = lake.Delivery.Ref,
            ["ENDPOINT_NAME"] = endpoint.EndpointName,
        }));
        endpoint.GrantInvoking(Consumer.Role);
        lake.GrantSending(Consumer.Role);
    }

    /// <summary>The function and what belongs to it.</summary>
    public StreamConsumer Consumer { get; }
}
