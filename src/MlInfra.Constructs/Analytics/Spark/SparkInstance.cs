namespace MlInfra.Constructs.Analytics.Spark;

/// <summary>
/// A type of EC2 instance that Spark runs on: general purpose (M), for much memory (R) or for much computing (C), all of one architecture,
/// so that a fleet may mix them.
/// Source: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-supported-instance-types.html.
/// </summary>
public sealed record SparkInstance
{
    private SparkInstance(string name, int processors) => (Name, Processors) = (name, processors);

    /// <summary>m5.xlarge: 4 processors, 16 GiB.</summary>
    public static SparkInstance M5XLarge { get; } = new("m5.xlarge", 4);

    /// <summary>m6i.xlarge: 4 processors, 16 GiB.</summary>
    public static SparkInstance M6IXLarge { get; } = new("m6i.xlarge", 4);

    /// <summary>m6a.xlarge: 4 processors, 16 GiB.</summary>
    public static SparkInstance M6AXLarge { get; } = new("m6a.xlarge", 4);

    /// <summary>m5.2xlarge: 8 processors, 32 GiB.</summary>
    public static SparkInstance M52XLarge { get; } = new("m5.2xlarge", 8);

    /// <summary>m6i.2xlarge: 8 processors, 32 GiB.</summary>
    public static SparkInstance M6I2XLarge { get; } = new("m6i.2xlarge", 8);

    /// <summary>m6a.2xlarge: 8 processors, 32 GiB.</summary>
    public static SparkInstance M6A2XLarge { get; } = new("m6a.2xlarge", 8);

    /// <summary>r5.xlarge: 4 processors, 32 GiB.</summary>
    public static SparkInstance R5XLarge { get; } = new("r5.xlarge", 4);

    /// <summary>r6i.xlarge: 4 processors, 32 GiB.</summary>
    public static SparkInstance R6IXLarge { get; } = new("r6i.xlarge", 4);

    /// <summary>r5.2xlarge: 8 processors, 64 GiB.</summary>
    public static SparkInstance R52XLarge { get; } = new("r5.2xlarge", 8);

    /// <summary>r6i.2xlarge: 8 processors, 64 GiB.</summary>
    public static SparkInstance R6I2XLarge { get; } = new("r6i.2xlarge", 8);

    /// <summary>c5.2xlarge: 8 processors, 16 GiB.</summary>
    public static SparkInstance C52XLarge { get; } = new("c5.2xlarge", 8);

    /// <summary>c6i.2xlarge: 8 processors, 16 GiB.</summary>
    public static SparkInstance C6I2XLarge { get; } = new("c6i.2xlarge", 8);

    /// <summary>EC2's name.</summary>
    public string Name { get; }

    /// <summary>Its virtual processors.</summary>
    public int Processors { get; }
}
