using Amazon.CDK.AWS.S3;

namespace MlInfra.Constructs.Inference.Models;

/// <summary>What an endpoint serves: a <see cref="SingleModel"/>, an <see cref="InferencePipeline"/> or a <see cref="MultiModel"/>.</summary>
public abstract record InferenceModel
{
    private protected InferenceModel(params ModelContainer[] containers) => Containers = containers;

    /// <summary>The containers, in the order in which a request passes them.</summary>
    public IReadOnlyList<ModelContainer> Containers { get; }
}

/// <summary>One container with one model.</summary>
public sealed record SingleModel : InferenceModel
{
    /// <summary>Serves a model.</summary>
    public SingleModel(ModelContainer container) : base(container)
    {
    }

    /// <summary>Serves a model from S3 with an image.</summary>
    public SingleModel(ModelImage image, ModelArtifact artifact) : this(new ModelContainer(image, artifact))
    {
    }
}

/// <summary>
/// Containers in a row, each fed with what the one before it answers, such as preparation, prediction and rewording.
/// SageMaker runs 2 to 15, and so do the parameters here.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/inference-pipelines.html.
/// </summary>
public sealed record InferencePipeline : InferenceModel
{
    /// <summary>Serves 2 to 15 containers in a row.</summary>
    public InferencePipeline(
        ModelContainer first, ModelContainer second, ModelContainer? third = null, ModelContainer? fourth = null, ModelContainer? fifth = null,
        ModelContainer? sixth = null, ModelContainer? seventh = null, ModelContainer? eighth = null, ModelContainer? ninth = null, ModelContainer? tenth = null,
        ModelContainer? eleventh = null, ModelContainer? twelfth = null, ModelContainer? thirteenth = null, ModelContainer? fourteenth = null, ModelContainer? fifteenth = null)
        : base([.. new[] { first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, thirteenth, fourteenth, fifteenth }.OfType<ModelContainer>()])
    {
    }
}

/// <summary>
/// Many models behind one endpoint: a request names the one it wants, and the container loads it from below a prefix when it is first asked for.
/// Models are added by copying them to the prefix.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/multi-model-endpoints.html.
/// </summary>
public sealed record MultiModel : InferenceModel
{
    /// <summary>Serves the models below a prefix of a bucket.</summary>
    /// <param name="image">An image that can serve many models.</param>
    /// <param name="bucket">The bucket. If its key is imported, its policy must already admit the role of the model.</param>
    /// <param name="prefix">The prefix, such as <c>models/by-customer/</c>.</param>
    /// <exception cref="ArgumentException">The prefix does not name a folder.</exception>
    public MultiModel(ModelImage image, IBucket bucket, string prefix) : base(new ModelContainer(image))
    {
        if (!prefix.EndsWith('/') || prefix[0] == '/')
        {
            throw new ArgumentException($"The prefix '{prefix}' should name the folder of the models and end with a slash, such as models/by-customer/.", nameof(prefix));
        }

        (Bucket, Prefix) = (bucket, prefix);
    }

    /// <summary>The bucket of the models.</summary>
    public IBucket Bucket { get; }

    /// <summary>The prefix of the models.</summary>
    public string Prefix { get; }
}
