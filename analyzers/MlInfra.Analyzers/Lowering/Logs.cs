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
            // Two years where nothing is said.
            new("RetentionInDays", p => Days(p["Retention"], new ScalarValue("731", ScalarKind.Number, p.Origin))),
        ],
        RemovalDefault = "Retain",
        Fixes = new Dictionary<string, PropFix>
        {
            ["KmsKeyId"] = NewKey.OfLogGroup("EncryptionKey", ""),
            ["RetentionInDays"] = new("Retention", "global::Amazon.CDK.AWS.Logs.RetentionDays.TEN_YEARS"),
        },
    };

    /// <summary>A log group's retention in days, out of the enum, whose numbers are its own. INFINITE sets nothing.</summary>
    /// <param name="retention">What is said of it.</param>
    /// <param name="otherwise">The retention where nothing is said.</param>
    internal static Value Days(Value retention, Value otherwise) => Each(retention, value => value switch
    {
        AbsentValue => otherwise,
        ScalarValue { Text: "INFINITE" } => new AbsentValue(otherwise.Origin),
        ScalarValue days => new UnknownValue($"it is {days.Text}", days.Origin),
        _ => value,
    });
}
