using Constructs;
using MlInfra.Constructs.Inference.Endpoints;

namespace MlInfra.Constructs.Inference.Monitoring;

/// <summary>What can be chosen about a <see cref="DataQualityMonitor"/>.</summary>
public sealed record DataQualityOptions : MonitorOptions
{
    /// <summary>Options with all defaults.</summary>
    public DataQualityOptions() : base("monitoring/data-quality/")
    {
    }
}

/// <summary>
/// Looks whether what an endpoint is asked still resembles what its model was trained with. Its baseline is <c>statistics.json</c> and <c>constraints.json</c>.
/// The jobs are cut off from every network.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-quality.html.
/// </summary>
public sealed class DataQualityMonitor : ModelMonitor
{
    /// <summary>Makes the role, the schedule and the queue of what is wrong.</summary>
    /// <exception cref="ArgumentException">The endpoint captures nothing or serves many models, or an option is out of range.</exception>
    public DataQualityMonitor(Construct scope, string id, RealTimeEndpoint endpoint, DataQualityOptions? options = null)
        : base(scope, id, endpoint, MonitorKind.DataQuality, options ?? new())
    {
    }
}
