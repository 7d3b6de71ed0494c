using Amazon.CDK;
using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Functions;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.RealTime.Consumers;

/// <summary>
/// How a function consumes a stream.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html.
/// </summary>
public record ConsumerOptions
{
    /// <summary>Records in a batch, 1 to 10000. Default: 100.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>How long a batch waits to be filled, up to 300 seconds. Default: 5 seconds.</summary>
    public Duration BatchWindow { get; init; } = Duration.Seconds(5);

    /// <summary>How often a failed batch is tried again before it goes to the queue of failures, 0 to 10000. Default: 5.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The age at which a record is given up, 1 minute to 7 days. Default: 1 day.</summary>
    public Duration MaxRecordAge { get; init; } = Duration.Days(1);

    /// <summary>The longest that a batch may take, 1 second to 15 minutes. Default: 1 minute.</summary>
    public Duration Timeout { get; init; } = Duration.Minutes(1);

    /// <summary>Memory in MiB, 128 to 10240. Default: 256.</summary>
    public int MemoryMiB { get; init; } = 256;

    /// <summary>Batches of one shard at one time, 1 to 10; records of one key stay in order. Default: 1.</summary>
    public int ParallelBatches { get; init; } = 1;

    /// <summary>How far the consumer may fall behind before an alarm. Default: 5 minutes.</summary>
    public Duration MaxLag { get; init; } = Duration.Minutes(5);

    internal void Check()
    {
        PrivateFunction.Within(nameof(BatchSize), BatchSize, 1, 10_000, "records");
        PrivateFunction.Within(nameof(BatchWindow), BatchWindow.ToSeconds(), 0, 300, "s");
        PrivateFunction.Within(nameof(Retries), Retries, 0, 10_000, "attempts, because endless ones would block the shard");
        PrivateFunction.Within(nameof(MaxRecordAge), MaxRecordAge.ToSeconds(), 60, 604_800, "s");
        PrivateFunction.Within(nameof(ParallelBatches), ParallelBatches, 1, 10, "batches of a shard");
        PrivateFunction.Within(nameof(MaxLag), MaxLag.ToSeconds(), 1, 604_800, "s");
    }
}

/// <summary>Where a consumer of the pipeline stands.</summary>
public record ConsumerPlace : ConsumerOptions
{
    /// <summary>A place with the defaults of all options.</summary>
    public ConsumerPlace()
    {
    }

    /// <summary>A place with options set elsewhere.</summary>
    public ConsumerPlace(ConsumerOptions options) : base(options)
    {
    }

    /// <summary>The stream that is read.</summary>
    public required IStream Source { get; init; }

    /// <summary>Where the function runs. It needs ways to the services that it calls.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The key of the log and of the queue of failures.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where alarms go.</summary>
    public required ITopic Notices { get; init; }
}

/// <summary>What a <see cref="StreamConsumer"/> is made from.</summary>
public sealed record StreamConsumerProps : ConsumerPlace
{
    /// <summary>Props with the defaults of all options.</summary>
    public StreamConsumerProps()
    {
    }

    /// <summary>Props for a place.</summary>
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public StreamConsumerProps(ConsumerPlace place, FunctionCode code, string description, IReadOnlyDictionary<string, string> environment) : base(place) =>
        (Source, Network, Key, Notices, Code, Description, Environment) = (place.Source, place.Network, place.Key, place.Notices, code, description, environment);

    /// <summary>The code.</summary>
    public required FunctionCode Code { get; init; }

    /// <summary>What the function does, shown in the Lambda console.</summary>
    public required string Description { get; init; }

    /// <summary>Environment variables. Never put a secret here. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
