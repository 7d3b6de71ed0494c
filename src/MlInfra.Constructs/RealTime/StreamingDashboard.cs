using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using MlInfra.Constructs.RealTime.Consumers;

namespace MlInfra.Constructs.RealTime;

/// <summary>How far every part of a pipeline has come.</summary>
public sealed class StreamingDashboard : Construct
{
    /// <summary>Makes the dashboard.</summary>
    public StreamingDashboard(Construct scope, string id, StreamingPipeline pipeline) : base(scope, id)
    {
        Dashboard = new Dashboard(this, "Resource", new DashboardProps());
        Dashboard.AddWidgets(
            Graph("Events: records in", pipeline.Source.MetricIncomingRecords()),
            Graph("Events: refused", pipeline.Source.MetricWriteProvisionedThroughputExceeded()),
            Graph("Results: records in", pipeline.Results.Stream.MetricIncomingRecords()));
        Dashboard.AddWidgets(
            Graph("Application: downtime", pipeline.Application.Metric("downtime", "Maximum")),
            Graph("Application: failed checkpoints", pipeline.Application.Metric("numberOfFailedCheckpoints", "Maximum")),
            Graph("Lake: age of the oldest record", pipeline.Lake.Metric("DeliveryToS3.DataFreshness", "Maximum")));
        foreach (var (title, consumer) in new[] { ("Alerts", pipeline.Alerts?.Consumer), ("Anomalies", pipeline.Forest?.Consumer), ("Scores", pipeline.Scores?.Consumer) })
        {
            if (consumer is not null)
            {
                Add(title, consumer);
            }
        }
    }

    /// <summary>The dashboard.</summary>
    public Dashboard Dashboard { get; }

    private void Add(string title, StreamConsumer consumer) => Dashboard.AddWidgets(
        Graph($"{title}: lag", consumer.Function.Metric("IteratorAge", new MetricOptions { Statistic = "Maximum" })),
        Graph($"{title}: errors", consumer.Function.MetricErrors()),
        Graph($"{title}: given up", consumer.Failures.Queue.MetricApproximateNumberOfMessagesVisible()));

    private static GraphWidget Graph(string title, params IMetric[] metrics) => new(new GraphWidgetProps { Title = title, Left = metrics });
}
