using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Security;

/// <summary>What a property says about safety: its values, ranked.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="What">What the property governs, in words.</param>
/// <param name="RankOf">The rank of a value, higher is safer; null when it cannot be told.</param>
/// <param name="WhenAbsent">The rank when the property is not set; null when it depends.</param>
internal sealed record PropertyMeaning(Topic Topic, string What, Func<Value, double?> RankOf, double? WhenAbsent)
{
    /// <summary>The ranks up to this one are a fact already where the resource is new; null when none is.</summary>
    internal double? AlarmingUpTo { get; init; }

    internal bool IsAlarming(Value value) => value is not AbsentValue && Rank(value) <= AlarmingUpTo;

    internal double? Rank(Value value) => value switch
    {
        AbsentValue => WhenAbsent,
        AlternativesValue choice => Weakest(choice),
        _ => RankOf(value),
    };

    private double? Weakest(AlternativesValue choice)
    {
        var ranks = choice.Alternatives.Select(a => Rank(a.Value)).ToList();
        return ranks.Contains(null) ? null : ranks.Min();
    }
}
