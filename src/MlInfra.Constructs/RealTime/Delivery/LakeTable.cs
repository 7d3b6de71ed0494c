using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.S3;
using Constructs;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.RealTime.Delivery;

/// <summary>
/// The table of what a delivery stream writes: Parquet, partitioned by the day of arrival. Athena works the days out from the name, so no crawler runs.
/// Source: https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html.
/// </summary>
public sealed class LakeTable : Construct
{
    /// <summary>The column of the day.</summary>
    public const string Day = "day";

    /// <summary>Makes the database and the table.</summary>
    /// <param name="scope">The construct that the table belongs to.</param>
    /// <param name="id">The construct id.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">The prefix of the table's data.</param>
    /// <param name="columns">The columns, at least one.</param>
    /// <exception cref="ArgumentException">There is no column, or two have one name.</exception>
    public LakeTable(Construct scope, string id, IBucket bucket, string prefix, IReadOnlyList<LakeColumn> columns) : base(scope, id)
    {
        if (columns.Count == 0)
        {
            throw new ArgumentException("There are no columns, and Parquet needs to know them: name the fields to keep.", nameof(columns));
        }

        if (columns.Select(column => column.Name).Append(Day).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } same)
        {
            throw new ArgumentException($"Two columns are named {same.Key}, where '{Day}' is the day of arrival: give each a name of its own.", nameof(columns));
        }

        var stack = Stack.Of(this);
        Database = new CfnDatabase(this, "Database", new CfnDatabaseProps
        {
            CatalogId = stack.Account,
            DatabaseInput = new CfnDatabase.DatabaseInputProperty { Description = "Records of a stream" },
        });
        Table = new CfnTable(this, "Resource", new CfnTableProps
        {
            CatalogId = stack.Account,
            DatabaseName = Database.Ref,
            TableInput = new CfnTable.TableInputProperty
            {
                Name = "records",
                TableType = "EXTERNAL_TABLE",
                Parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    ["classification"] = "parquet",
                    ["projection.enabled"] = "true",
                    [$"projection.{Day}.type"] = "date",
                    [$"projection.{Day}.format"] = "yyyy-MM-dd",
                    [$"projection.{Day}.range"] = "2020-01-01,NOW",
                    ["storage.location.template"] = $"s3://{bucket.BucketName}/{prefix}{Day}=${{{Day}}}/",
                },
                PartitionKeys = new[] { new CfnTable.ColumnProperty { Name = Day, Type = "string" } },
                StorageDescriptor = new CfnTable.StorageDescriptorProperty
                {
                    Location = $"s3://{bucket.BucketName}/{prefix}",
                    Columns = columns.Select(column => new CfnTable.ColumnProperty { Name = column.Name, Type = column.Type }).ToArray(),
                    InputFormat = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
                    OutputFormat = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
                    SerdeInfo = new CfnTable.SerdeInfoProperty { SerializationLibrary = "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe" },
                },
            },
        });
        // A description costs nothing, and without it the data could not be read.
        Database.ApplyRemovalPolicy(RemovalPolicy.RETAIN);
        Table.ApplyRemovalPolicy(RemovalPolicy.RETAIN);
    }

    /// <summary>The database.</summary>
    public CfnDatabase Database { get; }

    /// <summary>The table.</summary>
    public CfnTable Table { get; }

    internal void GrantDescribing(IGrantable who)
    {
        var stack = Stack.Of(this);
        var glue = $"arn:{stack.Partition}:glue:{stack.Region}:{stack.Account}";
        who.Allow(
            ["glue:GetTable", "glue:GetTableVersion", "glue:GetTableVersions"],
            [$"{glue}:catalog", $"{glue}:database/{Database.Ref}", $"{glue}:table/{Database.Ref}/{Table.Ref}"]);
    }
}
