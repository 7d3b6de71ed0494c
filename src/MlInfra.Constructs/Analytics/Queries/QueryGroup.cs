using Amazon.CDK;
using Amazon.CDK.AWS.Athena;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Naming;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Analytics.Queries;

/// <summary>How a work group is made.</summary>
public record QueryOptions
{
    /// <summary>How much one query may scan. Default: 100 GB.</summary>
    public ScanLimit LimitPerQuery { get; init; } = ScanLimit.Gigabytes(100);

    /// <summary>How much all queries of a day may scan before an alarm. Default: 1000 GB.</summary>
    public ScanLimit AlarmPerDay { get; init; } = ScanLimit.Gigabytes(1_000);

    /// <summary>The folder that results go to. Default: <c>query-results/</c>.</summary>
    public string Results { get; init; } = "query-results/";

    internal void Check()
    {
        LakeFolder.Check(nameof(Results), Results);
        if (AlarmPerDay.Bytes < LimitPerQuery.Bytes)
        {
            throw new ArgumentException($"AlarmPerDay is {AlarmPerDay.Bytes:0} bytes, less than LimitPerQuery with {LimitPerQuery.Bytes:0}, so one query raises it: raise AlarmPerDay or lower LimitPerQuery.");
        }
    }
}

/// <summary>What a <see cref="QueryGroup"/> is made from.</summary>
public sealed record QueryGroupProps : QueryOptions
{
    /// <summary>Props with the defaults of all options.</summary>
    public QueryGroupProps()
    {
    }

    /// <summary>Props with options set elsewhere.</summary>
    public QueryGroupProps(QueryOptions options) : base(options)
    {
    }

    /// <summary>The bucket of the lake and of results.</summary>
    public required IBucket Data { get; init; }

    /// <summary>The database of the Data Catalog that is asked.</summary>
    public required LakeDatabase Catalog { get; init; }

    /// <summary>The key of results.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where the alarm goes.</summary>
    public required ITopic Notices { get; init; }
}

/// <summary>
/// A work group of Athena: whoever asks, results go to one folder, encrypted, and a query that scans too much is cancelled. Clients cannot override that.
/// Source: https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html.
/// </summary>
public sealed class QueryGroup : Construct
{
    private readonly QueryGroupProps _props;

    /// <summary>Makes the work group and its alarm.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public QueryGroup(Construct scope, string id, QueryGroupProps props) : base(scope, id)
    {
        props.Check();

        _props = props;
        WorkGroup = new CfnWorkGroup(this, "Resource", new CfnWorkGroupProps
        {
            // A work group has to be given a name.
            Name = UniqueName.Of(this),
            Description = "Questions to a lake",
            State = "ENABLED",
            RecursiveDeleteOption = false,
            WorkGroupConfiguration = new CfnWorkGroup.WorkGroupConfigurationProperty
            {
                EnforceWorkGroupConfiguration = true,
                PublishCloudWatchMetricsEnabled = true,
                RequesterPaysEnabled = false,
                BytesScannedCutoffPerQuery = props.LimitPerQuery.Bytes,
                EngineVersion = new CfnWorkGroup.EngineVersionProperty { SelectedEngineVersion = "Athena engine version 3" },
                ResultConfiguration = new CfnWorkGroup.ResultConfigurationProperty
                {
                    OutputLocation = $"s3://{props.Data.BucketName}/{props.Results}",
                    ExpectedBucketOwner = Stack.Of(this).Account,
                    EncryptionConfiguration = new CfnWorkGroup.EncryptionConfigurationProperty { EncryptionOption = "SSE_KMS", KmsKey = props.Key.KeyArn },
                },
            },
        });
        Scanned = new NoticeAlarm(
            this, "Scanned", Metric("ProcessedBytes", Duration.Days(1)), props.Notices, "Queries scanned more in a day than was planned", threshold: props.AlarmPerDay.Bytes).Alarm;
    }

    /// <summary>The work group.</summary>
    public CfnWorkGroup WorkGroup { get; }

    /// <summary>The alarm on what is scanned in a day.</summary>
    public Alarm Scanned { get; }

    /// <summary>Lets the principal ask about the tables of the catalog in this work group, and read what they describe.</summary>
    public void GrantAsking(IGrantable who)
    {
        var stack = Stack.Of(this);
        var athena = $"arn:{stack.Partition}:athena:{stack.Region}:{stack.Account}";
        who.Allow(
            [
                "athena:BatchGetQueryExecution", "athena:GetQueryExecution", "athena:GetQueryResults", "athena:GetQueryResultsStream", "athena:GetWorkGroup",
                "athena:ListQueryExecutions", "athena:StartQueryExecution", "athena:StopQueryExecution",
            ],
            [$"{athena}:workgroup/{WorkGroup.Ref}"]);
        who.Allow(
            ["athena:GetDataCatalog", "athena:GetDatabase", "athena:GetTableMetadata", "athena:ListDatabases", "athena:ListTableMetadata"],
            [$"{athena}:datacatalog/AwsDataCatalog"]);
        _props.Catalog.GrantReading(who);
        _props.Data.GrantReading(who, "");
        _props.Data.GrantWriting(who, _props.Results);
        who.Allow(["s3:GetBucketLocation", "s3:ListBucketMultipartUploads"], [_props.Data.BucketArn]);
        _props.Key.GrantReadingAndWriting(who);
    }

    internal Metric Metric(string name, Duration? period = null) => new(new MetricProps
    {
        Namespace = "AWS/Athena",
        MetricName = name,
        Statistic = "Sum",
        Period = period ?? Duration.Minutes(5),
        DimensionsMap = new Dictionary<string, string> { ["WorkGroup"] = WorkGroup.Ref },
    });
}
