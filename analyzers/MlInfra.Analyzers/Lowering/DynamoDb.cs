using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.DynamoDB</c>.</summary>
internal static class DynamoDb
{
    private const string Namespace = "aws-cdk-lib.aws_dynamodb.";

    private static readonly Dictionary<string, string?> TableAttributes = new()
    {
        ["TableName"] = null,
        ["TableArn"] = "Arn",
        ["TableStreamArn"] = "StreamArn",
    };

    // DEFAULT is the key that DynamoDB owns.
    private static readonly Dictionary<string, object?> Encrypted = new()
    {
        ["DEFAULT"] = null,
        ["AWS_MANAGED"] = true,
        ["CUSTOMER_MANAGED"] = true,
    };

    internal static readonly IReadOnlyList<FactoryLowering> Objects =
    [
        Encryption("DynamoOwnedKey", false),
        Encryption("AwsManagedKey", true),
        Encryption("CustomerManagedKey", true),
    ];

    internal static readonly ConstructLowering Table = new()
    {
        Construct = Namespace + "Table",
        Type = "AWS::DynamoDB::Table",
        Attributes = TableAttributes,
        Properties =
        [
            Copy("TableName"),
            new("SSESpecification.SSEEnabled", IsEncrypted),
            new("PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled", Recovery),
            Copy("DeletionProtection", "DeletionProtectionEnabled"),
            new("ResourcePolicy.PolicyDocument", p => Policy(p, p)),
            .. Never("StreamSpecification.ResourcePolicy"),
        ],
        Methods = [ResourcePolicies.AddTo],
        RemovalDefault = "Retain",
        Fixes = new Dictionary<string, PropFix>
        {
            ["SSESpecification.SSEEnabled"] = new("Encryption", "global::Amazon.CDK.AWS.DynamoDB.TableEncryption.AWS_MANAGED"),
            ["PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled"] = new("PointInTimeRecovery", "true"),
            ["DeletionProtectionEnabled"] = new("DeletionProtection", "true"),
        },
    };

    // The table of the stack's own region is one replica; the others have what the table has where they are given nothing else.
    internal static readonly ConstructLowering TableV2 = new()
    {
        Construct = Namespace + "TableV2",
        Type = "AWS::DynamoDB::GlobalTable",
        Attributes = TableAttributes,
        Properties =
        [
            Copy("TableName"),
            new("SSESpecification.SSEEnabled", p => p["Encryption"]),
            new("Replicas", Replicas),
        ],
        Methods = ["AddReplica", ResourcePolicies.AddTo],
        RemovalDefault = "Retain",
        Fixes = new Dictionary<string, PropFix>
        {
            ["SSESpecification.SSEEnabled"] = new("Encryption", "global::Amazon.CDK.AWS.DynamoDB.TableEncryptionV2.AwsManagedKey()"),
            ["Replicas[0].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled"] = new("PointInTimeRecovery", "true"),
            ["Replicas[0].DeletionProtectionEnabled"] = new("DeletionProtection", "true"),
        },
    };

    private static FactoryLowering Encryption(string method, bool enabled) => new(
        Namespace + "TableEncryptionV2", method, (_, at) => new ScalarValue(enabled ? "true" : "false", ScalarKind.Boolean, at));

    private static Value IsEncrypted(LoweringProps props) => (props["Encryption"], props["EncryptionKey"]) switch
    {
        (AbsentValue, AbsentValue) => new AbsentValue(props.Origin),
        (AbsentValue, UnknownValue { MayBeAbsent: true } unknown) => unknown,
        (AbsentValue, var key) => props.Text(true, key.Origin),
        _ => props.Pick("Encryption", Encrypted),
    };

    // Later versions have the specification as a prop beside the flag.
    private static Value Recovery(LoweringProps props) => props["PointInTimeRecoverySpecification"] switch
    {
        AbsentValue => props["PointInTimeRecovery"],
        MapValue specification => specification["PointInTimeRecoveryEnabled"],
        UnknownValue unknown => unknown,
        var other => new UnknownValue("it is not read as an object", other.Origin) { MayBeAbsent = true },
    };

    private static ListValue Replicas(LoweringProps props)
    {
        var others = Iam.Items(props["Replicas"]).Concat(props.Calls("AddReplica").Items.Select(call => IamObjects.Entry(call, "props")));
        return new ListValue(
            [
                Replica(props.Origin, Recovery(props), props["DeletionProtection"], Policy(props, props)),
                .. others.Select(other => Each(other, v => v is MapValue map
                    ? Replica(v.Origin, OrElse(Recovery(new(map)), Recovery(props)), OrElse(map["DeletionProtection"], props["DeletionProtection"]), Policy(new(map), props))
                    : v)),
            ],
            props.Origin);
    }

    // Statements that are added where no policy is given come into the template with later versions of the CDK only.
    private static Value Policy(LoweringProps replica, LoweringProps table)
    {
        var added = ResourcePolicies.Added(table);
        return Each(OrElse(replica["ResourcePolicy"], table["ResourcePolicy"]), given => given is not AbsentValue ? Iam.Extended(given, added, given.Origin)
            : added.Count == 0 ? given
            : new UnknownValue("whether AddToResourcePolicy counts depends on the version of the CDK", given.Origin) { MayBeAbsent = true });
    }

    private static MapValue Replica(Origin origin, Value recovery, Value protection, Value policy) => Map(
        origin,
        ("PointInTimeRecoverySpecification", recovery is AbsentValue ? recovery : Map(origin, ("PointInTimeRecoveryEnabled", recovery))),
        ("DeletionProtectionEnabled", protection),
        ("ResourcePolicy", policy is AbsentValue ? policy : Map(origin, ("PolicyDocument", policy))));
}
