using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.Jobs;

/// <summary>How a <see cref="BatchJob"/> runs.</summary>
public record BatchJobOptions
{
    /// <summary>Processors and memory. Default: 1 vCPU, 4 GiB.</summary>
    public FargateSize Size { get; init; } = FargateSize.Small;

    /// <summary>Attempts, 1 to 10; those that AWS takes the machine from count too. Default: 5.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The longest that an attempt may take, 1 minute to 14 days. Default: 1 hour.</summary>
    public Duration Timeout { get; init; } = Duration.Hours(1);

    /// <summary>Run on machines that AWS may take back, for less money. Default: true.</summary>
    public bool Spot { get; init; } = true;

    /// <summary>What it is told to do. Default: what its image says.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    internal virtual void Check()
    {
        if (Attempts is < 1 or > 10)
        {
            throw new ArgumentException($"Attempts is {Attempts}, but Batch takes 1 to 10: choose a number in between.");
        }

        if (Spot && Attempts == 1)
        {
            throw new ArgumentException("Attempts is 1, but Spot takes machines back at any time, so the job might never end: choose 2 or more, or set Spot to false.");
        }

        if (Timeout.ToSeconds() is < 60 or > 1_209_600)
        {
            throw new ArgumentException($"Timeout is {Timeout.ToSeconds()} s, but Batch takes 1 minute to 14 days on Fargate: choose a time in between.");
        }
    }
}

/// <summary>What a <see cref="BatchJob"/> is made from.</summary>
public sealed record BatchJobProps : BatchJobOptions
{
    /// <summary>Props with the defaults of all options.</summary>
    public BatchJobProps()
    {
    }

    /// <summary>Props with options set elsewhere.</summary>
    public BatchJobProps(BatchJobOptions options) : base(options)
    {
    }

    /// <summary>The container.</summary>
    public required PrivateImage Image { get; init; }

    /// <summary>The bucket that it works on.</summary>
    public required IBucket Data { get; init; }

    /// <summary>The prefixes that it may read, write and delete below.</summary>
    public required IReadOnlyList<string> Prefixes { get; init; }

    /// <summary>Where it runs. It needs ways to ECR, CloudWatch Logs and S3.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The key of the log.</summary>
    public required IKey Key { get; init; }

    internal override void Check()
    {
        base.Check();
        if (Prefixes.Count == 0)
        {
            throw new ArgumentException("There are no Prefixes, so the job could work on nothing: name a folder such as reports/.");
        }

        foreach (var prefix in Prefixes)
        {
            if (!prefix.EndsWith('/') || prefix[0] == '/')
            {
                throw new ArgumentException($"Prefixes has '{prefix}', but the job works on folders of the bucket: write it like reports/.");
            }
        }
    }
}
