using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Constructs;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.Batch;

/// <summary>What <see cref="LakeJobs"/> are made from.</summary>
public sealed class LakeJobsProps
{
    /// <summary>The database that rows are taken out of.</summary>
    public required MySqlStore Store { get; init; }

    /// <summary>The schema that is opened.</summary>
    public required string Schema { get; init; }

    /// <summary>The script that takes rows out.</summary>
    public required GlueScript Extract { get; init; }

    /// <summary>The script that makes clean tables.</summary>
    public required GlueScript Transform { get; init; }

    /// <summary>How both jobs run. Default: see <see cref="GlueJobOptions"/>.</summary>
    public GlueJobOptions Options { get; init; } = new();

    /// <summary>The bucket of the lake.</summary>
    public required IBucket Data { get; init; }

    /// <summary>Where the jobs run.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The key of everything.</summary>
    public required IKey Key { get; init; }
}

/// <summary>
/// The two Glue jobs of a lake and the catalogue of its tables: rows from a database to <c>raw/</c>, and from there to <c>clean/</c>.
/// Source: https://docs.aws.amazon.com/glue/latest/dg/what-is-glue.html.
/// </summary>
public sealed class LakeJobs : Construct
{
    internal const string Raw = "raw/";
    internal const string Exports = "raw/dynamodb/";
    private const string Rows = "raw/mysql/";
    private const string Clean = "clean/";

    /// <summary>Makes the protection, the catalogue, the connection and the jobs.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public LakeJobs(Construct scope, string id, LakeJobsProps props) : base(scope, id)
    {
        Protection = new GlueProtection(this, "Protection", new GlueProtectionProps { Key = props.Key });
        Catalog = new LakeCatalog(this, "Catalog", new LakeCatalogProps
        {
            Data = props.Data,
            Prefixes = new Dictionary<string, string> { ["raw"] = Raw, ["clean"] = Clean },
            Protection = Protection,
        });
        Connection = new StoreConnection(this, "Connection", props.Store, props.Network, props.Schema);
        Extract = new GlueJob(this, "Extract", new GlueJobProps(props.Options)
        {
            Description = "Takes rows out of the store",
            Script = props.Extract,
            Protection = Protection,
            Network = props.Network,
            Key = props.Key,
            Data = props.Data,
            Connection = Connection.Connection,
            Writes = Rows,
            Arguments = new Dictionary<string, string> { ["source_connection"] = Connection.Connection.Ref, ["target"] = Place(props, Rows) },
        });
        Connection.GrantLogin(Extract.Role);
        Transform = new GlueJob(this, "Transform", new GlueJobProps(props.Options)
        {
            Description = "Makes clean tables",
            Script = props.Transform,
            Protection = Protection,
            Network = props.Network,
            Key = props.Key,
            Data = props.Data,
            Reads = [Raw],
            Writes = Clean,
            Arguments = new Dictionary<string, string> { ["database"] = Catalog.Database.Ref, ["source"] = Place(props, Raw), ["target"] = Place(props, Clean) },
        });
        Catalog.GrantDescribing(Transform.Role);
    }

    /// <summary>How what Glue writes is encrypted.</summary>
    public GlueProtection Protection { get; }

    /// <summary>The tables of the lake.</summary>
    public LakeCatalog Catalog { get; }

    /// <summary>The way to the database.</summary>
    public StoreConnection Connection { get; }

    /// <summary>The job that takes rows out of the database.</summary>
    public GlueJob Extract { get; }

    /// <summary>The job that makes clean tables.</summary>
    public GlueJob Transform { get; }

    private static string Place(LakeJobsProps props, string prefix) => $"s3://{props.Data.BucketName}/{prefix}";
}
