namespace MlInfra.Constructs.Compute;

/// <summary>
/// An instance type without a GPU. The list holds common ones; <see cref="Of"/> names any other.
/// Source: https://aws.amazon.com/sagemaker/pricing/.
/// </summary>
public sealed record CpuInstance : MlInstance
{
    private CpuInstance(string name, bool hasLocalStorage = false) : base(name, hasLocalStorage)
    {
    }

    /// <summary>2 vCPU, 8 GiB.</summary>
    public static CpuInstance M5Large { get; } = new("ml.m5.large");

    /// <summary>4 vCPU, 16 GiB.</summary>
    public static CpuInstance M5XLarge { get; } = new("ml.m5.xlarge");

    /// <summary>8 vCPU, 32 GiB.</summary>
    public static CpuInstance M5XLarge2 { get; } = new("ml.m5.2xlarge");

    /// <summary>16 vCPU, 64 GiB.</summary>
    public static CpuInstance M5XLarge4 { get; } = new("ml.m5.4xlarge");

    /// <summary>48 vCPU, 192 GiB.</summary>
    public static CpuInstance M5XLarge12 { get; } = new("ml.m5.12xlarge");

    /// <summary>96 vCPU, 384 GiB.</summary>
    public static CpuInstance M5XLarge24 { get; } = new("ml.m5.24xlarge");

    /// <summary>4 vCPU, 8 GiB.</summary>
    public static CpuInstance C5XLarge { get; } = new("ml.c5.xlarge");

    /// <summary>8 vCPU, 16 GiB.</summary>
    public static CpuInstance C5XLarge2 { get; } = new("ml.c5.2xlarge");

    /// <summary>16 vCPU, 32 GiB.</summary>
    public static CpuInstance C5XLarge4 { get; } = new("ml.c5.4xlarge");

    /// <summary>36 vCPU, 72 GiB.</summary>
    public static CpuInstance C5XLarge9 { get; } = new("ml.c5.9xlarge");

    /// <summary>72 vCPU, 144 GiB.</summary>
    public static CpuInstance C5XLarge18 { get; } = new("ml.c5.18xlarge");

    /// <summary>4 vCPU, 16 GiB.</summary>
    public static CpuInstance M6iXLarge { get; } = new("ml.m6i.xlarge");

    /// <summary>16 vCPU, 64 GiB.</summary>
    public static CpuInstance M6iXLarge4 { get; } = new("ml.m6i.4xlarge");

    /// <summary>4 vCPU, 8 GiB.</summary>
    public static CpuInstance C6iXLarge { get; } = new("ml.c6i.xlarge");

    /// <summary>16 vCPU, 32 GiB.</summary>
    public static CpuInstance C6iXLarge4 { get; } = new("ml.c6i.4xlarge");

    /// <summary>Another instance type without a GPU, such as <c>ml.r5d.xlarge</c>, which has local storage.</summary>
    /// <exception cref="ArgumentException">The name is not an instance type of SageMaker or names one with a GPU.</exception>
    public static CpuInstance Of(string name, bool hasLocalStorage) => new(Checked(name, gpu: false), hasLocalStorage);
}
