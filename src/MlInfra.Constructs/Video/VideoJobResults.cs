using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SQS;
using Constructs;
using MlInfra.Constructs.Functions;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;
using Permission = MlInfra.Constructs.Security.Permission;

namespace MlInfra.Constructs.Video;

/// <summary>
/// What becomes of video jobs that ended: Rekognition tells a topic, the message waits in a queue, and a function fetches the results.
/// Source: https://docs.aws.amazon.com/rekognition/latest/dg/video-analyzing-with-sqs.html.
/// </summary>
public sealed class VideoJobResults : Construct
{
    private const int TimeoutMinutes = 10;

    /// <summary>Makes the topic, the queues, the table, the function and the alarms.</summary>
    internal VideoJobResults(Construct scope, string id, StoredVideoProps props) : base(scope, id)
    {
        Ended = new Topic(this, "Ended", new TopicProps { MasterKey = props.Key, EnforceSSL = true });
        Failures = new FailureQueue(this, "Failures", new FailureQueueProps { Key = props.Key, Notices = props.Notices, Description = "Results of video jobs could not be fetched" });
        Queue = new Queue(this, "Queue", new QueueProps
        {
            Encryption = QueueEncryption.KMS,
            EncryptionMasterKey = props.Key,
            EnforceSSL = true,
            RetentionPeriod = Duration.Days(14),
            // Lambda asks for six times the function's time, so that a message in work is not handed out again.
            VisibilityTimeout = Duration.Minutes(6 * TimeoutMinutes),
            DeadLetterQueue = new DeadLetterQueue { Queue = Failures.Queue, MaxReceiveCount = 5 },
            RemovalPolicy = RemovalPolicy.RETAIN,
        });
        Jobs = new ItemTable(this, "Jobs", new ItemTableProps { Key = props.Key, PartitionKey = "job" });
        Subscribe(props);
        Function = Fetch(props);
        Mapping = new CfnEventSourceMapping(this, "Mapping", new CfnEventSourceMappingProps
        {
            EventSourceArn = Queue.QueueArn,
            FunctionName = Function.Function.FunctionName,
            BatchSize = 1,
            FunctionResponseTypes = ["ReportBatchItemFailures"],
            ScalingConfig = new CfnEventSourceMapping.ScalingConfigProperty { MaximumConcurrency = 5 },
        });
        Mapping.Node.AddDependency(Function.Role);
        Alarms = [new NoticeAlarm(this, "Errors", Function.Function.MetricErrors(), props.Notices, "Fetching the results of a video job fails", threshold: 5).Alarm, Failures.Alarm];
    }

    /// <summary>The topic that Rekognition tells.</summary>
    public Topic Ended { get; }

    /// <summary>Jobs that ended and wait to be fetched.</summary>
    public Queue Queue { get; }

    /// <summary>Jobs whose results could not be fetched.</summary>
    public FailureQueue Failures { get; }

    /// <summary>How each job went, by its id.</summary>
    public ItemTable Jobs { get; }

    /// <summary>The function that fetches results.</summary>
    public PrivateFunction Function { get; }

    /// <summary>What leads from the queue to the function.</summary>
    public CfnEventSourceMapping Mapping { get; }

    /// <summary>The alarms: errors, and results that were given up.</summary>
    public IReadOnlyList<Alarm> Alarms { get; }

    private void Subscribe(StoredVideoProps props)
    {
        // The key cannot name the topic, which names the key; so it admits SNS for topics of this account.
        props.Key.AdmitService("sns.amazonaws.com", Permission.If("StringEquals", "aws:SourceAccount", Stack.Of(this).Account), "kms:Decrypt", "kms:GenerateDataKey");
        Queue.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "JobsThatEnded",
            Principals = [new ServicePrincipal("sns.amazonaws.com")],
            Actions = ["sqs:SendMessage"],
            Resources = [Queue.QueueArn],
            Conditions = Permission.If("ArnEquals", "aws:SourceArn", Ended.TopicArn),
        }));
        var subscription = new CfnSubscription(this, "Subscription", new CfnSubscriptionProps
        {
            TopicArn = Ended.TopicArn,
            Protocol = "sqs",
            Endpoint = Queue.QueueArn,
            RawMessageDelivery = true,
        });
        subscription.Node.AddDependency(Queue);
    }

    private PrivateFunction Fetch(StoredVideoProps props)
    {
        var function = new PrivateFunction(this, "Fetch", new PrivateFunctionProps
        {
            Code = FunctionCode.Embedded("video-results"),
            Description = "Fetches the results of video jobs",
            Network = props.Network,
            Key = props.Key,
            Timeout = Duration.Minutes(TimeoutMinutes),
            MemoryMiB = 512,
            Environment = new Dictionary<string, string>
            {
                ["BUCKET"] = props.Data.BucketName,
                ["PREFIX"] = props.ResultPrefix,
                ["TABLE"] = Jobs.Table.TableName,
                ["TOPIC_ARN"] = props.Notices.TopicArn,
            },
        });
        // Rekognition has no resource to name for a job.
        function.Role.Allow([$"rekognition:Get{props.Job.Name}"], ["*"], Permission.If("StringEquals", "aws:RequestedRegion", Stack.Of(this).Region));
        function.Role.Allow(["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"], [Queue.QueueArn]);
        function.Role.Allow(["sns:Publish"], [props.Notices.TopicArn]);
        props.Data.GrantWriting(function.Role, props.ResultPrefix);
        props.Key.GrantSending(function.Role);
        Jobs.GrantKeeping(function.Role);
        return function;
    }
}
