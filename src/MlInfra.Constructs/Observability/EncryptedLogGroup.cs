using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Logs;
using Constructs;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Observability;

/// <summary>What can be chosen about an <see cref="EncryptedLogGroup"/>.</summary>
public sealed class EncryptedLogGroupProps
{
    /// <summary>The key that encrypts the log. An imported key must already admit CloudWatch Logs in its policy.</summary>
    public required IKey Key { get; init; }

    /// <summary>How long entries are kept. Default: one year.</summary>
    public RetentionDays Retention { get; init; } = RetentionDays.ONE_YEAR;

    // For services that choose the name themselves: a group made before them has a key and an end.
    internal string? Name { get; init; }
}

/// <summary>
/// A log group with a key and an end of retention, which outlives its stack.
/// Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html.
/// </summary>
public sealed class EncryptedLogGroup : Construct
{
    /// <summary>Makes the log group and admits CloudWatch Logs to the key, for log groups of this account and region only.</summary>
    public EncryptedLogGroup(Construct scope, string id, EncryptedLogGroupProps props) : base(scope, id)
    {
        var stack = Stack.Of(this);
        // The names of log groups are not known before they exist, so the encryption context ends in a wildcard.
        props.Key.AdmitService(
            $"logs.{stack.Region}.{stack.UrlSuffix}",
            Permission.If("ArnLike", "kms:EncryptionContext:aws:logs:arn", $"arn:{stack.Partition}:logs:{stack.Region}:{stack.Account}:log-group:*"),
            "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey");

        LogGroup = new LogGroup(this, "Resource", new LogGroupProps
        {
            LogGroupName = props.Name,
            EncryptionKey = props.Key,
            Retention = props.Retention,
            RemovalPolicy = RemovalPolicy.RETAIN,
        });
    }

    /// <summary>The log group.</summary>
    public LogGroup LogGroup { get; }
}
