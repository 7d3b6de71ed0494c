using System.Text.RegularExpressions;
using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.RealTime.Delivery;

namespace MlInfra.Constructs.Analytics.Warehousing;

/// <summary>What a <see cref="WarehouseLoad"/> is made from.</summary>
public sealed partial class WarehouseLoadProps
{
    /// <summary>The delivery whose files are loaded.</summary>
    public required LakeDelivery Lake { get; init; }

    /// <summary>The warehouse: a <see cref="Warehousing.Warehouse"/>, or one that exists.</summary>
    public required IWarehouse Warehouse { get; init; }

    /// <summary>The table, such as <c>events</c> or <c>public.events</c>: lower-case letters, digits and underscores. It has the columns of the lake in their order.</summary>
    public required string Table { get; init; }

    /// <summary>The key of the log and of the queue.</summary>
    public required IKey Key { get; init; }

    /// <summary>The topic that is told about failures and alarms.</summary>
    public required ITopic Notices { get; init; }

    /// <summary>The user of the warehouse that loads. It must exist and may insert into the table. Default: <c>lake_loader</c>.</summary>
    public string User { get; init; } = "lake_loader";

    /// <summary>The longest that the load of a file may take, 1 minute to 24 hours. Default: 1 hour.</summary>
    public Duration Timeout { get; init; } = Duration.Hours(1);

    internal void Check()
    {
        if (!TableName().IsMatch(Table))
        {
            throw new ArgumentException($"Table is '{Table}', but it becomes part of a COPY command: name it in lower-case letters, digits and underscores, such as public.events.");
        }

        if (!UserName().IsMatch(User))
        {
            throw new ArgumentException($"User is '{User}', but it has lower-case letters, digits and underscores, a letter first: name it like lake_loader.");
        }

        if (Timeout.ToSeconds() is < 60 or > 86_400)
        {
            throw new ArgumentException($"Timeout is {Timeout.ToSeconds()} s, but Redshift's Data API ends a statement after 86400 s: choose 60 to 86400 s.");
        }
    }

    [GeneratedRegex("^([a-z_][a-z0-9_]*\\.)?[a-z_][a-z0-9_]*$")]
    private static partial Regex TableName();

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex UserName();
}
