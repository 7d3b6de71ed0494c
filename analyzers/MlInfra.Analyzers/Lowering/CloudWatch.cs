using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.CloudWatch</c>.</summary>
internal static class CloudWatch
{
    private const string AlarmRule = "aws-cdk-lib.aws_cloudwatch.AlarmRule";

    internal static readonly ConstructLowering Alarm = new()
    {
        Construct = "aws-cdk-lib.aws_cloudwatch.Alarm",
        MadeBy = ["CreateAlarm"],
        Type = "AWS::CloudWatch::Alarm",
        Attributes = new Dictionary<string, string?> { ["AlarmName"] = null, ["AlarmArn"] = "Arn" },
        Properties =
        [
            Copy("AlarmName"),
            Copy("ActionsEnabled"),
            Actions("AddAlarmAction", "AlarmActions"),
            Actions("AddOkAction", "OKActions"),
            Actions("AddInsufficientDataAction", "InsufficientDataActions"),
        ],
        Methods = ["AddAlarmAction", "AddOkAction", "AddInsufficientDataAction"],
        Fixes = new Dictionary<string, PropFix> { ["ActionsEnabled"] = new("ActionsEnabled", "true") },
    };

    internal static readonly ConstructLowering CompositeAlarm = new()
    {
        Construct = "aws-cdk-lib.aws_cloudwatch.CompositeAlarm",
        Type = "AWS::CloudWatch::CompositeAlarm",
        Attributes = new Dictionary<string, string?> { ["AlarmName"] = null, ["AlarmArn"] = "Arn" },
        Properties = [Copy("CompositeAlarmName", "AlarmName"), Copy("AlarmRule"), Copy("ActionsEnabled")],
    };

    /// <summary>A rule is its text, with the alarms that it names.</summary>
    internal static readonly IReadOnlyList<FactoryLowering> Objects =
    [
        new(AlarmRule, "FromAlarm", (arguments, at) => Join(at, Text("(", at), arguments[0], Text(")", at))) { Needs = 1 },
        new(AlarmRule, "FromString", (arguments, _) => arguments[0]) { Needs = 1 },
        new(AlarmRule, "Not", (arguments, _) => arguments[0]) { Needs = 1 },
        new(AlarmRule, "AllOf", (arguments, at) => Join(at, [.. Iam.Items(arguments[0])])) { Needs = 1 },
        new(AlarmRule, "AnyOf", (arguments, at) => Join(at, [.. Iam.Items(arguments[0])])) { Needs = 1 },
    ];

    private static ScalarValue Text(string text, Origin at) => new(text, ScalarKind.String, at);

    // What is handed over is an action, whatever it does; a call under a condition may not happen.
    private static PropertyLowering Actions(string method, string to) => new(to, p =>
    {
        var calls = p.Calls(method).Items;
        return calls.Count == 0
            ? new AbsentValue(p.Origin)
            : new ListValue([.. calls.Select(c => Each(c, call => call is MapValue ? new UnknownValue("which action it is is not read", call.Origin) : call))], p.Origin);
    });
}
