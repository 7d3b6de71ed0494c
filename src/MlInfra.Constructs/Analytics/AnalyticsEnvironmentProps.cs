using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Analytics.Queries;
using MlInfra.Constructs.Analytics.QuickSight;
using MlInfra.Constructs.Analytics.Spark;
using MlInfra.Constructs.Analytics.Warehousing;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Analytics;

/// <summary>What can be chosen about an <see cref="AnalyticsEnvironment"/>. Only the certificates have no default: nobody else can issue them.</summary>
public sealed class AnalyticsEnvironmentProps
{
    /// <summary>The certificates by which the nodes of the Spark cluster speak TLS.</summary>
    public required NodeCertificates Certificates { get; init; }

    /// <summary>How the Spark cluster is made. Default: two core nodes and two task nodes; see <see cref="SparkOptions"/>.</summary>
    public SparkOptions Spark { get; init; } = new();

    /// <summary>How the warehouse is made. Default: two nodes of ra3.large; see <see cref="WarehouseOptions"/>.</summary>
    public WarehouseOptions Warehouse { get; init; } = new();

    /// <summary>How questions are asked. Default: 100 GB a query; see <see cref="QueryOptions"/>.</summary>
    public QueryOptions Queries { get; init; } = new();

    /// <summary>
    /// Names of further databases of the Data Catalog that Spark, the warehouse and Athena find tables in, such as those of a stream or of Glue jobs.
    /// The data of their tables must lie in the bucket of the lake. Default: none.
    /// </summary>
    public IReadOnlyList<string> Databases { get; init; } = [];

    /// <summary>Who sees both in QuickSight. Default: nobody, and QuickSight, which the account has to subscribe to, is left out.</summary>
    public Analysts? Analysts { get; init; }

    /// <summary>The key of everything. An imported one must already admit the services and roles in its policy. Default: one made.</summary>
    public IKey? Key { get; init; }

    /// <summary>The network. One brought along needs ways to all services of <see cref="ServiceEndpoint.OfAnalytics"/>. Default: one made.</summary>
    public IWorkNetwork? Network { get; init; }

    /// <summary>The bucket of the lake. Spectrum reads it from outside the VPC, so it must not be closed to one. Default: a <see cref="DataBucket"/> made.</summary>
    public IBucket? Data { get; init; }

    /// <summary>Where audit logs of the warehouse go, and access logs of the bucket made here. Default: an <see cref="AccessLogBucket"/> made.</summary>
    public IBucket? Logs { get; init; }

    /// <summary>The topic of alarms. Default: a <see cref="Observability.NoticeTopic"/> made.</summary>
    public ITopic? Notices { get; init; }

    /// <summary>First key to delete the data of the lake made here with the stack; see <see cref="DataBucketProps.DeleteDataWithStack"/>. The warehouse has one of its own. Default: false.</summary>
    public bool DeleteDataWithStack { get; init; }

    /// <summary>The boundary of every role made here. Default: none.</summary>
    public IManagedPolicy? PermissionsBoundary { get; init; }
}
