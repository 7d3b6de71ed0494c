namespace MlInfra.Constructs.Batch;

/// <summary>
/// What replication runs on: an instance of your choice, or as much as is needed.
/// Source: https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Serverless.html.
/// </summary>
public abstract record ReplicationCapacity
{
    private static readonly int[] Units = [1, 2, 4, 8, 16, 32, 64, 128, 192, 256, 384];

    private protected ReplicationCapacity()
    {
    }

    /// <summary>An instance, with a second one in another zone that takes over, billed by the hour.</summary>
    /// <param name="instanceClass">The class, such as <c>dms.c6i.large</c>, which is the default.</param>
    /// <param name="storageGiB">Storage for logs and changes that wait, 5 to 6144 GiB. Default: 100.</param>
    /// <exception cref="ArgumentException">The class is none of DMS, or the storage is out of range.</exception>
    public static ReplicationCapacity Instance(string instanceClass = "dms.c6i.large", int storageGiB = 100)
    {
        if (!instanceClass.StartsWith("dms.", StringComparison.Ordinal))
        {
            throw new ArgumentException($"instanceClass is '{instanceClass}', but classes of DMS read like dms.c6i.large: name one.", nameof(instanceClass));
        }

        return storageGiB is >= 5 and <= 6_144 ? new ReplicationInstance(instanceClass, storageGiB)
            : throw new ArgumentException($"storageGiB is {storageGiB}, but an instance has 5 to 6144 GiB: choose a number in between.", nameof(storageGiB));
    }

    /// <summary>As many units of 2 GiB as are needed, billed by the hour and unit.</summary>
    /// <param name="most">The most units: 1, 2, 4, 8, 16, 32, 64, 128, 192, 256 or 384. Default: 8.</param>
    /// <param name="least">The fewest units, one of the same numbers. Default: 1.</param>
    /// <exception cref="ArgumentException">A number is none of those, or the fewest are more than the most.</exception>
    public static ReplicationCapacity Serverless(int most = 8, int least = 1)
    {
        foreach (var (name, units) in new[] { (nameof(most), most), (nameof(least), least) })
        {
            if (!Units.Contains(units))
            {
                throw new ArgumentException($"{name} is {units}, but DMS has {string.Join(", ", Units)} units: choose one of them.", name);
            }
        }

        return least <= most ? new ServerlessReplication(most, least)
            : throw new ArgumentException($"least is {least}, which is more than most, {most}: exchange them.", nameof(least));
    }
}

/// <summary>Replication on an instance.</summary>
/// <param name="InstanceClass">The class.</param>
/// <param name="StorageGiB">Storage in GiB.</param>
internal sealed record ReplicationInstance(string InstanceClass, int StorageGiB) : ReplicationCapacity;

/// <summary>Replication on as much as is needed.</summary>
/// <param name="Most">The most units.</param>
/// <param name="Least">The fewest units.</param>
internal sealed record ServerlessReplication(int Most, int Least) : ReplicationCapacity;
