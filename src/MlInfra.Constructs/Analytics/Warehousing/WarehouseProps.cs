using System.Text.RegularExpressions;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Analytics.Warehousing;

/// <summary>How a warehouse is made.</summary>
public partial record WarehouseOptions
{
    /// <summary>The nodes. Default: two of ra3.large.</summary>
    public WarehouseNodes Nodes { get; init; } = WarehouseNodes.Ra3Large(2);

    /// <summary>The first database: a lower-case letter, then lower-case letters, digits and underscores, 64 at most. Default: <c>analytics</c>.</summary>
    public string Database { get; init; } = "analytics";

    /// <summary>The administrator's name, of the same form. The password is made by Redshift, kept in Secrets Manager and changed regularly. Default: <c>warehouse_admin</c>.</summary>
    public string Administrator { get; init; } = "warehouse_admin";

    /// <summary>The port, 5431 to 5455 or 8191 to 8215. Default: 5440; scans look for 5439 first.</summary>
    public int Port { get; init; } = 5440;

    /// <summary>Days that automatic snapshots are kept, 1 to 35. Default: 7.</summary>
    public int SnapshotDays { get; init; } = 7;

    /// <summary>
    /// First key to delete the data with the stack, the second is the context flag <see cref="DataDeletion.ContextFlag"/>.
    /// Default: false, a last snapshot is kept.
    /// </summary>
    public bool DeleteDataWithStack { get; init; }

    internal void Check()
    {
        foreach (var (name, value) in new[] { (nameof(Database), Database), (nameof(Administrator), Administrator) })
        {
            if (!Identifier().IsMatch(value))
            {
                throw new ArgumentException($"{name} is '{value}', but it has lower-case letters, digits and underscores, a letter first, and 64 at most: name it like analytics.");
            }
        }

        if (Port is not ((>= 5431 and <= 5455) or (>= 8191 and <= 8215)))
        {
            throw new ArgumentException($"Port is {Port}, but RA3 nodes listen on 5431 to 5455 or 8191 to 8215: choose a port of these.");
        }

        if (SnapshotDays is < 1 or > 35)
        {
            throw new ArgumentException($"SnapshotDays is {SnapshotDays}, but Redshift keeps automatic snapshots of RA3 nodes for 1 to 35 days: choose a number in between.");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,63}$")]
    private static partial Regex Identifier();
}

/// <summary>What a <see cref="Warehouse"/> is made from.</summary>
public sealed record WarehouseProps : WarehouseOptions
{
    /// <summary>Props with the defaults of all options.</summary>
    public WarehouseProps()
    {
    }

    /// <summary>Props with options set elsewhere.</summary>
    public WarehouseProps(WarehouseOptions options) : base(options)
    {
    }

    /// <summary>The bucket of the lake, which the warehouse reads with Spectrum and COPY.</summary>
    public required IBucket Data { get; init; }

    /// <summary>The database of the Data Catalog that Spectrum finds tables in.</summary>
    public required LakeDatabase Catalog { get; init; }

    /// <summary>Where audit logs go. Redshift writes them to buckets with S3's own keys only: an <see cref="AccessLogBucket"/>.</summary>
    public required IBucket AuditLogs { get; init; }

    /// <summary>Where it stands. It needs ways to all services of <see cref="ServiceEndpoint.OfAnalytics"/>.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The key of the warehouse and of the administrator's secret.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where alarms go.</summary>
    public required ITopic Notices { get; init; }
}
