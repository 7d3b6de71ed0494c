namespace MlInfra.Constructs.RealTime.Flink;

/// <summary>
/// A version of Apache Flink that the managed service runs. Older ones (up to 1.13) and SQL are gone.
/// Source: https://docs.aws.amazon.com/managed-flink/latest/java/release-version-list.html.
/// </summary>
public sealed record FlinkRuntime
{
    private FlinkRuntime(string name) => Name = name;

    /// <summary>Flink 1.20, the last of the first line.</summary>
    public static FlinkRuntime Flink120 { get; } = new("FLINK-1_20");

    /// <summary>Flink 2.2. An application written for 1.x has to be ported.</summary>
    public static FlinkRuntime Flink22 { get; } = new("FLINK-2_2");

    /// <summary>The API's name.</summary>
    public string Name { get; }
}
