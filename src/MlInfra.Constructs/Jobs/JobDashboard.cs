using Amazon.CDK.AWS.CloudWatch;
using Constructs;

namespace MlInfra.Constructs.Jobs;

/// <summary>One row of graphs for each workflow of an environment.</summary>
public sealed class JobDashboard : Construct
{
    /// <summary>Makes the dashboard, still empty.</summary>
    public JobDashboard(Construct scope, string id) : base(scope, id) => Dashboard = new Dashboard(this, "Resource", new DashboardProps());

    /// <summary>The dashboard.</summary>
    public Dashboard Dashboard { get; }

    /// <summary>Adds a workflow: how its executions ended, and how long they took.</summary>
    public void Add(string title, JobWorkflow workflow)
    {
        var machine = workflow.StateMachine;
        Dashboard.AddWidgets(
            Graph($"{title}: succeeded, failed, too long", machine.MetricSucceeded(), machine.MetricFailed(), machine.MetricTimedOut()),
            Graph($"{title}: time", machine.MetricTime()));
    }

    private static GraphWidget Graph(string title, params IMetric[] metrics) => new(new GraphWidgetProps { Title = title, Left = metrics });
}
