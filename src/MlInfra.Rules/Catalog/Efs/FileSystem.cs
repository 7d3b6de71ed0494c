using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Efs;

/// <summary>What can be wrong with an <c>AWS::EFS::FileSystem</c>.</summary>
public static class FileSystem
{
    private const string Type = "AWS::EFS::FileSystem";

    /// <summary>Files are encrypted.</summary>
    public static readonly Rule Encryption = new("MLI1604")
    {
        Title = "File system should be encrypted",
        On = [Type],
        Requires = Property("Encrypted").Is(true),
        Because = "Home directories of notebooks and shared training data are stored in clear unless the template asks for encryption, and it can be asked for only when the file system is made.",
        Exam = "Security: EFS encrypts at rest with a KMS key chosen at creation; in transit it is the mount that uses TLS.",
        Source = new("https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html"),
        Peers = ["cdk-nag:EFSEncrypted", "cdk-nag:AwsSolutions-EFS1", "checkov:CKV_AWS_42", "guard:EFS_ENCRYPTED_CHECK", "securityhub:EFS.1"],
    };

    /// <summary>Files can be brought back.</summary>
    public static readonly Rule Backups = new("MLI4602")
    {
        Title = "File system should be backed up automatically",
        On = [Type],
        Requires = Property("BackupPolicy.Status").Is("ENABLED"),
        Because = "One wrong rm in a shared directory deletes everybody's notebooks and data. A file system that a template makes is not backed up unless it says so.",
        Exam = "Resilience: automatic backups use a plan of AWS Backup, daily and kept for 35 days; a plan of your own that selects the file system does too.",
        Source = new("https://docs.aws.amazon.com/efs/latest/ug/automatic-backups.html"),
        Peers = ["cdk-nag:EFSInBackupPlan", "checkov:CKV2_AWS_18", "guard:EFS_RESOURCES_PROTECTED_BY_BACKUP_PLAN", "securityhub:EFS.2", "securityhub:EFS.7"],
    };
}
