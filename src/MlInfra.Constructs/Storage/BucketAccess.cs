using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.S3;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Storage;

/// <summary>Grants on one prefix of a bucket, the bucket's key included.</summary>
public static class BucketAccess
{
    /// <summary>Lets the principal list and read objects under the prefix.</summary>
    public static void GrantReading(this IBucket bucket, IGrantable who, string prefix)
    {
        bucket.AdmitListing(who, prefix);
        bucket.Admit(who, prefix, "s3:GetObject");
        bucket.EncryptionKey?.GrantReading(who);
    }

    /// <summary>Lets the principal write objects under the prefix, in parts if they are large.</summary>
    public static void GrantWriting(this IBucket bucket, IGrantable who, string prefix)
    {
        bucket.AdmitListing(who, prefix);
        bucket.Admit(who, prefix, "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "s3:PutObject");
        bucket.EncryptionKey?.GrantReadingAndWriting(who);
    }

    /// <summary>Lets the principal list, read, write and delete objects under the prefix. Versions are not deleted.</summary>
    public static void GrantKeeping(this IBucket bucket, IGrantable who, string prefix)
    {
        bucket.GrantReading(who, prefix);
        bucket.GrantWriting(who, prefix);
        bucket.Admit(who, prefix, "s3:DeleteObject");
    }

    private static void AdmitListing(this IBucket bucket, IGrantable who, string prefix) =>
        who.Allow(["s3:ListBucket"], [bucket.BucketArn], prefix.Length == 0 ? null : Permission.If("StringLike", "s3:prefix", $"{prefix}*"));

    private static void Admit(this IBucket bucket, IGrantable who, string prefix, params string[] actions) =>
        who.Allow(actions, [bucket.ArnForObjects($"{prefix}*")]);
}
