using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.KMS</c>.</summary>
internal static class Kms
{
    private static readonly string[] Grants =
        ["Grant", "GrantAdmin", "GrantDecrypt", "GrantEncrypt", "GrantEncryptDecrypt", "GrantGenerateMac", "GrantVerifyMac"];

    internal static readonly ConstructLowering Key = new()
    {
        Construct = "aws-cdk-lib.aws_kms.Key",
        Type = "AWS::KMS::Key",
        Attributes = new Dictionary<string, string?> { ["KeyId"] = null, ["KeyArn"] = "Arn" },
        Properties =
        [
            new("EnableKeyRotation", Rotation),
            LoweringProps.Copy("KeySpec"),
            new("Origin", p => new AbsentValue(p.Origin)),
            new("KeyPolicy", Policy),
        ],
        Methods = [ResourcePolicies.AddTo, .. Grants],
        RemovalDefault = "Retain",
        Fixes = new Dictionary<string, PropFix> { ["EnableKeyRotation"] = new("EnableKeyRotation", "true") },
    };

    internal static readonly ConstructLowering Alias = new()
    {
        Construct = "aws-cdk-lib.aws_kms.Alias",
        Type = "AWS::KMS::Alias",
        Attributes = new Dictionary<string, string?> { ["AliasName"] = null },
        Properties = [LoweringProps.Copy("AliasName"), LoweringProps.Copy("TargetKey", "TargetKeyId")],
    };

    // Without a policy of yours the account administers the key.
    private static Value Policy(LoweringProps props)
    {
        var own = LoweringProps.Map(
            props.Origin,
            ("Effect", props.Text("Allow", props.Origin)),
            ("Principal", LoweringProps.Map(props.Origin, ("AWS", IamObjects.AccountRoot(props.Origin)))),
            ("Action", props.Text("kms:*", props.Origin)),
            ("Resource", props.Text("*", props.Origin)));
        var given = props["Policy"] is AbsentValue ? IamObjects.DocumentOf([own], props.Origin) : props["Policy"];
        return Iam.Extended(given, [.. ResourcePolicies.Added(props), .. ResourcePolicies.Granted(props, "grantee", Grants)], props.Origin);
    }

    // A rotation period turns rotation on.
    private static Value Rotation(LoweringProps props) => props["RotationPeriod"] switch
    {
        AbsentValue => props["EnableKeyRotation"],
        UnknownValue { MayBeAbsent: true } unknown => unknown,
        var period => props.Text(true, period.Origin),
    };
}
