using MlInfra.Constructs.Jobs;

namespace MlInfra.Constructs.Training;

/// <summary>How a training job is run, whatever it trains. It runs for 28 days at most.</summary>
public record TrainingOptions : VolumeJobOptions
{
    /// <summary>Train on spare capacity. Default: no.</summary>
    public SpotTraining? Spot { get; init; }

    /// <summary>The prefix of the data bucket where models go. Default: <c>models/</c>.</summary>
    public string ModelPrefix { get; init; } = "models/";

    internal void Check(TrainingPlan plan)
    {
        Check(2_419_200, "28 days");
        CheckFolder(nameof(ModelPrefix), ModelPrefix);
        Spot?.Check(MaxRuntime, plan.Algorithm);
        plan.Check([]);
    }
}

/// <summary>What a <see cref="TrainingWorkflow"/> is made from.</summary>
public sealed record TrainingWorkflowProps : TrainingOptions
{
    /// <summary>Props with the defaults of all options.</summary>
    public TrainingWorkflowProps()
    {
    }

    /// <summary>Props with options set elsewhere.</summary>
    public TrainingWorkflowProps(TrainingOptions options) : base(options)
    {
    }

    /// <summary>What the job does.</summary>
    public required TrainingPlan Plan { get; init; }

    /// <summary>Where it does it, and with which bucket, key and topic.</summary>
    public required IWorkEnvironment Environment { get; init; }

    internal TrainingWorkflowProps Checked()
    {
        Check(Plan);
        return this;
    }
}
