using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Redshift;

/// <summary>What can be wrong with clusters and serverless work groups of Redshift.</summary>
public static class Cluster
{
    private const string Type = "AWS::Redshift::Cluster";
    private const string ParameterGroup = "AWS::Redshift::ClusterParameterGroup";
    private const string Workgroup = "AWS::RedshiftServerless::Workgroup";

    /// <summary>Nobody asks for a cluster without encryption.</summary>
    public static readonly Rule Encryption = new("MLI1508")
    {
        Title = "Cluster of Redshift should not ask to be stored in clear",
        On = [Type],
        Requires = Property("Encrypted", orDefault: "true").Is(true),
        Because = "Redshift encrypts every cluster that is made today, and refuses a request that says it should not. The template fails, or describes a cluster that still is in clear.",
        Exam = "Security: Redshift encrypts with an AWS-owned key unless KmsKeyId names one; changing the key copies the data while the cluster is read-only.",
        Source = new("https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html"),
        Peers = ["cdk-nag:RedshiftClusterEncryptionAtRest", "cdk-nag:AwsSolutions-RS6", "checkov:CKV_AWS_64", "guard:REDSHIFT_CLUSTER_CONFIGURATION_CHECK", "securityhub:Redshift.10"],
    };

    /// <summary>Clients must speak TLS.</summary>
    public static readonly Rule Tls = new("MLI1509")
    {
        Title = "Parameter group of Redshift should ask clients for TLS",
        On = [ParameterGroup],
        Requires = Any(
            All(
                Property("Parameters").Every(Any(Property("ParameterValue").Is(true), Property("ParameterName").IsNot("require_ssl"))),
                MendedWhere(
                    Property("Parameters").IsNotSet(),
                    Property("Parameters").Some(Property("ParameterName").Is("require_ssl")),
                    Set("Parameters[0].ParameterName", "require_ssl"),
                    Set("Parameters[0].ParameterValue", "true"))),
            All(Property("ParameterGroupFamily").Is("redshift-2.0"), Property("Parameters").None(Property("ParameterName").Is("require_ssl")))),
        Because = "In the family redshift-1.0 require_ssl is false until a template says otherwise: a client that forgets the option sends its password, its queries and the rows in clear.",
        Exam = "Security: TLS for Redshift is asked for by the cluster's parameter group (require_ssl); a change takes effect after a reboot.",
        Source = new("https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html"),
        Peers = ["cdk-nag:RedshiftRequireTlsSSL", "cdk-nag:AwsSolutions-RS1", "checkov:CKV_AWS_105", "securityhub:Redshift.2"],
    };

    /// <summary>It has no address on the internet.</summary>
    public static readonly Rule NotPublic = new("MLI2503")
    {
        Title = "Warehouse should have no public address",
        On = [Type, Workgroup],
        Requires = Property("PubliclyAccessible", orDefault: "false").Is(false),
        Because = "A warehouse holds what models are trained on, all in one place. With a public address one wide rule in a security group opens it to the internet.",
        Exam = "Security: put Redshift in private subnets; Redshift-managed VPC endpoints let other VPCs and accounts in without a public address.",
        Source = new("https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html"),
        Peers = ["cdk-nag:RedshiftClusterPublicAccess", "cdk-nag:AwsSolutions-RS8", "checkov:CKV_AWS_87", "guard:REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK", "securityhub:Redshift.1", "securityhub:RedshiftServerless.3"],
    };

    /// <summary>COPY and UNLOAD go through the VPC.</summary>
    public static readonly Rule EnhancedRouting = new("MLI2504")
    {
        Title = "Warehouse should load and unload through the VPC",
        On = [Type, Workgroup],
        Requires = Property("EnhancedVpcRouting", orDefault: "false").Is(true),
        Because = "Without enhanced VPC routing COPY and UNLOAD leave the VPC: endpoint policies, security groups and flow logs neither see nor stop a copy into somebody else's bucket.",
        Exam = "Security: enhanced VPC routing sends COPY and UNLOAD through the VPC, so it needs an S3 gateway endpoint or NAT on the way.",
        Source = new("https://docs.aws.amazon.com/redshift/latest/mgmt/enhanced-vpc-routing.html"),
        Peers = ["cdk-nag:RedshiftEnhancedVPCRoutingEnabled", "checkov:CKV_AWS_321", "guard:REDSHIFT_ENHANCED_VPC_ROUTING_ENABLED", "securityhub:Redshift.7", "securityhub:RedshiftServerless.1"],
    };

    /// <summary>Connections and queries are recorded.</summary>
    public static readonly Rule AuditLog = new("MLI5503")
    {
        Title = "Cluster of Redshift should write audit logs",
        On = [Type],

        // CloudWatch Logs needs nothing beside the cluster, where a bucket needs a policy.
        Requires = Mended(
            Property("LoggingProperties").IsSet(),
            Set("LoggingProperties.LogDestinationType", "cloudwatch"),
            Set("LoggingProperties.LogExports[0]", "connectionlog"),
            Set("LoggingProperties.LogExports[1]", "userlog"),
            Set("LoggingProperties.LogExports[2]", "useractivitylog")),
        Because = "System tables keep connections and queries for days only. Who read a table of customers, and from where, is known later only when audit logs were on.",
        Exam = "Monitoring: audit logs are the connection, user and user activity log, to S3 or CloudWatch; the last also needs enable_user_activity_logging.",
        Source = new("https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html"),
        Peers = ["cdk-nag:RedshiftClusterAuditLogging", "cdk-nag:AwsSolutions-RS5", "checkov:CKV_AWS_71", "guard:REDSHIFT_CLUSTER_CONFIGURATION_CHECK", "securityhub:Redshift.4"],
    };
}
