using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.Sagemaker;

namespace MlInfra.Constructs.Inference.Endpoints;

/// <summary>
/// How traffic moves from the old fleet to a new one when the endpoint is changed. Both stand until the new one has held for a while;
/// an alarm in between sends all traffic back.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-guardrails-blue-green.html.
/// </summary>
public sealed record Rollout
{
    // What SageMaker accepts for a whole deployment, in seconds.
    private const double Longest = 28_800;

    // SageMaker takes 1 to 10 alarms.
    private const int MostAlarms = 10;

    private readonly string _type;
    private readonly int _percent;
    private readonly double _interval;

    private Rollout(string type, int percent, Duration interval)
    {
        (_type, _percent, _interval) = (type, percent, interval.ToSeconds());
        if (_interval > 3600)
        {
            throw new ArgumentException($"The wait is {_interval} s, but SageMaker waits an hour at most: choose 3600 s or less.", nameof(interval));
        }
    }

    /// <summary>How long the old fleet is kept after all traffic has moved, at most an hour. Default: 5 minutes.</summary>
    public Duration KeepOldFleet { get; init; } = Duration.Minutes(5);

    /// <summary>First a part of the fleet, then, after a wait without alarm, the rest.</summary>
    /// <param name="percent">The first part, 1 to 50 % of the fleet.</param>
    /// <param name="wait">The wait, at most an hour.</param>
    /// <exception cref="ArgumentException">The part or the wait is out of range.</exception>
    public static Rollout Canary(int percent, Duration wait) => percent is >= 1 and <= 50 ? new("CANARY", percent, wait)
        : throw new ArgumentException($"percent is {percent}, but a canary is 1 to 50 % of the fleet: choose a part in between.", nameof(percent));

    /// <summary>In equal steps, with a wait without alarm after each.</summary>
    /// <param name="percent">The size of a step, 10 to 50 % of the fleet.</param>
    /// <param name="wait">The wait, at most an hour.</param>
    /// <exception cref="ArgumentException">The step or the wait is out of range.</exception>
    public static Rollout Linear(int percent, Duration wait) => percent is >= 10 and <= 50 ? new("LINEAR", percent, wait)
        : throw new ArgumentException($"percent is {percent}, but a linear step is 10 to 50 % of the fleet: choose a step in between.", nameof(percent));

    internal CfnEndpoint.DeploymentConfigProperty Guarded(IReadOnlyList<Alarm> alarms)
    {
        var steps = _type == "CANARY" ? 1 : Math.Ceiling(100d / _percent);
        if (KeepOldFleet.ToSeconds() > 3600 || steps * _interval + KeepOldFleet.ToSeconds() > Longest)
        {
            throw new ArgumentException(
                $"{steps} waits of {_interval} s and KeepOldFleet of {KeepOldFleet.ToSeconds()} s are more than SageMaker takes (3600 s for each, 8 hours for all): shorten them.");
        }

        var size = new CfnEndpoint.CapacitySizeProperty { Type = "CAPACITY_PERCENT", Value = _percent };
        return new()
        {
            BlueGreenUpdatePolicy = new CfnEndpoint.BlueGreenUpdatePolicyProperty
            {
                TrafficRoutingConfiguration = new CfnEndpoint.TrafficRoutingConfigProperty
                {
                    Type = _type,
                    WaitIntervalInSeconds = _interval,
                    CanarySize = _type == "CANARY" ? size : null,
                    LinearStepSize = _type == "LINEAR" ? size : null,
                },
                TerminationWaitInSeconds = KeepOldFleet.ToSeconds(),
                MaximumExecutionTimeoutInSeconds = Longest,
            },
            AutoRollbackConfiguration = new CfnEndpoint.AutoRollbackConfigProperty
            {
                Alarms = alarms.Take(MostAlarms).Select(alarm => new CfnEndpoint.AlarmProperty { AlarmName = alarm.AlarmName }).ToArray(),
            },
        };
    }
}
