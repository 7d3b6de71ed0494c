using MlInfra.Rules.Conditions;
using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Rds;

/// <summary>What can be wrong with databases of RDS, and with clusters of Neptune and DocumentDB, which are made like them.</summary>
public static class Database
{
    private const string Instance = "AWS::RDS::DBInstance";
    private const string Cluster = "AWS::RDS::DBCluster";
    private const string Neptune = "AWS::Neptune::DBCluster";
    private const string DocumentDb = "AWS::DocDB::DBCluster";

    // What belongs to a cluster or follows another database takes its settings from there.
    private static readonly Condition StandsAlone = OfType(
        Instance,
        NoneSet("DBClusterIdentifier", "SourceDBInstanceIdentifier", "SourceDbiResourceId", "SourceDBClusterIdentifier"),
        otherwise: NoneSet("SourceDBClusterIdentifier"));

    private static readonly Condition IsNew = NoneSet(
        "SourceDBInstanceAutomatedBackupsArn", "DBSnapshotIdentifier", "DBClusterSnapshotIdentifier", "SnapshotIdentifier");

    // The logs that each engine writes without further settings, and those that its settings may add.
    private static readonly (Condition Of, string[] Names)[] LogsByEngine =
    [
        (Property("Engine").Is("postgres"), ["postgresql", "upgrade"]),
        (Property("Engine").Is("aurora-postgresql"), ["postgresql"]),
        (Property("Engine").Is("mysql", "mariadb", "aurora-mysql"), ["error", "slowquery"]),
        (Property("Engine").Is("sqlserver-ee", "sqlserver-se"), ["agent", "error"]),
        (OfType(DocumentDb, Property("Engine").IsNotSet(), otherwise: Property("Engine").Is("docdb")), ["audit", "profiler"]),
        (OfType(Neptune, Property("Engine").IsNotSet(), otherwise: Property("Engine").Is("neptune")), ["audit"]),
    ];

    /// <summary>What is stored is encrypted.</summary>
    public static readonly Rule Encryption = new("MLI1501")
    {
        Title = "Database should encrypt its storage",
        On = [Instance, Cluster, Neptune, DocumentDb],

        // A database restored from a snapshot or a backup is as encrypted as that was.
        AppliesWhen = All(StandsAlone, IsNew),
        Requires = Property("StorageEncrypted").Is(true),
        Because = "A database is made without encryption unless the template asks for it, and its snapshots, backups and replicas follow. It cannot be switched on later: that takes a copy of a snapshot and a new database.",
        Exam = "Security: to encrypt an existing RDS database, copy its snapshot with a key and restore; replicas in the same Region have the source's encryption.",
        Source = new("https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html"),
        Peers = ["cdk-nag:RDSStorageEncrypted", "cdk-nag:AwsSolutions-RDS2", "checkov:CKV_AWS_16", "checkov:CKV_AWS_96", "guard:RDS_STORAGE_ENCRYPTED", "securityhub:RDS.3", "securityhub:RDS.27"],
    };

    /// <summary>It has no address on the internet.</summary>
    public static readonly Rule NotPublic = new("MLI2501")
    {
        Title = "Database should have no public address",
        On = [Instance, Cluster],
        Requires = Any(Property("PubliclyAccessible").Is(false), Property("PubliclyAccessible").IsNotSet()),
        Because = "A publicly accessible database has a public IP address. One wide rule in its security group and the whole internet can try passwords on feature stores, labels and experiment records.",
        Exam = "Security: keep databases in private subnets and reach them from the VPC, a VPN or Session Manager; PubliclyAccessible decides what the DNS name resolves to.",
        Source = new("https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html"),
        Peers = ["cdk-nag:RDSInstancePublicAccess", "checkov:CKV_AWS_17", "guard:RDS_INSTANCE_PUBLIC_ACCESS_CHECK", "securityhub:RDS.2"],
    };

    /// <summary>IAM can let people and jobs in.</summary>
    public static readonly Rule IamAuthentication = new("MLI3501")
    {
        Title = "Database should let IAM identities sign in",
        On = [Instance, Cluster],
        // Clusters of the kind Multi-AZ have an instance class of their own, and no IAM authentication.
        AppliesWhen = All(StandsAlone, Property("Engine").Is("mysql", "postgres", "aurora-mysql", "aurora-postgresql"), Property("DBClusterInstanceClass").IsNotSet()),
        Requires = Property("EnableIAMDatabaseAuthentication").Is(true),
        Severity = Severity.Info,
        SeverityBecause = "passwords that Secrets Manager makes and rotates are a sound way too",
        Because = "With IAM authentication a training job or a function signs in with its role and a token that lives for fifteen minutes: there is no password to store, share or rotate.",
        Exam = "Security: IAM database authentication works for MySQL, PostgreSQL, MariaDB and Aurora; the role needs rds-db:connect, and the connection must use TLS.",
        Source = new("https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html"),
        Peers = ["cdk-nag:AuroraMySQLPostgresIAMAuth", "cdk-nag:AwsSolutions-RDS6", "checkov:CKV_AWS_161", "checkov:CKV_AWS_162", "securityhub:RDS.10", "securityhub:RDS.12"],
    };

