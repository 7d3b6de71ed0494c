using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SQS;
using Constructs;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Observability;

/// <summary>What a <see cref="FailureQueue"/> is made from.</summary>
public sealed class FailureQueueProps
{
    /// <summary>The key that encrypts messages.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where the alarm goes.</summary>
    public required ITopic Notices { get; init; }

    /// <summary>What failed when something arrives here, in words.</summary>
    public required string Description { get; init; }
}

/// <summary>
/// Where an asynchronous step leaves what it could not do: an encrypted queue that keeps messages for 14 days, and an alarm on the first one.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html.
/// </summary>
public sealed class FailureQueue : Construct
{
    private readonly IKey _key;

    /// <summary>Makes the queue and its alarm.</summary>
    public FailureQueue(Construct scope, string id, FailureQueueProps props) : base(scope, id)
    {
        _key = props.Key;
        Queue = new Queue(this, "Resource", new QueueProps
        {
            Encryption = QueueEncryption.KMS,
            EncryptionMasterKey = props.Key,
            EnforceSSL = true,
            RetentionPeriod = Duration.Days(14),
            // Says of the queue that it is where failures end, which its use does not tell people and linters in every case.
            RedriveAllowPolicy = new RedriveAllowPolicy { RedrivePermission = RedrivePermission.ALLOW_ALL },
            RemovalPolicy = RemovalPolicy.RETAIN,
        });
        Alarm = new NoticeAlarm(
            this, "Alarm", Queue.MetricApproximateNumberOfMessagesVisible(new MetricOptions { Statistic = "Maximum" }), props.Notices, props.Description).Alarm;
    }

    /// <summary>The queue.</summary>
    public Queue Queue { get; }

    /// <summary>The alarm on the first message.</summary>
    public Alarm Alarm { get; }

    /// <summary>Lets a rule of EventBridge leave events here that it could not deliver.</summary>
    /// <param name="ruleArn">The rule.</param>
    public void AdmitEvents(string ruleArn)
    {
        // The key cannot name the rule, which names the queue, which names the key; so it admits EventBridge for rules of this account.
        _key.AdmitService("events.amazonaws.com", Permission.If("StringEquals", "aws:SourceAccount", Stack.Of(this).Account), "kms:Decrypt", "kms:GenerateDataKey");
        Queue.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "EventsNotDelivered",
            Principals = [new ServicePrincipal("events.amazonaws.com")],
            Actions = ["sqs:SendMessage"],
            Resources = [Queue.QueueArn],
            Conditions = Permission.If("ArnEquals", "aws:SourceArn", ruleArn),
        }));
    }

    /// <summary>Lets the principal leave messages here.</summary>
    public void GrantLeaving(IGrantable who)
    {
        who.Allow(["sqs:SendMessage"], [Queue.QueueArn]);
        _key.GrantSending(who);
    }
}
