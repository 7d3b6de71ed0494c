using Amazon.CDK.AWS.S3;

namespace MlInfra.Constructs.RealTime.Flink;

/// <summary>
/// A Flink application in S3: a jar, or a zip of Python. It has to be there before the stack that runs it is deployed.
/// If the bucket's key is imported, its policy must already admit the application's role.
/// </summary>
public sealed record FlinkCode
{
    private FlinkCode(IBucket bucket, string path, string? version) => (Bucket, Path, Version) = (bucket, path, version);

    /// <summary>The bucket.</summary>
    public IBucket Bucket { get; }

    /// <summary>The object's key.</summary>
    public string Path { get; }

    /// <summary>The object's version; null for the newest at the time of the deployment.</summary>
    public string? Version { get; }

    /// <summary>Code in a bucket.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="path">The object's key, such as <c>flink/anomalies-1.4.2.jar</c>. A new name or version is what makes CloudFormation update the application.</param>
    /// <param name="version">The object's version. Default: the newest.</param>
    /// <exception cref="ArgumentException">The key does not name a .jar or .zip object.</exception>
    public static FlinkCode In(IBucket bucket, string path, string? version = null) =>
        path.EndsWith(".jar", StringComparison.Ordinal) || path.EndsWith(".zip", StringComparison.Ordinal) ? new(bucket, path, version)
            : throw new ArgumentException($"The key '{path}' is no application, which is a .jar or .zip object: name it like flink/anomalies-1.4.2.jar.", nameof(path));
}
