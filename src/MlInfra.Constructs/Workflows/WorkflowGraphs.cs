using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.StepFunctions;

namespace MlInfra.Constructs.Workflows;

/// <summary>What a dashboard shows of a workflow: how its executions ended, and how long they took.</summary>
internal static class WorkflowGraphs
{
    public static GraphWidget[] Of(string title, IStateMachine machine) =>
    [
        Graph($"{title}: succeeded, failed, too long", machine.MetricSucceeded(), machine.MetricFailed(), machine.MetricTimedOut()),
        Graph($"{title}: time", machine.MetricTime()),
    ];

    private static GraphWidget Graph(string title, params IMetric[] metrics) => new(new GraphWidgetProps { Title = title, Left = metrics });
}
