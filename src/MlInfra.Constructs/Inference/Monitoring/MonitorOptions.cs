using Amazon.CDK.AWS.IAM;
using MlInfra.Constructs.Compute;

namespace MlInfra.Constructs.Inference.Monitoring;

/// <summary>What can be chosen about a monitor, whatever it looks for.</summary>
public abstract record MonitorOptions
{
    private protected MonitorOptions(string reportPrefix) => ReportPrefix = reportPrefix;

    /// <summary>
    /// The folder of the data bucket where a baselining job left its files, which what arrives is compared with. The monitor says which files it reads.
    /// Default: none, and the monitor only measures.
    /// </summary>
    public string? Baseline { get; init; }

    /// <summary>The folder of the data bucket for reports. Default: <c>monitoring/</c> and the kind of the monitor, such as <c>monitoring/data-quality/</c>.</summary>
    public string ReportPrefix { get; init; }

    /// <summary>The type of the instances that look at the data. Default: ml.m5.xlarge.</summary>
    public MlInstance Instance { get; init; } = CpuInstance.M5XLarge;

    /// <summary>The number of instances, 1 to 100; what they tell each other is encrypted. Default: 1.</summary>
    public int Instances { get; init; } = 1;

    /// <summary>The size of each instance's volume in GiB, at least 1. Default: 30.</summary>
    public int VolumeGiB { get; init; } = 30;

    /// <summary>Hours between two looks, 1 to 24. Default: 24, at midnight UTC.</summary>
    public int EveryHours { get; init; } = 24;

    /// <summary>
    /// The role of the jobs. Default: one made, with access to the declared data only. One brought along gets the same access, if it can be changed;
    /// failures of other processing jobs that run with it are told too.
    /// </summary>
    public IRole? JobRole { get; init; }

    /// <summary>A job must end before the next one starts, and SageMaker sets an hour as the bound of hourly ones.</summary>
    internal virtual int MaxSeconds => 3600;

    /// <summary>The folder of the labels that predictions are compared with; null if the monitor needs none.</summary>
    internal virtual string? Labels => null;

    /// <summary>The object with the configuration of Clarify; null if the monitor needs none.</summary>
    internal virtual string? AnalysisConfig => null;

    /// <summary>What the kind adds to the job's application, by the API's names.</summary>
    internal virtual IEnumerable<(string Name, object? Value)> Application => [];

    /// <summary>What the kind adds to the endpoint as input, by the API's names.</summary>
    internal virtual IEnumerable<(string Name, object? Value)> EndpointInput => [];

    internal virtual void Check()
    {
        CheckFolder(nameof(Baseline), Baseline ?? "baseline/");
        CheckFolder(nameof(ReportPrefix), ReportPrefix);
        if (EveryHours is < 1 or > 24)
        {
            throw new ArgumentException($"EveryHours is {EveryHours}, but a monitor looks every 1 to 24 hours: choose a number in between.");
        }

        if (Instances is < 1 or > 100)
        {
            throw new ArgumentException($"Instances is {Instances}, but a monitoring job runs on 1 to 100: choose a number in between.");
        }

        if (VolumeGiB < 1)
        {
            throw new ArgumentException($"VolumeGiB is {VolumeGiB}, but the data needs room: choose 1 or more.");
        }
    }

    private protected static void CheckAnalysis(string path)
    {
        if (!path.EndsWith(".json", StringComparison.Ordinal) || path[0] == '/')
        {
            throw new ArgumentException($"Analysis is '{path}', but it should name an object of the bucket, such as baseline/analysis_config.json.");
        }
    }

    private protected static void CheckFolder(string prop, string prefix)
    {
        if (!prefix.EndsWith('/') || prefix[0] == '/')
        {
            throw new ArgumentException($"{prop} is '{prefix}', but it should name a folder of the bucket and end with a slash, such as monitoring/.");
        }
    }
}
