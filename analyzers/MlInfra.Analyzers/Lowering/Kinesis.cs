using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.Kinesis</c>.</summary>
internal static class Kinesis
{
    private static readonly Dictionary<string, object?> Modes = new() { ["PROVISIONED"] = "PROVISIONED", ["ON_DEMAND"] = "ON_DEMAND" };

    internal static readonly ConstructLowering Stream = new()
    {
        Construct = "aws-cdk-lib.aws_kinesis.Stream",
        Type = "AWS::Kinesis::Stream",
        Attributes = new Dictionary<string, string?> { ["StreamName"] = null, ["StreamArn"] = "Arn" },
        Properties =
        [
            Copy("StreamName", "Name"),
            new("StreamEncryption", Encryption),
            Choose("StreamMode", "StreamModeDetails.StreamMode", Modes),
            new("ShardCount", p => p["StreamMode"] is ScalarValue { Text: "ON_DEMAND" } ? new AbsentValue(p.Origin) : OrElse(p["ShardCount"], p.Number(1))),
        ],
        RemovalDefault = "Retain",
        Fixes = new Dictionary<string, PropFix>
        {
            ["StreamEncryption.EncryptionType"] = Managed,
            ["StreamEncryption.KeyId"] = Managed,
        },
    };

    private static PropFix Managed => new("Encryption", "global::Amazon.CDK.AWS.Kinesis.StreamEncryption.MANAGED");

    private static Value Encryption(LoweringProps props) => Each(props["Encryption"], encryption => (encryption, props["EncryptionKey"]) switch
    {
        (AbsentValue, AbsentValue) => new UnknownValue("without a word on encryption the CDK leaves it out in China only", props.Origin) { MayBeAbsent = true },
        (AbsentValue, UnknownValue { MayBeAbsent: true } unknown) => unknown,
        (AbsentValue, var key) => Kms(key.Origin, key),
        (ScalarValue { Text: "UNENCRYPTED" }, _) => new AbsentValue(props.Origin),
        (ScalarValue { Text: "MANAGED" } managed, _) => Kms(managed.Origin, props.Text("alias/aws/kinesis", managed.Origin)),
        (ScalarValue { Text: "KMS" } kms, AbsentValue) => Kms(kms.Origin, new UnknownValue("it is a key that the CDK makes", kms.Origin)),
        (ScalarValue { Text: "KMS" } kms, var key) => Kms(kms.Origin, key),
        (UnknownValue unknown, _) => unknown,
        var (other, _) => new UnknownValue("what Encryption becomes is not known for this value", other.Origin) { MayBeAbsent = true },
    });

    private static MapValue Kms(Origin origin, Value key) =>
        Map(origin, ("EncryptionType", new ScalarValue("KMS", ScalarKind.String, origin)), ("KeyId", key));
}
