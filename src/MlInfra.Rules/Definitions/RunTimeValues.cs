using MlInfra.Rules.Model;

namespace MlInfra.Rules.Definitions;

/// <summary>Tells what a definition leaves to the run: it is set, and nobody knows to what.</summary>
internal static class RunTimeValues
{
    private const string PathSuffix = ".$";

    /// <summary>A state's parameters. <c>"X.$"</c> is X taken from the state's input; <c>{% … %}</c> is JSONata.</summary>
    internal static Value OfState(Value value) => value switch
    {
        MapValue map => new MapValue([.. map.Entries.Select(OfStateEntry)], map.Origin) { OpenBecause = map.OpenBecause },
        ScalarValue scalar when IsJsonata(scalar.Text, scalar.Text) => Unknown(scalar.Text, value.Origin),
        InterpolatedValue { Parts: var parts } when parts[0] is ScalarValue first && parts[parts.Count - 1] is ScalarValue last
            && IsJsonata(first.Text, last.Text) => Unknown(null, value.Origin),
        _ => Inside(value, OfState),
    };

    /// <summary>A step's arguments. <c>{"Get": …}</c> and <c>{"Std:Join": …}</c> are worked out by the pipeline.</summary>
    internal static Value OfStep(Value value) => value switch
    {
        MapValue { Entries.Count: 1 } call when call.Entries[0].Name == "Get" => Unknown((call.Entries[0].Value as ScalarValue)?.Text, value.Origin),
        MapValue { Entries.Count: 1 } call when call.Entries[0].Name.StartsWith("Std:", StringComparison.Ordinal) => Unknown(null, value.Origin),
        MapValue map => new MapValue([.. map.Entries.Select(e => new MapEntry(e.Name, OfStep(e.Value), e.NameOrigin))], map.Origin) { OpenBecause = map.OpenBecause },
        _ => Inside(value, OfStep),
    };

    private static MapEntry OfStateEntry(MapEntry entry) =>
        entry.Name.EndsWith(PathSuffix, StringComparison.Ordinal)
            ? new(
                entry.Name.Substring(0, entry.Name.Length - PathSuffix.Length),
                Unknown((entry.Value as ScalarValue)?.Text, entry.Value.Origin),
                entry.NameOrigin)
            : new(entry.Name, OfState(entry.Value), entry.NameOrigin);

    private static Value Inside(Value value, Func<Value, Value> read) => value switch
    {
        ListValue list => new ListValue([.. list.Items.Select(read)], list.Origin) { OpenBecause = list.OpenBecause },
        AlternativesValue choice => new AlternativesValue(
            choice.Choice, [.. choice.Alternatives.Select(a => new Alternative(a.Label, read(a.Value)))], choice.Origin)
        {
            IsParameter = choice.IsParameter,
        },
        _ => value,
    };

    private static bool IsJsonata(string start, string end) =>
        start.TrimStart().StartsWith("{%", StringComparison.Ordinal) && end.TrimEnd().EndsWith("%}", StringComparison.Ordinal);

    // Two runs of one expression within a request give the same, except for those that make something up.
    private static UnknownValue Unknown(string? expression, Origin origin) =>
        new("it is worked out when the workflow runs", origin)
        {
            Expression = expression is null || expression.Length > 200 || expression.IndexOf('(') >= 0 ? null : "run:" + expression,
        };
}
