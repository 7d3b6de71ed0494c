using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace MlInfra.Constructs.Storage;

/// <summary>What can be chosen about an <see cref="AccessLogBucket"/>.</summary>
public sealed class AccessLogBucketProps
{
    /// <summary>Days after which log objects expire, at least 1. Default: 365.</summary>
    public int RetentionDays { get; init; } = 365;
}

/// <summary>
/// A bucket that receives server access logs of other buckets. It is encrypted with S3's own keys (SSE-S3),
/// because S3 does not deliver access logs to a bucket whose default encryption uses KMS.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html.
/// </summary>
public sealed class AccessLogBucket : Construct
{
    /// <summary>Makes the bucket.</summary>
    /// <exception cref="ArgumentException">RetentionDays is less than 1.</exception>
    public AccessLogBucket(Construct scope, string id, AccessLogBucketProps? props = null) : base(scope, id)
    {
        props ??= new();
        if (props.RetentionDays < 1)
        {
            throw new ArgumentException($"RetentionDays is {props.RetentionDays}, but S3 expires objects after 1 day at the earliest: choose 1 or more.", nameof(props));
        }

        Bucket = new Bucket(this, "Resource", new BucketProps
        {
            Encryption = BucketEncryption.S3_MANAGED,
            EnforceSSL = true,
            BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
            ObjectOwnership = ObjectOwnership.BUCKET_OWNER_ENFORCED,
            Versioned = true,
            RemovalPolicy = RemovalPolicy.RETAIN,
            LifecycleRules =
            [
                new LifecycleRule
                {
                    AbortIncompleteMultipartUploadAfter = Duration.Days(7),
                    Expiration = Duration.Days(props.RetentionDays),
                    NoncurrentVersionExpiration = Duration.Days(30),
                },
            ],
        });
    }

    /// <summary>The bucket.</summary>
    public Bucket Bucket { get; }

    // CDK's own prop writes an access-control list unless the app sets a context flag, and a bucket that is owned by
    // its account accepts no such list. So the policy is written here, whatever the app's flags are.
    internal static void Record(Bucket source, IBucket target, string prefix)
    {
        ((CfnBucket)source.Node.DefaultChild!).LoggingConfiguration = new CfnBucket.LoggingConfigurationProperty
        {
            DestinationBucketName = target.BucketName,
            LogFilePrefix = prefix,
        };
        target.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = [new ServicePrincipal("logging.s3.amazonaws.com")],
            Actions = ["s3:PutObject"],
            Resources = [target.ArnForObjects($"{prefix}*")],
            Conditions = new Dictionary<string, object>
            {
                ["ArnLike"] = new Dictionary<string, object> { ["aws:SourceArn"] = source.BucketArn },
                ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Stack.Of(source).Account },
            },
        }));
    }
}