    /// <summary>Nobody deletes it by mistake.</summary>
    public static readonly Rule DeletionProtection = new("MLI4501")
    {
        Title = "Database should be protected from deletion",
        On = [Instance, Cluster, Neptune, DocumentDb],
        AppliesWhen = StandsAlone,
        Requires = Property("DeletionProtection").Is(true),
        Because = "Deleting a stack, or a change that replaces the database, deletes the data with it. With deletion protection RDS refuses until somebody switches it off on purpose.",
        Exam = "Resilience: deletion protection stops the API call; the DeletionPolicy of CloudFormation decides whether a snapshot stays. Use both.",
        Source = new("https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html"),
        Peers = ["cdk-nag:RDSInstanceDeletionProtectionEnabled", "cdk-nag:AwsSolutions-RDS10", "checkov:CKV_AWS_139", "checkov:CKV_AWS_293", "guard:RDS_INSTANCE_DELETION_PROTECTION_ENABLED", "securityhub:RDS.7", "securityhub:RDS.8"],
    };

    /// <summary>Nobody has switched backups off.</summary>
    public static readonly Rule Backups = new("MLI4502")
    {
        Title = "Database should keep automated backups",
        On = [Instance],
        AppliesWhen = StandsAlone,
        Requires = Property("BackupRetentionPeriod", orDefault: "1").IsAtLeast(1, orFix: 7),
        Because = "A retention of 0 switches automated backups off, and with them the restore to any second of the last days: what a wrong UPDATE destroys is gone.",
        Exam = "Resilience: point-in-time recovery needs automated backups, which RDS keeps for up to 35 days; read replicas need them on their source.",
        Source = new("https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html"),
        Peers = ["cdk-nag:RDSInstanceBackupEnabled", "cdk-nag:AwsSolutions-RDS13", "checkov:CKV_AWS_133", "guard:DB_INSTANCE_BACKUP_ENABLED", "securityhub:RDS.11"],
    };

    /// <summary>Another zone can take over.</summary>
    public static readonly Rule MultiAz = new("MLI4503")
    {
        Title = "Database should have a standby in another Availability Zone",
        On = [Instance],
        AppliesWhen = StandsAlone,
        Requires = Property("MultiAZ").Is(true),
        Severity = Severity.Info,
        SeverityBecause = "a standby doubles the price, which a database for experiments need not be worth",
        Because = "A single instance is down while its zone or its host is, and during maintenance; features cannot be read and models cannot be registered. A standby takes over within a minute or two.",
        Exam = "Resilience: Multi-AZ is for availability, its standby answers no reads; read replicas are for read throughput.",
        Source = new("https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html"),
        Peers = ["cdk-nag:RDSMultiAZSupport", "cdk-nag:AwsSolutions-RDS3", "checkov:CKV_AWS_157", "guard:RDS_MULTI_AZ_SUPPORT", "securityhub:RDS.5"],
    };

    /// <summary>Its logs outlive it.</summary>
    public static readonly Rule Logs = new("MLI5501")
    {
        Title = "Database should send its logs to CloudWatch Logs",
        On = [Instance, Cluster, DocumentDb, Neptune],
        AppliesWhen = StandsAlone,
        Requires = LogsByEngine.Aggregate(Property("EnableCloudwatchLogsExports").IsSet(), (condition, logs) =>
            MendedWhere(logs.Of, condition, [.. logs.Names.Select((name, i) => Set($"EnableCloudwatchLogsExports[{i}]", name))])),
        Because = "On the instance logs are kept for days and are gone with it. Who signed in, what failed and which query was slow has to be found after the fact.",
        Exam = "Monitoring: which logs can be exported depends on the engine: postgresql, error, slowquery, audit; a parameter group decides what is written into them.",
        Source = new("https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.html"),
        Peers = ["cdk-nag:RDSLoggingEnabled", "cdk-nag:AwsSolutions-RDS16", "checkov:CKV_AWS_129", "checkov:CKV_AWS_324", "guard:RDS_INSTANCE_LOGGING_ENABLED", "securityhub:RDS.9"],
    };

    private static Condition NoneSet(params string[] properties) => All([.. properties.Select(p => Property(p).IsNotSet())]);
}
