using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.Batch;

/// <summary>How a Glue job runs.</summary>
public record GlueJobOptions
{
    /// <summary>The version of Glue. Default: 5.1.</summary>
    public GlueVersion Version { get; init; } = GlueVersion.V51;

    /// <summary>What kind of workers. Default: G.1X.</summary>
    public GlueWorker Worker { get; init; } = GlueWorker.G1X;

    /// <summary>How many workers at most, 2 to 299; Glue gives back those without work. Default: 4.</summary>
    public int Workers { get; init; } = 4;

    /// <summary>The longest that a run may take, 1 minute to 7 days. Default: 2 hours.</summary>
    public Duration Timeout { get; init; } = Duration.Hours(2);

    internal void Check()
    {
        if (Workers is < 2 or > 299)
        {
            throw new ArgumentException($"Workers is {Workers}, but a Spark job has 2 to 299, of which one drives the others: choose a number in between.");
        }

        if (Timeout.ToSeconds() is < 60 or > 604_800)
        {
            throw new ArgumentException($"Timeout is {Timeout.ToSeconds()} s, but Glue takes 1 minute to 7 days: choose a time in between.");
        }
    }
}

/// <summary>What a <see cref="GlueJob"/> is made from.</summary>
public sealed record GlueJobProps : GlueJobOptions
{
    /// <summary>Props with the defaults of all options.</summary>
    public GlueJobProps()
    {
    }

    /// <summary>Props with options set elsewhere.</summary>
    public GlueJobProps(GlueJobOptions options) : base(options)
    {
    }

    /// <summary>What it does, shown in the Glue console.</summary>
    public required string Description { get; init; }

    /// <summary>The script.</summary>
    public required GlueScript Script { get; init; }

    /// <summary>How what it writes is encrypted.</summary>
    public required GlueProtection Protection { get; init; }

    /// <summary>Where it runs. It needs ways to Glue, CloudWatch, S3 and what it connects to.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The key of what it reads and writes.</summary>
    public required IKey Key { get; init; }

    /// <summary>The bucket of data and of temporary files.</summary>
    public required IBucket Data { get; init; }

    /// <summary>The connection that it reads from; it also puts the job into the network. Default: one to the network alone.</summary>
    public CfnConnection? Connection { get; init; }

    /// <summary>The prefixes that it reads. Default: none.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];

    /// <summary>The prefix that it writes.</summary>
    public required string Writes { get; init; }

    /// <summary>Arguments of the script, without the leading hyphens. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();
}
