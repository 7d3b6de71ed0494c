using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Dms;

/// <summary>What can be wrong with replication instances and endpoints of the Database Migration Service.</summary>
public static class Replication
{
    /// <summary>Endpoints are reached by TLS.</summary>
    public static readonly Rule Tls = new("MLI1517")
    {
        Title = "Endpoint of a database should use TLS",
        On = ["AWS::DMS::Endpoint"],
        AppliesWhen = Property("EngineName").Is("mysql", "mariadb", "aurora", "postgres", "aurora-postgresql", "oracle", "sqlserver", "db2", "mongodb", "docdb", "sybase"),

        // Most other engines need a certificate for it.
        Requires = MendedWhere(
            Property("EngineName").Is("postgres", "aurora-postgresql"),
            Property("SslMode", orDefault: "none").IsNot("none"),
            Set("SslMode", "require")),
        Because = "A replication task moves whole tables, with the password before them. Unless SslMode says otherwise the connection is in clear.",
        Exam = "Security: DMS knows none, require, verify-ca and verify-full; which of them an endpoint takes depends on its engine.",
        Source = new("https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html"),
        Peers = ["checkov:CKV2_AWS_49", "securityhub:DMS.9"],
    };

    /// <summary>It has no address on the internet.</summary>
    public static readonly Rule NotPublic = new("MLI2505")
    {
        Title = "Replication instance should have no public address",
        On = ["AWS::DMS::ReplicationInstance"],
        Requires = Property("PubliclyAccessible", orDefault: "true").Is(false),
        Because = "A replication instance has a public address unless the template says no, and it holds the credentials of both databases and the data on its way.",
        Exam = "Security: keep DMS in private subnets and reach other networks by VPN, Direct Connect or peering; the address cannot be changed later.",
        Source = new("https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dms-replicationinstance.html"),
        Peers = ["cdk-nag:DMSReplicationNotPublic", "checkov:CKV_AWS_89", "guard:DMS_REPLICATION_NOT_PUBLIC", "securityhub:DMS.1"],
    };
}
