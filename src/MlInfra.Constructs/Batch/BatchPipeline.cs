using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Batch;

/// <summary>
/// Data of a database on premises and of a DynamoDB table, as clean tables in a lake, every day: replication to RDS, Glue jobs, crawlers, a container
/// that cleans up, and a workflow that runs it all. It takes the place of AWS Data Pipeline, which takes no new customers.
/// Source: https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/migration.html.
/// </summary>
public sealed class BatchPipeline : Construct
{
    private const string Raw = "raw/";
    private const string Rows = "raw/mysql/";
    private const string Export = "raw/dynamodb/";
    private const string Clean = "clean/";

    /// <summary>Makes the pipeline.</summary>
    /// <exception cref="ArgumentException">A prop is out of range or contradicts another one.</exception>
    public BatchPipeline(Construct scope, string id, BatchPipelineProps props) : base(scope, id)
    {
        props.Check();
        if (props.PermissionsBoundary is { } boundary)
        {
            PermissionsBoundary.Of(this).Apply(boundary);
        }

        Key = props.Key ?? new EncryptionKey(this, "Key").Key;
        Network = props.Network ?? MakeNetwork(props.Site!);
        Data = props.Data ?? new DataBucket(this, "Data", new DataBucketProps { Key = Key, DeleteDataWithStack = props.DeleteDataWithStack }).Bucket;
        Notices = props.Notices ?? new NoticeTopic(this, "Notices", new NoticeTopicProps { Key = Key }).Topic;
        foreach (var bucket in new[] { Data, props.Extract.Bucket, props.Transform.Bucket }.DistinctBy(bucket => bucket.Node.Path))
        {
            Network.Admit(bucket);
        }

        Store = new MySqlStore(this, "Store", new MySqlStoreProps(props.Store) { Network = Network, Key = Key, Notices = Notices, DeleteDataWithStack = props.DeleteDataWithStack });
        Replication = new Replication(this, "Replication", new ReplicationProps
        {
            Source = props.Source,
            Target = Store,
            TargetCertificateArn = props.StoreCertificateArn,
            Network = Network,
            Key = Key,
            Notices = Notices,
            Capacity = props.Replication,
        });
        Protection = new GlueProtection(this, "Protection", new GlueProtectionProps { Key = Key });
        Catalog = new LakeCatalog(this, "Catalog", new LakeCatalogProps
        {
            Data = Data,
            Prefixes = new Dictionary<string, string> { ["raw"] = Raw, ["clean"] = Clean },
            Protection = Protection,
        });
        var connection = new StoreConnection(this, "Connection", Store, Network, props.Source.Schemas[0]);
        Extract = Job("Extract", "Takes rows out of the store", props, props.Extract, Rows, [], connection, new Dictionary<string, string>
        {
            ["source_connection"] = connection.Connection.Ref,
            ["target"] = $"s3://{Data.BucketName}/{Rows}",
        });
        connection.GrantLogin(Extract.Role);
        Transform = Job("Transform", "Makes clean tables", props, props.Transform, Clean, [Raw], null, new Dictionary<string, string>
        {
            ["database"] = Catalog.Database.Ref,
            ["source"] = $"s3://{Data.BucketName}/{Raw}",
            ["target"] = $"s3://{Data.BucketName}/{Clean}",
        });
        Catalog.GrantDescribing(Transform.Role);
        CleanUp = new CleanUpJob(this, "CleanUp", new CleanUpJobProps(props.CleanUpRun) { Image = props.CleanUp, Data = Data, Prefixes = [Raw, "temp/"], Network = Network, Key = Key });
        Workflow = new EtlWorkflow(this, "Workflow", new EtlWorkflowProps
        {
            Extract = Extract,
            Transform = Transform,
            CleanUp = CleanUp,
            Catalog = Catalog,
            Table = props.Table,
            Data = Data,
            ExportPrefix = Export,
            Key = Key,
            Notices = Notices,
        });
        Trigger = new EtlTrigger(this, "Trigger", Workflow.Workflow.StateMachine, props.Schedule, Key, Notices);
        Dashboard = new BatchDashboard(this, "Dashboard", this);
    }

    /// <summary>The key.</summary>
    public IKey Key { get; }

    /// <summary>The network.</summary>
    public IWorkNetwork Network { get; }

    /// <summary>The way to the site; null with a network brought along.</summary>
    public SiteLink? Site { get; private set; }

    /// <summary>The bucket of the lake: <c>raw/</c> as it came, <c>clean/</c> for use.</summary>
    public IBucket Data { get; }

    /// <summary>The topic of notices and alarms. Subscribe to it to hear them.</summary>
    public ITopic Notices { get; }

    /// <summary>The database that is replicated to.</summary>
    public MySqlStore Store { get; }

    /// <summary>The replication.</summary>
    public Replication Replication { get; }

    /// <summary>How what Glue writes is encrypted.</summary>
    public GlueProtection Protection { get; }

    /// <summary>The tables of the lake.</summary>
    public LakeCatalog Catalog { get; }

    /// <summary>The job that takes rows out of the store.</summary>
    public GlueJob Extract { get; }

    /// <summary>The job that makes clean tables.</summary>
    public GlueJob Transform { get; }

    /// <summary>The container that cleans up.</summary>
    public CleanUpJob CleanUp { get; }

    /// <summary>The workflow that runs it all.</summary>
    public EtlWorkflow Workflow { get; }

    /// <summary>What starts the workflow by the clock.</summary>
    public EtlTrigger Trigger { get; }

    /// <summary>The dashboard.</summary>
    public BatchDashboard Dashboard { get; }

    private PrivateNetwork MakeNetwork(SiteLinkOptions site)
    {
        var network = new PrivateNetwork(this, "Network", new PrivateNetworkProps { Key = Key, Endpoints = ServiceEndpoint.OfBatch });
        Site = new SiteLink(this, "Site", network, site);
        return network;
    }

    private GlueJob Job(
        string id, string description, BatchPipelineProps props, GlueScript script, string writes, string[] reads, StoreConnection? connection, Dictionary<string, string> arguments) =>
        new(this, id, new GlueJobProps(props.Jobs)
        {
            Description = description,
            Script = script,
            Protection = Protection,
            Network = Network,
            Key = Key,
            Data = Data,
            Connection = connection?.Connection,
            Reads = reads,
            Writes = writes,
            Arguments = arguments,
        });
}
