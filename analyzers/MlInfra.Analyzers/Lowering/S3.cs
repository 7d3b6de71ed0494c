using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.S3</c>.</summary>
internal static class S3
{
    private const string ServerSideEncryption = "BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault";

    private static readonly Dictionary<string, object?> Algorithms = new()
    {
        ["UNENCRYPTED"] = null,
        ["S3_MANAGED"] = "AES256",
        ["KMS_MANAGED"] = "aws:kms",
        ["KMS"] = "aws:kms",
        ["DSSE_MANAGED"] = "aws:kms:dsse",
        ["DSSE"] = "aws:kms:dsse",
    };

    private static readonly Dictionary<string, object?> BlockedAcls = new() { ["BLOCK_ALL"] = true, ["BLOCK_ACLS"] = true, ["BLOCK_ACLS_ONLY"] = true };

    private static readonly Dictionary<string, object?> AccessControls = new()
    {
        ["PRIVATE"] = "Private",
        ["PUBLIC_READ"] = "PublicRead",
        ["PUBLIC_READ_WRITE"] = "PublicReadWrite",
        ["AUTHENTICATED_READ"] = "AuthenticatedRead",
        ["LOG_DELIVERY_WRITE"] = "LogDeliveryWrite",
        ["BUCKET_OWNER_READ"] = "BucketOwnerRead",
        ["BUCKET_OWNER_FULL_CONTROL"] = "BucketOwnerFullControl",
        ["AWS_EXEC_READ"] = "AwsExecRead",
    };

    // What BLOCK_ACLS leaves open depends on a feature flag since 2.196.0, so it is not listed.
    private static readonly Dictionary<string, object?> BlockedPolicies = new() { ["BLOCK_ALL"] = true, ["BLOCK_ACLS_ONLY"] = false };

    private static readonly PropFix BlockAll = new("BlockPublicAccess", "global::Amazon.CDK.AWS.S3.BlockPublicAccess.BLOCK_ALL");

    internal static readonly ConstructLowering Bucket = new()
    {
        Construct = "aws-cdk-lib.aws_s3.Bucket",
        Type = "AWS::S3::Bucket",
        Attributes = new Dictionary<string, string?>
        {
            ["BucketName"] = null,
            ["BucketArn"] = "Arn",
            ["BucketDomainName"] = "DomainName",
            ["BucketRegionalDomainName"] = "RegionalDomainName",
            ["BucketDualStackDomainName"] = "DualStackDomainName",
            ["BucketWebsiteUrl"] = "WebsiteURL",
        },
        Properties =
        [
            LoweringProps.Copy("BucketName"),
            LoweringProps.Choose("AccessControl", "AccessControl", AccessControls),
            new($"{ServerSideEncryption}.SSEAlgorithm", Algorithm),
            Blocked("BlockPublicAcls", BlockedAcls),
            Blocked("IgnorePublicAcls", BlockedAcls),
            Blocked("BlockPublicPolicy", BlockedPolicies),
            Blocked("RestrictPublicBuckets", BlockedPolicies),
            LoweringProps.Choose("Versioned", "VersioningConfiguration.Status", new Dictionary<string, object?> { ["true"] = "Enabled", ["false"] = null }),
            LoweringProps.Copy("ServerAccessLogsBucket", "LoggingConfiguration.DestinationBucketName"),
            LoweringProps.Copy("ServerAccessLogsPrefix", "LoggingConfiguration.LogFilePrefix"),
        ],
        Companions = [new("AWS::S3::BucketPolicy", "Policy", HasPolicy, new("EnforceSSL", "true"), Policy)],
        Methods = ["AddToResourcePolicy"],
        Results = new Dictionary<string, Func<string, IReadOnlyList<Value>, Origin, Value>>
        {
            ["ArnForObjects"] = (id, arguments, at) => LoweringProps.Join(
                at, new ReferenceValue(id, "Arn", at), new ScalarValue("/", ScalarKind.String, at), arguments[0]),
        },
        Fixes = new Dictionary<string, PropFix>
        {
            [$"{ServerSideEncryption}.SSEAlgorithm"] = new("Encryption", "global::Amazon.CDK.AWS.S3.BucketEncryption.KMS_MANAGED"),
            ["PublicAccessBlockConfiguration.BlockPublicAcls"] = BlockAll,
            ["PublicAccessBlockConfiguration.BlockPublicPolicy"] = BlockAll,
            ["PublicAccessBlockConfiguration.IgnorePublicAcls"] = BlockAll,
            ["PublicAccessBlockConfiguration.RestrictPublicBuckets"] = BlockAll,
            ["VersioningConfiguration.Status"] = new("Versioned", "true"),
        },
        RemovalDefault = "Retain",
    };

