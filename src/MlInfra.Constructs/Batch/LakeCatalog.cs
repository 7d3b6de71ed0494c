using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.S3;
using Constructs;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Batch;

/// <summary>What a <see cref="LakeCatalog"/> is made from.</summary>
public sealed class LakeCatalogProps
{
    /// <summary>The bucket.</summary>
    public required IBucket Data { get; init; }

    /// <summary>The prefixes that are crawled, by the name that their tables start with: at least one.</summary>
    public required IReadOnlyDictionary<string, string> Prefixes { get; init; }

    /// <summary>How what crawlers write is encrypted.</summary>
    public required GlueProtection Protection { get; init; }
}

/// <summary>
/// The database of the Data Catalog that says which tables lie in a bucket, and a crawler for each prefix that finds them. Tables that are gone from
/// the bucket are marked, not forgotten.
/// Source: https://docs.aws.amazon.com/glue/latest/dg/add-crawler.html.
/// </summary>
public sealed class LakeCatalog : Construct
{
    /// <summary>Makes the database and the crawlers.</summary>
    /// <exception cref="ArgumentException">There is no prefix.</exception>
    public LakeCatalog(Construct scope, string id, LakeCatalogProps props) : base(scope, id)
    {
        if (props.Prefixes.Count == 0)
        {
            throw new ArgumentException("There are no Prefixes, so nothing would be crawled: name one.", nameof(props));
        }

        Database = new CfnDatabase(this, "Database", new CfnDatabaseProps
        {
            CatalogId = Stack.Of(this).Account,
            DatabaseInput = new CfnDatabase.DatabaseInputProperty { Description = "Tables of the lake" },
        });
        // A description costs nothing, and without it the data could not be read.
        Database.ApplyRemovalPolicy(RemovalPolicy.RETAIN);
        Crawlers = props.Prefixes.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => Crawl(pair.Key, pair.Value, props));
    }

    /// <summary>The database.</summary>
    public CfnDatabase Database { get; }

    /// <summary>The crawlers, by the name that their tables start with.</summary>
    public IReadOnlyDictionary<string, CfnCrawler> Crawlers { get; }

    /// <summary>Lets the principal read what the tables look like.</summary>
    public void GrantDescribing(IGrantable who) =>
        who.Allow(["glue:GetDatabase", "glue:GetPartition", "glue:GetPartitions", "glue:GetTable", "glue:GetTables"], Arns());

    internal string CrawlerArn(string name) => $"{Glue()}:crawler/{Crawlers[name].Ref}";

    private CfnCrawler Crawl(string name, string prefix, LakeCatalogProps props)
    {
        var role = new ServiceRole(this, $"{name}Role", new ServiceRoleProps { Service = "glue.amazonaws.com", Description = $"Finds the tables below {prefix}" }).Role;
        props.Protection.GrantLoggingOfCrawler(this, $"{name}Log", role);
        props.Data.GrantReading(role, prefix);
        GrantDescribing(role);
        role.Allow(
            ["glue:BatchCreatePartition", "glue:BatchGetPartition", "glue:BatchUpdatePartition", "glue:CreateTable", "glue:UpdatePartition", "glue:UpdateTable"],
            Arns());
        var crawler = new CfnCrawler(this, name, new CfnCrawlerProps
        {
            Description = $"Finds the tables below {prefix}",
            Role = role.RoleArn,
            DatabaseName = Database.Ref,
            TablePrefix = $"{name}_",
            Targets = new CfnCrawler.TargetsProperty { S3Targets = new[] { new CfnCrawler.S3TargetProperty { Path = $"s3://{props.Data.BucketName}/{prefix}" } } },
            CrawlerSecurityConfiguration = props.Protection.Name,
            RecrawlPolicy = new CfnCrawler.RecrawlPolicyProperty { RecrawlBehavior = "CRAWL_EVERYTHING" },
            SchemaChangePolicy = new CfnCrawler.SchemaChangePolicyProperty { UpdateBehavior = "UPDATE_IN_DATABASE", DeleteBehavior = "DEPRECATE_IN_DATABASE" },
        });
        crawler.Node.AddDependency(role);
        return crawler;
    }

    private string[] Arns() => [$"{Glue()}:catalog", $"{Glue()}:database/{Database.Ref}", $"{Glue()}:table/{Database.Ref}/*"];

    private string Glue() => $"arn:{Stack.Of(this).Partition}:glue:{Stack.Of(this).Region}:{Stack.Of(this).Account}";
}
