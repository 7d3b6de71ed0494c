using Amazon.CDK.AWS.S3;

namespace MlInfra.Constructs.Analytics.Spark;

/// <summary>
/// The certificates by which the nodes of a cluster speak TLS to each other: a .zip object with privateKey.pem, certificateChain.pem and, if the
/// issuer is private, trustedCertificates.pem. It must be there before the cluster is made, and its bucket's key, if imported, must admit the nodes' role.
/// Source: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-encryption-enable.html.
/// </summary>
public sealed record NodeCertificates
{
    private NodeCertificates(IBucket bucket, string path) => (Bucket, Path) = (bucket, path);

    /// <summary>The bucket.</summary>
    public IBucket Bucket { get; }

    /// <summary>The object's key.</summary>
    public string Path { get; }

    /// <summary>Certificates in a bucket.</summary>
    /// <exception cref="ArgumentException">The key names no .zip object.</exception>
    public static NodeCertificates In(IBucket bucket, string path) => path.EndsWith(".zip", StringComparison.Ordinal) && path[0] != '/' ? new(bucket, path)
        : throw new ArgumentException($"The key '{path}' names no .zip object: EMR takes the certificates as one, such as emr/certificates.zip.", nameof(path));
}
