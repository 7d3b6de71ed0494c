using Amazon.CDK.AWS.S3;

namespace MlInfra.Constructs.Batch;

/// <summary>The script of a Glue job: a PySpark file in a bucket. It has to be there before a job runs.</summary>
public sealed record GlueScript
{
    private GlueScript(IBucket bucket, string key) => (Bucket, Key) = (bucket, key);

    /// <summary>The bucket.</summary>
    public IBucket Bucket { get; }

    /// <summary>The script's key in it.</summary>
    public string Key { get; }

    internal string Uri => $"s3://{Bucket.BucketName}/{Key}";

    /// <summary>A script in a bucket.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The script's key, which ends in <c>.py</c>.</param>
    /// <exception cref="ArgumentException">The key is no Python file.</exception>
    public static GlueScript In(IBucket bucket, string key) => key.EndsWith(".py", StringComparison.Ordinal) && key[0] != '/' ? new(bucket, key)
        : throw new ArgumentException($"key is '{key}', but a Spark job of Glue is a Python file: name it like etl/extract-1.0.0.py.", nameof(key));
}

/// <summary>
/// A version of Glue, with the Spark and Python that it brings.
/// Source: https://docs.aws.amazon.com/glue/latest/dg/release-notes.html.
/// </summary>
public sealed record GlueVersion
{
    private GlueVersion(string name) => Name = name;

    /// <summary>Spark 3.5 and Python 3.11.</summary>
    public static GlueVersion V5 { get; } = new("5.0");

    /// <summary>Spark 3.5 and Python 3.11, the version that Glue takes when none is said.</summary>
    public static GlueVersion V51 { get; } = new("5.1");

    /// <summary>Spark 4.1 and Python 3.13, the newest. A script written for Spark 3 has to be ported.</summary>
    public static GlueVersion V6 { get; } = new("6.0");

    /// <summary>The API's name.</summary>
    public string Name { get; }
}

/// <summary>
/// A worker of a Spark job. Ray's and streaming's are none.
/// Source: https://docs.aws.amazon.com/glue/latest/dg/worker-types.html.
/// </summary>
public sealed record GlueWorker
{
    private GlueWorker(string name) => Name = name;

    /// <summary>4 vCPU, 16 GB: for most jobs.</summary>
    public static GlueWorker G1X { get; } = new("G.1X");

    /// <summary>8 vCPU, 32 GB.</summary>
    public static GlueWorker G2X { get; } = new("G.2X");

    /// <summary>16 vCPU, 64 GB, in some regions only.</summary>
    public static GlueWorker G4X { get; } = new("G.4X");

    /// <summary>32 vCPU, 128 GB, in some regions only.</summary>
    public static GlueWorker G8X { get; } = new("G.8X");

    /// <summary>The API's name.</summary>
    public string Name { get; }
}
