using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Jobs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Batch;

/// <summary>What can be chosen about a <see cref="BatchPipeline"/>. What is yours has no default: the database, the scripts and the container.</summary>
public sealed class BatchPipelineProps
{
    /// <summary>The database that is replicated.</summary>
    public required MySqlSource Source { get; init; }

    /// <summary>The certificate of RDS in this region, imported into DMS, that the store must prove itself with.</summary>
    public required string StoreCertificateArn { get; init; }

    /// <summary>The script that takes rows out of the store; it gets <c>--source_connection</c> and <c>--target</c>.</summary>
    public required GlueScript Extract { get; init; }

    /// <summary>The script that makes clean tables; it gets <c>--database</c>, <c>--source</c> and <c>--target</c>.</summary>
    public required GlueScript Transform { get; init; }

    /// <summary>The container that cleans up; it gets <c>BUCKET</c> and <c>PREFIXES</c>.</summary>
    public required PrivateImage CleanUp { get; init; }

    /// <summary>The DynamoDB table that is exported. Point-in-time recovery must be on. Default: none.</summary>
    public ITable? Table { get; init; }

    /// <summary>The way to the site of the database. Default: none; then the network brought along leads there.</summary>
    public SiteLinkOptions? Site { get; init; }

    /// <summary>What replication runs on. Default: an instance <c>dms.c6i.large</c> with 100 GiB, and one more that takes over.</summary>
    public ReplicationCapacity Replication { get; init; } = ReplicationCapacity.Instance();

    /// <summary>The store. Default: see <see cref="MySqlStoreOptions"/>.</summary>
    public MySqlStoreOptions Store { get; init; } = new();

    /// <summary>How both Glue jobs run. Default: see <see cref="GlueJobOptions"/>.</summary>
    public GlueJobOptions Jobs { get; init; } = new();

    /// <summary>How the container runs. Default: see <see cref="BatchJobOptions"/>.</summary>
    public BatchJobOptions CleanUpRun { get; init; } = new();

    /// <summary>When the pipeline runs. Default: every day at 02:00 UTC.</summary>
    public EtlSchedule Schedule { get; init; } = EtlSchedule.Daily(2);

    /// <summary>The key of everything. An imported one must already admit the services and roles in its policy. Default: one made.</summary>
    public IKey? Key { get; init; }

    /// <summary>The network. One brought along needs ways to all services of <see cref="ServiceEndpoint.OfBatch"/>, to S3 and to the database. Default: one made.</summary>
    public IWorkNetwork? Network { get; init; }

    /// <summary>The bucket of the lake. Default: a <see cref="DataBucket"/> made.</summary>
    public IBucket? Data { get; init; }

    /// <summary>The topic of notices and alarms. Default: one made.</summary>
    public ITopic? Notices { get; init; }

    /// <summary>First key to delete the store and the bucket's data with the stack; see <see cref="DataDeletion"/>. Default: false.</summary>
    public bool DeleteDataWithStack { get; init; }

    /// <summary>The boundary of every role made here. Default: none.</summary>
    public IManagedPolicy? PermissionsBoundary { get; init; }

    internal void Check()
    {
        if (Data is not null && DeleteDataWithStack)
        {
            throw new ArgumentException("Data is brought along, so DeleteDataWithStack has no bucket to act on: leave it out, or leave Data out.");
        }

        if (Network is not null && Site is not null)
        {
            throw new ArgumentException("Network is brought along, and Site would change its routes: leave Site out, or leave Network out.");
        }

        if (Network is null && Site is null)
        {
            throw new ArgumentException("There is neither a Site nor a Network, so nothing leads to the database: give Site, or bring a Network that leads there.");
        }
    }
}
