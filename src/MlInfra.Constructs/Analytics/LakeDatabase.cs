using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.S3;
using Constructs;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Analytics;

/// <summary>
/// A database of the Data Catalog: the names, columns and places of tables in a lake, for Spark, Athena and Redshift Spectrum alike.
/// It outlives its stack.
/// Source: https://docs.aws.amazon.com/glue/latest/dg/catalog-and-crawler.html.
/// </summary>
public sealed class LakeDatabase : Construct
{
    /// <summary>Makes the database.</summary>
    /// <param name="scope">The construct that the database belongs to.</param>
    /// <param name="id">The construct id.</param>
    /// <param name="bucket">The bucket of the lake.</param>
    /// <param name="prefix">Where tables go that say no place of their own, such as <c>curated/</c>.</param>
    /// <param name="further">Names of further databases that whoever reads this one reads too; their data lies in the same bucket. Default: none.</param>
    /// <exception cref="ArgumentException">The prefix names no folder.</exception>
    public LakeDatabase(Construct scope, string id, IBucket bucket, string prefix, IReadOnlyList<string>? further = null) : base(scope, id)
    {
        Further = further ?? [];
        LakeFolder.Check(nameof(prefix), prefix);
        var stack = Stack.Of(this);
        Database = new CfnDatabase(this, "Resource", new CfnDatabaseProps
        {
            CatalogId = stack.Account,
            DatabaseInput = new CfnDatabase.DatabaseInputProperty { Description = "Tables of a lake", LocationUri = $"s3://{bucket.BucketName}/{prefix}" },
        });
        // A description costs nothing, and without it the data could not be read.
        Database.ApplyRemovalPolicy(RemovalPolicy.RETAIN);
    }

    /// <summary>The database.</summary>
    public CfnDatabase Database { get; }

    /// <summary>The database's name.</summary>
    public string Name => Database.Ref;

    /// <summary>The names of further databases that are read with it.</summary>
    public IReadOnlyList<string> Further { get; }

    /// <summary>Lets the principal read what this database and further ones say. The data itself needs a grant of its own.</summary>
    public void GrantReading(IGrantable who) => who.Allow(
        ["glue:GetDatabase", "glue:GetDatabases", "glue:GetPartition", "glue:GetPartitions", "glue:BatchGetPartition", "glue:GetTable", "glue:GetTables", "glue:GetTableVersions"],
        Resources(this, [Name, .. Further]));

    /// <summary>Lets the principal describe tables of this database, too.</summary>
    public void GrantWriting(IGrantable who)
    {
        GrantReading(who);
        who.Allow(
            ["glue:BatchCreatePartition", "glue:BatchDeletePartition", "glue:CreatePartition", "glue:CreateTable", "glue:DeletePartition", "glue:DeleteTable", "glue:UpdatePartition", "glue:UpdateTable"],
            Resources(this, Name));
    }

    internal static string[] Resources(Construct scope, params string[] databases)
    {
        var stack = Stack.Of(scope);
        var glue = $"arn:{stack.Partition}:glue:{stack.Region}:{stack.Account}";
        return [$"{glue}:catalog", .. databases.SelectMany(database => new[] { $"{glue}:database/{database}", $"{glue}:table/{database}/*" })];
    }
}
