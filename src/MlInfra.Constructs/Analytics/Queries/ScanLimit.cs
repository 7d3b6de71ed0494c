namespace MlInfra.Constructs.Analytics.Queries;

/// <summary>
/// How much one query may scan before Athena cancels it, 10 MB at least. Athena bills what is scanned.
/// Source: https://docs.aws.amazon.com/athena/latest/ug/workgroups-setting-control-limits-cloudwatch.html.
/// </summary>
public sealed record ScanLimit
{
    private ScanLimit(double bytes) => Bytes = bytes;

    /// <summary>The limit in bytes.</summary>
    public double Bytes { get; }

    /// <summary>A number of megabytes, 10 or more.</summary>
    /// <exception cref="ArgumentException">The number is less than 10.</exception>
    public static ScanLimit Megabytes(int megabytes) => megabytes >= 10 ? new(megabytes * 1e6)
        : throw new ArgumentException($"megabytes is {megabytes}, but Athena's smallest limit is 10 MB: choose 10 or more.", nameof(megabytes));

    /// <summary>A number of gigabytes, 1 or more.</summary>
    /// <exception cref="ArgumentException">The number is less than 1.</exception>
    public static ScanLimit Gigabytes(int gigabytes) => gigabytes >= 1 ? new(gigabytes * 1e9)
        : throw new ArgumentException($"gigabytes is {gigabytes}, but a limit lets something be read: choose 1 or more, or Megabytes.", nameof(gigabytes));
}
