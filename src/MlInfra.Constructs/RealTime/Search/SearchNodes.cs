namespace MlInfra.Constructs.RealTime.Search;

/// <summary>
/// The nodes of a domain: data nodes in two zones, and three that lead them and do nothing else.
/// Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html.
/// </summary>
public sealed record SearchNodes
{
    private SearchNodes(int data, string type, string leaderType) => (Data, Type, LeaderType) = (data, type, leaderType);

    /// <summary>How many data nodes there are.</summary>
    public int Data { get; }

    /// <summary>The type of data nodes.</summary>
    public string Type { get; }

    /// <summary>The type of the three dedicated master nodes.</summary>
    public string LeaderType { get; }

    /// <summary>Data nodes of r7g.large, led by m7g.medium: for up to ten.</summary>
    /// <param name="data">How many, an even number from 2 to 10.</param>
    /// <exception cref="ArgumentException">The number is odd or out of range.</exception>
    public static SearchNodes R7GLarge(int data) => Of(data, 10, "r7g.large.search", "m7g.medium.search");

    /// <summary>Data nodes of r7g.xlarge, led by m7g.large: for up to thirty.</summary>
    /// <param name="data">How many, an even number from 2 to 30.</param>
    /// <exception cref="ArgumentException">The number is odd or out of range.</exception>
    public static SearchNodes R7GXLarge(int data) => Of(data, 30, "r7g.xlarge.search", "m7g.large.search");

    private static SearchNodes Of(int data, int most, string type, string leader) => data >= 2 && data <= most && data % 2 == 0 ? new(data, type, leader)
        : throw new ArgumentException($"data is {data}, but as many data nodes stand in each of two zones, {most} at most for {type}: choose an even number from 2 to {most}.", nameof(data));
}
