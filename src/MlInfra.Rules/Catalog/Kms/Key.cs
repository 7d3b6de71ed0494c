using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Kms;

/// <summary>What can be wrong with an <c>AWS::KMS::Key</c>.</summary>
public static class Key
{
    /// <summary>The key material changes by itself.</summary>
    public static readonly Rule Rotation = new("MLI1004")
    {
        Title = "Key should rotate its material automatically",
        On = ["AWS::KMS::Key"],

        // KMS rotates symmetric encryption keys with its own material only.
        AppliesWhen = All(
            Property("KeySpec", orDefault: "SYMMETRIC_DEFAULT").Is("SYMMETRIC_DEFAULT"),
            Property("Origin", orDefault: "AWS_KMS").Is("AWS_KMS")),
        Requires = Property("EnableKeyRotation", orDefault: "false").Is(true),
        Because = "Rotation bounds how much data one version of the key protects. Old data stays readable, and no caller notices.",
        Exam = "Security: automatic rotation works for customer-managed symmetric keys with material that KMS made, every year unless RotationPeriodInDays says otherwise.",
        Source = new("https://docs.aws.amazon.com/kms/latest/developerguide/rotating-keys-enable.html"),
        Peers = ["cdk-nag:KMSBackingKeyRotationEnabled", "cdk-nag:AwsSolutions-KMS5", "checkov:CKV_AWS_7", "guard:CMK_BACKING_KEY_ROTATION_ENABLED", "securityhub:KMS.4"],
    };
}
