using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.Training;

/// <summary>How a job is run, whatever it trains.</summary>
public record TrainingOptions
{
    /// <summary>The longest time a job may run, 1 second to 28 days. Default: 4 hours.</summary>
    public Duration MaxRuntime { get; init; } = Duration.Hours(4);

    /// <summary>The size of each instance's volume in GiB, at least 1; instances with local storage must offer it. Default: 30.</summary>
    public int VolumeGiB { get; init; } = 30;

    /// <summary>Train on spare capacity. Default: no.</summary>
    public SpotTraining? Spot { get; init; }

    /// <summary>The prefix of the data bucket where models go. Default: <c>models/</c>.</summary>
    public string ModelPrefix { get; init; } = "models/";

    /// <summary>How long the workflow's log is kept. Default: one year.</summary>
    public RetentionDays LogRetention { get; init; } = RetentionDays.ONE_YEAR;

    /// <summary>The role of the job. Default: one made, with access to the plan's data only. One brought along gets the same access, if it can be changed.</summary>
    public IRole? JobRole { get; init; }

    internal void Check(TrainingPlan plan)
    {
        if (MaxRuntime.ToSeconds() is < 1 or > 2_419_200)
        {
            throw new ArgumentException($"MaxRuntime is {MaxRuntime.ToSeconds()} s, but SageMaker runs a job for 1 s to 28 days: choose a time in between.");
        }

        if (VolumeGiB < 1)
        {
            throw new ArgumentException($"VolumeGiB is {VolumeGiB}, but the data needs room: choose 1 or more.");
        }

        if (ModelPrefix.Length == 0 || ModelPrefix[0] == '/')
        {
            throw new ArgumentException($"ModelPrefix is '{ModelPrefix}', but it should name a folder of the bucket, such as models/.");
        }

        Spot?.Check(MaxRuntime, plan.Algorithm);
        plan.Check();
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

    /// <summary>Where the job runs.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The bucket for models, checkpoints and the data that the plan does not look for elsewhere.</summary>
    public required IBucket Data { get; init; }

    /// <summary>The key of volumes, models, the log and the topic.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where notices and alarms go. If it is encrypted with another key than <see cref="Key"/>, that key must admit the workflow's role and CloudWatch.</summary>
    public required ITopic Notices { get; init; }
}
