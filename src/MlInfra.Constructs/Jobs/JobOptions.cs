using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;

namespace MlInfra.Constructs.Jobs;

/// <summary>How a job is run, whatever it does.</summary>
public abstract record JobOptions
{
    private protected JobOptions()
    {
    }

    /// <summary>The longest time a job may run, at least 1 second. Default: 4 hours.</summary>
    public Duration MaxRuntime { get; init; } = Duration.Hours(4);

    /// <summary>How long the workflow's log is kept. Default: one year.</summary>
    public RetentionDays LogRetention { get; init; } = RetentionDays.ONE_YEAR;

    /// <summary>The role of the job. Default: one made, with access to the declared data only. One brought along gets the same access, if it can be changed.</summary>
    public IRole? JobRole { get; init; }

    private protected virtual void Check(int longestSeconds, string longest)
    {
        if (MaxRuntime.ToSeconds() < 1 || MaxRuntime.ToSeconds() > longestSeconds)
        {
            throw new ArgumentException($"MaxRuntime is {MaxRuntime.ToSeconds()} s, but SageMaker runs a job for 1 s to {longest}: choose a time in between.");
        }
    }

    private protected static void CheckFolder(string prop, string prefix)
    {
        if (prefix.Length == 0 || prefix[0] == '/')
        {
            throw new ArgumentException($"{prop} is '{prefix}', but it should name a folder of the bucket, such as models/.");
        }
    }
}

/// <summary>How a job with volumes of its own is run.</summary>
public abstract record VolumeJobOptions : JobOptions
{
    private protected VolumeJobOptions()
    {
    }

    /// <summary>The size of each instance's volume in GiB, at least 1; instances with local storage must offer it. Default: 30.</summary>
    public int VolumeGiB { get; init; } = 30;

    private protected override void Check(int longestSeconds, string longest)
    {
        base.Check(longestSeconds, longest);
        if (VolumeGiB < 1)
        {
            throw new ArgumentException($"VolumeGiB is {VolumeGiB}, but the data needs room: choose 1 or more.");
        }
    }
}
