namespace MlInfra.Analyzers.Fixes;

/// <summary>The fix that logs a bucket's requests to a new bucket. S3 cannot write access logs where a KMS key is the default.</summary>
internal static class NewBucket
{
    private const string S3 = "global::Amazon.CDK.AWS.S3.";

    internal static readonly PropFix ForAccessLogs = new(
        "ServerAccessLogsBucket",
        $$"""new {{S3}}Bucket(@{scope}, @{id:AccessLogs}, new {{S3}}BucketProps { Encryption = {{S3}}BucketEncryption.S3_MANAGED, BlockPublicAccess = {{S3}}BlockPublicAccess.BLOCK_ALL, EnforceSSL = true, Versioned = true })""")
    { Title = "a new bucket" };
}
