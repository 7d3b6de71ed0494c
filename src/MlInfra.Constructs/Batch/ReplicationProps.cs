using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.Batch;

/// <summary>What a <see cref="Replication"/> is made from.</summary>
public sealed class ReplicationProps
{
    /// <summary>The database that is replicated.</summary>
    public required MySqlSource Source { get; init; }

    /// <summary>Where it is replicated to.</summary>
    public required MySqlStore Target { get; init; }

    /// <summary>The certificate of RDS in this region, imported into DMS, that the target must prove itself with.</summary>
    public required string TargetCertificateArn { get; init; }

    /// <summary>Where replication runs. It needs ways to both databases and to Secrets Manager.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The key of storage, connections and queue.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where alarms go.</summary>
    public required ITopic Notices { get; init; }

    /// <summary>What it runs on. Default: an instance <c>dms.c6i.large</c> with 100 GiB, and one more that takes over.</summary>
    public ReplicationCapacity Capacity { get; init; } = ReplicationCapacity.Instance();

    /// <summary>How far the target may fall behind the source before an alarm, 1 minute or more. Default: 15 minutes.</summary>
    public Duration MaxLag { get; init; } = Duration.Minutes(15);

    internal void Check()
    {
        if (MaxLag.ToSeconds() < 60)
        {
            throw new ArgumentException($"MaxLag is {MaxLag.ToSeconds()} s, but DMS tells its lag once a minute: choose a minute or more.");
        }
    }
}
