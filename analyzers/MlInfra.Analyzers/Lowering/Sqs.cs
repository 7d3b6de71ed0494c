using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.SQS</c>.</summary>
internal static class Sqs
{
    private static readonly Dictionary<string, object?> ManagedBySqs = new()
    {
        ["UNENCRYPTED"] = false,
        ["SQS_MANAGED"] = true,
        ["KMS"] = null,
        ["KMS_MANAGED"] = null,
    };

    internal static readonly ConstructLowering Queue = new()
    {
        Construct = "aws-cdk-lib.aws_sqs.Queue",
        Type = "AWS::SQS::Queue",
        Attributes = new Dictionary<string, string?> { ["QueueUrl"] = null, ["QueueArn"] = "Arn", ["QueueName"] = "QueueName" },
        Properties =
        [
            Copy("QueueName"),
            new("SqsManagedSseEnabled", p => p["EncryptionMasterKey"] is AbsentValue ? p.Pick("Encryption", ManagedBySqs)
                : p["EncryptionMasterKey"] is UnknownValue { MayBeAbsent: true } unknown ? unknown
                : new AbsentValue(p.Origin)),
            new("KmsMasterKeyId", KeyId),
            new("RedrivePolicy", p => Nest(p["DeadLetterQueue"], [Copy("Queue", "deadLetterTargetArn"), Copy("MaxReceiveCount", "maxReceiveCount")])),
            new("RedriveAllowPolicy", p => Nest(p["RedriveAllowPolicy"], [])),
            Copy("VisibilityTimeout"),
        ],
        RemovalDefault = "Delete",
        Companions = [new("AWS::SQS::QueuePolicy", "Policy", HasPolicy, new("EnforceSSL", "true"), Policy)],
        Methods = [ResourcePolicies.AddToResourcePolicy],
        Fixes = new Dictionary<string, PropFix>
        {
            ["RedrivePolicy"] = NewQueue.OfQueue,
            ["SqsManagedSseEnabled"] = new("Encryption", "global::Amazon.CDK.AWS.SQS.QueueEncryption.SQS_MANAGED"),
        },
    };

    // A key means KMS, whatever Encryption says.
    private static Value KeyId(LoweringProps props) => Each(props["Encryption"], encryption => (props["EncryptionMasterKey"], encryption) switch
    {
        (AbsentValue, ScalarValue { Text: "KMS" } kms) => new UnknownValue("it is a key that the CDK makes", kms.Origin),
        (AbsentValue, ScalarValue { Text: "KMS_MANAGED" } managed) => props.Text("alias/aws/sqs", managed.Origin),
        (AbsentValue, ScalarValue) => new AbsentValue(props.Origin),
        (AbsentValue, var other) => other,
        var (key, _) => key,
    });

    private static Value HasPolicy(LoweringProps props) =>
        props.Calls(ResourcePolicies.AddToResourcePolicy).Items.Count > 0 ? props.Text(true, props.Origin) : props["EnforceSSL"];

    // What is not known to enforce TLS may, so the statements are open.
    private static MapValue Policy(LoweringProps props, string queue)
    {
        var origin = props.Origin;
        var added = Iam.Added(props, "statement", ResourcePolicies.AddToResourcePolicy);
        var open = props["EnforceSSL"] is AbsentValue or ScalarValue ? null : $"EnforceSSL {props["EnforceSSL"].Describe()}";
        IReadOnlyList<Value> own = props["EnforceSSL"] is ScalarValue { Text: "true", Origin: var at } ? [TlsOnly(props, queue, at)] : [];
        return Map(
            origin,
            ("Queues", new ListValue([new ReferenceValue(queue, null, origin)], origin)),
            ("PolicyDocument", IamObjects.DocumentOf([.. own, .. added], origin, open)));
    }

    private static MapValue TlsOnly(LoweringProps props, string queue, Origin origin) => Map(
        origin,
        ("Effect", props.Text("Deny", origin)),
        ("Principal", Map(origin, ("AWS", props.Text("*", origin)))),
        ("Action", props.Text("sqs:*", origin)),
        ("Resource", new ReferenceValue(queue, "Arn", origin)),
        ("Condition", Map(origin, ("Bool", Map(origin, ("aws:SecureTransport", props.Text("false", origin)))))));
}
