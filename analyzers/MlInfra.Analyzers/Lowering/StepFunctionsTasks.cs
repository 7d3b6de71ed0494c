using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.StepFunctions</c> and its tasks that are states, and what they ask of a service.</summary>
internal static class StepFunctionsTasks
{
    private const string Package = "aws-cdk-lib.aws_stepfunctions";
    private const string Tasks = Package + "_tasks.";

    private static readonly PropertyLowering[] EmrCluster =
    [
        Copy("Name"),
        Copy("LogUri"),
        Copy("ReleaseLabel"),
        Copy("SecurityConfiguration"),
        Copy("AutoTerminationPolicyIdleTimeout", "AutoTerminationPolicy.IdleTimeout"),
        Nest("Instances", "Instances",
            Nest("InstanceGroups", "InstanceGroups", Copy("InstanceRole"), Copy("InstanceType"), Copy("InstanceCount"), Copy("Market")),
            Nest("InstanceFleets", "InstanceFleets", Copy("InstanceFleetType"), Copy("TargetOnDemandCapacity"), Copy("TargetSpotCapacity")),
            Copy("TerminationProtected"),

            // The steps come as tasks of their own.
            new("KeepJobFlowAliveWhenNoSteps", p => p.Text(true, p.Origin))),
    ];

    internal static readonly StateLowering CustomState = new(Package + ".CustomState", p => p["StateJson"]);

    internal static readonly StateLowering CallAwsService = new(Tasks + "CallAwsService", p => Task(
        p, Join(p.Origin, p.Text("aws-sdk:", p.Origin), p["Service"], p.Text(":", p.Origin), p["Action"]), OrElse(p["Parameters"], Map(p.Origin))));

    internal static readonly StateLowering EmrCreateCluster = new(Tasks + "EmrCreateCluster", p => Task(
        p, p.Text("elasticmapreduce:createCluster", p.Origin), p.Nested(p.All, EmrCluster)));

    private static MapValue Task(LoweringProps props, Value called, Value request) => Map(
        props.Origin, ("Resource", Join(props.Origin, props.Text("arn:aws:states:::", props.Origin), called)), ("Parameters", request));
}
