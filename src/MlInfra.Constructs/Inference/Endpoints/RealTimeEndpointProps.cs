using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.Inference.Endpoints;

/// <summary>How a real-time endpoint runs, whatever it serves.</summary>
public record RealTimeOptions
{
    /// <summary>How a change is rolled out. Default: a canary of 25 % for 10 minutes.</summary>
    public Rollout Rollout { get; init; } = Rollout.Canary(25, Duration.Minutes(10));

    /// <summary>The share of requests and answers that are kept for monitoring, 0 to 100 %. Default: 20; 0 keeps none, and then no monitor works.</summary>
    public int CapturePercent { get; init; } = 20;

    /// <summary>The prefix of the data bucket where they are kept. Default: <c>capture/</c>.</summary>
    public string CapturePrefix { get; init; } = "capture/";

    /// <summary>The longest that the model may take for 99 of 100 requests, up to 60 seconds; longer raises an alarm and stops a rollout. Default: 1 second.</summary>
    public Duration MaxLatency { get; init; } = Duration.Seconds(1);

    internal void Check(Traffic traffic)
    {
        if (CapturePercent is < 0 or > 100)
        {
            throw new ArgumentException($"CapturePercent is {CapturePercent}, but a share is 0 to 100 %: choose a number in between.");
        }

        if (!CapturePrefix.EndsWith('/') || CapturePrefix[0] == '/')
        {
            throw new ArgumentException($"CapturePrefix is '{CapturePrefix}', but it should name a folder and end with a slash, such as capture/.");
        }

        if (MaxLatency.ToMilliseconds() is < 1 or > 60_000)
        {
            throw new ArgumentException($"MaxLatency is {MaxLatency.ToMilliseconds()} ms, but SageMaker gives a model 60 s: choose 1 ms to 60 s, or an AsyncEndpoint for longer work.");
        }

        foreach (var variant in traffic.All)
        {
            variant.Check();
        }

        if (traffic.All.Select(variant => variant.Instance.HasLocalStorage).Distinct().Count() > 1)
        {
            throw new ArgumentException(
                $"{string.Join(" and ", traffic.All.Select(variant => variant.Instance.Name).Distinct())} share an endpoint, but SageMaker takes no volume key when one of them has local storage, and the other's volumes would go without: choose types of one kind.");
        }
    }
}

/// <summary>What a <see cref="RealTimeEndpoint"/> is made from.</summary>
public sealed record RealTimeEndpointProps : RealTimeOptions
{
    /// <summary>Props with the defaults of all options.</summary>
    public RealTimeEndpointProps()
    {
    }

    /// <summary>Props with options set elsewhere.</summary>
    public RealTimeEndpointProps(RealTimeOptions options) : base(options)
    {
    }

    /// <summary>Who answers.</summary>
    public required Traffic Traffic { get; init; }

    /// <summary>Where the containers run.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The bucket that keeps captured requests and answers.</summary>
    public required IBucket Data { get; init; }

    /// <summary>The key of volumes and of what is captured.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where alarms go. If it is encrypted with another key than <see cref="Key"/>, that key must admit CloudWatch.</summary>
    public required ITopic Notices { get; init; }
}
