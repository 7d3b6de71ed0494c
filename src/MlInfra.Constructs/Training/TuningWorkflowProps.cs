using Amazon.CDK;
using MlInfra.Constructs.Jobs;

namespace MlInfra.Constructs.Training;

/// <summary>How tuning chooses the next values. Source: https://docs.aws.amazon.com/sagemaker/latest/dg/automatic-model-tuning-how-it-works.html.</summary>
public enum TuningStrategy
{
    /// <summary>From what the jobs that have ended found out, so few should run at a time.</summary>
    Bayesian,

    /// <summary>By chance; any number can run at a time.</summary>
    Random,
}

/// <summary>How a tuning job is run. <see cref="JobOptions.MaxRuntime"/> bounds each of the training jobs, 28 days at most.</summary>
public record TuningOptions : VolumeJobOptions
{
    /// <summary>How the next values are chosen. Default: Bayesian.</summary>
    public TuningStrategy Strategy { get; init; }

    /// <summary>The number of training jobs, 1 to 750. Default: 20.</summary>
    public int Jobs { get; init; } = 20;

    /// <summary>How many of them run at a time, 1 to 10 unless AWS has raised the account's quota (then up to 100). Default: 2.</summary>
    public int AtATime { get; init; } = 2;

    /// <summary>The longest time for all jobs together, 30 days at most. Default: as long as the jobs may take one after the other, as far as they do not run at a time.</summary>
    public Duration? MaxTuningTime { get; init; }

    /// <summary>The prefix of the data bucket where the models of all jobs go. Default: <c>models/</c>.</summary>
    public string ModelPrefix { get; init; } = "models/";

    private const int LongestTuning = 30 * 24 * 3600;

    internal Duration Bound => MaxTuningTime ?? Duration.Seconds(Math.Min(LongestTuning, MaxRuntime.ToSeconds() * Math.Ceiling(Jobs / (double)AtATime)));

    internal void Check(TuningPlan plan)
    {
        Check(2_419_200, "28 days");
        CheckFolder(nameof(ModelPrefix), ModelPrefix);
        if (Jobs is < 1 or > 750)
        {
            throw new ArgumentException($"Jobs is {Jobs}, but tuning runs 1 to 750 training jobs: choose a number in between.");
        }

        if (AtATime < 1 || AtATime > Math.Min(100, Jobs))
        {
            throw new ArgumentException($"AtATime is {AtATime} and Jobs is {Jobs}, but 1 to 100 jobs run at a time and no more than there are: lower AtATime.");
        }

        if (MaxTuningTime is { } all && (all.ToSeconds() < 120 || all.ToSeconds() > LongestTuning))
        {
            throw new ArgumentException($"MaxTuningTime is {all.ToSeconds()} s, but tuning takes 120 s to 30 days: choose a time in between.");
        }

        plan.Check();
    }
}

/// <summary>What a <see cref="TuningWorkflow"/> is made from.</summary>
public sealed record TuningWorkflowProps : TuningOptions
{
    /// <summary>Props with the defaults of all options.</summary>
    public TuningWorkflowProps()
    {
    }

    /// <summary>Props with options set elsewhere.</summary>
    public TuningWorkflowProps(TuningOptions options) : base(options)
    {
    }

    /// <summary>What is searched.</summary>
    public required TuningPlan Plan { get; init; }

    /// <summary>Where it is searched, and with which bucket, key and topic.</summary>
    public required IWorkEnvironment Environment { get; init; }

    internal TuningWorkflowProps Checked()
    {
        Check(Plan);
        return this;
    }
}
