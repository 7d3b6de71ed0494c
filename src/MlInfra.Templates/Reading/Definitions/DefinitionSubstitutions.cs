using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading.Definitions;

/// <summary>A state machine's DefinitionSubstitutions: what stands for <c>${Name}</c> anywhere in its definition.</summary>
internal sealed class DefinitionSubstitutions(Value substitutions, WorkBudget budget)
{
    /// <summary>The definition, object or text, with the values in their places. A name that is not defined stays as it is written.</summary>
    internal Value In(Value value) => substitutions is AbsentValue ? value : Within(value);

    private Value Within(Value value)
    {
        budget.Spend(1, value.Origin);
        return value switch
        {
            ScalarValue scalar when HasHole(scalar) => Text([scalar], value.Origin),
            InterpolatedValue text when text.Parts.Any(HasHole) => Text(text.Parts, value.Origin),
            ListValue list => new ListValue([.. list.Items.Select(Within)], list.Origin) { OpenBecause = list.OpenBecause },
            MapValue map => new MapValue([.. map.Entries.Select(e => new MapEntry(e.Name, Within(e.Value), e.NameOrigin))], map.Origin)
            {
                OpenBecause = map.OpenBecause,
            },
            AlternativesValue choice => new AlternativesValue(
                choice.Choice, [.. choice.Alternatives.Select(a => new Alternative(a.Label, Within(a.Value)))], choice.Origin)
            {
                IsParameter = choice.IsParameter,
            },
            _ => value,
        };
    }

    private static bool HasHole(Value value) => value is ScalarValue scalar && scalar.Text.Contains("${", StringComparison.Ordinal);

    private Value Text(IReadOnlyList<Value> parts, Origin at) =>
        ChoiceDistribution.Over([.. parts.SelectMany(Pieces)], at, pieces => TextBuilder.Text(pieces, budget, at));

    private List<Value> Pieces(Value part)
    {
        if (part is not ScalarValue { Text: var text })
            return [part];
        budget.SpendText(text.Length, part.Origin);
        var pieces = new List<Value>();
        var literal = 0;
        var from = 0;
        while (text.IndexOf("${", from, StringComparison.Ordinal) is var open and >= 0 && text.IndexOf('}', open) is var close and >= 0)
        {
            from = close + 1;
            if (Named(text[(open + 2)..close].Trim(), part.Origin) is not { } value)
                continue;
            pieces.Add(new ScalarValue(text[literal..open], ScalarKind.String, part.Origin));
            pieces.Add(value);
            literal = from;
        }

        pieces.Add(new ScalarValue(text[literal..], ScalarKind.String, part.Origin));
        return pieces;
    }

    private Value? Named(string name, Origin at) => substitutions switch
    {
        MapValue map when map.Find(name) is { } entry && entry.Name == name => entry.Value,
        MapValue { OpenBecause: null } => null,
        _ => new UnknownValue($"what stands for {MessageText.Short(name)} is known at deployment", at) { Expression = MessageText.Expression(name) },
    };
}
