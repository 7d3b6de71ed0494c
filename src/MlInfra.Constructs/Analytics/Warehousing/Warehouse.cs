using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Redshift;
using Constructs;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Analytics.Warehousing;

/// <summary>
/// A Redshift cluster in private subnets: encrypted, TLS only, all its traffic through the VPC, every connection and query logged, the administrator's
/// password known to nobody. It reads the lake with Spectrum, and a last snapshot outlives its stack.
/// Source: https://docs.aws.amazon.com/redshift/latest/mgmt/iam-redshift-user-mgmt.html.
/// </summary>
public sealed class Warehouse : Construct, IWarehouse
{
    /// <summary>Makes the role for the lake, the group, the parameters, the cluster and its alarms.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public Warehouse(Construct scope, string id, WarehouseProps props) : base(scope, id)
    {
        props.Check();

        Options = props;
        props.Network.Admit(props.Data);
        Spectrum = new ServiceRole(this, "Spectrum", new ServiceRoleProps { Service = "redshift.amazonaws.com", Description = "Reads a lake for a warehouse" }).Role;
        props.Catalog.GrantReading(Spectrum);
        props.Data.GrantReading(Spectrum, "");
        Spectrum.Allow(["s3:GetBucketLocation"], [props.Data.BucketArn]);
        Group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = props.Network.Vpc, Description = "A warehouse", AllowAllOutbound = false });

        var stack = Stack.Of(this);
        props.Key.AdmitGrants(stack, "redshift");
        props.Key.AdmitGrants(stack, "secretsmanager");
        props.Key.AdmitSecrets(stack, "redshift!*");
        Cluster = new CfnCluster(this, "Resource", Settings(props, AuditLog.Into(this, props.AuditLogs)));
        Cluster.AddPropertyOverride("MasterPasswordSecretKmsKeyId", props.Key.KeyArn);
        // Redshift tries to write to the bucket as soon as the cluster is made.
        Cluster.Node.AddDependency(Spectrum, props.AuditLogs);
        Cluster.ApplyRemovalPolicy(DataDeletion.IsAllowed(this, props.DeleteDataWithStack) ? RemovalPolicy.DESTROY : RemovalPolicy.SNAPSHOT);
        Alarms =
        [
            new NoticeAlarm(this, "Unhealthy", Metric("HealthStatus", "Minimum"), props.Notices, "The warehouse is not healthy", periods: 3, tooLow: true).Alarm,
            new NoticeAlarm(this, "DiskFull", Metric("PercentageDiskSpaceUsed", "Maximum"), props.Notices, "The disks of the warehouse are nearly full", threshold: 80).Alarm,
        ];
    }

    /// <summary>The cluster.</summary>
    public CfnCluster Cluster { get; }

    /// <inheritdoc />
    public string ClusterIdentifier => Cluster.Ref;

    /// <inheritdoc />
    public string Database => Options.Database;

    /// <summary>The role that reads the lake, for external schemas and COPY.</summary>
    public Role Spectrum { get; }

    IRole IWarehouse.LoadRole => Spectrum;

    /// <summary>The group that callers from outside the network's own group are admitted to.</summary>
    public SecurityGroup Group { get; }

    /// <summary>The alarms: not healthy, and disks nearly full.</summary>
    public IReadOnlyList<Alarm> Alarms { get; }

    internal WarehouseOptions Options { get; }

    /// <summary>The ARN of the administrator's secret.</summary>
    public string AdministratorSecretArn => Cluster.AttrMasterPasswordSecretArn;

    /// <summary>Lets the principal sign in to the first database for an hour, as a user with no rights but those of all, who is made if there is none.</summary>
    /// <param name="who">The principal.</param>
    /// <param name="user">The user, such as <c>quicksight</c>.</param>
    public void GrantSigningIn(IGrantable who, string user) => who.Allow(
        ["redshift:CreateClusterUser", "redshift:GetClusterCredentials"],
        [Arn(this, $"dbuser:{Cluster.Ref}/{user}"), Arn(this, $"dbname:{Cluster.Ref}/{Options.Database}")]);

    internal Metric Metric(string name, string statistic) => new(new MetricProps
    {
        Namespace = "AWS/Redshift",
        MetricName = name,
        Statistic = statistic,
        Period = Duration.Minutes(5),
        DimensionsMap = new Dictionary<string, string> { ["ClusterIdentifier"] = Cluster.Ref },
    });

    private CfnClusterProps Settings(WarehouseProps props, CfnCluster.LoggingPropertiesProperty logging) => new()
    {
        NodeType = props.Nodes.Type,
        ClusterType = props.Nodes.Count == 1 ? "single-node" : "multi-node",
        NumberOfNodes = props.Nodes.Count == 1 ? null : props.Nodes.Count,
        DbName = props.Database,
        MasterUsername = props.Administrator,
        ManageMasterPassword = true,
        Encrypted = true,
        KmsKeyId = props.Key.KeyArn,
        PubliclyAccessible = false,
        EnhancedVpcRouting = true,
        Port = props.Port,
        VpcSecurityGroupIds = [Group.SecurityGroupId, props.Network.SecurityGroup.SecurityGroupId],
        ClusterSubnetGroupName = new CfnClusterSubnetGroup(this, "Subnets", new CfnClusterSubnetGroupProps
        {
            Description = "Subnets of a warehouse",
            SubnetIds = [.. props.Network.Subnets.Select(subnet => subnet.SubnetId)],
        }).Ref,
        ClusterParameterGroupName = new CfnClusterParameterGroup(this, "Parameters", new CfnClusterParameterGroupProps
        {
            Description = "TLS only, and a log of what users do",
            ParameterGroupFamily = "redshift-1.0",
            Parameters = new[] { Parameter("enable_user_activity_logging"), Parameter("require_ssl") },
        }).Ref,
        LoggingProperties = logging,
        IamRoles = [Spectrum.RoleArn],
        AutomatedSnapshotRetentionPeriod = props.SnapshotDays,
        AllowVersionUpgrade = true,
        PreferredMaintenanceWindow = "sun:03:00-sun:04:00",
        // If a zone fails, Redshift takes the cluster to another one under the same address.
        AvailabilityZoneRelocation = true,
    };

    private static CfnClusterParameterGroup.ParameterProperty Parameter(string name) => new() { ParameterName = name, ParameterValue = "true" };

    internal static string Arn(Construct scope, string resource) =>
        $"arn:{Stack.Of(scope).Partition}:redshift:{Stack.Of(scope).Region}:{Stack.Of(scope).Account}:{resource}";
}
