namespace MlInfra.Rules.Model;

/// <summary>Whether two values are sure to be equal at deployment.</summary>
public static class ValueComparer
{
    /// <summary>True only when both are known, or spelled by the same expression; order counts in lists, not in maps.</summary>
    public static bool Same(Value left, Value right) => (left, right) switch
    {
        (ScalarValue a, ScalarValue b) => a.Text == b.Text,
        (ReferenceValue a, ReferenceValue b) => a.Spelling == b.Spelling,
        (UnknownValue a, UnknownValue b) => a.Expression is not null && a.Expression == b.Expression,
        (InterpolatedValue a, InterpolatedValue b) => Same(a.Parts, b.Parts),
        (AbsentValue, AbsentValue) => true,
        (ListValue a, ListValue b) => a.OpenBecause is null && b.OpenBecause is null && Same(a.Items, b.Items),
        (MapValue a, MapValue b) => a.OpenBecause is null && b.OpenBecause is null && a.Entries.Count == b.Entries.Count
            && a.Entries.All(e => b.Find(e.Name) is { } other && Same(e.Value, other.Value)),
        (AlternativesValue a, AlternativesValue b) => a.Choice == b.Choice
            && Same([.. a.Alternatives.Select(x => x.Value)], [.. b.Alternatives.Select(x => x.Value)]),
        _ => false,
    };

    private static bool Same(IReadOnlyList<Value> left, IReadOnlyList<Value> right) =>
        left.Count == right.Count && left.Zip(right, Same).All(same => same);
}
