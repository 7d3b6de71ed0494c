using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Logs;

/// <summary>What can be wrong with an <c>AWS::Logs::LogGroup</c>.</summary>
public static class LogGroup
{
    private const string Type = "AWS::Logs::LogGroup";

    /// <summary>Events are encrypted with a key of the owner's.</summary>
    public static readonly Rule Key = new("MLI1204")
    {
        Title = "Log group should be encrypted with a KMS key",
        On = [Type],
        Requires = Property("KmsKeyId").IsSet(),
        Because = "Logs of training and inference quote records, prompts and paths. With a key of your own, reading them takes a second permission that can be revoked.",
        Exam = "Security: CloudWatch Logs always encrypts; KmsKeyId makes it use your key, whose policy must let logs.REGION.amazonaws.com use it.",
        Source = new("https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html"),
        Peers = ["cdk-nag:CloudWatchLogGroupEncrypted", "checkov:CKV_AWS_158", "guard:CLOUDWATCH_LOG_GROUP_ENCRYPTED", "securityhub:cloudwatch-log-group-encrypted"],
    };

    /// <summary>Somebody decided how long events are kept.</summary>
    public static readonly Rule Retention = new("MLI5202")
    {
        Title = "Log group should say how long it keeps its events",
        On = [Type],

        // Log groups of the class DELIVERY have a fixed retention.
        AppliesWhen = Property("LogGroupClass").IsNot("DELIVERY"),

        // A fix must not delete what is there: ten years is the longest that CloudWatch Logs takes.
        Requires = Property("RetentionInDays").IsSet(orFix: 3653),
        Because = "Without a retention events stay forever: the bill grows each month, and personal data in logs outlives every promise to delete it.",
        Exam = "Operations: the default retention of a log group is never expire; for cheap long storage export to S3 and let Glacier keep it.",
        Source = new("https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html"),
        Peers = ["cdk-nag:CloudWatchLogGroupRetentionPeriod", "checkov:CKV_AWS_66", "guard:CW_LOGGROUP_RETENTION_PERIOD_CHECK"],
    };
}
