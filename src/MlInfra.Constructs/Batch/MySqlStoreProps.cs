using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.Batch;

/// <summary>What can be chosen about a <see cref="MySqlStore"/>.</summary>
public record MySqlStoreOptions
{
    /// <summary>The instance class. Default: <c>db.m7g.large</c>.</summary>
    public string InstanceClass { get; init; } = "db.m7g.large";

    /// <summary>Storage at the start, 20 to 65536 GiB; it grows by itself up to four times as much. Default: 100.</summary>
    public int StorageGiB { get; init; } = 100;

    /// <summary>Days that backups are kept, 1 to 35. Default: 14.</summary>
    public int BackupDays { get; init; } = 14;

    /// <summary>The port, 1150 to 65535. Default: 13306, since scans begin at 3306.</summary>
    public int Port { get; init; } = 13_306;

    internal void Check()
    {
        if (!InstanceClass.StartsWith("db.", StringComparison.Ordinal))
        {
            throw new ArgumentException($"InstanceClass is '{InstanceClass}', but classes of RDS read like db.m7g.large: name one.");
        }

        Within(nameof(StorageGiB), StorageGiB, 20, 65_536, "GiB");
        Within(nameof(BackupDays), BackupDays, 1, 35, "days; without backups nothing could be recovered");
        Within(nameof(Port), Port, 1_150, 65_535, "as ports");
    }

    private static void Within(string name, int value, int least, int most, string unit)
    {
        if (value < least || value > most)
        {
            throw new ArgumentException($"{name} is {value}, but RDS takes {least} to {most} {unit}: choose a number in between.");
        }
    }
}

/// <summary>What a <see cref="MySqlStore"/> is made from.</summary>
public sealed record MySqlStoreProps : MySqlStoreOptions
{
    /// <summary>Props with the defaults of all options.</summary>
    public MySqlStoreProps()
    {
    }

    /// <summary>Props with options set elsewhere.</summary>
    public MySqlStoreProps(MySqlStoreOptions options) : base(options)
    {
    }

    /// <summary>Where the database stands: only members of the network's security group reach it.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The key of storage, backups, secret and logs.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where alarms go.</summary>
    public required ITopic Notices { get; init; }

    /// <summary>First key to delete the data with the stack; see <see cref="Storage.DataDeletion"/>. Default: false, the database is retained and protected.</summary>
    public bool DeleteDataWithStack { get; init; }
}
