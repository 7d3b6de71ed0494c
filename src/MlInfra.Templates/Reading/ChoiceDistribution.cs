using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>Builds a value from parts of which some depend on conditions: once for each way the conditions fall.</summary>
internal static class ChoiceDistribution
{
    internal static Value Over(Value part, Origin origin, Func<Value, Value> build) => Over([part], origin, parts => build(parts[0]));

    internal static Value Over(IReadOnlyList<Value> parts, Origin origin, Func<IReadOnlyList<Value>, Value> build) =>
        Over(parts, origin, build, ReadingLimits.MostCombinations);

    private static Value Over(IReadOnlyList<Value> parts, Origin origin, Func<IReadOnlyList<Value>, Value> build, int room)
    {
        if (First(parts) is not { } choice)
            return build(parts);
        if (choice.Alternatives.Count > room)
            return build([.. parts.Select(Undecided)]);
        var alternatives = new Alternative[choice.Alternatives.Count];
        for (var i = 0; i < alternatives.Length; i++)
        {
            var outcome = i;
            var value = Over([.. parts.Select(p => Decide(p, choice.Choice, outcome))], origin, build, room / alternatives.Length);
            alternatives[i] = new(choice.Alternatives[i].Label, value);
        }

        return new AlternativesValue(choice.Choice, alternatives, origin) { IsParameter = choice.IsParameter };
    }

    private static AlternativesValue? First(IReadOnlyList<Value> parts)
    {
        foreach (var part in parts)
        {
            if (part is AlternativesValue choice)
                return choice;
        }

        return null;
    }

    private static Value Decide(Value value, string choice, int outcome)
    {
        while (value is AlternativesValue alternatives && alternatives.Choice == choice)
            value = alternatives.Alternatives[Math.Min(outcome, alternatives.Alternatives.Count - 1)].Value;
        return value;
    }

    private static Value Undecided(Value value) =>
        value is AlternativesValue ? new UnknownValue("more conditions meet in one value than can be tried", value.Origin) : value;
}
