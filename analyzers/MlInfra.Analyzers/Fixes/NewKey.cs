namespace MlInfra.Analyzers.Fixes;

/// <summary>Fixes that encrypt with a new KMS key, which rotates, and which those may use who are named beside it.</summary>
internal static class NewKey
{
    /// <summary>What a person reads of it.</summary>
    internal const string Title = "a new key";

    private const string Kms = "global::Amazon.CDK.AWS.KMS.";
    private const string Iam = "global::Amazon.CDK.AWS.IAM.";

    /// <summary>A local with a key that CloudWatch Logs may use for the log groups of this account.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html</remarks>
    internal static readonly string[] ForLogGroups =
    [
        Declaration("Key"),
        $$"""@{var:Key}.GrantEncryptDecrypt({{ServicePrincipals.Of(ServicePrincipals.Regional("logs"), "kms:EncryptionContext:aws:logs:arn", ServicePrincipals.Arn("logs", "log-group:*"))}});""",
    ];

    // Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
    private static readonly string[] ForTrails =
    [
        Declaration("Key"),
        $$"""@{var:Key}.Grant({{ServicePrincipals.Of("\"cloudtrail.amazonaws.com\"", "aws:SourceArn", ServicePrincipals.Arn("cloudtrail", "trail/*", region: "*"))}}, "kms:GenerateDataKey*", "kms:DescribeKey");""",
    ];

    /// <summary>A prop that takes the key's ARN, on behalf of whoever deploys.</summary>
    internal static PropFix Arn(string prop, string suffix = "Key") => new(prop, New(suffix) + ".KeyArn") { Title = Title };

    /// <summary>A prop that takes the key's ARN, and the role that reads and writes with it.</summary>
    internal static PropFix ArnForData(string prop, string role, string suffix) =>
        ForRole(prop, role, suffix, "GrantEncryptDecrypt", "");

    /// <summary>A prop that takes the key's ARN, and the role whose instances have the volumes.</summary>
    internal static PropFix ArnForVolumes(string prop, string role, string suffix) =>
        ForRole(prop, role, suffix, "Grant", ", \"kms:CreateGrant\", \"kms:DescribeKey\"");

    /// <summary>A prop that takes the key itself, where the construct grants its use.</summary>
    internal static PropFix Itself(string prop, string suffix = "Key") => new(prop, New(suffix)) { Title = Title };

    /// <summary>What a log group takes for its key.</summary>
    internal static PropFix OfLogGroup(string prop, string member) => new(prop, "@{var:Key}" + member) { Title = Title, Before = ForLogGroups };

    /// <summary>What a trail takes for its key.</summary>
    internal static PropFix OfTrail(string prop, string member) => new(prop, "@{var:Key}" + member) { Title = Title, Before = ForTrails };

    private static PropFix ForRole(string prop, string role, string suffix, string grant, string actions) => new(prop, $$"""@{var:{{suffix}}}.KeyArn""")
    {
        Title = Title,
        Before = [Declaration(suffix), $$"""@{var:{{suffix}}}.{{grant}}(new {{Iam}}ArnPrincipal(@{prop:{{role}}}){{actions}});"""],
    };

    private static string Declaration(string suffix) => $$"""var @{var:{{suffix}}} = {{New(suffix)}};""";

    /// <summary>The key, as code.</summary>
    internal static string New(string suffix) => $$"""new {{Kms}}Key(@{scope}, @{id:{{suffix}}}, new {{Kms}}KeyProps { EnableKeyRotation = true })""";
}
