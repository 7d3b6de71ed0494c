namespace MlInfra.Constructs.Video;

/// <summary>
/// How long a video stream keeps what a camera sent, 1 hour to 10 years. There is no value for "not at all": a consumer that is new, restarts
/// or falls behind could not read what it missed.
/// Source: https://docs.aws.amazon.com/kinesisvideostreams/latest/APIReference/API_CreateStream.html.
/// </summary>
public sealed record VideoRetention
{
    private const int MostHours = 87_600;

    private VideoRetention(int hours) => TotalHours = hours;

    /// <summary>24 hours.</summary>
    public static VideoRetention OneDay { get; } = new(24);

    /// <summary>7 days: a week-end does not lose video.</summary>
    public static VideoRetention OneWeek { get; } = new(7 * 24);

    /// <summary>The time in hours.</summary>
    public int TotalHours { get; }

    /// <summary>A number of hours, 1 to 87600.</summary>
    /// <exception cref="ArgumentException">The number is out of range.</exception>
    public static VideoRetention Hours(int hours) => hours is >= 1 and <= MostHours ? new(hours)
        : throw new ArgumentException($"hours is {hours}, but a stream that is consumed keeps video for 1 to 87600 hours: choose a time in between.", nameof(hours));

    /// <summary>A number of days, 1 to 3650.</summary>
    /// <exception cref="ArgumentException">The number is out of range.</exception>
    public static VideoRetention Days(int days) => days is >= 1 and <= MostHours / 24 ? new(24 * days)
        : throw new ArgumentException($"days is {days}, but a stream that is consumed keeps video for 1 to 3650 days: choose a time in between, or VideoRetention.Hours.", nameof(days));
}
