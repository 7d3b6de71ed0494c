using Amazon.CDK;

namespace MlInfra.Constructs.RealTime.Streams;

/// <summary>
/// How long a stream keeps records, 24 hours to 365 days; more than a day is billed.
/// Source: https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html.
/// </summary>
public sealed record StreamRetention
{
    private StreamRetention(int hours) => TotalHours = hours;

    /// <summary>24 hours, the shortest and cheapest.</summary>
    public static StreamRetention OneDay { get; } = new(24);

    /// <summary>7 days: a week-end does not lose data.</summary>
    public static StreamRetention OneWeek { get; } = Days(7);

    /// <summary>365 days, the longest.</summary>
    public static StreamRetention OneYear { get; } = Days(365);

    /// <summary>The time in hours.</summary>
    public int TotalHours { get; }

    internal Duration Duration => Duration.Hours(TotalHours);

    /// <summary>A number of hours, 24 to 8760.</summary>
    /// <exception cref="ArgumentException">The number is out of range.</exception>
    public static StreamRetention Hours(int hours) => hours is >= 24 and <= 8760 ? new(hours)
        : throw new ArgumentException($"hours is {hours}, but a stream keeps records for 24 to 8760 hours: choose a time in between, and archive to S3 what is needed longer.", nameof(hours));

    /// <summary>A number of days, 1 to 365.</summary>
    /// <exception cref="ArgumentException">The number is out of range.</exception>
    public static StreamRetention Days(int days) => days is >= 1 and <= 365 ? new(24 * days)
        : throw new ArgumentException($"days is {days}, but a stream keeps records for 1 to 365 days: choose a time in between, and archive to S3 what is needed longer.", nameof(days));
}
