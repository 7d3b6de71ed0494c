namespace MlInfra.Constructs.Training.Algorithms;

/// <summary>
/// An algorithm that SageMaker ships as a container image. <see cref="BuiltIn"/> lists them.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/common-info-all-im-models.html.
/// </summary>
public abstract class BuiltInAlgorithm
{
    private protected BuiltInAlgorithm(string name, string repository, ImageRegistry registry, params Channel[] channels) =>
        (Name, Repository, Registry, Channels) = (name, repository, registry, channels);

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>Name of the image's repository.</summary>
    public string Repository { get; }

    /// <summary>The image's tag. Default: 1, the stable line of all algorithms but XGBoost.</summary>
    public string Tag { get; init; } = "1";

    /// <summary>The accounts that hold the image, by region.</summary>
    public ImageRegistry Registry { get; }

    /// <summary>The inputs.</summary>
    public IReadOnlyList<Channel> Channels { get; }

    /// <summary>The hyperparameters that can be checked before a job runs.</summary>
    public IReadOnlyList<Hyperparameter> Hyperparameters { get; internal init; } = [];

    /// <summary>Whether data can be streamed (<see cref="InputMode.Pipe"/>).</summary>
    public bool Streams { get; internal init; }

    /// <summary>The forms that can be streamed, if not all. LDA, for example, streams RecordIO protobuf only.</summary>
    internal ContentType? StreamsOnly { get; init; }

    /// <summary>
    /// Whether an interrupted spot job continues from a checkpoint. Without that, SageMaker waits at most one hour for spot capacity.
    /// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/model-managed-spot-training.html.
    /// </summary>
    public bool Checkpoints { get; internal init; }
}
