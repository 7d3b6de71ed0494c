namespace MlInfra.Constructs.Analytics.QuickSight;

/// <summary>
/// The users and groups of QuickSight that may build data sets from a source. The account must have subscribed to QuickSight.
/// Source: https://docs.aws.amazon.com/quicksight/latest/developerguide/quicksight-arns.html.
/// </summary>
public sealed record Analysts
{
    private Analysts(IReadOnlyList<string> arns) => Arns = arns;

    /// <summary>The ARNs of users and groups.</summary>
    public IReadOnlyList<string> Arns { get; }

    /// <summary>One or more users or groups.</summary>
    /// <param name="arn">An ARN, such as <c>arn:aws:quicksight:us-east-1:111122223333:group/default/analysts</c>.</param>
    /// <param name="more">More of them, 63 at most.</param>
    /// <exception cref="ArgumentException">There are more than 64.</exception>
    public static Analysts Of(string arn, params string[] more) => more.Length < 64 ? new([arn, .. more])
        : throw new ArgumentException($"There are {more.Length + 1} users and groups, but a source is shared with 64 at most: put users into groups.", nameof(more));
}
