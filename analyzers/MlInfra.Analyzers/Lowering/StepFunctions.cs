using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.StepFunctions</c>.</summary>
internal static class StepFunctions
{
    private const string Package = "aws-cdk-lib.aws_stepfunctions.";

    private static readonly Dictionary<string, object?> Types = new() { ["STANDARD"] = "STANDARD", ["EXPRESS"] = "EXPRESS" };

    private static readonly Dictionary<string, object?> Levels = new() { ["OFF"] = "OFF", ["ALL"] = "ALL", ["ERROR"] = "ERROR", ["FATAL"] = "FATAL" };

    // Other bodies are files, and chains of states that are constructs of their own.
    internal static readonly IReadOnlyList<FactoryLowering> Bodies =
        [new(Package + "DefinitionBody", "FromString", (arguments, _) => arguments[0]) { Needs = 1 }];

    // How the states run that a Map holds. Where the states are is told by the calls that chain them.
    internal static readonly StateLowering Map = new(Package + "Map", p => Holding(
        p, ("ItemProcessor", Map(p.Origin, ("ProcessorConfig", p.Calls("ItemProcessor").Items.Select(Config).LastOrDefault() ?? new AbsentValue(p.Origin))))));

    internal static readonly StateLowering DistributedMap = new(Package + "DistributedMap", p => Holding(
        p,
        ("ItemProcessor", Map(p.Origin, ("ProcessorConfig", Map(
            p.Origin, ("Mode", p.Text("DISTRIBUTED", p.Origin)), ("ExecutionType", OrElse(p.Pick("MapExecutionType", Types), p.Text("STANDARD", p.Origin))))))),
        ("ToleratedFailureCount", p["ToleratedFailureCount"]),
        ("ToleratedFailureCountPath", p["ToleratedFailureCountPath"]),
        ("ToleratedFailurePercentage", p["ToleratedFailurePercentage"]),
        ("ToleratedFailurePercentagePath", p["ToleratedFailurePercentagePath"])));

    internal static readonly StateLowering Parallel = new(Package + "Parallel", p => Holding(p));

    internal static readonly ConstructLowering Activity = new()
    {
        Construct = Package + "Activity",
        Type = "AWS::StepFunctions::Activity",
        Attributes = new Dictionary<string, string?> { ["ActivityArn"] = null, ["ActivityName"] = "Name" },
        Properties = [Copy("ActivityName", "Name")],
    };

    internal static readonly ConstructLowering StateMachine = new()
    {
        Construct = Package + "StateMachine",
        Type = "AWS::StepFunctions::StateMachine",
        Attributes = new Dictionary<string, string?> { ["StateMachineArn"] = null, ["StateMachineName"] = "Name" },
        Properties =
        [
            Copy("StateMachineName"),
            new("Definition", p => new AbsentValue(p.Origin)),
            new("DefinitionString", p => OrElse(p["DefinitionBody"], p["DefinitionString"])),
            Copy("DefinitionSubstitutions"),
            Choose("StateMachineType", "StateMachineType", Types),
            new("LoggingConfiguration", p => Nest(p["Logs"], [new("Level", logs => OrElse(logs.Pick("Level", Levels), logs.Text("ERROR", logs.Origin)))])),
            Copy("TracingEnabled", "TracingConfiguration.Enabled"),
        ],
        RemovalDefault = "Delete",
        Methods = ["AddToRolePolicy", .. Iam.RoleMethods("Role")],
        Companions = Iam.RoleOf("Role", methods: "AddToRolePolicy"),
        Fixes = new Dictionary<string, PropFix>
        {
            ["LoggingConfiguration.Level"] = NewLogGroup.OfStateMachine,
            ["TracingConfiguration.Enabled"] = new("TracingEnabled", "true"),
        },
    };

    private static MapValue Holding(LoweringProps props, params (string Name, Value Value)[] fields) =>
        Map(props.Origin, [.. fields, .. StepFunctionsTasks.Handlers(props)]);

    private static Value Config(Value call) => Each(call, given => given is MapValue arguments ? arguments["config"] : given);
}
