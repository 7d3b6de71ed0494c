using MlInfra.Rules.Model;

namespace MlInfra.Rules.Conditions;

/// <summary>
/// The choices met while a rule is evaluated, such as the conditions of Fn::If. The engine evaluates a rule once for each
/// combination of the choices it really meets, so that the same condition falls the same way everywhere in one evaluation.
/// </summary>
internal sealed class ChoiceTrail(IReadOnlyDictionary<string, int> given)
{
    // Most rules meet no choice.
    private List<Choice>? choices;

    /// <summary>The choices of this evaluation, in the order they were met.</summary>
    internal IReadOnlyList<MadeChoice> Made() => choices is null ? [] : [.. choices.Select(c => new MadeChoice(c.Name, c.Outcome, c.Outcomes, c.Label(c.Outcome), c.IsParameter))];

    internal int Choose(AlternativesValue value) =>
        Math.Min(
            Choose(value.Choice, value.Alternatives.Count, outcome => value.Alternatives[outcome].Label, value.IsParameter),
            value.Alternatives.Count - 1);

    internal int Choose(string name, int outcomes, Func<int, string> label, bool isParameter = false)
    {
        if (given.TryGetValue(name, out var decided))
            return decided;
        foreach (var made in choices ??= [])
        {
            if (made.Name == name)
                return made.Outcome;
        }

        choices.Add(new(name, outcomes, label, isParameter));
        return 0;
    }

    /// <summary>Goes on to the next combination; false when all have been seen.</summary>
    internal bool MoveNext()
    {
        while (choices?.Count > 0)
        {
            var last = choices[choices.Count - 1];
            if (++last.Outcome < last.Outcomes)
                return true;
            choices.RemoveAt(choices.Count - 1);
        }

        return false;
    }

    private sealed class Choice(string name, int outcomes, Func<int, string> label, bool isParameter)
    {
        internal string Name { get; } = name;

        internal int Outcomes { get; } = outcomes;

        internal Func<int, string> Label { get; } = label;

        internal bool IsParameter { get; } = isParameter;

        internal int Outcome { get; set; }
    }
}

/// <summary>How one choice fell in one evaluation.</summary>
internal sealed class MadeChoice(string name, int outcome, int outcomes, string label, bool isParameter)
{
    internal int Outcome { get; } = outcome;

    /// <summary>How many outcomes the choice has.</summary>
    internal int Outcomes { get; } = outcomes;

    internal bool IsParameter { get; } = isParameter;

    /// <summary>The choice in words: "IsProd is false".</summary>
    internal string Words { get; } = $"{name} is {label}";
}
