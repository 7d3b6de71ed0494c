using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Constructs;
using MlInfra.Constructs.Functions;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.RealTime.Streams;

namespace MlInfra.Constructs.RealTime.Consumers;

/// <summary>
/// A function that consumes a stream inside the VPC. A batch that fails is halved until the bad record stands alone; that one goes to a
/// queue after some attempts, and the stream goes on.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html.
/// </summary>
public sealed class StreamConsumer : Construct
{
    /// <summary>Makes the role, the log, the function, the queue of failures, the mapping and the alarms.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public StreamConsumer(Construct scope, string id, StreamConsumerProps props) : base(scope, id)
    {
        props.Check();

        var made = new PrivateFunction(this, "Resource", new PrivateFunctionProps
        {
            Code = props.Code,
            Description = props.Description,
            Network = props.Network,
            Key = props.Key,
            Environment = props.Environment,
            Timeout = props.Timeout,
            MemoryMiB = props.MemoryMiB,
        });
        (Function, Role, Log) = (made.Function, made.Role, made.Log);
        props.Source.GrantConsuming(Role);
        Failures = new FailureQueue(this, "Failures", new FailureQueueProps
        {
            Key = props.Key,
            Notices = props.Notices,
            Description = $"Records were given up: {props.Description}",
        });
        Failures.GrantLeaving(Role);
        Mapping = Map(props);
        Alarms =
        [
            new NoticeAlarm(
                this, "Lag", Function.Metric("IteratorAge", new MetricOptions { Statistic = "Maximum", Period = Duration.Minutes(1) }), props.Notices,
                $"The consumer falls behind: {props.Description}", threshold: props.MaxLag.ToMilliseconds(), periods: 3).Alarm,
            new NoticeAlarm(this, "Errors", Function.MetricErrors(), props.Notices, $"The consumer fails: {props.Description}", threshold: 5).Alarm,
            Failures.Alarm,
        ];
    }

    /// <summary>The function.</summary>
    public Function Function { get; }

    /// <summary>Its role.</summary>
    public Role Role { get; }

    /// <summary>Its log.</summary>
    public LogGroup Log { get; }

    /// <summary>What leads from the stream to the function.</summary>
    public CfnEventSourceMapping Mapping { get; }

    /// <summary>Where records that were given up can be found: each message says which ones.</summary>
    public FailureQueue Failures { get; }

    /// <summary>The alarms: lag, errors, and records that were given up.</summary>
    public IReadOnlyList<Alarm> Alarms { get; }

    private CfnEventSourceMapping Map(StreamConsumerProps props)
    {
        var mapping = new CfnEventSourceMapping(this, "Mapping", new CfnEventSourceMappingProps
        {
            EventSourceArn = props.Source.StreamArn,
            FunctionName = Function.FunctionName,
            // A consumer that is new, or was away, misses nothing that the stream still holds.
            StartingPosition = "TRIM_HORIZON",
            BatchSize = props.BatchSize,
            MaximumBatchingWindowInSeconds = props.BatchWindow.ToSeconds(),
            ParallelizationFactor = props.ParallelBatches,
            BisectBatchOnFunctionError = true,
            MaximumRetryAttempts = props.Retries,
            MaximumRecordAgeInSeconds = props.MaxRecordAge.ToSeconds(),
            FunctionResponseTypes = ["ReportBatchItemFailures"],
            DestinationConfig = new CfnEventSourceMapping.DestinationConfigProperty
            {
                OnFailure = new CfnEventSourceMapping.OnFailureProperty { Destination = Failures.Queue.QueueArn },
            },
        });
        // Lambda tries the stream and the queue with the role as soon as the mapping is made.
        mapping.Node.AddDependency(Role);
        return mapping;
    }
}
