using MlInfra.Templates.Diff.Normal;
using MlInfra.Templates.Diff.Security.Sets;

namespace MlInfra.Templates.Diff.Security;

/// <summary>Compares what policies or rules allow on both sides, however conditions fall.</summary>
internal abstract class SetComparison
{
    private const int MostWays = 16;

    private readonly ComparedSide before;
    private readonly ComparedSide after;
    private readonly HashSet<string> changedParameters;

    private protected SetComparison(ComparedSide before, ComparedSide after, HashSet<string> changedParameters)
    {
        this.before = before;
        this.after = after;
        this.changedParameters = changedParameters;
        Solver = new(Tokens, Addresses);
        Comparison = new(Solver);
    }

    internal AccessComparison Comparison { get; }

    private protected SideSolver Solver { get; }

    private protected Tokens Tokens { get; } = new();

    private protected AddressSpace Addresses { get; } = new();

    private protected Spelling Spelling { get; } = new();

    /// <summary>What is allowed now and was not, and what was and is no longer.</summary>
    internal (AccessGain Gained, AccessGain Lost) Compare(IReadOnlyList<AccessSource> old, IReadOnlyList<AccessSource> now)
    {
        if (changedParameters.Count == 0 && Spelled(old) == Spelled(now))
            return (AccessGain.Nothing, AccessGain.Nothing);
        var ways = Gates.Ways(old.Concat(now).SelectMany(s => s.Gates.Choices.Concat(Gates.In(s.Value))), MostWays);
        if (ways.Count == 0)
            return (new([], true), new([], true));

        // What holds whatever the parameters are is surest; else their defaults are what will most likely be deployed.
        var (gained, lost) = In(ways, old, now, withDefaults: false);
        return gained == AccessGain.Nothing && lost == AccessGain.Nothing ? (gained, lost) : In(ways, old, now, withDefaults: true);
    }

    /// <summary>What the sources allow and deny when conditions fall in one way.</summary>
    internal AccessPolicy Read(IReadOnlyList<AccessSource> sources, ComparedSide side, Gates way, bool withDefaults) =>
        Read([.. sources.Where(s => s.Gates.AreOpenIn(way))], way, new(side, Tokens, name => withDefaults || changedParameters.Contains(name)));

    private protected abstract AccessPolicy Read(IReadOnlyList<AccessSource> sources, Gates way, DeployedTexts texts);

    private (AccessGain Gained, AccessGain Lost) In(IReadOnlyList<Gates> ways, IReadOnlyList<AccessSource> old, IReadOnlyList<AccessSource> now, bool withDefaults)
    {
        AccessGain gained = AccessGain.Nothing, lost = AccessGain.Nothing;
        foreach (var way in ways)
        {
            var was = Read(old, before, way, withDefaults);
            var @is = Read(now, after, way, withDefaults);
            gained = Merged(gained, Comparison.Gained(was, @is));
            lost = Merged(lost, Comparison.Gained(@is, was));
        }

        return (gained, lost);
    }

    private static AccessGain Merged(AccessGain one, AccessGain other) => other.Grants.Count == 0 && !other.IsOpen
        ? one
        : new(one.Grants.Count > 0 ? one.Grants : other.Grants, one.IsOpen || other.IsOpen);

    private string Spelled(IEnumerable<AccessSource> sources) =>
        string.Join('\n', sources.Select(s => $"{s.IsManaged} {s.Gates} {Spelling.Of(s.Value)}").Order(StringComparer.Ordinal));
}
