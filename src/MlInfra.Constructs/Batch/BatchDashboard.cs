using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using MlInfra.Constructs.Workflows;

namespace MlInfra.Constructs.Batch;

/// <summary>How far every part of a pipeline has come.</summary>
public sealed class BatchDashboard : Construct
{
    /// <summary>Makes the dashboard.</summary>
    public BatchDashboard(Construct scope, string id, BatchPipeline pipeline) : base(scope, id)
    {
        Dashboard = new Dashboard(this, "Resource", new DashboardProps());
        Dashboard.AddWidgets(
            Graph("Replication: behind the source", pipeline.Replication.Metric("CDCLatencySource", "Maximum"), pipeline.Replication.Metric("CDCLatencyTarget", "Maximum")),
            Graph("Replication: failures", pipeline.Replication.Failures.Queue.MetricApproximateNumberOfMessagesVisible()),
            Graph("Store: processor", pipeline.Store.Metric("CPUUtilization", "Average")),
            Graph("Store: free storage", pipeline.Store.Metric("FreeStorageSpace", "Minimum")));
        Dashboard.AddWidgets(
        [
            .. WorkflowGraphs.Of("Pipeline", pipeline.Workflow.Workflow.StateMachine),
            Graph("Extract: rows read", Glue(pipeline.Jobs.Extract, "glue.driver.aggregate.recordsRead")),
            Graph("Transform: rows read", Glue(pipeline.Jobs.Transform, "glue.driver.aggregate.recordsRead")),
        ]);
    }

    /// <summary>The dashboard.</summary>
    public Dashboard Dashboard { get; }

    private static Metric Glue(GlueJob job, string name) => new(new MetricProps
    {
        Namespace = "Glue",
        MetricName = name,
        Statistic = "Sum",
        Period = Duration.Minutes(5),
        DimensionsMap = new Dictionary<string, string> { ["JobName"] = job.JobName, ["JobRunId"] = "ALL", ["Type"] = "count" },
    });

    private static GraphWidget Graph(string title, params IMetric[] metrics) => new(new GraphWidgetProps { Title = title, Left = metrics });
}
