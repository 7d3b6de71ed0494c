namespace MlInfra.Templates.Diff.Security.Sets;

/// <summary>A set of whole numbers, as ranges in order that neither meet nor touch.</summary>
internal sealed class RangeSet
{
    private RangeSet(IReadOnlyList<(UInt128 From, UInt128 To)> ranges) => Ranges = ranges;

    internal static RangeSet Everything { get; } = new([(0, UInt128.MaxValue)]);

    internal IReadOnlyList<(UInt128 From, UInt128 To)> Ranges { get; }

    internal bool IsEmpty => Ranges.Count == 0;

    internal static RangeSet Of(params IEnumerable<(UInt128 From, UInt128 To)> ranges)
    {
        var merged = new List<(UInt128 From, UInt128 To)>();
        foreach (var range in ranges.Where(r => r.From <= r.To).OrderBy(r => r.From))
        {
            if (merged.Count > 0 && (merged[^1].To == UInt128.MaxValue || range.From <= merged[^1].To + 1))
                merged[^1] = (merged[^1].From, UInt128.Max(merged[^1].To, range.To));
            else
                merged.Add(range);
        }

        return new(merged);
    }

    internal RangeSet And(RangeSet other)
    {
        var both = new List<(UInt128, UInt128)>();
        foreach (var one in Ranges)
        {
            foreach (var two in other.Ranges)
                both.Add((UInt128.Max(one.From, two.From), UInt128.Min(one.To, two.To)));
        }

        return Of(both);
    }

    internal RangeSet Not()
    {
        var gaps = new List<(UInt128, UInt128)>();
        UInt128 from = 0;
        foreach (var range in Ranges)
        {
            if (range.From > from)
                gaps.Add((from, range.From - 1));
            if (range.To == UInt128.MaxValue)
                return Of(gaps);
            from = range.To + 1;
        }

        gaps.Add((from, UInt128.MaxValue));
        return Of(gaps);
    }

    internal bool Holds(UInt128 number) => Ranges.Any(r => r.From <= number && number <= r.To);

    internal bool IsSame(RangeSet other) => Ranges.SequenceEqual(other.Ranges);
}
