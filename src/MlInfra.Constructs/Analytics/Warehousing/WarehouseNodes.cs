namespace MlInfra.Constructs.Analytics.Warehousing;

/// <summary>
/// The nodes of a warehouse: RA3, whose storage grows by itself. Two or more keep each block twice.
/// Source: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-clusters.html.
/// </summary>
public sealed record WarehouseNodes
{
    private WarehouseNodes(string type, int count) => (Type, Count) = (type, count);

    /// <summary>The API's name of the type.</summary>
    public string Type { get; }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>ra3.large, 1 to 16 nodes.</summary>
    /// <exception cref="ArgumentException">The count is out of range.</exception>
    public static WarehouseNodes Ra3Large(int count) => Of("ra3.large", count, 1, 16);

    /// <summary>ra3.xlplus, 1 to 16 nodes when it is made.</summary>
    /// <exception cref="ArgumentException">The count is out of range.</exception>
    public static WarehouseNodes Ra3XLPlus(int count) => Of("ra3.xlplus", count, 1, 16);

    /// <summary>ra3.4xlarge, 2 to 32 nodes when it is made.</summary>
    /// <exception cref="ArgumentException">The count is out of range.</exception>
    public static WarehouseNodes Ra34XLarge(int count) => Of("ra3.4xlarge", count, 2, 32);

    /// <summary>ra3.16xlarge, 2 to 128 nodes.</summary>
    /// <exception cref="ArgumentException">The count is out of range.</exception>
    public static WarehouseNodes Ra316XLarge(int count) => Of("ra3.16xlarge", count, 2, 128);

    private static WarehouseNodes Of(string type, int count, int least, int most) => count >= least && count <= most ? new(type, count)
        : throw new ArgumentException($"count is {count}, but a warehouse of {type} is made with {least} to {most} nodes: choose a number in between, or another type.", nameof(count));
}
