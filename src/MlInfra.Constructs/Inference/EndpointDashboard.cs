using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Inference.Monitoring;
using MlInfra.Constructs.Workflows;

namespace MlInfra.Constructs.Inference;

/// <summary>One row of graphs for each variant of an endpoint, each workflow and each monitor.</summary>
public sealed class EndpointDashboard : Construct
{
    /// <summary>Makes the dashboard, still empty.</summary>
    public EndpointDashboard(Construct scope, string id) : base(scope, id) => Dashboard = new Dashboard(this, "Resource", new DashboardProps());

    /// <summary>The dashboard.</summary>
    public Dashboard Dashboard { get; }

    /// <summary>Adds the variants of a real-time endpoint.</summary>
    public void Add(string title, RealTimeEndpoint endpoint)
    {
        foreach (var variant in endpoint.Props.Traffic.All)
        {
            var metrics = new VariantMetrics(endpoint.EndpointName, variant.Name);
            AddRow($"{title}, {variant.Name}", metrics, Graph("Instances in use", metrics.OfInstances("CPUUtilization", "Average"), metrics.OfInstances("MemoryUtilization", "Average")));
        }
    }

    /// <summary>Adds a serverless endpoint.</summary>
    public void Add(string title, ServerlessEndpoint endpoint) =>
        AddRow(title, endpoint.Metrics, Graph("Start of containers", endpoint.Metrics.Of("ModelSetupTime", "p99")));

    /// <summary>Adds an asynchronous endpoint.</summary>
    public void Add(string title, AsyncEndpoint endpoint) => Dashboard.AddWidgets(
        Graph($"{title}: waiting", BacklogScaling.Metric(endpoint.EndpointName, "ApproximateBacklogSize", "Maximum")),
        Graph($"{title}: longest wait", BacklogScaling.Metric(endpoint.EndpointName, "ApproximateAgeOfOldestRequest", "Maximum")),
        Graph($"{title}: failures", endpoint.Failed.MetricNumberOfMessagesPublished()));

    /// <summary>Adds a workflow, such as one that answers requests in batches: how its executions ended, and how long they took.</summary>
    public void Add(string title, IStateMachine workflow) => Dashboard.AddWidgets([.. WorkflowGraphs.Of(title, workflow)]);

    /// <summary>Adds a monitor: the jobs that found violations or failed, and are still to be looked at.</summary>
    public void Add(string title, ModelMonitor monitor) =>
        Dashboard.AddWidgets(Graph($"{title}: violations and failures", monitor.Failures.Queue.MetricApproximateNumberOfMessagesVisible()));

    private void AddRow(string title, VariantMetrics metrics, GraphWidget last) => Dashboard.AddWidgets(
        Graph($"{title}: requests", metrics.Of("Invocations", "Sum")),
        Graph($"{title}: errors", metrics.Of("Invocation4XXErrors", "Sum"), metrics.Of("Invocation5XXErrors", "Sum")),
        Graph($"{title}: latency", metrics.Of("ModelLatency", "p50"), metrics.Of("ModelLatency", "p99"), metrics.Of("OverheadLatency", "p99")),
        last);

    private static GraphWidget Graph(string title, params IMetric[] metrics) => new(new GraphWidgetProps { Title = title, Left = metrics });
}
