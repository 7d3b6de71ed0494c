using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace MlInfra.Constructs.Storage;

/// <summary>What can be chosen about a <see cref="DataBucket"/>.</summary>
public sealed class DataBucketProps
{
    /// <summary>The key that encrypts every object.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where access logs go. Default: an <see cref="AccessLogBucket"/> made for this bucket.</summary>
    public IBucket? AccessLogs { get; init; }

    /// <summary>The only way in: objects are read and written through this VPC's endpoint alone. Default: any network.</summary>
    public VpcOnly? OnlyFrom { get; init; }

    /// <summary>Tell EventBridge about every new object, so that rules can act on uploads. Default: false.</summary>
    public bool TellsEventBridge { get; init; }

    /// <summary>
    /// First key to delete the data with the stack; the second is the context flag <see cref="DataDeletion.ContextFlag"/>.
    /// Both together add a Lambda function that empties the bucket, and with it an asset. Default: false, the bucket is retained.
    /// </summary>
    public bool DeleteDataWithStack { get; init; }
}

/// <summary>
/// A bucket for data and models: encrypted with a customer-managed key, TLS only, never public, versioned, logged,
/// owned by this account whoever writes, and retained when its stack is deleted.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html.
/// </summary>
public sealed class DataBucket : Construct
{
    /// <summary>Makes the bucket.</summary>
    public DataBucket(Construct scope, string id, DataBucketProps props) : base(scope, id)
    {
        var deletable = DataDeletion.IsAllowed(this, props.DeleteDataWithStack);
        AccessLogs = props.AccessLogs ?? new AccessLogBucket(this, "AccessLogs").Bucket;
        Bucket = new Bucket(this, "Resource", new BucketProps
        {
            Encryption = BucketEncryption.KMS,
            EncryptionKey = props.Key,
            BucketKeyEnabled = true,
            EnforceSSL = true,
            BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
            ObjectOwnership = ObjectOwnership.BUCKET_OWNER_ENFORCED,
            Versioned = true,
            RemovalPolicy = deletable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
            AutoDeleteObjects = deletable ? true : null,
            LifecycleRules = [Tiering()],
        });

        if (props.TellsEventBridge)
        {
            // CDK's own prop sets this from a Lambda function, and adds one for it; CloudFormation can do it by itself.
            ((CfnBucket)Bucket.Node.DefaultChild!).NotificationConfiguration = new CfnBucket.NotificationConfigurationProperty
            {
                EventBridgeConfiguration = new CfnBucket.EventBridgeConfigurationProperty { EventBridgeEnabled = true },
            };
        }

        AccessLogBucket.Record(Bucket, AccessLogs, $"{Node.Id}/");
        if (props.OnlyFrom is { } network)
        {
            Bucket.AddToResourcePolicy(network.Refusal(Bucket, deletable));
        }
    }

    /// <summary>The bucket.</summary>
    public Bucket Bucket { get; }

    /// <summary>The bucket that receives the access logs.</summary>
    public IBucket AccessLogs { get; }

    private static LifecycleRule Tiering() => new()
    {
        AbortIncompleteMultipartUploadAfter = Duration.Days(7),
        NoncurrentVersionTransitions =
        [
            new NoncurrentVersionTransition { StorageClass = StorageClass.INFREQUENT_ACCESS, TransitionAfter = Duration.Days(30) },
            new NoncurrentVersionTransition { StorageClass = StorageClass.GLACIER, TransitionAfter = Duration.Days(90) },
        ],
    };
}
