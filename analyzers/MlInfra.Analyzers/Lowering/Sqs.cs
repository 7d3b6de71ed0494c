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

    private static readonly string[] Grants = ["Grant", "GrantConsumeMessages", "GrantPurge", "GrantSendMessages"];

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
        Companions = [ResourcePolicies.Beside("AWS::SQS::QueuePolicy", "PolicyDocument", queue => ("Queues", new ListValue([queue], queue.Origin)), Grants, tlsOnly: "sqs:*")],
        Methods = [ResourcePolicies.AddTo, .. Grants],
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
}