    internal static readonly ConstructLowering BucketPolicy = new()
    {
        Construct = "aws-cdk-lib.aws_s3.BucketPolicy",
        Type = "AWS::S3::BucketPolicy",
        Attributes = new Dictionary<string, string?>(),
        Methods = ["Document.AddStatements"],
        Properties =
        [
            LoweringProps.Copy("Bucket"),
            new("PolicyDocument", p => IamObjects.DocumentOf(Iam.Added(p, "statement", "Document.AddStatements"), p.Origin)),
            .. LoweringProps.Never("KeyPolicy", "ResourcePolicy", "Statement"),
        ],
    };

    // A key without a word on encryption means KMS.
    private static Value Algorithm(LoweringProps props) =>
        (props["Encryption"], props["EncryptionKey"]) switch
        {
            (AbsentValue, AbsentValue) => new AbsentValue(props.Origin),
            (AbsentValue, UnknownValue { MayBeAbsent: true } unknown) => unknown,
            (AbsentValue, var key) => props.Text("aws:kms", key.Origin),
            _ => props.Pick("Encryption", Algorithms),
        };

    private static PropertyLowering Blocked(string flag, IReadOnlyDictionary<string, object?> named) =>
        new($"PublicAccessBlockConfiguration.{flag}", p => p["BlockPublicAccess"] switch
        {
            MapValue options when options[flag] is AbsentValue absent => new UnknownValue(
                "a feature flag decides what the other blocks are when some are set", absent.Origin)
            { MayBeAbsent = true },
            MapValue options => options[flag],
            _ => p.Pick("BlockPublicAccess", named),
        });

    private static Value HasPolicy(LoweringProps props) =>
        props.Calls("AddToResourcePolicy").Items.Count > 0 ? props.Text(true, props.Origin) : props["EnforceSSL"];

    // What is not known to enforce TLS may, so the statements are open.
    private static MapValue Policy(LoweringProps props, string bucket)
    {
        var origin = props.Origin;
        var added = Iam.Added(props, "permission", "AddToResourcePolicy");
        var open = props["EnforceSSL"] is AbsentValue or ScalarValue ? null : $"EnforceSSL {props["EnforceSSL"].Describe()}";
        IReadOnlyList<Value> own = props["EnforceSSL"] is ScalarValue { Text: "true", Origin: var at } ? [TlsOnly(bucket, at)] : [];
        return LoweringProps.Map(
            origin,
            ("Bucket", new ReferenceValue(bucket, null, origin)),
            ("PolicyDocument", IamObjects.DocumentOf([.. own, .. added], origin, open)));
    }

    private static MapValue TlsOnly(string bucket, Origin origin)
    {
        var arn = new ReferenceValue(bucket, "Arn", origin);
        var objects = new InterpolatedValue([arn, Text("/*")], origin);
        return LoweringProps.Map(
            origin,
            ("Effect", Text("Deny")),
            ("Principal", LoweringProps.Map(origin, ("AWS", Text("*")))),
            ("Action", Text("s3:*")),
            ("Resource", new ListValue([arn, objects], origin)),
            ("Condition", LoweringProps.Map(origin, ("Bool", LoweringProps.Map(origin, ("aws:SecureTransport", Text("false")))))));

        ScalarValue Text(string text) => new(text, ScalarKind.String, origin);
    }
}
