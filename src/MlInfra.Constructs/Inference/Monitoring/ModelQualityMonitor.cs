using Constructs;
using MlInfra.Constructs.Inference.Endpoints;

namespace MlInfra.Constructs.Inference.Monitoring;

/// <summary>What can be chosen about a <see cref="ModelQualityMonitor"/>.</summary>
public sealed record ModelQualityOptions : LabelledOptions
{
    /// <summary>Options with the defaults of all but the problem.</summary>
    public ModelQualityOptions() : base("monitoring/model-quality/")
    {
    }

    /// <summary>What the model predicts.</summary>
    public required ModelQualityProblem Problem { get; init; }

    internal override IEnumerable<(string Name, object? Value)> Application => [("ProblemType", Problem.Type)];

    internal override IEnumerable<(string Name, object? Value)> EndpointInput =>
    [
        .. base.EndpointInput,
        ("InferenceAttribute", Problem.InferenceAttribute),
        ("ProbabilityAttribute", Problem.ProbabilityAttribute),
        ("ProbabilityThresholdAttribute", Problem.ProbabilityThreshold),
    ];
}

/// <summary>
/// Looks whether what a model predicts still turns out to be true. Its baseline is <c>constraints.json</c>. The jobs are cut off from every network.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-model-quality.html.
/// </summary>
public sealed class ModelQualityMonitor : ModelMonitor
{
    /// <summary>Makes the role, the schedule and the queue of what is wrong.</summary>
    /// <exception cref="ArgumentException">The endpoint captures nothing or serves many models, or an option is out of range.</exception>
    public ModelQualityMonitor(Construct scope, string id, RealTimeEndpoint endpoint, ModelQualityOptions options)
        : base(scope, id, endpoint, MonitorKind.ModelQuality, options)
    {
    }
}
