using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.Logs</c>.</summary>
internal static class Logs
{
    private static readonly Dictionary<string, object?> Classes = new() { ["STANDARD"] = "STANDARD", ["INFREQUENT_ACCESS"] = "INFREQUENT_ACCESS" };

    internal static readonly ConstructLowering LogGroup = new()
    {
        Construct = "aws-cdk-lib.aws_logs.LogGroup",
        Type = "AWS::Logs::LogGroup",
        Attributes = new Dictionary<string, string?> { ["LogGroupName"] = null, ["LogGroupArn"] = "Arn" },
        Properties =
        [
            Copy("LogGroupName"),
            Copy("EncryptionKey", "KmsKeyId"),
            Choose("LogGroupClass", "LogGroupClass", Classes),
            new("RetentionInDays", p => Days(p["Retention"], p.Origin)),
        ],
        RemovalDefault = "Retain",
        Fixes = new Dictionary<string, PropFix>
        {
            ["KmsKeyId"] = NewKey.OfLogGroup("EncryptionKey", ""),
            ["RetentionInDays"] = new("Retention", "global::Amazon.CDK.AWS.Logs.RetentionDays.TEN_YEARS"),
        },
    };

    // Two years where nothing is said; INFINITE sets nothing. The numbers are the enum's own.
    private static Value Days(Value retention, Origin origin) => Each(retention, value => value switch
    {
        AbsentValue => new ScalarValue("731", ScalarKind.Number, origin),
        ScalarValue { Text: "INFINITE" } => new AbsentValue(origin),
        ScalarValue days => new UnknownValue($"it is {days.Text}", days.Origin),
        _ => value,
    });
}
