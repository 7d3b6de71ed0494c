using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Analyzers.Lowering;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>Changes to objects and lists that are built in steps.</summary>
internal static class LocalChange
{
    /// <summary>The object with a value set at a path below it; null when it is not one that is read.</summary>
    internal static Value? Set(Value state, string[] path, Value value, ISimpleAssignmentOperation assignment, CdkType type)
    {
        switch (state)
        {
            case AlternativesValue choice:
                return Each(choice, a => Set(a, path, value, assignment, type));
            case MapValue or ListValue or ScalarValue when type is { Kind: CdkKind.Class, JsiiName: { } name } && path.Length == 1:
                return LoweringCatalog.Change(name, "set_" + path[0], state, [value], SyntaxOrigin.Of(assignment.Syntax));
            case MapValue map:
                return Set(map, path, 0, value, SyntaxOrigin.Of(assignment.Target.Syntax));
            default:
                return null;
        }
    }

    /// <summary>The object after one of its methods is called; null when that is not one that is read.</summary>
    internal static Value? Call(Value state, IInvocationOperation call, Func<IOperation, Value> read, CdkType type)
    {
        var method = call.TargetMethod.Name;
        if (MemberWrites.IsHarmless(method))
            return state;
        if (state is AlternativesValue choice)
            return Each(choice, a => Call(a, call, read, type));
        var arguments = call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => read(a.Value)).ToList();
        var origin = SyntaxOrigin.Of(call.Syntax);
        if (type is { Kind: CdkKind.Class, JsiiName: { } name })
            return LoweringCatalog.Change(name, method, state, arguments, origin);
        var first = arguments.Count > 0 ? arguments[0] : null;
        return (state, method) switch
        {
            (ListValue, "Clear") => new ListValue([], state.Origin),
            (MapValue, "Clear") => new MapValue([], state.Origin),
            (ListValue list, "Add") when arguments.Count == 1 => ListReading.Append(list, arguments),
            (ListValue list, "AddRange") when first is ListValue more => ListReading.Append(list, more.Items, more.OpenBecause),
            (ListValue list, "AddRange" or "Insert" or "InsertRange") => ListReading.Append(list, [], $"what {method} adds is not read"),
            (MapValue map, "Add" or "TryAdd") when first is ScalarValue key && arguments.Count == 2 => Set(map, [key.Text], 0, arguments[1], origin),
            (MapValue map, "Remove") when first is ScalarValue key =>
                new MapValue([.. map.Entries.Where(e => e.Name != key.Text)], map.Origin) { OpenBecause = map.OpenBecause },
            _ => null,
        };
    }

    /// <summary>What is there after a branch: each way that was written; what one way leaves unset, nobody wrote.</summary>
    internal static Value? Merge(Func<Value, Value, Value> choose, Value? one, Value? other, Value before)
    {
        if (one is null || other is null)
            return one ?? other;
        return ReferenceEquals(one, other) || ValueComparer.Same(one, other) ? one : Merged(choose, one, other, before);
    }

    /// <summary>What is there after a loop whose body changes it; null when that cannot be told.</summary>
    internal static Value? Repeated(Value once, Value before, ILoopOperation loop)
    {
        const string Open = "a loop adds to it";
        return once switch
        {
            ListValue list when before is ListValue => new ListValue(list.Items, list.Origin) { OpenBecause = Open },
            MapValue map when before is MapValue old && Merged((a, b) => Branches.Choice($"`{Branches.Text(loop.Syntax)}` runs", a, b, a.Origin), map, old, before) is MapValue merged =>
                new MapValue(merged.Entries, merged.Origin) { OpenBecause = Open },
            _ => null,
        };
    }

    private static Value Merged(Func<Value, Value, Value> choose, Value one, Value other, Value before)
    {
        switch (one, other)
        {
            // One object that a way changed; where each way made one of its own, it is one or the other.
            case (MapValue a, MapValue b) when ReferenceEquals(a.Origin, b.Origin):
                var names = a.Entries.Concat(b.Entries).Select(e => e.Name).Distinct(StringComparer.OrdinalIgnoreCase);
                return new MapValue([.. names.Select(name => Entry(a.Find(name), b.Find(name)))], a.Origin) { OpenBecause = a.OpenBecause ?? b.OpenBecause };
            case (ListValue a, ListValue b):
                var shared = a.Items.Zip(b.Items, ReferenceEquals).TakeWhile(same => same).Count();
                return new ListValue(
                    [
                        .. a.Items.Take(shared),
                        .. a.Items.Skip(shared).Select(item => choose(item, Unset(item))),
                        .. b.Items.Skip(shared).Select(item => choose(Unset(item), item)),
                    ],
                    a.Origin)
                {
                    OpenBecause = a.OpenBecause ?? b.OpenBecause,
                };
            default:
                return choose(Written(one), Written(other));
        }

        MapEntry Entry(MapEntry? a, MapEntry? b)
        {
            if (a is not null && b is not null && (ReferenceEquals(a, b) || ValueComparer.Same(a.Value, b.Value)))
                return a;
            var named = a ?? b!;
            return new(
                named.Name,
                choose(a is null ? Unset(named.Value) : Written(a.Value), b is null ? Unset(named.Value) : Written(b.Value)),
                named.NameOrigin);
        }

        Value Written(Value value) => value is AbsentValue && ReferenceEquals(value, before) ? Unset(value) : value;
    }

    private static UnknownValue Unset(Value value) => new("it is set under a condition", value.Origin) { MayBeAbsent = true };

    private static Value? Each(AlternativesValue choice, Func<Value, Value?> change)
    {
        var changed = choice.Alternatives.Select(a => (a.Label, Value: change(a.Value))).ToList();
        return changed.Any(c => c.Value is null)
            ? null
            : new AlternativesValue(choice.Choice, [.. changed.Select(c => new Alternative(c.Label, c.Value!))], choice.Origin);
    }

    private static MapValue? Set(MapValue map, string[] path, int from, Value value, Origin name)
    {
        var old = map.Find(path[from]);
        if (from < path.Length - 1)
        {
            if (old?.Value is not MapValue inner || Set(inner, path, from + 1, value, name) is not { } changed)
                return null;
            value = changed;
            name = old.NameOrigin;
        }

        return new([.. map.Entries.Where(e => e != old), new(path[from], value, name)], map.Origin) { OpenBecause = map.OpenBecause };
    }
}
