using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Glue;

/// <summary>What can be wrong with the encryption that Glue's own settings and connections ask for.</summary>
public static class SecuritySettings
{
    /// <summary>All three places are encrypted.</summary>
    public static readonly Rule SecurityConfiguration = new("MLI1511")
    {
        Title = "Security configuration of Glue should encrypt data, logs and bookmarks",
        On = ["AWS::Glue::SecurityConfiguration"],
        Requires = All(
            Property("EncryptionConfiguration.S3Encryptions.*.S3EncryptionMode").Is("SSE-KMS", "SSE-S3"),
            Property("EncryptionConfiguration.CloudWatchEncryption.CloudWatchEncryptionMode").Is("SSE-KMS"),
            Property("EncryptionConfiguration.JobBookmarksEncryption.JobBookmarksEncryptionMode").Is("CSE-KMS")),
        Because = "Each of the three modes is off until it is set. A configuration that sets one looks safe on every job that names it and leaves logs or bookmarks in clear.",
        Exam = "Security: S3 takes SSE-S3 or SSE-KMS, CloudWatch logs SSE-KMS, bookmarks CSE-KMS; the job's role and the logs service need rights on the key.",
        Source = new("https://docs.aws.amazon.com/glue/latest/dg/console-security-configurations.html"),
        Peers = ["cdk-nag:GlueEncryptedCloudWatchLogs", "cdk-nag:GlueJobBookmarkEncrypted", "checkov:CKV_AWS_99"],
    };

    /// <summary>The catalogue and its passwords are encrypted.</summary>
    public static readonly Rule DataCatalog = new("MLI1512")
    {
        Title = "Data Catalog settings should encrypt metadata and passwords",
        On = ["AWS::Glue::DataCatalogEncryptionSettings"],
        Requires = All(
            Property("DataCatalogEncryptionSettings.EncryptionAtRest.CatalogEncryptionMode").Is("SSE-KMS", "SSE-KMS-WITH-SERVICE-ROLE"),
            Property("DataCatalogEncryptionSettings.ConnectionPasswordEncryption.ReturnConnectionPasswordEncrypted").Is(true)),
        Because = "The catalogue holds table names, partitions, statistics and the passwords of connections. Without the second setting GetConnection returns a password in clear to everyone who may call it.",
        Exam = "Security: the Data Catalog has two switches, one for metadata at rest and one for connection passwords; both are per account and Region.",
        Source = new("https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html"),
        Peers = ["checkov:CKV_AWS_94"],
    };

    /// <summary>Databases are reached by TLS.</summary>
    public static readonly Rule JdbcTls = new("MLI1513")
    {
        Title = "JDBC connection of Glue should insist on TLS",
        On = ["AWS::Glue::Connection"],
        AppliesWhen = Property("ConnectionInput.ConnectionType").Is("JDBC"),
        Requires = Property("ConnectionInput.ConnectionProperties.JDBC_ENFORCE_SSL", orDefault: "false").Is("true"),
        Because = "A JDBC connection takes what the server offers. Where that is no TLS, the password and every row that the job reads cross the network in clear.",
        Exam = "Security: JDBC_ENFORCE_SSL makes the connection fail rather than go on in clear; keep its password in Secrets Manager with SECRET_ID.",
        Source = new("https://docs.aws.amazon.com/glue/latest/dg/connection-properties.html"),
    };
}
