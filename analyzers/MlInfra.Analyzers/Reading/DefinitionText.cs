using System.Text.RegularExpressions;
using MlInfra.Analyzers.Lowering;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>A state machine's definition out of its properties: an object, or JSON in a text, and in both <c>${Name}</c> for what DefinitionSubstitutions says.</summary>
internal static class DefinitionText
{
    private static readonly Regex Hole = new(@"\$\{([^}]*)\}", RegexOptions.CultureInvariant);

    /// <summary>The definition; unknown where it cannot be read.</summary>
    internal static Value Read(MapValue properties)
    {
        var substitutions = properties["DefinitionSubstitutions"];
        var definition = properties["Definition"];
        return definition is AbsentValue or UnknownValue
            ? LoweringProps.Each(properties["DefinitionString"], text => JsonText.Read(Filled(text, substitutions)) ?? definition)
            : Filled(definition, substitutions);
    }

    private static Value Filled(Value value, Value substitutions) => substitutions is AbsentValue ? value : value switch
    {
        MapValue map => new MapValue([.. map.Entries.Select(e => new MapEntry(e.Name, Filled(e.Value, substitutions), e.NameOrigin))], map.Origin)
        {
            OpenBecause = map.OpenBecause,
        },
        ListValue list => new ListValue([.. list.Items.Select(item => Filled(item, substitutions))], list.Origin) { OpenBecause = list.OpenBecause },
        AlternativesValue choice => LoweringProps.Each(choice, alternative => Filled(alternative, substitutions)),
        ScalarValue { Text: var text } when Hole.IsMatch(text) => LoweringProps.Join(value.Origin, [.. Pieces(text, value.Origin, substitutions)]),
        InterpolatedValue text => LoweringProps.Join(
            text.Origin, [.. text.Parts.SelectMany(part => part is ScalarValue known ? Pieces(known.Text, text.Origin, substitutions) : [part])]),
        _ => value,
    };

    private static IEnumerable<Value> Pieces(string text, Origin origin, Value substitutions)
    {
        var end = 0;
        foreach (Match match in Hole.Matches(text))
        {
            yield return new ScalarValue(text.Substring(end, match.Index - end), ScalarKind.String, origin);
            yield return Named(match, origin, substitutions);
            end = match.Index + match.Length;
        }

        yield return new ScalarValue(text.Substring(end), ScalarKind.String, origin);
    }

    // A name that is not defined stays as it is written.
    private static Value Named(Match hole, Origin origin, Value substitutions)
    {
        var name = hole.Groups[1].Value.Trim();
        return substitutions is not MapValue map ? new UnknownValue($"what stands for {name} is not read", origin)
            : map.Find(name) is { } entry && entry.Name == name
                ? entry.Value is ScalarValue or InterpolatedValue or ReferenceValue or UnknownValue ? entry.Value : new UnknownValue($"what stands for {name} is not read", origin)
            : map.OpenBecause is null ? new ScalarValue(hole.Value, ScalarKind.String, origin)
            : new UnknownValue($"what stands for {name} is not read", origin);
    }
}
