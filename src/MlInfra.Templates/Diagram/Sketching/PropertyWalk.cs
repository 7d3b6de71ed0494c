using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diagram.Sketching;

/// <summary>Finds values in a resource's properties, whatever lists and conditions lie on the way.</summary>
internal static class PropertyWalk
{
    private const int Deepest = 64;

    /// <summary>The values at a path of names; <c>*</c> is any name.</summary>
    internal static IEnumerable<Value> Select(Value value, string path) => Select(value, path.Split('.'), 0);

    /// <summary>All values below, with the names on the way.</summary>
    internal static IEnumerable<(IReadOnlyList<string> Path, Value Value)> All(Value value) => All(value, []);

    /// <summary>What a value names or is made of: references, texts and what is not known.</summary>
    internal static IEnumerable<Value> Leaves(Value value) => value switch
    {
        ListValue list => list.Items.SelectMany(Leaves),
        MapValue map => map.Entries.SelectMany(e => Leaves(e.Value)),
        AlternativesValue choice => choice.Alternatives.SelectMany(a => Leaves(a.Value)),
        AbsentValue => [],
        _ => [value],
    };

    private static IEnumerable<Value> Select(Value value, string[] path, int at) => value switch
    {
        ListValue list => list.Items.SelectMany(i => Select(i, path, at)),
        AlternativesValue choice => choice.Alternatives.SelectMany(a => Select(a.Value, path, at)),
        AbsentValue => [],
        _ when at == path.Length => [value],
        MapValue map when path[at] == "*" => map.Entries.SelectMany(e => Select(e.Value, path, at + 1)),
        MapValue map => Select(map[path[at]], path, at + 1),
        _ => [],
    };

    private static IEnumerable<(IReadOnlyList<string> Path, Value Value)> All(Value value, IReadOnlyList<string> path) => value switch
    {
        ListValue list => list.Items.SelectMany(i => All(i, path)),
        AlternativesValue choice => choice.Alternatives.SelectMany(a => All(a.Value, path)),
        MapValue map when path.Count < Deepest => map.Entries.SelectMany(e => All(e.Value, [.. path, e.Name])),
        AbsentValue => [],
        _ => [(path, value)],
    };
}
