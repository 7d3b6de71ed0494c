using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.RealTime.Flink;

/// <summary>How a Flink application runs.</summary>
public record FlinkOptions
{
    /// <summary>The version of Flink. Default: 1.20.</summary>
    public FlinkRuntime Runtime { get; init; } = FlinkRuntime.Flink120;

    /// <summary>Tasks at one time, 1 to 256, at the start; the service scales from there. Default: 1.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>Tasks that share a processing unit of 1 vCPU and 4 GB, 1 to 8. Default: 1.</summary>
    public int TasksPerUnit { get; init; } = 1;

    /// <summary>What the application reads at run time beside the names of its streams, in the group <c>Settings</c>. Default: nothing.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    internal void Check()
    {
        if (Parallelism is < 1 or > 256)
        {
            throw new ArgumentException($"Parallelism is {Parallelism}, but an application runs 1 to 256 tasks at one time: choose a number in between.");
        }

        if (TasksPerUnit is < 1 or > 8)
        {
            throw new ArgumentException($"TasksPerUnit is {TasksPerUnit}, but 1 to 8 tasks share a processing unit: choose a number in between.");
        }
    }
}

/// <summary>What a <see cref="FlinkApplication"/> is made from.</summary>
public sealed record FlinkApplicationProps : FlinkOptions
{
    /// <summary>Props with the defaults of all options.</summary>
    public FlinkApplicationProps()
    {
    }

    /// <summary>Props with options set elsewhere.</summary>
    public FlinkApplicationProps(FlinkOptions options) : base(options)
    {
    }

    /// <summary>What it reads: a stream. A delivery stream cannot be read, and does not compile.</summary>
    public required IStream Source { get; init; }

    /// <summary>The application.</summary>
    public required FlinkCode Code { get; init; }

    /// <summary>Where it runs. It needs ways to the services that it writes to.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The key of its log.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where alarms go.</summary>
    public required ITopic Notices { get; init; }
}
