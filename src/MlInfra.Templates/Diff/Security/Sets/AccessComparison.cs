namespace MlInfra.Templates.Diff.Security.Sets;

/// <summary>Requests of one statement for which the answer changes.</summary>
/// <param name="Statement">The statement that allows or denies them.</param>
/// <param name="Requests">Some of them.</param>
/// <param name="Beyond">The context keys on which the other side's statements have conditions that these requests do not meet.</param>
internal sealed record Grant(Statement Statement, Box Requests, IReadOnlyList<string> Beyond);

/// <summary>How what is allowed differs, in one direction.</summary>
/// <param name="Grants">What surely differs.</param>
/// <param name="IsOpen">Whether there may be more, which deployment decides or which takes too much work to tell.</param>
internal sealed record AccessGain(IReadOnlyList<Grant> Grants, bool IsOpen)
{
    internal static AccessGain Nothing { get; } = new([], false);
}

/// <summary>
/// Compares what two policies allow by set inclusion. A request is newly allowed when a statement allows it that none allowed
/// before, or when a statement that denied it is gone: what one policy denies another may allow.
/// </summary>
internal sealed class AccessComparison(SideSolver solver)
{
    private readonly BoxDifference difference = new(solver);

    /// <summary>What is allowed now and was not.</summary>
    internal AccessGain Gained(AccessPolicy before, AccessPolicy now)
    {
        var grants = new List<Grant>();
        var isOpen = before.Unread.Except(now.Unread, StringComparer.Ordinal).Any() || now.Unread.Except(before.Unread, StringComparer.Ordinal).Any();
        Box[] deniedNow = [.. now.Denied.Select(d => d.Box)];
        Box[] settled = [.. before.Allowed.Select(a => a.Box), .. deniedNow];
        foreach (var statement in now.Allowed.Where(a => !before.Allowed.Exists(a.IsSame)))
            Add(statement, settled, before.Allowed);
        foreach (var statement in before.Denied.Where(d => !now.Denied.Exists(d.IsSame)))
            Add(statement, deniedNow, now.Denied);

        // What a managed policy allowed whose content is not known may be what the others allow now.
        if (before.Allowed.Exists(a => a.Managed is not null && !now.Allowed.Exists(n => n.Managed == a.Managed)) && grants.RemoveAll(MayBeManaged) > 0)
            isOpen = true;
        return new(grants, isOpen);

        void Add(Statement statement, IReadOnlyList<Box> others, List<Statement> like)
        {
            if (difference.Of(statement.Box, others) is not { } left)
                isOpen = true;
            else if (left.FirstOrDefault(difference.IsCertain) is { } certain)
                grants.Add(new(statement, certain, Beyond(certain, like)));
            else
                isOpen |= left.Count > 0;
        }
    }

    private static List<string> Beyond(Box requests, List<Statement> like) =>
    [
        .. requests.Demands
            .Where(d => SideSolver.IsContext(d.Test.Side) && like.Exists(s => s.Box.Demands.Any(o => ReferenceEquals(o.Test, d.Test))))
            .Select(d => d.Test.Side).Distinct(),
    ];

    private static bool MayBeManaged(Grant grant) => grant.Statement is { IsAllow: true, Managed: null }
        && !grant.Statement.Box.On(SideSolver.Action).Any(d => d is { Holds: true, Test: TextTest text } && text.Patterns.Any(p => p.IsEverything));

    /// <summary>Those of some patterns that requests of the grant match.</summary>
    internal IEnumerable<TextPattern> Matching(Grant grant, string side, IReadOnlyList<TextPattern> patterns) => patterns.Count == 1
        ? patterns
        : patterns.Where(p => difference.Exists(grant.Requests.And(new(new TextTest(side, [p]), true))));
}
