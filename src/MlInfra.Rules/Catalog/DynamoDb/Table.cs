using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.DynamoDb;

/// <summary>What can be wrong with an <c>AWS::DynamoDB::Table</c>, and with the replicas of an <c>AWS::DynamoDB::GlobalTable</c>.</summary>
public static class Table
{
    private const string Type = "AWS::DynamoDB::Table";
    private const string Global = "AWS::DynamoDB::GlobalTable";

    /// <summary>The key is one that can be seen and audited.</summary>
    public static readonly Rule Encryption = new("MLI1401")
    {
        Title = "Table should be encrypted with a KMS key of the account",
        On = [Type, Global],
        Requires = Property("SSESpecification.SSEEnabled", orDefault: "false").Is(true),
        Because = "A table is always encrypted; without SSESpecification with a key that DynamoDB owns, which leaves no trace of its use in CloudTrail and which nobody can revoke.",
        Exam = "Security: DynamoDB offers a key of its own (default, free), the AWS-managed key alias/aws/dynamodb, and customer-managed keys; only the last has a policy of yours.",
        Source = new("https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html"),
        Peers = ["checkov:CKV_AWS_119", "guard:DYNAMODB_TABLE_ENCRYPTED_KMS", "config:dynamodb-table-encrypted-kms"],
    };

    /// <summary>What was written or deleted by mistake can be brought back.</summary>
    public static readonly Rule PointInTimeRecovery = new("MLI4401")
    {
        Title = "Table should have point-in-time recovery",
        On = [Type, Global],
        Requires = OfType(
            Type,
            Property("PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled", orDefault: "false").Is(true),
            otherwise: Property("Replicas").Every(Property("PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled", orDefault: "false").Is(true))),
        Because = "A job with a slip overwrites features faster than anyone notices. Point-in-time recovery restores any second of the last 35 days; without it only a backup that somebody took helps.",
        Exam = "Data: point-in-time recovery is continuous and per second, restores to a new table, and costs by the size of the table; on-demand backups are kept until deleted.",
        Source = new("https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html"),
        Peers = ["cdk-nag:DynamoDBPITREnabled", "cdk-nag:AwsSolutions-DDB3", "checkov:CKV_AWS_28", "checkov:CKV_AWS_165", "guard:DYNAMODB_PITR_ENABLED", "securityhub:DynamoDB.2"],
    };

    /// <summary>Nobody deletes the table in passing.</summary>
    public static readonly Rule DeletionProtection = new("MLI4402")
    {
        Title = "Table should be protected from deletion",
        On = [Type, Global],
        Requires = OfType(
            Type,
            Property("DeletionProtectionEnabled", orDefault: "false").Is(true),
            otherwise: Property("Replicas").Every(Property("DeletionProtectionEnabled", orDefault: "false").Is(true))),
        Severity = Severity.Info,
        SeverityBecause = "a DeletionPolicy and point-in-time recovery guard against parts of the same",
        Because = "DeleteTable takes one call, from the console, a script or a replacement in a stack. With deletion protection it takes two decisions.",
        Exam = "Data: deletion protection refuses DeleteTable for everyone, whatever IAM allows; DeletionPolicy Retain only tells CloudFormation to leave the table alone.",
        Source = new("https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html"),
        Peers = ["securityhub:DynamoDB.6"],
    };
}
