using Amazon.CDK;
using Constructs;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Inference.Monitoring;

/// <summary>What can be chosen about a <see cref="ModelExplainabilityMonitor"/>.</summary>
public sealed record ModelExplainabilityOptions : MonitorOptions
{
    /// <summary>Options with the defaults of all but the analysis and the model.</summary>
    public ModelExplainabilityOptions() : base("monitoring/model-explainability/")
    {
    }

    /// <summary>
    /// The object of the data bucket that says how to explain, such as <c>baseline/explainability/analysis_config.json</c>. You put it there.
    /// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-processing-job-configure-analysis.html.
    /// </summary>
    public required string Analysis { get; init; }

    /// <summary>
    /// The name of the SageMaker model that the job asks, which the analysis names too. The job makes an endpoint for it and deletes it again.
    /// Clarify wants a model in the network but without network isolation, so it is not the one that the endpoint serves: make one more of the same artifact.
    /// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-vpc.html.
    /// </summary>
    public required string ModelName { get; init; }

    /// <summary>Where the features are in JSON requests. Not for CSV. Default: not said.</summary>
    public string? FeaturesAttribute { get; init; }

    /// <summary>Where the predicted label is: an index of CSV columns, or a path into JSON. Default: not said.</summary>
    public string? InferenceAttribute { get; init; }

    /// <summary>Where the probability is: an index of CSV columns, or a path into JSON. Default: not said.</summary>
    public string? ProbabilityAttribute { get; init; }

    internal override string? AnalysisConfig => Analysis;

    internal override IEnumerable<(string Name, object? Value)> EndpointInput =>
        [("FeaturesAttribute", FeaturesAttribute), ("InferenceAttribute", InferenceAttribute), ("ProbabilityAttribute", ProbabilityAttribute)];

    internal override void Check()
    {
        base.Check();
        CheckAnalysis(Analysis);
        if (ModelName.Length == 0)
        {
            throw new ArgumentException("ModelName is empty, but explaining asks a model: name one without network isolation.");
        }
    }
}

/// <summary>
/// Looks whether a model decides by other features than it did. Its baseline is <c>analysis.json</c>.
/// The job asks a model by an endpoint that it makes for that, so it is not cut off from the network; its ways in the network lead to SageMaker.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-model-monitor-feature-attribution-drift.html.
/// </summary>
public sealed class ModelExplainabilityMonitor : ModelMonitor
{
    /// <summary>
    /// Makes the role, the schedule and the queue of what is wrong. The network needs a way to <c>sagemaker.api</c>, and one to <c>sagemaker.runtime</c> that lets
    /// requests to Clarify's endpoints pass (<see cref="PrivateInvocation.AdmitShadows"/>).
    /// </summary>
    /// <exception cref="ArgumentException">The endpoint captures nothing or serves many models, or an option is out of range.</exception>
    public ModelExplainabilityMonitor(Construct scope, string id, RealTimeEndpoint endpoint, ModelExplainabilityOptions options)
        : base(scope, id, endpoint, MonitorKind.ModelExplainability, options)
    {
        var (stack, endpoints) = (Stack.Of(this), ShadowEndpoint.ArnsIn(this));
        var configs = Sagemaker(stack, "endpoint-config/sm-clarify-config-*");
        Role.Allow(["sagemaker:DescribeModel"], [Sagemaker(stack, $"model/{options.ModelName}")]);
        Role.Allow(["sagemaker:AddTags", "sagemaker:CreateEndpointConfig", "sagemaker:DeleteEndpointConfig", "sagemaker:DescribeEndpointConfig"], [configs]);
        Role.Allow(["sagemaker:AddTags", "sagemaker:DeleteEndpoint", "sagemaker:DescribeEndpoint", "sagemaker:InvokeEndpoint"], [endpoints]);
        Role.Allow(["sagemaker:CreateEndpoint"], [endpoints, configs]);
    }

    private static string Sagemaker(Stack stack, string resource) => $"arn:{stack.Partition}:sagemaker:{stack.Region}:{stack.Account}:{resource}";
}
