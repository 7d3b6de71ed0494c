using MlInfra.Rules.Model;

namespace MlInfra.Rules.Definitions;

/// <summary>Moves a choice between whole definitions down to the properties that differ.</summary>
internal static class ChoiceMerge
{
    /// <summary>The resources of all alternatives; one that every alternative makes stands once.</summary>
    internal static IReadOnlyList<DefinedResource> Resources(AlternativesValue choice, Func<Value, IReadOnlyList<DefinedResource>> read)
    {
        var made = choice.Alternatives
            .SelectMany((alternative, outcome) => read(alternative.Value).Select(resource => (Resource: resource, Outcome: outcome)))
            .GroupBy(m => (m.Resource.Name, m.Resource.Type));
        return [.. made.SelectMany(group => Resources(choice, [.. group]))];
    }

    /// <summary>An object out of a value that should be one: open where it is not known, null where it is something else.</summary>
    internal static MapValue? Map(Value value) => value switch
    {
        MapValue map => map,
        UnknownValue unknown => new([], value.Origin) { OpenBecause = unknown.Reason },
        ReferenceValue or InterpolatedValue => new([], value.Origin) { OpenBecause = "it is known at deployment" },
        AlternativesValue choice when choice.Alternatives.Select(a => Map(a.Value)).ToList() is var maps && !maps.Contains(null) => Map(choice, maps!),
        _ => null,
    };

    private static IEnumerable<DefinedResource> Resources(AlternativesValue choice, List<(DefinedResource Resource, int Outcome)> made)
    {
        var first = made[0].Resource;
        var everywhere = made.Count == choice.Alternatives.Count && made.Select(m => m.Outcome).Distinct().Count() == made.Count;
        return everywhere && made.All(m => m.Resource.ExistsWhen.Count == 0)
            ? [new(first.Name, first.Type, Map(choice, [.. made.Select(m => m.Resource.Properties)]), first.Origin)]
            : made.Select(m => m.Resource.When(choice.Choice, m.Outcome)).OfType<DefinedResource>();
    }

    private static MapValue Map(AlternativesValue choice, IReadOnlyList<MapValue> maps)
    {
        var entries = new Dictionary<string, MapEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in maps.SelectMany(m => m.Entries))
        {
            if (!entries.ContainsKey(entry.Name))
                entries.Add(entry.Name, new(entry.Name, Either(choice, [.. maps.Select(m => m[entry.Name])]), entry.NameOrigin));
        }

        return new([.. entries.Values], maps[0].Origin) { OpenBecause = maps.Select(m => m.OpenBecause).FirstOrDefault(o => o is not null) };
    }

    private static Value Either(AlternativesValue choice, IReadOnlyList<Value> values) =>
        values.Skip(1).All(v => ValueComparer.Same(values[0], v))
            ? values[0]
            : new AlternativesValue(choice.Choice, [.. values.Select((v, i) => new Alternative(choice.Alternatives[i].Label, v))], values[0].Origin)
            {
                IsParameter = choice.IsParameter,
            };
}
