using System.Text.RegularExpressions;
using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Normal;

/// <summary>
/// The normal form of a policy document: what IAM takes as one or as several is a sorted list, the case of actions does not count,
/// an account's root is the account, and the statements have one order.
/// </summary>
internal sealed partial class PolicyForm(Spelling spelling)
{
    /// <summary>Whether an object is a policy document.</summary>
    internal static bool IsPolicy(MapValue map) => map.Find("Statement")?.Value switch
    {
        MapValue one => one.Find("Effect") is not null,
        ListValue several => several.Items.Any(i => i is MapValue statement && statement.Find("Effect") is not null),
        _ => false,
    };

    internal MapValue Of(MapValue document) => Mapped(document, entry => entry.Name switch
    {
        "Statement" => Set(entry.Value is ListValue list
            ? [.. list.Items.Select(i => i is MapValue statement ? Statement(statement) : i)]
            : [entry.Value is MapValue one ? Statement(one) : entry.Value], entry.Value),
        _ => entry.Value,
    });

    private MapValue Statement(MapValue statement) => Mapped(statement, entry => entry.Name switch
    {
        "Action" or "NotAction" => Set(entry.Value, IgnoringCase),
        "Resource" or "NotResource" => Set(entry.Value, v => v),
        "Principal" or "NotPrincipal" => Principals(entry.Value),
        "Condition" when entry.Value is MapValue operators => Mapped(operators, o => o.Value is MapValue keys
            ? Mapped(keys, key => Set(key.Value, v => v))
            : o.Value),
        _ => entry.Value,
    });

    private Value Principals(Value value) => value switch
    {
        ScalarValue { Text: "*" } => new MapValue([new("AWS", Set(value, v => v), value.Origin)], value.Origin),
        MapValue kinds => Mapped(kinds, kind => Set(kind.Value, kind.Name == "AWS" ? Account : v => v)),
        _ => value,
    };

    private static MapValue Mapped(MapValue map, Func<MapEntry, Value> change) =>
        new([.. map.Entries.Select(e => new MapEntry(e.Name, change(e), e.NameOrigin))], map.Origin);

    private Value Set(Value value, Func<Value, Value> change) => value switch
    {
        ListValue list => Set([.. list.Items.Select(change)], list),
        AlternativesValue choice => new AlternativesValue(
            choice.Choice, [.. choice.Alternatives.Select(a => new Alternative(a.Label, Set(a.Value, change)))], choice.Origin),
        AbsentValue => value,
        _ => Set([change(value)], value),
    };

    private ListValue Set(IReadOnlyList<Value> items, Value whole) =>
        new([.. items.DistinctBy(spelling.Of).OrderBy(spelling.Of, StringComparer.Ordinal)], whole.Origin);

    private Value IgnoringCase(Value value) =>
        value is ScalarValue scalar ? spelling.As(new ScalarValue(scalar.Text, scalar.Kind, scalar.Origin), scalar.Text.ToLowerInvariant()) : value;

    private static Value Account(Value value) =>
        value is ScalarValue scalar && Root().Match(scalar.Text) is { Success: true } root
            ? new ScalarValue(root.Groups[1].Value, ScalarKind.String, scalar.Origin)
            : value;

    [GeneratedRegex(@"^arn:aws:iam::(\d{12}):root$")]
    private static partial Regex Root();
}
