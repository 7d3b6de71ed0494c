using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.OpenSearchService;
using Constructs;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.RealTime.Search;

/// <summary>
/// An OpenSearch domain in private subnets of two zones: encrypted on disk and between nodes, HTTPS only, with rights by index and an audit log.
/// The account needs the service-linked role of OpenSearch. The domain outlives its stack.
/// Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/security.html.
/// </summary>
public sealed class SearchDomain : Construct
{
    /// <summary>Makes the roles, the log, the domain and its alarms.</summary>
    /// <exception cref="ArgumentException">The disk is out of range.</exception>
    public SearchDomain(Construct scope, string id, SearchDomainProps props) : base(scope, id)
    {
        props.Check();

        Writer = new ServiceRole(this, "Writer", new ServiceRoleProps { Service = "firehose.amazonaws.com", Description = "Delivers documents to a domain" }).Role;
        Log = new SearchLog(this, "Log", props.Key);
        props.Key.AdmitGrants(Stack.Of(this), "es");
        Domain = new CfnDomain(this, "Resource", Settings(props));
        Domain.Node.AddDependency(Log);
        Domain.ApplyRemovalPolicy(DataDeletion.IsAllowed(this, props.DeleteDataWithStack) ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN);
        Writer.Allow(["es:DescribeDomain", "es:DescribeDomainConfig", "es:DescribeDomains", "es:ESHttpGet", "es:ESHttpPost", "es:ESHttpPut"], [Domain.AttrArn, $"{Domain.AttrArn}/*"]);
        Alarms =
        [
            new NoticeAlarm(this, "Red", Metric("ClusterStatus.red"), props.Notices, "The domain lost shards").Alarm,
            new NoticeAlarm(this, "Blocked", Metric("ClusterIndexWritesBlocked"), props.Notices, "The domain takes no documents: its disks are nearly full or its memory is short").Alarm,
            new NoticeAlarm(this, "Keyless", Metric("KMSKeyInaccessible"), props.Notices, "The domain cannot use its key").Alarm,
        ];
    }

    /// <summary>The domain.</summary>
    public CfnDomain Domain { get; }

    /// <summary>
    /// The role that documents are delivered with. It may send requests to this domain, and manage nothing. Without an administrator of yours it is the
    /// domain's master user, for CloudFormation cannot give it rights inside; with one, the administrator has to map it to a role that may write.
    /// </summary>
    public Role Writer { get; }

    /// <summary>The log.</summary>
    public SearchLog Log { get; }

    /// <summary>The alarms: lost shards, blocked writes, and no key.</summary>
    public IReadOnlyList<Alarm> Alarms { get; }

    internal Metric Metric(string name) => new(new MetricProps
    {
        Namespace = "AWS/ES",
        MetricName = name,
        Statistic = "Maximum",
        Period = Duration.Minutes(1),
        DimensionsMap = new Dictionary<string, string> { ["ClientId"] = Stack.Of(this).Account, ["DomainName"] = Domain.Ref },
    });

    private CfnDomainProps Settings(SearchDomainProps props) => new()
    {
        EngineVersion = SearchEngine.Version,
        ClusterConfig = new CfnDomain.ClusterConfigProperty
        {
            InstanceType = props.Nodes.Type,
            InstanceCount = props.Nodes.Data,
            DedicatedMasterEnabled = true,
            DedicatedMasterType = props.Nodes.LeaderType,
            DedicatedMasterCount = 3,
            ZoneAwarenessEnabled = true,
            ZoneAwarenessConfig = new CfnDomain.ZoneAwarenessConfigProperty { AvailabilityZoneCount = 2 },
        },
        EbsOptions = new CfnDomain.EBSOptionsProperty { EbsEnabled = true, VolumeType = "gp3", VolumeSize = props.DiskGiB },
        VpcOptions = new CfnDomain.VPCOptionsProperty
        {
            SubnetIds = [.. props.Network.Subnets.Take(2).Select(subnet => subnet.SubnetId)],
            SecurityGroupIds = [props.Network.SecurityGroup.SecurityGroupId],
        },
        EncryptionAtRestOptions = new CfnDomain.EncryptionAtRestOptionsProperty { Enabled = true, KmsKeyId = props.Key.KeyArn },
        NodeToNodeEncryptionOptions = new CfnDomain.NodeToNodeEncryptionOptionsProperty { Enabled = true },
        DomainEndpointOptions = new CfnDomain.DomainEndpointOptionsProperty { EnforceHttps = true, TlsSecurityPolicy = "Policy-Min-TLS-1-2-PFS-2023-10" },
        AdvancedSecurityOptions = new CfnDomain.AdvancedSecurityOptionsInputProperty
        {
            Enabled = true,
            InternalUserDatabaseEnabled = false,
            MasterUserOptions = new CfnDomain.MasterUserOptionsProperty { MasterUserArn = (props.Administrator ?? Writer).RoleArn },
        },
        AccessPolicies = Admission([Writer, .. props.Administrator is { } administrator ? [administrator] : Array.Empty<IRole>()]),
        LogPublishingOptions = Log.Options,
        SoftwareUpdateOptions = new CfnDomain.SoftwareUpdateOptionsProperty { AutoSoftwareUpdateEnabled = true },
    };

    // The domain cannot name itself; its policy holds for nothing else.
    private PolicyDocument Admission(IRole[] roles)
    {
        var stack = Stack.Of(this);
        return new PolicyDocument(new PolicyDocumentProps
        {
            Statements =
            [
                new PolicyStatement(new PolicyStatementProps
                {
                    Principals = roles,
                    Actions = ["es:ESHttpGet", "es:ESHttpPost", "es:ESHttpPut"],
                    Resources = [$"arn:{stack.Partition}:es:{stack.Region}:{stack.Account}:domain/*"],
                }),
            ],
        });
    }
}
