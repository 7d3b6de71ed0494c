using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.CodeDeploy</c>, for the alarms that they look at.</summary>
internal static class CodeDeploy
{
    internal static readonly ConstructLowering Ecs = Group("EcsDeploymentGroup");

    internal static readonly ConstructLowering Lambda = Group("LambdaDeploymentGroup");

    internal static readonly ConstructLowering Server = Group("ServerDeploymentGroup");

    private static ConstructLowering Group(string name) => new()
    {
        Construct = "aws-cdk-lib.aws_codedeploy." + name,
        Type = "AWS::CodeDeploy::DeploymentGroup",
        Attributes = new Dictionary<string, string?> { ["DeploymentGroupName"] = null },
        Methods = ["AddAlarm"],
        Properties =
        [
            new("AlarmConfiguration.Alarms", p => new ListValue(
                [.. Iam.Items(p["Alarms"]).Concat(p.Calls("AddAlarm").Items.Select(call => IamObjects.Entry(call, "alarm"))).Select(alarm => Map(alarm.Origin, ("Name", alarm)))],
                p.Origin)),
        ],
    };
}
