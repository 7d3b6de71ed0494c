using Amazon.CDK.AWS.S3;

namespace MlInfra.Constructs.Analytics.Spark;

/// <summary>A program for Spark in a bucket. It has to be there before a workflow runs it.</summary>
public sealed record SparkProgram
{
    private SparkProgram(IBucket bucket, string key, string? mainClass) => (Bucket, Key, MainClass) = (bucket, key, mainClass);

    /// <summary>The bucket. If its key is imported, its policy must already admit the role of the nodes.</summary>
    public IBucket Bucket { get; }

    /// <summary>The program's key in it.</summary>
    public string Key { get; }

    /// <summary>The class that is started; null for Python.</summary>
    public string? MainClass { get; }

    /// <summary>A Python file.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The program's key, which ends in <c>.py</c>, such as <c>spark/prepare-1.0.0.py</c>.</param>
    /// <exception cref="ArgumentException">The key is no Python file.</exception>
    public static SparkProgram Python(IBucket bucket, string key) => new(bucket, Checked(key, ".py"), null);

    /// <summary>A Java archive.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The program's key, which ends in <c>.jar</c>, such as <c>spark/prepare-1.0.0.jar</c>.</param>
    /// <param name="mainClass">The class that is started, such as <c>com.example.Prepare</c>.</param>
    /// <exception cref="ArgumentException">The key is no archive, or the class is empty.</exception>
    public static SparkProgram Jar(IBucket bucket, string key, string mainClass) => mainClass.Length > 0 ? new(bucket, Checked(key, ".jar"), mainClass)
        : throw new ArgumentException("mainClass is empty, but Spark starts a class of an archive: name it like com.example.Prepare.", nameof(mainClass));

    /// <summary>How it is handed to the cluster, which runs it on one of its nodes.</summary>
    internal string[] Command(IEnumerable<string> arguments) =>
        ["spark-submit", "--deploy-mode", "cluster", .. MainClass is null ? Array.Empty<string>() : ["--class", MainClass], $"s3://{Bucket.BucketName}/{Key}", .. arguments];

    private static string Checked(string key, string suffix) => key.EndsWith(suffix, StringComparison.Ordinal) && key[0] != '/' ? key
        : throw new ArgumentException($"key is '{key}', but it should name a {suffix} file of the bucket: write it like spark/prepare-1.0.0{suffix}.", nameof(key));
}
