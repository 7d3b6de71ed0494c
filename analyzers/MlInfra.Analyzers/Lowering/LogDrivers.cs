using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>The log drivers of containers. The driver awslogs makes a log group for each container, unless it is given one.</summary>
internal static class LogDrivers
{
    private const string Namespace = "aws-cdk-lib.aws_ecs.";

    // The driver's name, and what it makes the log group of.
    private const string Name = "LogDriver";
    private const string Awslogs = "awslogs";

    internal static readonly IReadOnlyList<FactoryLowering> Objects =
    [
        new(Namespace + "LogDriver", "AwsLogs", Driver) { Needs = 1 },
        new(Namespace + "LogDrivers", "AwsLogs", Driver) { Needs = 1 },
        new(Namespace + "AwsLogDriver", FactoryLowering.Constructor, Driver) { Needs = 1 },
    ];

    /// <summary>The log group that a container's driver makes.</summary>
    /// <param name="driver">The driver out of the props; where it is not known, no log group is spoken of.</param>
    /// <param name="each">The list among the props that has an item for each container; null: there is one.</param>
    internal static CompanionLowering LogGroupOf(Func<LoweringProps, Value> driver, string? each = null) => new(
        "AWS::Logs::LogGroup",
        "LogGroup",
        p => p.Text(driver(p) is MapValue made && made[Name] is ScalarValue { Text: Awslogs } && made["LogGroup"] is AbsentValue, p.Origin),
        Fix: null,
        (p, _) =>
        {
            // To be mended where the driver is written.
            var absent = new AbsentValue(driver(p).Origin);
            return Map(p.Origin, ("KmsKeyId", absent), ("LogGroupClass", absent), ("RetentionInDays", Logs.Days(In(driver(p), "LogRetention"), absent)));
        })
    { Each = each };

    /// <summary>The log group of a pattern's container, which logs by awslogs unless it is told otherwise.</summary>
    /// <param name="options">What says how the container logs, out of the props.</param>
    internal static CompanionLowering LogGroupOfPattern(Func<LoweringProps, Value> options) => LogGroupOf(p =>
        p["TaskDefinition"] is AbsentValue && options(p) is MapValue given && given["EnableLogging"] is (AbsentValue or ScalarValue { Text: "true" })
            ? OrElse(given["LogDriver"], DriverOf(new([], p.Origin)))
            : new AbsentValue(p.Origin));

    private static MapValue? Driver(IReadOnlyList<Value> arguments, Origin at) => arguments[0] is MapValue props ? DriverOf(props) : null;

    private static MapValue DriverOf(MapValue props) =>
        new([new(Name, new ScalarValue(Awslogs, ScalarKind.String, props.Origin), props.Origin), .. props.Entries], props.Origin) { OpenBecause = props.OpenBecause };
}
