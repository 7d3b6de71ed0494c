using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Normal;
using MlInfra.Templates.Diff.Security.Sets;

namespace MlInfra.Templates.Diff.Security.Access;

/// <summary>Compares what the policies of one bearer allow on both sides, however conditions fall.</summary>
internal sealed class BearerComparison
{
    private const int MostWays = 16;

    private readonly ComparedSide before;
    private readonly ComparedSide after;
    private readonly HashSet<string> changedParameters;
    private readonly Tokens tokens = new();
    private readonly Spelling spelling = new();

    internal BearerComparison(ComparedSide before, ComparedSide after, HashSet<string> changedParameters)
    {
        this.before = before;
        this.after = after;
        this.changedParameters = changedParameters;
        Comparison = new(new(tokens, new()));
    }

    internal AccessComparison Comparison { get; }

    /// <summary>What is allowed now and was not, and what was and is no longer.</summary>
    internal (AccessGain Gained, AccessGain Lost) Compare(IReadOnlyList<PolicySource> old, IReadOnlyList<PolicySource> now)
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

    /// <summary>What the policies allow and deny however conditions fall.</summary>
    internal AccessPolicy Read(IReadOnlyList<PolicySource> sources, ComparedSide side, Gates way, bool withDefaults)
    {
        var texts = new PolicyTexts(side, tokens, name => withDefaults || changedParameters.Contains(name));
        var reader = new StatementReader(texts);
        var policy = new AccessPolicy();
        foreach (var source in sources.Where(s => s.Gates.AreOpenIn(way)))
        {
            var value = way.Apply(source.Value);
            if (!source.IsManaged)
                reader.Read(value, policy);
            else if (texts.Read(value, TextForm.Plain) is { } arn)
                policy.Allowed.AddRange(ManagedPolicies.Statements(arn, tokens, value.Origin));
            else if (value is not AbsentValue)
                policy.Unread.Add(spelling.Of(value));
        }

        return policy;
    }

    private (AccessGain Gained, AccessGain Lost) In(IReadOnlyList<Gates> ways, IReadOnlyList<PolicySource> old, IReadOnlyList<PolicySource> now, bool withDefaults)
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

    private string Spelled(IEnumerable<PolicySource> sources) =>
        string.Join('\n', sources.Select(s => $"{s.IsManaged} {s.Gates} {spelling.Of(s.Value)}").Order(StringComparer.Ordinal));
}
