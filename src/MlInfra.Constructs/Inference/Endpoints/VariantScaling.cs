using Amazon.CDK;
using Amazon.CDK.AWS.ApplicationAutoScaling;
using Amazon.CDK.AWS.Sagemaker;
using Constructs;

namespace MlInfra.Constructs.Inference.Endpoints;

/// <summary>
/// Makes the number of a variant's instances follow its requests. The service's own role does it, which AWS makes when it is first needed.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-add-code-define.html.
/// </summary>
public sealed class VariantScaling : Construct
{
    /// <summary>Makes the target and its policy.</summary>
    public VariantScaling(Construct scope, string id, CfnEndpoint endpoint, ModelVariant variant) : base(scope, id)
    {
        Target = Register(this, endpoint, variant.Name, variant.Instances, variant.MaxInstances);
        Policy = new CfnScalingPolicy(this, "Requests", new CfnScalingPolicyProps
        {
            PolicyName = $"{variant.Name}-requests",
            PolicyType = "TargetTrackingScaling",
            ScalingTargetId = Target.Ref,
            TargetTrackingScalingPolicyConfiguration = new CfnScalingPolicy.TargetTrackingScalingPolicyConfigurationProperty
            {
                TargetValue = variant.Scaling.RequestsPerMinute,
                ScaleOutCooldown = Duration.Minutes(1).ToSeconds(),
                ScaleInCooldown = Duration.Minutes(5).ToSeconds(),
                PredefinedMetricSpecification = new CfnScalingPolicy.PredefinedMetricSpecificationProperty
                {
                    PredefinedMetricType = "SageMakerVariantInvocationsPerInstance",
                },
            },
        });
    }

    /// <summary>What is scaled.</summary>
    public CfnScalableTarget Target { get; }

    /// <summary>The policy.</summary>
    public CfnScalingPolicy Policy { get; }

    internal static CfnScalableTarget Register(Construct scope, CfnEndpoint endpoint, string variant, int min, int max) => new(scope, "Resource", new CfnScalableTargetProps
    {
        ServiceNamespace = "sagemaker",
        ScalableDimension = "sagemaker:variant:DesiredInstanceCount",
        ResourceId = $"endpoint/{endpoint.AttrEndpointName}/variant/{variant}",
        MinCapacity = min,
        MaxCapacity = max,
    });
}
