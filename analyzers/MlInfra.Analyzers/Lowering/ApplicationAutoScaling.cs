namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.ApplicationAutoScaling</c>.</summary>
internal static class ApplicationAutoScaling
{
    internal static readonly ConstructLowering ScalableTarget = new()
    {
        Construct = "aws-cdk-lib.aws_applicationautoscaling.ScalableTarget",
        Type = "AWS::ApplicationAutoScaling::ScalableTarget",
        Attributes = new Dictionary<string, string?> { ["ScalableTargetId"] = null },
        Properties =
        [
            LoweringProps.Copy("ResourceId"),
            LoweringProps.Copy("ScalableDimension"),
            LoweringProps.Copy("MinCapacity"),
            LoweringProps.Copy("MaxCapacity"),
        ],
    };
}
