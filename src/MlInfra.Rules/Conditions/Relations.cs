using MlInfra.Rules.Model;

namespace MlInfra.Rules.Conditions;

/// <summary>Answers which resources of an architecture refer to which, from an index that is built at the first question.</summary>
internal sealed class Relations(Architecture architecture)
{
    private readonly Dictionary<(string Type, string Path), Index> indexes = [];

    internal Architecture Architecture { get; } = architecture;

    /// <summary>The resources that may refer to <paramref name="target"/> as a condition says, and whether they surely do.</summary>
    internal IEnumerable<(Resource Resource, Verdict Names)> Naming(Scope scope, Resource target, ReferencedByCondition by) =>
        IndexOf(by.Type, by.Through) is var index && index == Index.Empty ? [] : Naming(index, scope, target, by);

    private IEnumerable<(Resource Resource, Verdict Names)> Naming(Index index, Scope scope, Resource target, ReferencedByCondition by)
    {
        if (index.ByTarget.TryGetValue(target.LogicalId, out var direct))
        {
            foreach (var resource in direct)
                yield return (resource, Verdict.Pass);
        }

        // A custom resource or a nested stack may hand the target's name on.
        foreach (var group in index.ByTargetType)
        {
            if (string.Equals(group.Key, target.Type, StringComparison.OrdinalIgnoreCase))
                continue;
            foreach (var resource in group.Value)
                yield return (resource, Verdict.Unknown);
        }

        foreach (var (resource, value) in index.Others)
        {
            var resolved = scope.Resolve(value);
            var verdict = Names(scope, by.Spelling is null ? resolved : by.Spelling.NameIn(resolved), target, by.NameProperty);
            if (verdict != Verdict.Violation)
                yield return (resource, verdict);
        }
    }

    private Verdict Names(Scope scope, Value value, Resource target, string? nameProperty)
    {
        var name = nameProperty is null ? new AbsentValue(target.Origin) : scope.Resolve(target.Properties[nameProperty]);
        switch (value)
        {
            case AbsentValue:
                return Verdict.Violation;
            case ReferenceValue reference when reference.Target == target.LogicalId:
                return Verdict.Pass;
            case ReferenceValue reference:
                var other = Architecture.Find(reference.Target);
                return other is null || !string.Equals(other.Type, target.Type, StringComparison.OrdinalIgnoreCase)
                    ? Verdict.Unknown
                    : Verdict.Violation;
            case InterpolatedValue text when text.Parts.Any(p => p is ReferenceValue r && r.Target == target.LogicalId):
                return Verdict.Pass;
            // A name that the service will make up cannot be known to a literal or a parameter.
            case ScalarValue or UnknownValue { Expression: not null } when name is AbsentValue:
                return Verdict.Violation;
            case ScalarValue when name is ScalarValue:
                return ValueComparer.Same(value, name) ? Verdict.Pass : Verdict.Violation;
            default:
                return ValueComparer.Same(value, name) ? Verdict.Pass : Verdict.Unknown;
        }
    }

    private Index IndexOf(string type, PropertyPath path)
    {
        var key = (type, path.ToString());
        if (indexes.TryGetValue(key, out var ready))
            return ready;
        var naming = Architecture.OfType(type);
        var index = naming.Count == 0 ? Index.Empty : new Index();
        foreach (var resource in naming)
        {
            foreach (var value in Values(resource.Properties, path, 0))
                index.Add(resource, value, Architecture);
        }

        indexes.Add(key, index);
        return index;
    }

    private static IEnumerable<Value> Values(Value value, PropertyPath path, int segment)
    {
        if (segment == path.Segments.Count)
            return value is ListValue list ? list.Items : [value];
        var name = path.Segments[segment];
        return value switch
        {
            MapValue map when name != PropertyPath.EveryItem => Values(map[name], path, segment + 1),
            ListValue items when name == PropertyPath.EveryItem => items.Items.SelectMany(i => Values(i, path, segment + 1)),
            AlternativesValue alternatives => alternatives.Alternatives.SelectMany(a => Values(a.Value, path, segment)),
            AbsentValue => [],
            _ => [new UnknownValue("it is not readable", value.Origin)],
        };
    }

    private sealed class Index
    {
        internal static readonly Index Empty = new();

        internal Dictionary<string, List<Resource>> ByTarget { get; } = new(StringComparer.Ordinal);

        internal List<(Resource Resource, Value Value)> Others { get; } = [];

        internal Dictionary<string, List<Resource>> ByTargetType { get; } = new(StringComparer.OrdinalIgnoreCase);

        internal void Add(Resource resource, Value value, Architecture architecture)
        {
            if (value is not ReferenceValue reference)
            {
                Others.Add((resource, value));
                return;
            }

            Add(ByTarget, reference.Target, resource);
            Add(ByTargetType, architecture.Find(reference.Target)?.Type ?? "", resource);
        }

        private static void Add(Dictionary<string, List<Resource>> lists, string key, Resource resource)
        {
            if (!lists.TryGetValue(key, out var list))
                lists.Add(key, list = []);
            list.Add(resource);
        }
    }
}
