using Amazon.CDK.AWS.S3;
using MlInfra.Constructs.Training.Algorithms;

namespace MlInfra.Constructs.Training;

/// <summary>Where a channel's data is: all objects under a prefix of a bucket.</summary>
public sealed record TrainingData
{
    private TrainingData(IBucket? bucket, string prefix, ContentType? form)
    {
        if (prefix.Length == 0 || prefix[0] == '/')
        {
            throw new ArgumentException($"The prefix '{prefix}' should name a folder of the bucket, such as train/.", nameof(prefix));
        }

        (Bucket, Prefix, Form) = (bucket, prefix, form);
    }

    /// <summary>The bucket; null for the data bucket of the workflow.</summary>
    public IBucket? Bucket { get; }

    /// <summary>The prefix, without a slash at its start.</summary>
    public string Prefix { get; }

    /// <summary>The form of the data; null for the first form that the channel reads.</summary>
    public ContentType? Form { get; }

    /// <summary>Whether the data is downloaded or streamed. Default: downloaded.</summary>
    public InputMode Mode { get; private init; }

    /// <summary>Data in the workflow's own data bucket.</summary>
    /// <param name="prefix">Such as <c>train/</c>.</param>
    /// <param name="form">Default: the first form that the channel reads.</param>
    /// <exception cref="ArgumentException">The prefix is empty or starts with a slash.</exception>
    public static TrainingData At(string prefix, ContentType? form = null) => new(null, prefix, form);

    /// <summary>Data in another bucket. If its key is imported, its policy must already admit the training role.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">Such as <c>train/</c>.</param>
    /// <param name="form">Default: the first form that the channel reads.</param>
    /// <exception cref="ArgumentException">The prefix is empty or starts with a slash.</exception>
    public static TrainingData In(IBucket bucket, string prefix, ContentType? form = null) => new(bucket, prefix, form);

    /// <summary>The same data, streamed while training runs.</summary>
    public TrainingData Streamed() => this with { Mode = InputMode.Pipe };
}
