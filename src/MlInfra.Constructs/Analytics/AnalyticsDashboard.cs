using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using MlInfra.Constructs.Workflows;

namespace MlInfra.Constructs.Analytics;

/// <summary>How busy Spark, the warehouse and Athena are.</summary>
public sealed class AnalyticsDashboard : Construct
{
    /// <summary>Makes the dashboard.</summary>
    public AnalyticsDashboard(Construct scope, string id, AnalyticsEnvironment environment) : base(scope, id)
    {
        var (spark, warehouse, queries) = (environment.Spark, environment.Warehouse, environment.Queries);
        Dashboard = new Dashboard(this, "Resource", new DashboardProps());
        Dashboard.AddWidgets(
            Graph("Spark: applications", spark.Metric("AppsRunning", "Maximum"), spark.Metric("AppsPending", "Maximum"), spark.Metric("AppsFailed", "Maximum")),
            Graph("Spark: HDFS in use, %", spark.Metric("HDFSUtilization", "Maximum")),
            Graph("Spark: idle", spark.Metric("IsIdle", "Minimum")),
            Graph("Spark: failures", spark.Failures.Queue.MetricApproximateNumberOfMessagesVisible()));
        Dashboard.AddWidgets(
            Graph("Warehouse: processors, %", warehouse.Metric("CPUUtilization", "Average")),
            Graph("Warehouse: disks in use, %", warehouse.Metric("PercentageDiskSpaceUsed", "Maximum")),
            Graph("Warehouse: connections", warehouse.Metric("DatabaseConnections", "Maximum")));
        Dashboard.AddWidgets(
            Graph("Athena: bytes scanned", queries.Metric("ProcessedBytes")),
            Graph("Athena: time, ms", queries.Metric("TotalExecutionTime")));
    }

    /// <summary>The dashboard.</summary>
    public Dashboard Dashboard { get; }

    /// <summary>Adds a workflow: how its executions ended, and how long they took.</summary>
    public void Add(string title, IStateMachine workflow) => Dashboard.AddWidgets([.. WorkflowGraphs.Of(title, workflow)]);

    private static GraphWidget Graph(string title, params IMetric[] metrics) => new(new GraphWidgetProps { Title = title, Left = metrics });
}
