using Amazon.CDK;
using Amazon.CDK.AWS.ECR;
using Amazon.CDK.AWS.KMS;
using Constructs;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Inference.Models;

/// <summary>What can be chosen about a <see cref="ModelRepository"/>.</summary>
public sealed class ModelRepositoryProps
{
    /// <summary>The key that encrypts the images.</summary>
    public required IKey Key { get; init; }

    /// <summary>Days after which images without a tag are removed, at least 1. Default: 14.</summary>
    public int UntaggedDays { get; init; } = 14;
}

/// <summary>
/// A private repository of container images: encrypted with your key, scanned when an image is pushed, and with tags that are never moved,
/// so what was reviewed is what runs. It outlives its stack.
/// Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html.
/// </summary>
public sealed class ModelRepository : Construct
{
    /// <summary>Makes the repository.</summary>
    /// <exception cref="ArgumentException">UntaggedDays is less than 1.</exception>
    public ModelRepository(Construct scope, string id, ModelRepositoryProps props) : base(scope, id)
    {
        if (props.UntaggedDays < 1)
        {
            throw new ArgumentException($"UntaggedDays is {props.UntaggedDays}, but ECR counts whole days from 1: choose 1 or more.", nameof(props));
        }

        props.Key.AdmitGrants(Stack.Of(this), "ecr");
        Repository = new Repository(this, "Resource", new RepositoryProps
        {
            Encryption = RepositoryEncryption.KMS,
            EncryptionKey = props.Key,
            ImageScanOnPush = true,
            ImageTagMutability = TagMutability.IMMUTABLE,
            RemovalPolicy = RemovalPolicy.RETAIN,
            LifecycleRules =
            [
                new LifecycleRule { Description = "Untagged images", TagStatus = TagStatus.UNTAGGED, MaxImageAge = Duration.Days(props.UntaggedDays) },
            ],
        });
    }

    /// <summary>The repository.</summary>
    public Repository Repository { get; }
}
