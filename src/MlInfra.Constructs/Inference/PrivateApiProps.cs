using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.Inference;

/// <summary>What can be chosen about a <see cref="PrivateApi"/>.</summary>
public record PrivateApiOptions
{
    /// <summary>Requests per second over all callers, above 0. Default: 100.</summary>
    public double RequestsPerSecond { get; init; } = 100;

    /// <summary>Requests that may come at once, at least 1. Default: 200.</summary>
    public int Burst { get; init; } = 200;

    /// <summary>
    /// Set the role that API Gateway logs with, which it has one of per account and region. It stays when the stack is deleted.
    /// Without it nothing can be deployed that logs; set it to false where the account has one. Default: true.
    /// </summary>
    public bool SetAccountLogRole { get; init; } = true;
}

/// <summary>What a <see cref="PrivateApi"/> is made from.</summary>
public sealed record PrivateApiProps : PrivateApiOptions
{
    /// <summary>Props with the defaults of all options.</summary>
    public PrivateApiProps()
    {
    }

    /// <summary>Props with options set elsewhere.</summary>
    public PrivateApiProps(PrivateApiOptions options) : base(options)
    {
    }

    /// <summary>Who answers. An asynchronous endpoint cannot.</summary>
    public required IAnsweringEndpoint Endpoint { get; init; }

    /// <summary>The network that requests come from.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The key of the access log.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where alarms go.</summary>
    public required ITopic Notices { get; init; }
}
