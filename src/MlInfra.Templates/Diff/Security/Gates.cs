using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Security;

/// <summary>Outcomes of choices (conditions): those under which something is there, or those that one way of deploying has.</summary>
internal sealed class Gates
{
    private readonly SortedDictionary<string, int> outcomes = new(StringComparer.Ordinal);

    internal static Gates None { get; } = new();

    /// <summary>The choices, each with a number of outcomes that it has at least.</summary>
    internal IEnumerable<(string Choice, int Outcomes)> Choices => outcomes.Select(o => (o.Key, Math.Max(2, o.Value + 1)));

    /// <summary>These and others; null when both cannot be.</summary>
    internal Gates? With(params IEnumerable<KeyValuePair<string, int>> others)
    {
        var gates = new Gates();
        foreach (var (choice, outcome) in outcomes.Concat(others))
        {
            if (!gates.outcomes.TryAdd(choice, outcome) && gates.outcomes[choice] != outcome)
                return null;
        }

        return gates;
    }

    /// <summary>These and others; null when both cannot be.</summary>
    internal Gates? With(Gates others) => With(others.outcomes);

    /// <summary>Whether what stands behind these is there when the choices fall so.</summary>
    internal bool AreOpenIn(Gates deployment) =>
        outcomes.All(o => !deployment.outcomes.TryGetValue(o.Key, out var outcome) || outcome == o.Value);

    /// <summary>The items of a value, each with the choices on the way to it.</summary>
    internal IEnumerable<(Value Item, Gates Gates)> Items(Value value) => value switch
    {
        AbsentValue => [],
        ListValue list => list.Items.SelectMany(Items),
        AlternativesValue choice => choice.Alternatives.SelectMany((a, i) =>
            With(KeyValuePair.Create(choice.Choice, i)) is { } gates ? gates.Items(a.Value) : []),
        _ => [(value, this)],
    };

    /// <summary>The value when the choices fall so; what comes to nothing is left out.</summary>
    internal Value Apply(Value value) => value switch
    {
        AlternativesValue choice when outcomes.TryGetValue(choice.Choice, out var outcome) && outcome < choice.Alternatives.Count =>
            Apply(choice.Alternatives[outcome].Value),
        MapValue map => new MapValue(
            [.. map.Entries.Select(e => new MapEntry(e.Name, Apply(e.Value), e.NameOrigin)).Where(e => e.Value is not AbsentValue)], map.Origin)
        {
            OpenBecause = map.OpenBecause,
        },
        ListValue list => new ListValue([.. list.Items.Select(Apply).SelectMany(Spread)], list.Origin) { OpenBecause = list.OpenBecause },
        InterpolatedValue text => new InterpolatedValue([.. text.Parts.Select(Apply)], text.Origin),
        _ => value,
    };

    /// <summary>All choices in a value, with the number of their outcomes.</summary>
    internal static IEnumerable<(string Choice, int Outcomes)> In(Value value) => value switch
    {
        AlternativesValue choice => choice.Alternatives.SelectMany(a => In(a.Value)).Prepend((choice.Choice, choice.Alternatives.Count)),
        MapValue map => map.Entries.SelectMany(e => In(e.Value)),
        ListValue list => list.Items.SelectMany(In),
        InterpolatedValue text => text.Parts.SelectMany(In),
        _ => [],
    };

    /// <summary>Every way in which choices can fall; none when there are too many ways.</summary>
    internal static IReadOnlyList<Gates> Ways(IEnumerable<(string Choice, int Outcomes)> choices, int most)
    {
        List<Gates> ways = [None];
        foreach (var choice in choices.GroupBy(c => c.Choice, StringComparer.Ordinal))
        {
            var outcomes = choice.Max(c => c.Outcomes);
            if (ways.Count * outcomes > most)
                return [];
            ways = [.. ways.SelectMany(w => Enumerable.Range(0, outcomes).Select(o => w.With(KeyValuePair.Create(choice.Key, o))!))];
        }

        return ways;
    }

    public override string ToString() => string.Join(',', outcomes.Select(o => $"{o.Key}={o.Value}"));

    // An alternative may be a list of items in the place of one.
    private static IEnumerable<Value> Spread(Value value) => value switch
    {
        AbsentValue => [],
        ListValue list => list.Items,
        _ => [value],
    };
}
