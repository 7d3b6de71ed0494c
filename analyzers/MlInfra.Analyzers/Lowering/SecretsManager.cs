using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.SecretsManager</c>.</summary>
internal static class SecretsManager
{
    internal static readonly IReadOnlyList<FactoryLowering> Objects =
    [
        // A secret that is no secret: its text stands in the template.
        new("aws-cdk-lib.SecretValue", "UnsafePlainText", (arguments, _) => arguments[0]) { Needs = 1 },
    ];

    private static readonly string[] Grants = ["GrantRead", "GrantWrite"];

    internal static readonly ConstructLowering Secret = new()
    {
        Construct = "aws-cdk-lib.aws_secretsmanager.Secret",
        Type = "AWS::SecretsManager::Secret",
        Attributes = new Dictionary<string, string?> { ["SecretArn"] = null },
        Properties = [Copy("SecretName", "Name"), Copy("EncryptionKey", "KmsKeyId")],
        Companions =
        [
            new("AWS::SecretsManager::RotationSchedule", "RotationSchedule", p => p.Text(true, p.Origin), null,
                (p, id) => p.Nested(p["options"], [], ("SecretId", new ReferenceValue(id, null, p.Origin)))) { Each = "AddRotationSchedule" },
            ResourcePolicies.Beside("AWS::SecretsManager::ResourcePolicy", "ResourcePolicy", secret => ("SecretId", secret), Grants),
        ],
        Methods = ["AddRotationSchedule", ResourcePolicies.AddTo, .. Grants],
        PolicyMethods = ["Attach"],
        RemovalDefault = "Delete",

        // GrantRead gives the key's use along with the secret's.
        Fixes = new Dictionary<string, PropFix> { ["KmsKeyId"] = NewKey.Itself("EncryptionKey") },
    };

    internal static readonly ConstructLowering RotationSchedule = new()
    {
        Construct = "aws-cdk-lib.aws_secretsmanager.RotationSchedule",
        Type = "AWS::SecretsManager::RotationSchedule",
        Attributes = new Dictionary<string, string?>(),
        Properties = [Copy("Secret", "SecretId")],
    };

    internal static readonly ConstructLowering SecretRotation = new()
    {
        Construct = "aws-cdk-lib.aws_secretsmanager.SecretRotation",
        Type = "AWS::SecretsManager::RotationSchedule",
        Attributes = new Dictionary<string, string?>(),
        Properties = [Copy("Secret", "SecretId")],
    };
}
