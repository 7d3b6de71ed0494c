using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.SageMaker;

/// <summary>What can be wrong with an <c>AWS::SageMaker::Endpoint</c>.</summary>
public static class Endpoint
{
    private const string Dimension = "sagemaker:variant:DesiredInstanceCount";

    /// <summary>The number of instances follows the load.</summary>
    public static readonly Rule Scaling = new("MLI4102")
    {
        Title = "Endpoint should scale the instances of its variants",
        On = ["AWS::SageMaker::Endpoint"],

        // Variants without a model host inference components, which scale by themselves; T2 instances cannot scale.
        AppliesWhen = Follow("EndpointConfigName", EndpointConfig.Type, Property("ProductionVariants").Some(All(
            Property("InstanceType").IsSet(),
            Not(Property("InstanceType").Matches("ml.t2.*")),
            Property("ModelName").IsSet(),
            Property("ManagedInstanceScaling").IsNotSet()))),
        Requires = ReferencedBy(
            "AWS::ApplicationAutoScaling::ScalableTarget",
            "ResourceId",
            byName: "EndpointName",
            spelled: "endpoint/{name}/variant/",
            satisfying: Property("ScalableDimension").Is(Dimension)),
        Severity = Severity.Info,
        SeverityBecause = "a fixed number of instances serves steady traffic well",
        Because = "A fixed number of instances is too small at the peak, when requests fail, and too large for the rest of the day, when it is paid for.",
        Exam = "Scaling: a scalable target for sagemaker:variant:DesiredInstanceCount, and target tracking on SageMakerVariantInvocationsPerInstance.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling.html"),
    };
}
