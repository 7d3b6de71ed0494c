using MlInfra.Rules.Conditions;
using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.SageMaker;

/// <summary>What can be wrong with an <c>AWS::SageMaker::Model</c>.</summary>
public static class Model
{
    private const string Type = "AWS::SageMaker::Model";

    // Serverless inference supports neither network isolation nor a VPC configuration.
    private static readonly Condition NotServerless = Not(ReferencedBy(
        EndpointConfig.Type,
        "ProductionVariants.*.ModelName",
        byName: "ModelName",
        satisfying: Property("ProductionVariants").Some(Property("ServerlessConfig").IsSet())));

    /// <summary>What is not isolated speaks through the owner's VPC.</summary>
    public static readonly Rule InVpc = new("MLI2102")
    {
        Title = "Model that may open connections should run in a VPC",
        On = [Type],
        AppliesWhen = All(Property("EnableNetworkIsolation", orDefault: "false").IsNot(true), NotServerless),
        Requires = Property("VpcConfig").IsSet(),
        Because = "Without a VPC of yours the containers reach the internet, past every security group, endpoint policy and flow log.",
        Exam = "Security: VpcConfig of a model holds for endpoints and batch transform; without NAT the subnets need an S3 endpoint to fetch the model.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/dg/host-vpc.html"),
        Peers = ["securityhub:sagemaker-model-in-vpc"],
    };

    /// <summary>The containers reach nothing.</summary>
    public static readonly Rule NetworkIsolation = new("MLI2003")
    {
        Title = "Model should run with network isolation",
        On = [Type],
        AppliesWhen = NotServerless,
        Requires = Property("EnableNetworkIsolation", orDefault: "false").Is(true),
        Because = "Isolated containers can call nothing, not even AWS services: what a request carries, and what the model was built from, cannot leave.",
        Exam = "Security: EnableNetworkIsolation cuts a container off from all network calls; SageMaker itself still fetches the model from S3.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html"),
        Peers = ["checkov:CKV_AWS_370", "securityhub:SageMaker.5"],
    };

    /// <summary>One container, or a list of them.</summary>
    public static readonly Rule Containers = new("MLI6102")
    {
        Title = "Model should have either a primary container or a list of at most fifteen",
        On = [Type],
        AppliesWhen = Property("Containers").IsSet(),

        // Which of the two is meant only its author knows, so no fix takes one away.
        Requires = All(Not(Property("PrimaryContainer").IsSet()), Property("Containers").HasCountAtMost(15)),
        Because = "Several containers stand in Containers instead of PrimaryContainer, and a model has fifteen at most. What is written beyond that is not what will run.",
        Exam = "Deployment: an inference pipeline is a model with two to fifteen containers, called in their order for each request.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/dg/multi-container-create.html"),
    };
}
