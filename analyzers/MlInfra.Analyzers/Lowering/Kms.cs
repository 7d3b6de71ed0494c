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

            // What other types call their policy.
            .. LoweringProps.Never("PolicyDocument", "ResourcePolicy", "Statement"),
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
        return Iam.Extended(given, [.. ResourcePolicies.Added(props), .. Grants.SelectMany(method => props.Calls(method).Items).Select(Granted)], props.Origin);
    }

    // Who else holds the grant may put a condition on it; which actions it allows is not looked at.
    private static Value Granted(Value call) => LoweringProps.Each(call, grant => grant is MapValue map && IamObjects.Parts([map["grantee"]], grant.Origin) is var (who, condition)
        ? LoweringProps.Map(
            grant.Origin,
            ("Effect", new ScalarValue("Allow", ScalarKind.String, grant.Origin)),
            ("Principal", who),
            ("Condition", map.OpenBecause is null ? condition : new UnknownValue(map.OpenBecause, grant.Origin) { MayBeAbsent = true }))
        : grant);

    // A rotation period turns rotation on.
    private static Value Rotation(LoweringProps props) => props["RotationPeriod"] switch
    {
        AbsentValue => props["EnableKeyRotation"],
        UnknownValue { MayBeAbsent: true } unknown => unknown,
        var period => props.Text(true, period.Origin),
    };
}
