using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Redshift;
using Amazon.CDK.AWS.S3;
using Constructs;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Analytics.Warehousing;

/// <summary>
/// The audit log of a warehouse in a bucket: connections, users and queries.
/// Source: https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html.
/// </summary>
internal static class AuditLog
{
    public static CfnCluster.LoggingPropertiesProperty Into(Construct warehouse, IBucket bucket)
    {
        var prefix = $"{warehouse.Node.Id}/";
        Admit(bucket, "s3:GetBucketAcl", bucket.BucketArn);
        Admit(bucket, "s3:PutObject", bucket.ArnForObjects($"{prefix}*"));
        return new() { LogDestinationType = "s3", BucketName = bucket.BucketName, S3KeyPrefix = prefix };
    }

    // The cluster names the bucket, whose policy must be there before; so the policy names the account's clusters, not this one.
    private static void Admit(IBucket bucket, string action, string resource)
    {
        var stack = Stack.Of(bucket);
        var conditions = Permission.If("StringEquals", "aws:SourceAccount", stack.Account);
        conditions["ArnLike"] = new Dictionary<string, object> { ["aws:SourceArn"] = $"arn:{stack.Partition}:redshift:{stack.Region}:{stack.Account}:cluster:*" };
        bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = [new ServicePrincipal("redshift.amazonaws.com")],
            Actions = [action],
            Resources = [resource],
            Conditions = conditions,
        }));
    }
}
