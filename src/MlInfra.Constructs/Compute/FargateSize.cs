using System.Globalization;

namespace MlInfra.Constructs.Compute;

/// <summary>
/// Processors and memory of a container on Fargate, which takes certain pairs only.
/// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size.
/// </summary>
public sealed record FargateSize
{
    private static readonly (double Vcpus, int Least, int Most, int Step)[] Pairs =
    [
        (0.5, 1, 4, 1), (1, 2, 8, 1), (2, 4, 16, 1), (4, 8, 30, 1), (8, 16, 60, 4), (16, 32, 120, 8),
    ];

    private FargateSize(double vcpus, int memoryGiB) => (Vcpus, MemoryGiB) = (vcpus, memoryGiB);

    /// <summary>1 processor, 4 GiB.</summary>
    public static FargateSize Small { get; } = new(1, 4);

    /// <summary>2 processors, 8 GiB.</summary>
    public static FargateSize Medium { get; } = new(2, 8);

    /// <summary>4 processors, 16 GiB.</summary>
    public static FargateSize Large { get; } = new(4, 16);

    /// <summary>The virtual processors.</summary>
    public double Vcpus { get; }

    /// <summary>The memory in GiB.</summary>
    public int MemoryGiB { get; }

    internal string CpuUnits => Number(Vcpus * 1024);

    internal string VcpuText => Number(Vcpus);

    internal string MemoryMiB => Number(MemoryGiB * 1024);

    /// <summary>Another pair: 0.5, 1, 2, 4, 8 or 16 processors, with the memory that Fargate has for them.</summary>
    /// <exception cref="ArgumentException">Fargate has no such pair; the message says what it has.</exception>
    public static FargateSize Of(double vcpus, int memoryGiB)
    {
        var pair = Pairs.FirstOrDefault(pair => pair.Vcpus == vcpus);
        if (pair == default)
        {
            throw new ArgumentException($"vcpus is {Number(vcpus)}, but Fargate has 0.5, 1, 2, 4, 8 or 16: choose one of them.", nameof(vcpus));
        }

        return memoryGiB >= pair.Least && memoryGiB <= pair.Most && (memoryGiB - pair.Least) % pair.Step == 0 ? new(vcpus, memoryGiB)
            : throw new ArgumentException(
                $"memoryGiB is {memoryGiB}, but with {Number(vcpus)} vCPU Fargate has {pair.Least} to {pair.Most} GiB in steps of {pair.Step}: choose one of them.", nameof(memoryGiB));
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
