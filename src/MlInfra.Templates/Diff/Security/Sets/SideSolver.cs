namespace MlInfra.Templates.Diff.Security.Sets;

/// <summary>Whether something meets all demands on one side of a request.</summary>
/// <param name="Exists">Whether there may be something.</param>
/// <param name="IsCertain">Whether there surely is, whatever deployment makes of the parts that it alone knows.</param>
/// <param name="Text">What it is, as symbols; null when it is that nothing is there, or when it is no text.</param>
internal sealed record SideAnswer(bool Exists, bool IsCertain, IReadOnlyList<int>? Text = null)
{
    internal static SideAnswer Nothing { get; } = new(false, true);
}

/// <summary>Looks for what meets all demands on one side of a request.</summary>
internal sealed class SideSolver(Tokens tokens, AddressSpace addresses)
{
    internal const string Principal = "principal";
    internal const string Action = "action";
    internal const string Resource = "resource";

    // What every request has.
    private static readonly HashSet<string> Always = new(StringComparer.Ordinal)
    {
        Principal, Action, Resource, "protocol", "port", "peer",
        "aws:securetransport", "aws:viaawsservice", "aws:currenttime", "aws:epochtime", "aws:requestedregion",
    };

    private static readonly TextPattern[] Booleans = [TextPattern.Literal("true"), TextPattern.Literal("false")];

    /// <summary>Whether a side is a condition key.</summary>
    internal static bool IsContext(string side) => side is not (Principal or Action or Resource);

    internal SideAnswer Solve(IReadOnlyList<Demand> demands)
    {
        if (demands.Any(d => d.Holds && demands.Any(o => !o.Holds && o.Test.IsSame(d.Test))))
            return SideAnswer.Nothing;
        if (demands.All(d => d.Test is TextTest))
            return Text([.. demands.Where(d => d.Holds).Select(d => (TextTest)d.Test)], [.. demands.Where(d => !d.Holds).Select(d => (TextTest)d.Test)]);
        if (demands.All(d => d.Test is RangeTest))
            return Range([.. demands.Where(d => d.Holds).Select(d => (RangeTest)d.Test)], [.. demands.Where(d => !d.Holds).Select(d => (RangeTest)d.Test)]);
        if (demands.All(d => d.Test is SetTest set && set.IsAll == ((SetTest)demands[0].Test).IsAll))
            return Sets([.. demands.Where(d => d.Holds).Select(d => (SetTest)d.Test)], [.. demands.Where(d => !d.Holds).Select(d => (SetTest)d.Test)]);
        return new(true, demands.All(d => d.Holds) || demands.All(d => !d.Holds));
    }

    /// <summary>Whether parts that deployment alone knows have a say in a demand.</summary>
    internal bool IsOpen(IEnumerable<Demand> demands) => demands.Any(d => d.Test switch
    {
        TextTest text => text.Patterns.Any(p => p.Symbols.Any(tokens.IsOpen)),
        SetTest set => set.Patterns.Any(p => p.Symbols.Any(tokens.IsOpen)),
        _ => true,
    });

    private SideAnswer Text(List<TextTest> wanted, List<TextTest> unwanted)
    {
        var side = (wanted.FirstOrDefault() ?? unwanted[0]).Side;
        if (!Always.Contains(side) && wanted.TrueForAll(t => t.TakesAbsent) && !unwanted.Exists(t => t.TakesAbsent))
            return new(true, true);
        List<IReadOnlyList<TextPattern>> all = [.. wanted.Select(t => t.Patterns)];
        if (wanted.Exists(t => t.IsBoolean) || unwanted.Exists(t => t.IsBoolean))
            all.Add(Booleans);
        return Find(all, [.. unwanted.SelectMany(t => t.Patterns)]);
    }

    private SideAnswer Find(List<IReadOnlyList<TextPattern>> all, List<TextPattern> none)
    {
        var (outcome, text) = PatternSearch.Find(all, none);
        if (outcome != SearchOutcome.Found)
            return outcome == SearchOutcome.None ? SideAnswer.Nothing : new(true, false);
        if (IsCertain(text, none))
            return new(true, true, text);

        // Another text may be further away from what the open parts can turn out to be.
        IReadOnlyList<TextPattern> first = all.Count > 0 ? all.MinBy(s => s.Count)! : [TextPattern.Everything];
        var generic = first.Select(p => p.Generic()).FirstOrDefault(g =>
            all.TrueForAll(s => s.Any(p => p.Matches(g))) && !none.Exists(n => n.Matches(g)) && IsCertain(g, none));
        return new(true, generic is not null, generic ?? text);
    }

    private bool IsCertain(int[] text, List<TextPattern> none) => none.TrueForAll(n =>
        !(n.Symbols.Any(s => tokens.IsOpen(s) && !text.Contains(s)) || text.Any(s => tokens.IsOpen(s) && !n.Symbols.Contains(s)))
        || !PatternSearch.Meet(tokens.Opened(text, n.Symbols, TextPattern.AnyKnown), tokens.Opened(n.Symbols, text, TextPattern.AnyKnown)));

    private SideAnswer Range(List<RangeTest> wanted, List<RangeTest> unwanted)
    {
        var side = (wanted.FirstOrDefault() ?? unwanted[0]).Side;
        if (!Always.Contains(side) && wanted.TrueForAll(t => t.TakesAbsent) && !unwanted.Exists(t => t.TakesAbsent))
            return new(true, true);
        var taken = RangeSet.Of(unwanted.SelectMany(t => t.Numbers.Ranges));
        var left = wanted.Aggregate(RangeSet.Everything, (set, t) => set.And(t.Numbers)).And(taken.Not());
        return left.IsEmpty ? SideAnswer.Nothing : new(true, side is not ("peer" or "aws:sourceip" or "aws:vpcsourceip") || addresses.IsCertain(left, taken));
    }

    private SideAnswer Sets(List<SetTest> wanted, List<SetTest> unwanted)
    {
        if ((wanted.FirstOrDefault() ?? unwanted[0]).IsAll)
        {
            return unwanted.Count == 0
                ? new(true, true)
                : Every([.. unwanted.Select(u => Find([.. wanted.Select(t => t.Patterns)], [.. u.Patterns]))]);
        }

        return wanted.Count == 0
            ? new(true, true)
            : Every([.. wanted.Select(t => Find([t.Patterns], [.. unwanted.SelectMany(u => u.Patterns)]))]);
    }

    private static SideAnswer Every(List<SideAnswer> answers) => answers.TrueForAll(a => a.Exists)
        ? new(true, answers.TrueForAll(a => a.IsCertain), answers[0].Text)
        : SideAnswer.Nothing;
}
