using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.ECR</c>.</summary>
internal static class Ecr
{
    private static readonly Dictionary<string, object?> Encryptions = new() { ["KMS"] = "KMS", ["KMS_DSSE"] = "KMS_DSSE", ["AES_256"] = null };

    private static readonly Dictionary<string, object?> Mutabilities = new()
    {
        ["MUTABLE"] = "MUTABLE",
        ["IMMUTABLE"] = "IMMUTABLE",
        ["MUTABLE_WITH_EXCLUSION"] = "MUTABLE_WITH_EXCLUSION",
        ["IMMUTABLE_WITH_EXCLUSION"] = "IMMUTABLE_WITH_EXCLUSION",
    };

    private static readonly string[] Grants = ["Grant", "GrantPull", "GrantPullPush", "GrantPush", "GrantRead"];

    internal static readonly ConstructLowering Repository = new()
    {
        Construct = "aws-cdk-lib.aws_ecr.Repository",
        Type = "AWS::ECR::Repository",
        Attributes = new Dictionary<string, string?> { ["RepositoryName"] = null, ["RepositoryArn"] = "Arn", ["RepositoryUri"] = "RepositoryUri" },
        Properties =
        [
            Copy("RepositoryName"),
            Copy("ImageScanOnPush", "ImageScanningConfiguration.ScanOnPush"),
            Choose("ImageTagMutability", "ImageTagMutability", Mutabilities),
            new("EncryptionConfiguration.EncryptionType", p => Each(p["Encryption"], v => v is AbsentValue ? p.IfSet("EncryptionKey", "KMS") : p.Pick("Encryption", Encryptions))),
            new("RepositoryPolicyText", Policy),
        ],
        Methods = [ResourcePolicies.AddTo, .. Grants],
        Fixes = new Dictionary<string, PropFix>
        {
            ["EncryptionConfiguration.EncryptionType"] = new("Encryption", "global::Amazon.CDK.AWS.ECR.RepositoryEncryption.KMS"),
            ["ImageTagMutability"] = new("ImageTagMutability", "global::Amazon.CDK.AWS.ECR.TagMutability.IMMUTABLE"),
            ["ImageScanningConfiguration.ScanOnPush"] = new("ImageScanOnPush", "true"),
        },
        RemovalDefault = "Retain",
    };

    private static Value Policy(LoweringProps props) => ((IReadOnlyList<Value>)[.. ResourcePolicies.Added(props), .. ResourcePolicies.Granted(props, "grantee", Grants)]) is { Count: > 0 } statements
        ? IamObjects.DocumentOf(statements, props.Origin)
        : new AbsentValue(props.Origin);
}
