using Amazon.CDK.AWS.CloudWatch;
using Constructs;

namespace MlInfra.Constructs.Video;

/// <summary>How far the analysis of every camera and of uploads has come.</summary>
public sealed class VideoDashboard : Construct
{
    /// <summary>Makes the dashboard, empty.</summary>
    public VideoDashboard(Construct scope, string id) : base(scope, id) => Dashboard = new Dashboard(this, "Resource", new DashboardProps());

    /// <summary>The dashboard.</summary>
    public Dashboard Dashboard { get; }

    /// <summary>Adds a camera.</summary>
    public void Add(Camera camera)
    {
        var name = camera.Node.Id;
        Dashboard.AddWidgets(
            Graph($"{name}: bytes in", camera.Video.Metric("PutMedia.IncomingBytes", "Sum")),
            Graph($"{name}: behind the camera", camera.Video.Metric("GetMedia.MillisBehindNow", "Maximum")),
            Graph($"{name}: results", camera.Results.Stream.MetricIncomingRecords()),
            Graph($"{name}: lag of alerts", camera.Alerts.Function.Metric("IteratorAge", new MetricOptions { Statistic = "Maximum" })));
        if (camera.Frames is { } frames)
        {
            Dashboard.AddWidgets(
                Graph($"{name}: containers", frames.Running),
                Graph($"{name}: frames given up", frames.Failures.Queue.MetricApproximateNumberOfMessagesVisible()));
        }
    }

    /// <summary>Adds the analysis of uploads.</summary>
    public void Add(StoredVideo stored) => Dashboard.AddWidgets(
        Graph("Uploads: jobs started, not started", stored.Start.Workflow.StateMachine.MetricSucceeded(), stored.Start.Workflow.StateMachine.MetricFailed()),
        Graph("Uploads: jobs to fetch", stored.Results.Queue.MetricApproximateNumberOfMessagesVisible()),
        Graph("Uploads: errors", stored.Results.Function.Function.MetricErrors()),
        Graph("Uploads: given up", stored.Results.Failures.Queue.MetricApproximateNumberOfMessagesVisible()));

    private static GraphWidget Graph(string title, params IMetric[] metrics) => new(new GraphWidgetProps { Title = title, Left = metrics });
}
