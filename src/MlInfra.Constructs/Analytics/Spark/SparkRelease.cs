namespace MlInfra.Constructs.Analytics.Spark;

/// <summary>
/// The release of EMR that clusters run, in one place. AWS supports a release for two years.
/// Source: https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-release-components.html.
/// </summary>
public static class SparkRelease
{
    /// <summary>The label: Spark 3.5 on Amazon Linux 2023.</summary>
    public const string Label = "emr-7.12.0";
}
