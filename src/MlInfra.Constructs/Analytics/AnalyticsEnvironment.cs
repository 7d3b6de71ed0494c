using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Analytics.Queries;
using MlInfra.Constructs.Analytics.QuickSight;
using MlInfra.Constructs.Analytics.Spark;
using MlInfra.Constructs.Analytics.Warehousing;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Analytics;

/// <summary>
/// A lake and what makes sense of it: a Spark cluster that prepares data, a warehouse and a work group that answer questions about it, one catalog
/// that all of them find tables in, and QuickSight, which shows the answers.
/// Source: https://docs.aws.amazon.com/whitepapers/latest/building-data-lakes/building-data-lake-aws.html.
/// </summary>
public sealed class AnalyticsEnvironment : Construct
{
    /// <summary>Makes the environment.</summary>
    /// <exception cref="ArgumentException">A prop is out of range or contradicts another one; the message says which and the way out.</exception>
    public AnalyticsEnvironment(Construct scope, string id, AnalyticsEnvironmentProps props) : base(scope, id)
    {
        props.Spark.Check();
        props.Warehouse.Check();
        props.Queries.Check();
        if (props is { Data: not null, DeleteDataWithStack: true })
        {
            throw new ArgumentException("Data is brought along, so DeleteDataWithStack has no bucket to act on: leave it out, or leave Data out.", nameof(props));
        }

        if (props.PermissionsBoundary is { } boundary)
        {
            PermissionsBoundary.Of(this).Apply(boundary);
        }

        Key = props.Key ?? new EncryptionKey(this, "Key").Key;
        Network = props.Network ?? new PrivateNetwork(this, "Network", new PrivateNetworkProps { Key = Key, Endpoints = ServiceEndpoint.OfAnalytics });
        Logs = props.Logs ?? new AccessLogBucket(this, "AccessLogs").Bucket;
        Data = props.Data ?? new DataBucket(this, "Data", new DataBucketProps { Key = Key, AccessLogs = Logs, DeleteDataWithStack = props.DeleteDataWithStack }).Bucket;
        Notices = props.Notices ?? new NoticeTopic(this, "Notices", new NoticeTopicProps { Key = Key }).Topic;

        Catalog = new LakeDatabase(this, "Catalog", Data, props.Spark.Output, props.Databases);
        Spark = new SparkCluster(this, "Spark", new SparkClusterProps(props.Spark)
        {
            Data = Data,
            Catalog = Catalog,
            Certificates = props.Certificates,
            Network = Network,
            Key = Key,
            Notices = Notices,
        });
        Warehouse = new Warehouse(this, "Warehouse", new WarehouseProps(props.Warehouse)
        {
            Data = Data,
            Catalog = Catalog,
            AuditLogs = Logs,
            Network = Network,
            Key = Key,
            Notices = Notices,
        });
        Queries = new QueryGroup(this, "Queries", new QueryGroupProps(props.Queries) { Data = Data, Catalog = Catalog, Key = Key, Notices = Notices });
        if (props.Analysts is { } analysts)
        {
            QuickSight = new QuickSightSources(this, "QuickSight", analysts);
            QuickSight.Add("Questions", Queries);
            QuickSight.Add("Reports", Warehouse, Network);
        }

        Dashboard = new AnalyticsDashboard(this, "Dashboard", this);
    }

    /// <summary>The key.</summary>
    public IKey Key { get; }

    /// <summary>The network.</summary>
    public IWorkNetwork Network { get; }

    /// <summary>The bucket of the lake.</summary>
    public IBucket Data { get; }

    /// <summary>The bucket of logs.</summary>
    public IBucket Logs { get; }

    /// <summary>The topic of alarms. Subscribe to it to hear them.</summary>
    public ITopic Notices { get; }

    /// <summary>The database of the Data Catalog.</summary>
    public LakeDatabase Catalog { get; }

    /// <summary>The Spark cluster.</summary>
    public SparkCluster Spark { get; }

    /// <summary>The warehouse.</summary>
    public Warehouse Warehouse { get; }

    /// <summary>The work group of Athena.</summary>
    public QueryGroup Queries { get; }

    /// <summary>What QuickSight shows; null without analysts.</summary>
    public QuickSightSources? QuickSight { get; }

    /// <summary>The dashboard.</summary>
    public AnalyticsDashboard Dashboard { get; }

    /// <summary>Adds a workflow that runs a program on the cluster and tells how it went.</summary>
    /// <param name="id">The construct id, by which the dashboard names it.</param>
    /// <param name="program">What runs.</param>
    /// <param name="options">How to run it. Default: without arguments, four hours at most.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SparkWorkflow Run(string id, SparkProgram program, SparkWorkflowOptions? options = null)
    {
        var workflow = new SparkWorkflow(this, id, new SparkWorkflowProps(options ?? new()) { Program = program, Cluster = Spark, Network = Network, Key = Key, Notices = Notices });
        Dashboard.Add(id, workflow.Workflow.StateMachine);
        return workflow;
    }
}
