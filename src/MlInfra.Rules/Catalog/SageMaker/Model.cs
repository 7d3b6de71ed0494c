using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.SageMaker;

/// <summary>What can be wrong with an <c>AWS::SageMaker::Model</c>.</summary>
public static class Model
{
    /// <summary>The containers reach nothing.</summary>
    public static readonly Rule NetworkIsolation = new("MLI2003")
    {
        Title = "Model should run with network isolation",
        On = ["AWS::SageMaker::Model"],
        Requires = Property("EnableNetworkIsolation", orDefault: "false").Is(true),
        Because = "Isolated containers can call nothing, not even AWS services: what a request carries, and what the model was built from, cannot leave.",
        Exam = "Security: EnableNetworkIsolation cuts a container off from all network calls; SageMaker itself still fetches the model from S3.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html"),
        Peers = ["checkov:CKV_AWS_370", "securityhub:SageMaker.5"],
    };
}
