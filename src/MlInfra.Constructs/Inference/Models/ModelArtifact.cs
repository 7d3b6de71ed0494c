using Amazon.CDK.AWS.S3;

namespace MlInfra.Constructs.Inference.Models;

/// <summary>
/// A trained model in S3. It has to be there before the stack that uses it is deployed, so it lies in a bucket made elsewhere,
/// such as the one of the training stack. If the bucket's key is imported, its policy must already admit the role of the model.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/model-artifacts.html.
/// </summary>
public sealed record ModelArtifact
{
    private ModelArtifact(IBucket bucket, string path) => (Bucket, Path) = (bucket, path);

    /// <summary>The bucket.</summary>
    public IBucket Bucket { get; }

    /// <summary>The object's key, without a slash at its start.</summary>
    public string Path { get; }

    internal string Uri => $"s3://{Bucket.BucketName}/{Path}";

    /// <summary>A model in a bucket.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="path">The object's key, such as <c>models/fraud/model.tar.gz</c>.</param>
    /// <exception cref="ArgumentException">The key does not name a .tar.gz object.</exception>
    public static ModelArtifact In(IBucket bucket, string path) =>
        path.EndsWith(".tar.gz", StringComparison.Ordinal) && path[0] != '/' ? new(bucket, path)
            : throw new ArgumentException($"The key '{path}' is no model, which is a .tar.gz object: name it like models/fraud/model.tar.gz.", nameof(path));
}
