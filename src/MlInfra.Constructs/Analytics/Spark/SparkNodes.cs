namespace MlInfra.Constructs.Analytics.Spark;

/// <summary>
/// The nodes that hold HDFS and compute. They are on demand, always: a spot instance that EC2 takes back would take blocks of HDFS along.
/// Source: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-instances-guidelines.html.
/// </summary>
public sealed record CoreNodes
{
    private CoreNodes(int count, SparkInstance instance) => (Count, Instance) = (count, instance);

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>What they run on.</summary>
    public SparkInstance Instance { get; }

    /// <summary>Nodes on demand, 1 or more; with one, HDFS keeps each block once.</summary>
    /// <exception cref="ArgumentException">The count is less than 1.</exception>
    public static CoreNodes OnDemand(int count, SparkInstance? instance = null) => count >= 1 ? new(count, instance ?? SparkInstance.M6IXLarge)
        : throw new ArgumentException($"count is {count}, but HDFS needs a node to be on: choose 1 or more core nodes.", nameof(count));
}

/// <summary>
/// The nodes that only compute. They are spot instances: what one loses, others do again. EC2 gives those of the types asked for that it is
/// least likely to take back, so more types are safer.
/// Source: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-instance-fleet.html.
/// </summary>
public sealed record TaskNodes
{
    private const int MostTypes = 15;

    private TaskNodes(int count, IReadOnlyList<SparkInstance> instances) => (Count, Instances) = (count, instances);

    /// <summary>No such nodes.</summary>
    public static TaskNodes None { get; } = new(0, []);

    /// <summary>How many are asked for.</summary>
    public int Count { get; }

    /// <summary>What they may run on.</summary>
    public IReadOnlyList<SparkInstance> Instances { get; }

    /// <summary>Spot nodes, 1 or more. Default of instances: four general-purpose types with 4 processors.</summary>
    /// <exception cref="ArgumentException">The count is less than 1, or the instances differ in size or repeat.</exception>
    public static TaskNodes Spot(int count, params SparkInstance[] instances)
    {
        if (count < 1)
        {
            throw new ArgumentException($"count is {count}, but it is the number of task nodes: choose 1 or more, or TaskNodes.None.", nameof(count));
        }

        if (instances.Distinct().Count() != instances.Length || instances.Length > MostTypes)
        {
            throw new ArgumentException($"instances are {string.Join(", ", instances.Select(i => i.Name))}, but a fleet takes up to {MostTypes} types, each once: name each one time.", nameof(instances));
        }

        if (instances.Select(instance => instance.Processors).Distinct().Count() > 1)
        {
            throw new ArgumentException($"instances have {string.Join(" and ", instances.Select(i => i.Processors).Distinct())} processors, but each counts as one node: choose types of one size.", nameof(instances));
        }

        return new(count, instances.Length > 0 ? instances : [SparkInstance.M6IXLarge, SparkInstance.M6AXLarge, SparkInstance.M5XLarge, SparkInstance.R5XLarge]);
    }
}

/// <summary>
/// The size of the node that leads the others. It follows from their number: it hands out work and does none, so only many nodes make it work hard.
/// Source: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-instances-guidelines.html.
/// </summary>
public static class PrimaryNode
{
    private const int Many = 50;

    /// <summary>An m6i.xlarge for up to 50 nodes, an m6i.2xlarge for more.</summary>
    /// <param name="nodes">How many core and task nodes there are.</param>
    public static SparkInstance For(int nodes) => nodes <= Many ? SparkInstance.M6IXLarge : SparkInstance.M6I2XLarge;
}
