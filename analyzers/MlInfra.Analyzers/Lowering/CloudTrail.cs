using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.CloudTrail</c>.</summary>
internal static class CloudTrail
{
    internal static readonly ConstructLowering Trail = new()
    {
        Construct = "aws-cdk-lib.aws_cloudtrail.Trail",
        Type = "AWS::CloudTrail::Trail",
        Attributes = new Dictionary<string, string?> { ["TrailArn"] = "Arn" },
        Properties =
        [
            Copy("TrailName"),
            new("IsLogging", p => p.Text(true, p.Origin)),
            ByDefault("EnableFileValidation", "EnableLogFileValidation"),
            ByDefault("IsMultiRegionTrail", "IsMultiRegionTrail"),
            ByDefault("IncludeGlobalServiceEvents", "IncludeGlobalServiceEvents"),
            new("KMSKeyId", p => OrElse(p["EncryptionKey"], p["KmsKey"])),
            new("CloudWatchLogsLogGroupArn", LogGroup),
        ],
        Fixes = new Dictionary<string, PropFix>
        {
            ["EnableLogFileValidation"] = new("EnableFileValidation", "true"),
            ["KMSKeyId"] = NewKey.OfTrail("EncryptionKey", ""),
            ["IsMultiRegionTrail"] = new("IsMultiRegionTrail", "true"),
            ["CloudWatchLogsLogGroupArn"] = NewLogGroup.OfTrail,
        },
    };

    private static PropertyLowering ByDefault(string prop, string to) => new(to, p => OrElse(p[prop], p.Text(true, p.Origin)));

    private static Value LogGroup(LoweringProps props) => Each(props["SendToCloudWatchLogs"], send => send switch
    {
        ScalarValue { Text: "true" } sent => OrElse(props["CloudWatchLogGroup"], new UnknownValue("it is a log group that the CDK makes", sent.Origin)),
        AbsentValue => send,
        ScalarValue unsent => new AbsentValue(unsent.Origin),
        _ => send,
    });
}
