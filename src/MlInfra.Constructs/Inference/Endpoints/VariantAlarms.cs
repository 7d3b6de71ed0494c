using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Observability;

namespace MlInfra.Constructs.Inference.Endpoints;

/// <summary>The metrics of one variant. Source: https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html.</summary>
/// <param name="Endpoint">The endpoint's name.</param>
/// <param name="Variant">The variant's name.</param>
public sealed record VariantMetrics(string Endpoint, string Variant)
{
    /// <summary>A metric of the endpoint's invocations, such as <c>ModelLatency</c>, by the minute.</summary>
    public Metric Of(string name, string statistic) => Make("AWS/SageMaker", name, statistic);

    /// <summary>A metric of the variant's instances, such as <c>CPUUtilization</c>, by the minute.</summary>
    public Metric OfInstances(string name, string statistic) => Make("/aws/sagemaker/Endpoints", name, statistic);

    private Metric Make(string space, string name, string statistic) => new(new MetricProps
    {
        Namespace = space,
        MetricName = name,
        Statistic = statistic,
        Period = Duration.Minutes(1),
        DimensionsMap = new Dictionary<string, string> { ["EndpointName"] = Endpoint, ["VariantName"] = Variant },
    });
}

/// <summary>The alarms of one variant: errors, slowness, and more traffic than scaling keeps up with.</summary>
public sealed class VariantAlarms : Construct
{
    /// <summary>Makes the alarms.</summary>
    /// <param name="scope">The construct that the alarms belong to.</param>
    /// <param name="id">The construct id.</param>
    /// <param name="metrics">The variant's metrics.</param>
    /// <param name="topic">Where alarms are told.</param>
    /// <param name="maxLatency">The slowest answer of the model, for 99 of 100 requests.</param>
    /// <param name="scaling">What one instance is meant to serve.</param>
    public VariantAlarms(Construct scope, string id, VariantMetrics metrics, ITopic topic, Duration maxLatency, InstanceScaling scaling) : base(scope, id)
    {
        ServerErrors = new NoticeAlarm(this, "ServerErrors", metrics.Of("Invocation5XXErrors", "Sum"), topic, $"Variant {metrics.Variant} failed to answer").Alarm;
        // SageMaker counts in microseconds.
        Latency = new NoticeAlarm(
            this, "Latency", metrics.Of("ModelLatency", "p99"), topic, $"Variant {metrics.Variant} answers slowly",
            threshold: maxLatency.ToMilliseconds() * 1000, periods: 3).Alarm;
        Overload = new NoticeAlarm(
            this, "Overload", metrics.Of("InvocationsPerInstance", "Sum"), topic, $"Variant {metrics.Variant} gets more requests than scaling keeps up with",
            threshold: 1.5 * scaling.RequestsPerMinute, periods: 15).Alarm;
    }

    /// <summary>Answers with a 5xx status.</summary>
    public Alarm ServerErrors { get; }

    /// <summary>The time that the model takes.</summary>
    public Alarm Latency { get; }

    /// <summary>Requests per instance that stay far above what one instance is meant to serve.</summary>
    public Alarm Overload { get; }
}
