using System.Globalization;

namespace MlInfra.Constructs.RealTime.Streams;

/// <summary>
/// How much a stream takes: as much as comes, a number of shards, or the shards that a load needs.
/// Source: https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html.
/// </summary>
public sealed record StreamCapacity
{
    private const double RecordsIn = 1000;
    private const double BytesIn = 1_000_000;
    private const double BytesOut = 2_000_000;

    // A shard answers five reads a second, and every shared consumer reads about once a second.
    private const int MostShared = 5;
    private const int MostEnhanced = 20;
    private const int LargestRecord = 1_048_576;

    private StreamCapacity(int? shards, string explanation) => (Shards, Explanation) = (shards, explanation);

    /// <summary>The stream follows the load, up to twice the highest peak of the last 30 days, and is billed by what passes.</summary>
    public static StreamCapacity OnDemand { get; } = new(null, "On demand: the stream follows the load.");

    /// <summary>The number of shards; null on demand.</summary>
    public int? Shards { get; }

    /// <summary>Why there are so many.</summary>
    public string Explanation { get; }

    /// <summary>A number of shards, billed by the hour.</summary>
    /// <exception cref="ArgumentException">The number is less than 1.</exception>
    public static StreamCapacity Provisioned(int shards) => shards >= 1 ? new(shards, $"{shards} shards were asked for.")
        : throw new ArgumentException($"shards is {shards}, but a stream has at least one: choose 1 or more, or StreamCapacity.OnDemand.", nameof(shards));

    /// <summary>
    /// The shards that a load needs. A shard takes 1,000 records or 1 MB a second and gives 2 MB a second: to all consumers together,
    /// or to each one with enhanced fan-out.
    /// </summary>
    /// <param name="recordsPerSecond">Records a second at the peak, above 0.</param>
    /// <param name="averageRecordBytes">The size of a record with its key, 1 byte to 1 MiB.</param>
    /// <param name="consumers">Applications that each read everything: 1 to 5, or to 20 with enhanced fan-out.</param>
    /// <param name="enhancedFanOut">Whether every consumer has its own 2 MB a second. Default: false, they share it.</param>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public static StreamCapacity For(double recordsPerSecond, int averageRecordBytes, int consumers = 1, bool enhancedFanOut = false)
    {
        if (!(recordsPerSecond > 0) || double.IsInfinity(recordsPerSecond))
        {
            throw new ArgumentException($"recordsPerSecond is {recordsPerSecond}, but shards are worked out from a load: give the records a second at the peak.", nameof(recordsPerSecond));
        }

        if (averageRecordBytes is < 1 or > LargestRecord)
        {
            throw new ArgumentException($"averageRecordBytes is {averageRecordBytes}, but a record has 1 byte to 1 MiB: put larger things in S3 and their address in the record.", nameof(averageRecordBytes));
        }

        var most = enhancedFanOut ? MostEnhanced : MostShared;
        if (consumers < 1 || consumers > most)
        {
            throw new ArgumentException(
                $"consumers is {consumers}, but {(enhancedFanOut ? "a stream has 1 to 20 consumers with enhanced fan-out: let some share a consumer" : "1 to 5 can share a shard's reads: set enhancedFanOut for up to 20")}.", nameof(consumers));
        }

        var bytes = recordsPerSecond * averageRecordBytes;
        var (byRecords, byBytesIn) = (Ceiling(recordsPerSecond / RecordsIn), Ceiling(bytes / BytesIn));
        var byBytesOut = Ceiling(bytes * (enhancedFanOut ? 1 : consumers) / BytesOut);
        var shards = Math.Max(byRecords, Math.Max(byBytesIn, byBytesOut));
        return new(shards, string.Create(CultureInfo.InvariantCulture,
            $"{shards} shards: {byRecords} for {recordsPerSecond:0.##} records/s in (1000 a shard), {byBytesIn} for {bytes / BytesIn:0.##} MB/s in (1 MB a shard), {byBytesOut} for {consumers} consumers out (2 MB a shard{(enhancedFanOut ? " and consumer" : "")})."));
    }

    private static int Ceiling(double shards) => (int)Math.Ceiling(shards);
}
