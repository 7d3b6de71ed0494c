using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.StepFunctions</c>.</summary>
internal static class StepFunctions
{
    private static readonly Dictionary<string, object?> Types = new() { ["STANDARD"] = "STANDARD", ["EXPRESS"] = "EXPRESS" };

    private static readonly Dictionary<string, object?> Levels = new() { ["OFF"] = "OFF", ["ALL"] = "ALL", ["ERROR"] = "ERROR", ["FATAL"] = "FATAL" };

    // Other bodies are files, and chains of states that are constructs of their own.
    internal static readonly IReadOnlyList<FactoryLowering> Bodies =
        [new("aws-cdk-lib.aws_stepfunctions.DefinitionBody", "FromString", (arguments, _) => arguments[0]) { Needs = 1 }];

    internal static readonly ConstructLowering StateMachine = new()
    {
        Construct = "aws-cdk-lib.aws_stepfunctions.StateMachine",
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
}
