using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.S3</c>.</summary>
internal static class S3
{
    private const string AddLifecycleRule = "AddLifecycleRule";
    private const string GrantPublicAccess = "GrantPublicAccess";
    private static readonly string[] Grants = ["GrantDelete", "GrantPut", "GrantPutAcl", "GrantRead", "GrantReadWrite", "GrantWrite"];

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

    // What decides about the statements of the bucket's policy.
    private static readonly string[] Deciding = ["EnforceSSL", "PublicReadAccess"];

    // The CDK refuses to block what it is told to open.
    private static readonly PropFix BlockAll = new("BlockPublicAccess", "@{unset:PublicReadAccess}global::Amazon.CDK.AWS.S3.BlockPublicAccess.BLOCK_ALL") { UnlessCalled = GrantPublicAccess };

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
            new("LifecycleConfiguration", Lifecycle),
        ],
        Companions = [new("AWS::S3::BucketPolicy", "Policy", HasPolicy, new("EnforceSSL", "true"), Policy)],
        Methods = [ResourcePolicies.AddTo, GrantPublicAccess, AddLifecycleRule, .. Grants],
        Results = new Dictionary<string, Func<string, IReadOnlyList<Value>, Origin, Value>>
        {
            ["ArnForObjects"] = (id, arguments, at) => LoweringProps.Join(
                at, new ReferenceValue(id, "Arn", at), new ScalarValue("/", ScalarKind.String, at), arguments[0]),
        },
        Fixes = new Dictionary<string, PropFix>
        {
            ["LoggingConfiguration.DestinationBucketName"] = NewBucket.ForAccessLogs,
            [$"{ServerSideEncryption}.SSEAlgorithm"] = new("Encryption", "global::Amazon.CDK.AWS.S3.BucketEncryption.KMS_MANAGED"),
            ["PublicAccessBlockConfiguration.BlockPublicAcls"] = BlockAll,
            ["PublicAccessBlockConfiguration.BlockPublicPolicy"] = BlockAll,
            ["PublicAccessBlockConfiguration.IgnorePublicAcls"] = BlockAll,
            ["PublicAccessBlockConfiguration.RestrictPublicBuckets"] = BlockAll,
            ["VersioningConfiguration.Status"] = new("Versioned", "true"),
        },
        RemovalDefault = "Retain",
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

    private static readonly PropertyLowering[] LifecycleRule =
    [
        new("Status", rule => LoweringProps.OrElse(rule.Pick("Enabled", new Dictionary<string, object?> { ["true"] = "Enabled", ["false"] = "Disabled" }), rule.Text("Enabled", rule.Origin))),
        LoweringProps.Copy("AbortIncompleteMultipartUploadAfter", "AbortIncompleteMultipartUpload"),
    ];

    // Without a rule there is no configuration at all, so one that a condition decides about leaves it open whether there is.
    private static Value Lifecycle(LoweringProps props)
    {
        var added = props.Calls(AddLifecycleRule).Items.Select(call => IamObjects.Entry(call, "rule")).ToList();
        if (props["LifecycleRules"] is not (ListValue { OpenBecause: null } or AbsentValue) || added.Exists(rule => rule is not MapValue))
            return new UnknownValue("which rules it has is not known", props.Origin) { MayBeAbsent = true };
        List<Value> rules = [.. Iam.Items(props["LifecycleRules"]), .. added];
        if (rules.Count == 0)
            return new AbsentValue(props.Origin);
        var origin = (props["LifecycleRules"] as ListValue ?? rules[0]).Origin;
        return LoweringProps.Map(origin, ("Rules", LoweringProps.Nest(new ListValue(rules, origin), LifecycleRule)));
    }

    private static Value HasPolicy(LoweringProps props)
    {
        if (props.Calls(ResourcePolicies.AddTo).Items.Count > 0 || props.Calls(GrantPublicAccess).Items.Count > 0 || ResourcePolicies.Grants(props, Grants, "identity"))
            return props.Text(true, props.Origin);
        return LoweringProps.Each(props["PublicReadAccess"], isPublic => isPublic is ScalarValue { Text: "true" } || props["EnforceSSL"] is AbsentValue
            ? isPublic
            : props["EnforceSSL"]);
    }

    // What is not known to enforce TLS may, so the statements are open.
    private static MapValue Policy(LoweringProps props, string bucket)
    {
        var origin = props.Origin;
        var added = Iam.Added(props, "permission", ResourcePolicies.AddTo);
        var open = Deciding.Select(prop => props[prop] is AbsentValue or ScalarValue ? null : $"{prop} {props[prop].Describe()}").FirstOrDefault(reason => reason is not null);
        IReadOnlyList<Value> own = props["EnforceSSL"] is ScalarValue { Text: "true", Origin: var at } ? [TlsOnly(bucket, at)] : [];
        return LoweringProps.Map(
            origin,
            ("Bucket", new ReferenceValue(bucket, null, origin)),
            ("PolicyDocument", IamObjects.DocumentOf([.. own, .. added, .. ForEveryone(props, bucket), .. ResourcePolicies.Granted(props, "identity", Grants)], origin, open)));
    }

    // Whoever keeps the grant may put a condition on it.
    private static IEnumerable<Value> ForEveryone(LoweringProps props, string bucket)
    {
        if (props["PublicReadAccess"] is ScalarValue { Text: "true", Origin: var at })
            yield return Read(at, new AbsentValue(at));
        foreach (var call in props.Calls(GrantPublicAccess).Items)
        {
            yield return LoweringProps.Each(call, grant => grant is MapValue { OpenBecause: var used }
                ? Read(grant.Origin, used is null ? new AbsentValue(grant.Origin) : new UnknownValue(used, grant.Origin) { MayBeAbsent = true })
                : grant);
        }

        MapValue Read(Origin origin, Value condition) => LoweringProps.Map(
            origin,
            ("Effect", new ScalarValue("Allow", ScalarKind.String, origin)),
            ("Principal", LoweringProps.Map(origin, ("AWS", new ScalarValue("*", ScalarKind.String, origin)))),
            ("Action", new UnknownValue("which actions are allowed is not looked at", origin)),
            ("Resource", new InterpolatedValue([new ReferenceValue(bucket, "Arn", origin), new ScalarValue("/", ScalarKind.String, origin), new UnknownValue("which objects is not looked at", origin)], origin)),
            ("Condition", condition));
    }

    private static MapValue TlsOnly(string bucket, Origin origin)
    {
        var arn = new ReferenceValue(bucket, "Arn", origin);
        var objects = new InterpolatedValue([arn, new ScalarValue("/*", ScalarKind.String, origin)], origin);
        return ResourcePolicies.TlsOnly("s3:*", new ListValue([arn, objects], origin), origin);
    }
}
