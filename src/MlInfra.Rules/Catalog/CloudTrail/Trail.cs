using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.CloudTrail;

/// <summary>What can be wrong with an <c>AWS::CloudTrail::Trail</c>.</summary>
public static class Trail
{
    private const string Type = "AWS::CloudTrail::Trail";

    /// <summary>Who may read the logs is a matter of a key, too.</summary>
    public static readonly Rule Encryption = new("MLI1402")
    {
        Title = "Trail should encrypt its log files with a KMS key",
        On = [Type],
        Requires = Property("KMSKeyId").IsSet(),
        Because = "The log files tell every call in the account: names of data, roles and keys. With a KMS key, reading them takes the right to decrypt besides the right to the bucket.",
        Exam = "Security: CloudTrail encrypts with S3-managed keys by default; for SSE-KMS the key's policy must let cloudtrail.amazonaws.com encrypt, and readers need kms:Decrypt.",
        Source = new("https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html"),
        Peers = ["cdk-nag:CloudTrailEncryptionEnabled", "checkov:CKV_AWS_35", "guard:CLOUD_TRAIL_ENCRYPTION_ENABLED", "securityhub:CloudTrail.2"],
    };

    /// <summary>A changed log file is noticed.</summary>
    public static readonly Rule Validation = new("MLI5407")
    {
        Title = "Trail should make its log files provable",
        On = [Type],
        Requires = Property("EnableLogFileValidation", orDefault: "false").Is(true),
        Because = "Whoever breaks in deletes the traces. With digest files, signed and chained each hour, a log file that was changed or removed is found out; without them nobody can tell.",
        Exam = "Security: log file validation delivers a signed digest each hour; aws cloudtrail validate-logs checks the chain.",
        Source = new("https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html"),
        Peers = ["cdk-nag:CloudTrailLogFileValidationEnabled", "checkov:CKV_AWS_36", "guard:CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED", "securityhub:CloudTrail.4"],
    };

    /// <summary>Regions that nobody uses are watched, too.</summary>
    public static readonly Rule AllRegions = new("MLI5408")
    {
        Title = "Trail should record all regions",
        On = [Type],
        Requires = Property("IsMultiRegionTrail", orDefault: "false").Is(true),
        Because = "Stolen credentials start GPU instances in the region that nobody looks at. A trail of one region does not see them.",
        Exam = "Security: a multi-region trail takes in new regions by itself and is free of charge for the first copy of management events.",
        Source = new("https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html"),
        Peers = ["checkov:CKV_AWS_67", "guard:MULTI_REGION_CLOUD_TRAIL_ENABLED", "securityhub:CloudTrail.1"],
    };

    /// <summary>Events can raise an alarm.</summary>
    public static readonly Rule ToCloudWatch = new("MLI5409")
    {
        Title = "Trail should send its events to CloudWatch Logs",
        On = [Type],
        Requires = Property("CloudWatchLogsLogGroupArn").IsSet(),
        Because = "Files in a bucket are read after the fact. In a log group, metric filters and alarms see a deleted key or a use of the root user within minutes.",
        Exam = "Security: CloudTrail to CloudWatch Logs with metric filters raises alarms; EventBridge receives the same calls; Athena and CloudTrail Lake search the past.",
        Source = new("https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html"),
        Peers = ["cdk-nag:CloudTrailCloudWatchLogsEnabled", "guard:CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED", "securityhub:CloudTrail.5"],
    };

    /// <summary>The trail is switched on.</summary>
    public static readonly Rule Logging = new("MLI5410")
    {
        Title = "Trail should be recording",
        On = [Type],
        Requires = Property("IsLogging").Is(true),
        Because = "A trail that does not record looks like one that does, in every list and every review.",
        Exam = "Security: StopLogging keeps the trail and ends the recording; an alarm on StopLogging and DeleteTrail belongs to every account.",
        Source = new("https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cloudtrail-trail.html"),
        Peers = ["guard:CLOUD_TRAIL_ENABLED", "securityhub:CloudTrail.3"],
    };
}
