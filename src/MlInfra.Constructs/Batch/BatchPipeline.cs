using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Jobs;
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
        Jobs = new LakeJobs(this, "Jobs", new LakeJobsProps
        {
            Store = Store,
            Schema = props.Source.Schemas[0],
            Extract = props.Extract,
            Transform = props.Transform,
            Options = props.Jobs,
            Data = Data,
            Network = Network,
            Key = Key,
        });
        CleanUp = new BatchJob(this, "CleanUp", new BatchJobProps(props.CleanUpRun) { Image = props.CleanUp, Data = Data, Prefixes = [LakeJobs.Raw, "temp/"], Network = Network, Key = Key });
        Workflow = new EtlWorkflow(this, "Workflow", new EtlWorkflowProps
        {
            Jobs = Jobs,
            CleanUp = CleanUp,
            Table = props.Table,
            Data = Data,
            ExportPrefix = LakeJobs.Exports,
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

    /// <summary>The Glue jobs and the catalogue.</summary>
    public LakeJobs Jobs { get; }

    /// <summary>The container that cleans up.</summary>
    public BatchJob CleanUp { get; }

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
}
