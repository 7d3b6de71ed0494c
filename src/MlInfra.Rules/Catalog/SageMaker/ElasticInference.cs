using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.SageMaker;

/// <summary>Amazon Elastic Inference, wherever a SageMaker resource could ask for it.</summary>
public static class ElasticInference
{
    private const string Notebook = "AWS::SageMaker::NotebookInstance";

    /// <summary>No resource asks for an accelerator.</summary>
    public static readonly Rule Accelerators = new("MLI8101")
    {
        Title = "Notebook instance or endpoint should ask for no Elastic Inference accelerator",
        On = [Notebook, EndpointConfig.Type],
        Requires = OfType(
            Notebook,
            Property("AcceleratorTypes").IsNotSet(),
            otherwise: Property("ProductionVariants.*.AcceleratorType").IsNotSet()),
        Severity = Severity.Error,
        SeverityBecause = "the service is gone, and with it the accelerator that the sizing counts on",
        Because = "Amazon Elastic Inference is no longer available, and SageMaker no longer supports the properties that asked for it.",
        Exam = "Cost: where Elastic Inference was the answer, it is now Inferentia (ml.inf2), a small GPU instance, or serverless inference.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html"),
    };
}
