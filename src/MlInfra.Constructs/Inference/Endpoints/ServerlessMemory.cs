namespace MlInfra.Constructs.Inference.Endpoints;

/// <summary>The memory of a serverless endpoint, of which SageMaker offers six sizes. Computing power grows with it.</summary>
public sealed record ServerlessMemory
{
    private ServerlessMemory(int gigabytes) => Megabytes = 1024 * gigabytes;

    /// <summary>The size in MB.</summary>
    public int Megabytes { get; }

    /// <summary>1 GB.</summary>
    public static ServerlessMemory OneGigabyte { get; } = new(1);

    /// <summary>2 GB.</summary>
    public static ServerlessMemory TwoGigabytes { get; } = new(2);

    /// <summary>3 GB.</summary>
    public static ServerlessMemory ThreeGigabytes { get; } = new(3);

    /// <summary>4 GB.</summary>
    public static ServerlessMemory FourGigabytes { get; } = new(4);

    /// <summary>5 GB.</summary>
    public static ServerlessMemory FiveGigabytes { get; } = new(5);

    /// <summary>6 GB.</summary>
    public static ServerlessMemory SixGigabytes { get; } = new(6);
}
