using MlInfra.Rules.Model;

namespace MlInfra.Rules.Conditions;

/// <summary>Follows a path through values and decides what it leads to.</summary>
internal static class PathSelection
{
    internal static string Words(PropertyPath path) => path.Segments.Count == 0 ? "it" : $"`{path}`";

    /// <summary>Decides each value that the path leads to; all must pass.</summary>
    internal static Outcome Every(Scope scope, PropertyPath path, Func<Scope, Outcome> decide) =>
        Walk(scope.Resolved(), path, 0, decide);

    private static Outcome Walk(Scope scope, PropertyPath path, int segment, Func<Scope, Outcome> decide)
    {
        if (segment == path.Segments.Count)
            return decide(scope);
        var name = path.Segments[segment];
        if (name == PropertyPath.EveryItem)
            return WalkItems(scope, path, segment, decide);

        switch (scope.Focus)
        {
            case MapValue map:
                return Walk(scope.At(scope.Resolve(map[name]), name), path, segment + 1, decide);
            case AbsentValue:
                return Walk(scope.At(scope.Focus, name), path, segment + 1, decide);
            case UnknownValue unknown:
                return scope.Unknown(unknown.Reason);
            case ReferenceValue or InterpolatedValue:
                return scope.Unknown($"{scope.Focus.Describe()} is known at deployment");
            default:
                return scope.Unknown($"it is {scope.Focus.Describe()}, not an object");
        }
    }

    private static Outcome WalkItems(Scope scope, PropertyPath path, int segment, Func<Scope, Outcome> decide)
    {
        var (items, open) = scope.Items();
        if (items.Count == 0 && open is null)
            return Walk(scope.At(new AbsentValue(scope.Focus.Origin), 0), path, segment + 1, decide);
        var all = OutcomeFold.All(scope);
        for (var i = 0; i < items.Count && !all.IsDecided; i++)
            all.Add(Walk(items[i], path, segment + 1, decide));
        if (open is not null)
            all.Add(scope.Unknown(open));
        return all.Result!;
    }
}
