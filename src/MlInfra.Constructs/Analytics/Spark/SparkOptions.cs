using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.Analytics.Spark;

/// <summary>How a Spark cluster is made.</summary>
public record SparkOptions
{
    /// <summary>The nodes that hold HDFS, on demand. Default: two with 4 processors and 16 GiB each.</summary>
    public CoreNodes Core { get; init; } = CoreNodes.OnDemand(2);

    /// <summary>The nodes that only compute, on spot. Default: two.</summary>
    public TaskNodes Tasks { get; init; } = TaskNodes.Spot(2);

    /// <summary>How long the cluster may have nothing to do before it ends, 1 minute to 7 days. Default: 1 hour.</summary>
    public Duration EndsWhenIdleFor { get; init; } = Duration.Hours(1);

    /// <summary>Storage of each node in GiB, 10 to 16384. Default: 64.</summary>
    public int DiskGiB { get; init; } = 64;

    /// <summary>The folder of the lake that jobs write to; they read all of it. Default: <c>curated/</c>.</summary>
    public string Output { get; init; } = "curated/";

    /// <summary>The folder that logs go to. Default: <c>logs/spark/</c>.</summary>
    public string Logs { get; init; } = "logs/spark/";

    /// <summary>Which cluster this is. One that ended stays ended: a higher number makes CloudFormation start another. Default: 1.</summary>
    public int Generation { get; init; } = 1;

    internal void Check()
    {
        if (EndsWhenIdleFor.ToSeconds() is < 60 or > 604_800)
        {
            throw new ArgumentException($"EndsWhenIdleFor is {EndsWhenIdleFor.ToSeconds()} s, but EMR ends a cluster after 60 to 604800 idle seconds: choose a time in between.");
        }

        if (DiskGiB is < 10 or > 16_384)
        {
            throw new ArgumentException($"DiskGiB is {DiskGiB}, but a gp3 volume of a node has 10 to 16384 GiB: choose a size in between.");
        }

        if (Generation < 1)
        {
            throw new ArgumentException($"Generation is {Generation}, but clusters are counted from 1: choose 1 or more.");
        }

        LakeFolder.Check(nameof(Output), Output);
        LakeFolder.Check(nameof(Logs), Logs);
        if (Logs.StartsWith(Output, StringComparison.Ordinal))
        {
            throw new ArgumentException($"Logs is '{Logs}', which lies below Output '{Output}', where logs would be read as data: choose another folder.");
        }
    }
}

/// <summary>What a <see cref="SparkCluster"/> is made from.</summary>
public sealed record SparkClusterProps : SparkOptions
{
    /// <summary>Props with the defaults of all options.</summary>
    public SparkClusterProps()
    {
    }

    /// <summary>Props with options set elsewhere.</summary>
    public SparkClusterProps(SparkOptions options) : base(options)
    {
    }

    /// <summary>The bucket of the lake.</summary>
    public required IBucket Data { get; init; }

    /// <summary>The database of the Data Catalog that jobs find tables in.</summary>
    public required LakeDatabase Catalog { get; init; }

    /// <summary>The certificates of the nodes.</summary>
    public required NodeCertificates Certificates { get; init; }

    /// <summary>Where the nodes run. It needs ways to all services of <see cref="ServiceEndpoint.OfAnalytics"/>.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The key of disks, logs and what jobs write.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where alarms go.</summary>
    public required ITopic Notices { get; init; }
}
