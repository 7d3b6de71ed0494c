using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Inference.Models;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.Inference.Endpoints;

/// <summary>How an asynchronous endpoint runs.</summary>
public record AsyncOptions
{
    /// <summary>The most instances, at least 1. The fewest are none. Default: 4.</summary>
    public int MaxInstances { get; init; } = 4;

    /// <summary>Waiting requests per instance that scaling aims at, above 0. Default: 5.</summary>
    public double BacklogPerInstance { get; init; } = 5;

    /// <summary>Requests that an instance works on at one time, 1 to 1000. Default: SageMaker chooses.</summary>
    public int? ConcurrentPerInstance { get; init; }

    /// <summary>How long a request may wait before an alarm, up to 6 hours, when SageMaker drops it. Default: 1 hour.</summary>
    public Duration MaxWait { get; init; } = Duration.Hours(1);

    /// <summary>The prefix of the data bucket that requests are read from. Default: <c>async/requests/</c>.</summary>
    public string RequestPrefix { get; init; } = "async/requests/";

    /// <summary>The prefix of the data bucket that answers are written to. Default: <c>async/answers/</c>.</summary>
    public string AnswerPrefix { get; init; } = "async/answers/";

    /// <summary>The prefix of the data bucket that failures are written to. Default: <c>async/failures/</c>.</summary>
    public string FailurePrefix { get; init; } = "async/failures/";

    internal void Check()
    {
        if (MaxInstances < 1)
        {
            throw new ArgumentException($"MaxInstances is {MaxInstances}, but somebody has to work: choose 1 or more.");
        }

        if (BacklogPerInstance <= 0)
        {
            throw new ArgumentException($"BacklogPerInstance is {BacklogPerInstance}, but scaling aims at a number above 0: choose one.");
        }

        if (ConcurrentPerInstance is < 1 or > 1000)
        {
            throw new ArgumentException($"ConcurrentPerInstance is {ConcurrentPerInstance}, but SageMaker takes 1 to 1000: choose a number in between, or leave it out.");
        }

        if (MaxWait.ToSeconds() is < 60 or > 21_600)
        {
            throw new ArgumentException($"MaxWait is {MaxWait.ToSeconds()} s, but requests wait up to 6 hours and metrics come every minute: choose 60 s to 21600 s.");
        }

        foreach (var (name, prefix) in new[] { (nameof(RequestPrefix), RequestPrefix), (nameof(AnswerPrefix), AnswerPrefix), (nameof(FailurePrefix), FailurePrefix) })
        {
            if (!prefix.EndsWith('/') || prefix[0] == '/')
            {
                throw new ArgumentException($"{name} is '{prefix}', but it should name a folder and end with a slash, such as async/.");
            }
        }
    }
}

/// <summary>What an <see cref="AsyncEndpoint"/> is made from.</summary>
public sealed record AsyncEndpointProps : AsyncOptions
{
    /// <summary>Props with the defaults of all options.</summary>
    public AsyncEndpointProps()
    {
    }

    /// <summary>Props with options set elsewhere.</summary>
    public AsyncEndpointProps(AsyncOptions options) : base(options)
    {
    }

    /// <summary>What is served: one container.</summary>
    public required SingleModel Model { get; init; }

    /// <summary>The type of the instances.</summary>
    public required MlInstance Instance { get; init; }

    /// <summary>Where the containers run.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The bucket of requests and answers.</summary>
    public required IBucket Data { get; init; }

    /// <summary>The key of volumes, answers and topics.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where alarms go. If it is encrypted with another key than <see cref="Key"/>, that key must admit CloudWatch.</summary>
    public required ITopic Notices { get; init; }
}
