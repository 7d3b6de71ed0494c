using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using MlInfra.Constructs.Workflows;

namespace MlInfra.Constructs.Jobs;

/// <summary>One row of graphs for each workflow of an environment.</summary>
public sealed class JobDashboard : Construct
{
    /// <summary>Makes the dashboard, still empty.</summary>
    public JobDashboard(Construct scope, string id) : base(scope, id) => Dashboard = new Dashboard(this, "Resource", new DashboardProps());

    /// <summary>The dashboard.</summary>
    public Dashboard Dashboard { get; }

    /// <summary>Adds a workflow: how its executions ended, and how long they took.</summary>
    public void Add(string title, IStateMachine workflow) => Dashboard.AddWidgets([.. WorkflowGraphs.Of(title, workflow)]);
}
