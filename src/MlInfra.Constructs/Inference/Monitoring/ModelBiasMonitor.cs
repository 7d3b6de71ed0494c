using Constructs;
using MlInfra.Constructs.Inference.Endpoints;

namespace MlInfra.Constructs.Inference.Monitoring;

/// <summary>What can be chosen about a <see cref="ModelBiasMonitor"/>.</summary>
public sealed record ModelBiasOptions : LabelledOptions
{
    /// <summary>Options with the defaults of all but the analysis.</summary>
    public ModelBiasOptions() : base("monitoring/model-bias/")
    {
    }

    /// <summary>
    /// The object of the data bucket that says which groups are compared, such as <c>baseline/bias/analysis_config.json</c>. You put it there.
    /// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-processing-job-configure-analysis.html.
    /// </summary>
    public required string Analysis { get; init; }

    /// <summary>Where the features are in JSON requests. Not for CSV. Default: not said.</summary>
    public string? FeaturesAttribute { get; init; }

    /// <summary>Where the predicted label is: an index of CSV columns, or a path into JSON. Default: not said.</summary>
    public string? InferenceAttribute { get; init; }

    /// <summary>Where the probability is: an index of CSV columns, or a path into JSON. Default: not said.</summary>
    public string? ProbabilityAttribute { get; init; }

    /// <summary>The probability from which on the answer is yes, 0 to 1. Default: not said.</summary>
    public double? ProbabilityThreshold { get; init; }

    internal override string? AnalysisConfig => Analysis;

    internal override IEnumerable<(string Name, object? Value)> EndpointInput =>
    [
        .. base.EndpointInput,
        ("FeaturesAttribute", FeaturesAttribute),
        ("InferenceAttribute", InferenceAttribute),
        ("ProbabilityAttribute", ProbabilityAttribute),
        ("ProbabilityThresholdAttribute", ProbabilityThreshold),
    ];

    internal override void Check()
    {
        base.Check();
        CheckAnalysis(Analysis);
        if (ProbabilityThreshold is < 0 or > 1)
        {
            throw new ArgumentException($"ProbabilityThreshold is {ProbabilityThreshold}, but a probability is 0 to 1: choose a number in between.");
        }
    }
}

/// <summary>
/// Looks whether a model treats one group worse than another. Its baseline is <c>analysis.json</c>. The jobs are cut off from every network.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-model-monitor-bias-drift.html.
/// </summary>
public sealed class ModelBiasMonitor : ModelMonitor
{
    /// <summary>Makes the role, the schedule and the queue of what is wrong.</summary>
    /// <exception cref="ArgumentException">The endpoint captures nothing or serves many models, or an option is out of range.</exception>
    public ModelBiasMonitor(Construct scope, string id, RealTimeEndpoint endpoint, ModelBiasOptions options)
        : base(scope, id, endpoint, MonitorKind.ModelBias, options)
    {
    }
}
