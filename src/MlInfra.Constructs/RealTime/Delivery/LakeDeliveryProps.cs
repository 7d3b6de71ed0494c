using Amazon.CDK;
using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;

namespace MlInfra.Constructs.RealTime.Delivery;

/// <summary>What a <see cref="LakeDelivery"/> is made from.</summary>
public sealed class LakeDeliveryProps
{
    /// <summary>The bucket that records are written to.</summary>
    public required IBucket Data { get; init; }

    /// <summary>The columns to keep: fields of the JSON records. What is not named is dropped.</summary>
    public required IReadOnlyList<LakeColumn> Columns { get; init; }

    /// <summary>The key of the log and of records on their way.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where alarms go.</summary>
    public required ITopic Notices { get; init; }

    /// <summary>The stream that is read. Default: none, and producers send records to the delivery stream themselves.</summary>
    public IStream? Source { get; init; }

    /// <summary>The prefix of the table's data. Default: <c>records/</c>.</summary>
    public string Prefix { get; init; } = "records/";

    /// <summary>The prefix of records that could not be converted or written. Default: <c>errors/</c>.</summary>
    public string ErrorPrefix { get; init; } = "errors/";

    /// <summary>The size of a batch in MiB, 64 to 128, before compression. Default: 128.</summary>
    public int BatchMiB { get; init; } = 128;

    /// <summary>The longest that a record waits for its batch, up to 15 minutes. Default: 5 minutes.</summary>
    public Duration BatchTime { get; init; } = Duration.Minutes(5);

    internal void Check()
    {
        if (BatchMiB is < 64 or > 128)
        {
            throw new ArgumentException($"BatchMiB is {BatchMiB}, but conversion to Parquet takes batches of 64 to 128 MiB: choose a size in between.");
        }

        if (BatchTime.ToSeconds() is < 0 or > 900)
        {
            throw new ArgumentException($"BatchTime is {BatchTime.ToSeconds()} s, but Firehose waits 900 s at most: choose 0 to 900 s.");
        }

        foreach (var (name, prefix) in new[] { (nameof(Prefix), Prefix), (nameof(ErrorPrefix), ErrorPrefix) })
        {
            if (!prefix.EndsWith('/') || prefix[0] == '/')
            {
                throw new ArgumentException($"{name} is '{prefix}', but it should name a folder and end with a slash, such as records/.");
            }
        }

        if (ErrorPrefix.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"ErrorPrefix '{ErrorPrefix}' lies below Prefix '{Prefix}', where errors would be read as records: choose a prefix beside it.");
        }
    }
}
