using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.KinesisAnalyticsV2;

/// <summary>What can be wrong with an <c>AWS::KinesisAnalyticsV2::Application</c>.</summary>
public static class Application
{
    private const string Type = "AWS::KinesisAnalyticsV2::Application";
    private const string Snapshots = "ApplicationConfiguration.ApplicationSnapshotConfiguration.SnapshotsEnabled";
    private const string Checkpoints = "ApplicationConfiguration.FlinkApplicationConfiguration.CheckpointConfiguration.CheckpointingEnabled";

    /// <summary>State survives an update.</summary>
    public static readonly Rule KeepsSnapshots = new("MLI4505")
    {
        Title = "Flink application should keep snapshots",
        On = [Type],
        Requires = Any(Property(Snapshots).Is(true), Property(Snapshots).IsNotSet()),
        Because = "Without snapshots an update or a restart begins with empty state: windows, counts and the positions in the streams are lost, and features computed from them are wrong for hours.",
        Exam = "Resilience: checkpoints are for failures and are taken automatically; snapshots are savepoints, taken at updates, and can be restored by name.",
        Source = new("https://docs.aws.amazon.com/managed-flink/latest/java/how-snapshots.html"),
    };

    /// <summary>State survives a failure.</summary>
    public static readonly Rule TakesCheckpoints = new("MLI4506")
    {
        Title = "Flink application should take checkpoints",
        On = [Type],

        // With the type DEFAULT they are on whatever else is said.
        AppliesWhen = Property("ApplicationConfiguration.FlinkApplicationConfiguration.CheckpointConfiguration.ConfigurationType").Is("CUSTOM"),
        Requires = Any(Property(Checkpoints).Is(true), Property(Checkpoints).IsNotSet()),
        Because = "A checkpoint is what the application goes back to when a machine fails. Without it records since the start are read again or lost, and state begins empty.",
        Exam = "Resilience: Flink's exactly-once depends on checkpoints; the service takes them every minute by default.",
        Source = new("https://docs.aws.amazon.com/managed-flink/latest/java/how-fault.html"),
        Peers = ["cdk-nag:KinesisDataAnalyticsFlinkCheckpointing", "cdk-nag:AwsSolutions-KDA3"],
    };
}
