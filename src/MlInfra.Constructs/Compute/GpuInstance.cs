namespace MlInfra.Constructs.Compute;

/// <summary>
/// An instance type with GPUs. The list holds common ones; <see cref="Of"/> names any other.
/// Source: https://aws.amazon.com/sagemaker/pricing/.
/// </summary>
public sealed record GpuInstance : MlInstance
{
    private GpuInstance(string name, int gpus, bool hasLocalStorage) : base(name, hasLocalStorage) => Gpus = gpus;

    /// <summary>The number of GPUs.</summary>
    public int Gpus { get; }

    /// <summary>1 T4, 4 vCPU, 16 GiB, local NVMe.</summary>
    public static GpuInstance G4dnXLarge { get; } = new("ml.g4dn.xlarge", 1, true);

    /// <summary>1 T4, 8 vCPU, 32 GiB, local NVMe.</summary>
    public static GpuInstance G4dnXLarge2 { get; } = new("ml.g4dn.2xlarge", 1, true);

    /// <summary>4 T4, 48 vCPU, 192 GiB, local NVMe.</summary>
    public static GpuInstance G4dnXLarge12 { get; } = new("ml.g4dn.12xlarge", 4, true);

    /// <summary>1 A10G, 4 vCPU, 16 GiB, local NVMe.</summary>
    public static GpuInstance G5XLarge { get; } = new("ml.g5.xlarge", 1, true);

    /// <summary>1 A10G, 8 vCPU, 32 GiB, local NVMe.</summary>
    public static GpuInstance G5XLarge2 { get; } = new("ml.g5.2xlarge", 1, true);

    /// <summary>4 A10G, 48 vCPU, 192 GiB, local NVMe.</summary>
    public static GpuInstance G5XLarge12 { get; } = new("ml.g5.12xlarge", 4, true);

    /// <summary>8 A10G, 192 vCPU, 768 GiB, local NVMe.</summary>
    public static GpuInstance G5XLarge48 { get; } = new("ml.g5.48xlarge", 8, true);

    /// <summary>1 V100, 8 vCPU, 61 GiB; a previous generation.</summary>
    public static GpuInstance P3XLarge2 { get; } = new("ml.p3.2xlarge", 1, false);

    /// <summary>4 V100, 32 vCPU, 244 GiB; a previous generation.</summary>
    public static GpuInstance P3XLarge8 { get; } = new("ml.p3.8xlarge", 4, false);

    /// <summary>8 V100, 64 vCPU, 488 GiB; a previous generation.</summary>
    public static GpuInstance P3XLarge16 { get; } = new("ml.p3.16xlarge", 8, false);

    /// <summary>8 A100, 96 vCPU, 1,152 GiB, local NVMe.</summary>
    public static GpuInstance P4dXLarge24 { get; } = new("ml.p4d.24xlarge", 8, true);

    /// <summary>Another instance type with GPUs, such as <c>ml.g6.xlarge</c>, which has one and local storage.</summary>
    /// <exception cref="ArgumentException">The name is not an instance type of SageMaker or names one without a GPU.</exception>
    public static GpuInstance Of(string name, int gpus, bool hasLocalStorage) => new(Checked(name, gpu: true), gpus, hasLocalStorage);
}
