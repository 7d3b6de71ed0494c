using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>The choices that have fallen where a place in the code runs: <c>if (production) new Bucket(…)</c> makes none where it is not.</summary>
internal static class Assumptions
{
    private const string Holds = "true";
    private const string Fails = "false";

    /// <summary>A value as it is at a place.</summary>
    internal static Value At(IOperation place, Value value, ValueReader values)
    {
        if (!Varies(value))
            return value;
        foreach (var (condition, holds) in Reachability.ConditionsOf(place))
        {
            var (plain, wanted) = (condition, holds);
            while (plain is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation)
                (plain, wanted) = (negation.Operand, !wanted);
            value = Assume(Tree(plain, values), wanted ? Holds : Fails, value);
        }

        return value;
    }

    private static bool Varies(Value value) => value switch
    {
        AlternativesValue => true,
        MapValue map => map.Entries.Any(e => Varies(e.Value)),
        ListValue list => list.Items.Any(Varies),
        _ => false,
    };

    // What the condition is by each choice that decides it.
    private static Value Tree(IOperation condition, ValueReader values) => values.Read(condition) is AlternativesValue known
        ? known
        : ConditionReading.Choose(
            condition, new ScalarValue(Holds, ScalarKind.Boolean, Origin.None), new ScalarValue(Fails, ScalarKind.Boolean, Origin.None), Origin.None, values);

    private static Value Assume(Value tree, string wanted, Value value)
    {
        while (tree is AlternativesValue choice)
        {
            var open = choice.Alternatives.Select((alternative, i) => (alternative.Value, Index: i)).Where(a => Leads(a.Value, wanted)).ToList();
            if (open.Count != 1)
                return value;
            value = Fallen(value, choice.Choice, choice.Alternatives.Count, open[0].Index);
            tree = open[0].Value;
        }

        return value;
    }

    private static bool Leads(Value tree, string wanted) => tree switch
    {
        AlternativesValue choice => choice.Alternatives.Any(a => Leads(a.Value, wanted)),
        ScalarValue scalar => scalar.Text == wanted,
        _ => true,
    };

    private static Value Fallen(Value value, string choice, int outcomes, int outcome) => value switch
    {
        AlternativesValue fallen when fallen.Choice == choice && fallen.Alternatives.Count == outcomes => Fallen(fallen.Alternatives[outcome].Value, choice, outcomes, outcome),
        AlternativesValue other => new AlternativesValue(
            other.Choice, [.. other.Alternatives.Select(a => new Alternative(a.Label, Fallen(a.Value, choice, outcomes, outcome)))], other.Origin)
        { IsParameter = other.IsParameter },
        MapValue map => new MapValue([.. map.Entries.Select(e => new MapEntry(e.Name, Fallen(e.Value, choice, outcomes, outcome), e.NameOrigin))], map.Origin) { OpenBecause = map.OpenBecause },
        ListValue list => new ListValue([.. list.Items.Select(i => Fallen(i, choice, outcomes, outcome))], list.Origin) { OpenBecause = list.OpenBecause },
        _ => value,
    };
}
