using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.Inference.Monitoring;

/// <summary>
/// The monitors of an environment's endpoints, shown on its dashboard. Only for accounts that used SageMaker Model Monitor before 2026-07-30; each adds a warning.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor.html.
/// </summary>
public static class EndpointMonitoring
{
    /// <summary>Looks regularly whether what an endpoint is asked still resembles what its model was trained with.</summary>
    /// <exception cref="ArgumentException">The endpoint captures nothing or serves many models, or an option is out of range.</exception>
    public static DataQualityMonitor MonitorDataQuality(this InferenceEnvironment inference, string id, RealTimeEndpoint endpoint, DataQualityOptions? options = null) =>
        inference.Shown(id, new DataQualityMonitor(inference, id, endpoint, options));

    /// <summary>Looks regularly whether predictions turn out to be true.</summary>
    /// <exception cref="ArgumentException">The endpoint captures nothing or serves many models, or an option is out of range.</exception>
    public static ModelQualityMonitor MonitorModelQuality(this InferenceEnvironment inference, string id, RealTimeEndpoint endpoint, ModelQualityOptions options) =>
        inference.Shown(id, new ModelQualityMonitor(inference, id, endpoint, options));

    /// <summary>Looks regularly whether a model treats one group worse than another.</summary>
    /// <exception cref="ArgumentException">The endpoint captures nothing or serves many models, or an option is out of range.</exception>
    public static ModelBiasMonitor MonitorModelBias(this InferenceEnvironment inference, string id, RealTimeEndpoint endpoint, ModelBiasOptions options) =>
        inference.Shown(id, new ModelBiasMonitor(inference, id, endpoint, options));

    /// <summary>Looks regularly whether a model decides by other features than it did. A network made by the environment gets the ways that this needs; one brought along must have them.</summary>
    /// <exception cref="ArgumentException">The endpoint captures nothing or serves many models, or an option is out of range.</exception>
    public static ModelExplainabilityMonitor MonitorModelExplainability(this InferenceEnvironment inference, string id, RealTimeEndpoint endpoint, ModelExplainabilityOptions options)
    {
        var monitor = inference.Shown(id, new ModelExplainabilityMonitor(inference, id, endpoint, options));
        // There is a way to the endpoints where the network was made too.
        if (inference.Invocation is { } way)
        {
            way.AdmitShadows();
            ((PrivateNetwork)inference.Network).Open(ServiceEndpoint.SageMakerApi);
        }

        return monitor;
    }

    private static TMonitor Shown<TMonitor>(this InferenceEnvironment inference, string id, TMonitor monitor) where TMonitor : ModelMonitor
    {
        inference.Dashboard.Add(id, monitor);
        return monitor;
    }
}
