using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.SecretsManager;

/// <summary>What can be wrong with an <c>AWS::SecretsManager::Secret</c>.</summary>
public static class Secret
{
    private const string Type = "AWS::SecretsManager::Secret";

    /// <summary>The secret is encrypted with a key of the owner's.</summary>
    public static readonly Rule Key = new("MLI1403")
    {
        Title = "Secret should be encrypted with a customer-managed key",
        On = [Type],
        Requires = Property("KmsKeyId").IsSet(),
        Because = "The key aws/secretsmanager serves every identity of the account that may call Secrets Manager. A key of your own is a second permission, can be revoked, and is needed to share the secret with another account.",
        Exam = "Security: a secret under alias/aws/secretsmanager cannot be read from another account; with a customer-managed key, readers need kms:Decrypt on it.",
        Source = new("https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html"),
        Peers = ["cdk-nag:SecretsManagerUsingKMSKey", "checkov:CKV_AWS_149", "guard:SECRETSMANAGER_USING_CMK", "config:secretsmanager-using-cmk"],
    };

    /// <summary>The secret changes by itself.</summary>
    public static readonly Rule Rotation = new("MLI3403")
    {
        Title = "Secret should rotate on a schedule",
        On = [Type],
        Requires = Any(
            ReferencedBy("AWS::SecretsManager::RotationSchedule", "SecretId", byName: "Name"),
            ReferencedBy("AWS::SecretsManager::SecretTargetAttachment", "SecretId", byName: "Name", satisfying: ReferencedBy("AWS::SecretsManager::RotationSchedule", "SecretId"))),
        Severity = Severity.Info,
        SeverityBecause = "what a service outside AWS gave out can often be changed by hand only",
        Because = "A password that never changes is known to everyone who ever read it: past colleagues, old logs, the notebook that printed it.",
        Exam = "Security: Secrets Manager rotates with a Lambda function or, for RDS, Redshift and DocumentDB, by managed rotation; Parameter Store does not rotate.",
        Source = new("https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html"),
        Peers = ["cdk-nag:SecretsManagerRotationEnabled", "cdk-nag:AwsSolutions-SMG4", "guard:SECRETSMANAGER_ROTATION_ENABLED_CHECK", "securityhub:SecretsManager.1"],
    };
}
