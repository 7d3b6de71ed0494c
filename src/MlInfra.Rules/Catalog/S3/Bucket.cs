using MlInfra.Rules.Conditions;
using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.S3;

/// <summary>What can be wrong with an <c>AWS::S3::Bucket</c>.</summary>
public static class Bucket
{
    private const string Type = "AWS::S3::Bucket";

    // Another bucket's settings, the ACL for log delivery, or a policy that lets the logging service in.
    private static readonly Condition ReceivesAccessLogs = Any(
        ReferencedBy(Type, "LoggingConfiguration.DestinationBucketName", byName: "BucketName"),
        Property("AccessControl").Is("LogDeliveryWrite"),
        ReferencedBy("AWS::S3::BucketPolicy", "Bucket", byName: "BucketName", satisfying: Property("PolicyDocument.Statement").Some(All(
            Not(Property("Principal").Is("*")),
            Property("Principal.Service").Some(Item.Is("logging.s3.amazonaws.com"))))));

    /// <summary>Objects are encrypted with a KMS key.</summary>
    public static readonly Rule Encryption = new("MLI1001")
    {
        Title = "Bucket should encrypt its objects with a KMS key by default",
        On = [Type],

        // S3 cannot write access logs into a bucket whose default encryption is SSE-KMS.
        AppliesWhen = Not(ReceivesAccessLogs),
        Requires = Property("BucketEncryption.ServerSideEncryptionConfiguration.*.ServerSideEncryptionByDefault.SSEAlgorithm")
            .Is("aws:kms", "aws:kms:dsse"),
        Because = "With S3-managed keys whoever may read the bucket may decrypt it. A KMS key adds a second permission, a trail of every use, and a way to revoke.",
        Exam = "Security: SSE-S3 is the default since 2023; SSE-KMS gives key policies and a CloudTrail record of each decryption.",
        Source = new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html"),
        Peers = ["cdk-nag:S3DefaultEncryptionKMS", "guard:S3_DEFAULT_ENCRYPTION_KMS", "securityhub:S3.17"],
    };

    /// <summary>Whoever speaks to the bucket uses TLS.</summary>
    public static readonly Rule TlsOnly = new("MLI1002")
    {
        Title = "Bucket should refuse requests that do not use TLS",
        On = [Type],
        Requires = ReferencedBy("AWS::S3::BucketPolicy", "Bucket", byName: "BucketName", satisfying: Property("PolicyDocument.Statement").Some(All(
            Property("Effect").Is("Deny"),
            Any(Property("Principal").Is("*"), Property("Principal.AWS").Some(Item.Is("*"))),
            Property("Action").Some(Item.Covers("s3:*")),
            Property("Resource").Some(Item.EndsWith("*")),
            Property("Resource").Some(Not(Item.EndsWith("/*"))),
            Property("Condition").HasCount(1),
            Any(
                All(Property("Condition.Bool").HasCount(1), Property("Condition.Bool.aws:SecureTransport").Some(Item.Is(false))),
                All(Property("Condition.BoolIfExists").HasCount(1), Property("Condition.BoolIfExists.aws:SecureTransport").Some(Item.Is(false))))))),
        Because = "S3 answers plain HTTP unless a bucket policy denies it. Only a Deny for everyone, on the bucket and on its objects, when aws:SecureTransport is false, closes that.",
        Exam = "Security: the condition key aws:SecureTransport in a bucket policy enforces encryption in transit.",
        Source = new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html"),
        Peers = ["cdk-nag:S3BucketSSLRequestsOnly", "cdk-nag:AwsSolutions-S10", "guard:S3_BUCKET_SSL_REQUESTS_ONLY", "securityhub:S3.5"],
    };

    /// <summary>All four blocks of public access are on.</summary>
    public static readonly Rule PublicAccess = new("MLI2004")
    {
        Title = "Bucket should block all public access",
        On = [Type],
        Requires = All(
            Property("PublicAccessBlockConfiguration.BlockPublicAcls").Is(true),
            Property("PublicAccessBlockConfiguration.BlockPublicPolicy").Is(true),
            Property("PublicAccessBlockConfiguration.IgnorePublicAcls").Is(true),
            Property("PublicAccessBlockConfiguration.RestrictPublicBuckets").Is(true)),
        Because = "Training data, models and predictions are never meant for everyone. The four blocks hold even when somebody later writes a public policy or ACL. S3 sets them on new buckets, but only what the template states can be reviewed and put back.",
        Exam = "Security: block public access overrides bucket policies and ACLs, for the account and for each bucket; new buckets have it since April 2023.",
        Source = new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"),
        Peers = ["cdk-nag:S3BucketLevelPublicAccessProhibited", "cdk-nag:AwsSolutions-S2", "checkov:CKV_AWS_53", "checkov:CKV_AWS_54", "checkov:CKV_AWS_55", "checkov:CKV_AWS_56", "guard:S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED", "securityhub:S3.8"],
    };

    /// <summary>What is overwritten or deleted can be brought back.</summary>
    public static readonly Rule Versioning = new("MLI4201")
    {
        Title = "Bucket should keep versions of its objects",
        On = [Type],
        Requires = Property("VersioningConfiguration.Status").Is("Enabled"),
        Because = "A training job that writes to the wrong prefix, or a clean-up with a slip in it, destroys data for good unless the bucket keeps versions.",
        Exam = "Data: versioning turns a delete into a marker; lifecycle rules for noncurrent versions keep its price in bounds.",
        Source = new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html"),
        Peers = ["cdk-nag:S3BucketVersioningEnabled", "checkov:CKV_AWS_21", "guard:S3_BUCKET_VERSIONING_ENABLED", "securityhub:S3.14"],
    };

    /// <summary>Requests leave a record.</summary>
    public static readonly Rule AccessLogging = new("MLI5201")
    {
        Title = "Bucket should log the requests that it answers",
        On = [Type],

        // The bucket that receives the logs would log its own logging.
        AppliesWhen = Not(ReceivesAccessLogs),
        Requires = Any(
            Property("LoggingConfiguration.DestinationBucketName").IsSet(),
            Property("LoggingConfiguration.LogFilePrefix").IsSet()),
        Because = "After a leak the question is who read what and when. S3 can answer it only for the time since somebody switched a log on.",
        Exam = "Security: server access logs are free but best effort; CloudTrail data events are delivered in minutes, name the identity, and cost per event.",
        Source = new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html"),
        Peers = ["cdk-nag:S3BucketLoggingEnabled", "cdk-nag:AwsSolutions-S1", "checkov:CKV_AWS_18", "guard:S3_BUCKET_LOGGING_ENABLED", "securityhub:S3.9"],
    };

    /// <summary>What was half uploaded goes.</summary>
    public static readonly Rule IncompleteUploads = new("MLI7201")
    {
        Title = "Lifecycle rules of a bucket should end incomplete uploads",
        On = [Type],
        AppliesWhen = Property("LifecycleConfiguration").IsSet(),
        Requires = Property("LifecycleConfiguration.Rules").Some(All(Property("Status").Is("Enabled"), Property("AbortIncompleteMultipartUpload").IsSet())),
        Because = "A large object is uploaded in parts. When the upload breaks off, its parts stay, in no listing, and are charged for until somebody aborts the upload.",
        Exam = "Cost: AbortIncompleteMultipartUpload is a lifecycle action of its own; expiration and transitions speak of whole objects only.",
        Source = new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html"),
        Peers = ["checkov:CKV_AWS_300"],
    };
}
