using System.Globalization;

namespace MlInfra.Constructs.Batch;

/// <summary>
/// When a pipeline runs.
/// Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html.
/// </summary>
public sealed record EtlSchedule
{
    private EtlSchedule(string expression) => Expression = expression;

    /// <summary>The expression as EventBridge Scheduler takes it.</summary>
    public string Expression { get; }

    /// <summary>Once a day.</summary>
    /// <param name="hour">The hour, 0 to 23, in UTC.</param>
    /// <param name="minute">The minute, 0 to 59. Default: 0.</param>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public static EtlSchedule Daily(int hour, int minute = 0)
    {
        if (hour is < 0 or > 23)
        {
            throw new ArgumentException($"hour is {hour}, but a day has 0 to 23: choose one of them.", nameof(hour));
        }

        return minute is >= 0 and <= 59 ? new($"cron({minute} {hour} * * ? *)")
            : throw new ArgumentException($"minute is {minute}, but an hour has 0 to 59: choose one of them.", nameof(minute));
    }

    /// <summary>Every so many hours, 1 to 168.</summary>
    /// <exception cref="ArgumentException">The number is out of range.</exception>
    public static EtlSchedule EveryHours(int hours) => hours is >= 1 and <= 168
        ? new(string.Create(CultureInfo.InvariantCulture, $"rate({hours} {(hours == 1 ? "hour" : "hours")})"))
        : throw new ArgumentException($"hours is {hours}, but a pipeline runs every 1 to 168 hours: choose a number in between, or EtlSchedule.Daily.", nameof(hours));
}
