using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>
/// The ways that lead to a place that makes a construct, as far as the class shows them: each call of its method, each item of the
/// list that it stands in a loop over. On each way the parameters and the loop's variables are known.
/// </summary>
internal sealed class CreationWays(ConstructSites sites, ValueReader values)
{
    // Beyond this a place is read once, with what varies unknown.
    private const int MostWays = 16;

    private const int MostCalls = 4;
    private const int MostTried = 256;

    private int tried;

    private readonly Lazy<ILookup<IMethodSymbol, IInvocationOperation>> calls = new(() => sites.Bodies
        .SelectMany(body => body.Deeds).OfType<IInvocationOperation>().Where(call => !call.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
        .ToLookup<IInvocationOperation, IMethodSymbol>(call => call.TargetMethod.OriginalDefinition, SymbolEqualityComparer.Default));

    /// <summary>What is read at a place on each way there; one value where there is one way, or where the ways make no difference.</summary>
    internal IReadOnlyList<MapValue> Read(IOperation place, Func<MapValue> read) => HasWays(place) ? ReadEach(place, read) : [read()];

    private IReadOnlyList<MapValue> ReadEach(IOperation place, Func<MapValue> read)
    {
        var found = new List<MapValue>();
        tried = 0;
        return Each(place, 0, () => Note(found, read)) && found.Count > 0
            ? found.TrueForAll(value => ValueComparer.Same(value, found[0])) ? [found[0]] : found
            : [read()];
    }

    private bool HasWays(IOperation place)
    {
        for (var current = place; current.Parent is { } parent; current = parent)
        {
            if (parent is IForEachLoopOperation loop && current == loop.Body
                || parent is IAnonymousFunctionOperation { Symbol.Parameters.IsEmpty: false } or ILocalFunctionOperation { Symbol.Parameters.IsEmpty: false })
                return true;
        }

        return sites.BodyOf(place).Method is { MethodKind: MethodKind.Ordinary, Parameters.IsEmpty: false };
    }

    private static bool Note(List<MapValue> found, Func<MapValue> read)
    {
        if (found.Count == MostWays)
            return false;
        found.Add(read());
        return true;
    }

    // False where it is given up.
    private bool Each(IOperation place, int depth, Func<bool> then)
    {
        for (var current = place; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IForEachLoopOperation loop when current == loop.Body && Items(loop.Collection) is { } items:
                    return Each(loop, depth, () => EachItem(loop, items, () => Reach(place, loop.Body, then)));
                case IAnonymousFunctionOperation { Symbol.Parameters: { Length: > 0 } parameters } lambda when ListOf(lambda) is { } list && Items(list) is { } items:
                    return Each(lambda, depth, () => EachOf(items, item => [new(parameters[0], item, null)], lambda.Symbol, () => Reach(place, lambda.Body, then)));
                case ILocalFunctionOperation { Symbol: var function }:
                    return EachCall(function, parent, depth, () => Reach(place, parent, then));
            }
        }

        return sites.BodyOf(place).Method is { MethodKind: MethodKind.Ordinary } method
            ? EachCall(method, null, depth, () => Reach(place, ConstructSites.Root(place), then))
            : then();
    }

    // What does not come about on this way is left out; where that is not known, nothing is.
    private bool Reach(IOperation place, IOperation from, Func<bool> then) => ++tried <= MostTried && Reachability.Of(place, from, values) switch
    {
        true => then(),
        false => true,
        null => false,
    };

    private bool EachCall(IMethodSymbol method, IOperation? function, int depth, Func<bool> then)
    {
        var known = method.Parameters.IsEmpty || depth == MostCalls || values.Frame.Contains(method) ? [] : calls.Value[method].ToList();
        if (known.Count == 0)
            return function is null ? then() : Each(function, depth, then);
        foreach (var call in known)
        {
            if (!Each(call, depth + 1, () => In(method, [.. CallReading.Arguments(call, values).Select(a => a with { Value = Assumptions.At(call, a.Value, values) })], then)))
                return false;
        }

        // Who calls it from elsewhere is not known.
        return method is { MethodKind: MethodKind.LocalFunction } or { DeclaredAccessibility: Accessibility.Private } || then();
    }

    private bool EachItem(IForEachLoopOperation loop, IReadOnlyList<Value> items, Func<bool> then)
    {
        foreach (var item in items)
        {
            var bound = Variables(loop.LoopControlVariable, item).ToList();
            foreach (var (local, value) in bound)
                values.Looped[local] = value;
            var goOn = then();
            foreach (var (local, _) in bound)
                values.Looped.Remove(local);
            if (!goOn)
                return false;
        }

        return true;
    }

    private bool EachOf(IReadOnlyList<Value> items, Func<Value, IReadOnlyList<Argument>> bind, IMethodSymbol method, Func<bool> then)
    {
        foreach (var item in items)
        {
            if (!In(method, bind(item), then))
                return false;
        }

        return true;
    }

    private bool In(IMethodSymbol method, IReadOnlyList<Argument> arguments, Func<bool> then)
    {
        var outside = values.Frame;
        values.Frame = new(method, outside, arguments);
        var goOn = then();
        values.Frame = outside;
        return goOn;
    }

    // Items of which none is known are no ways; one that is not known among others is one.
    private IReadOnlyList<Value>? Items(IOperation collection) => values.Read(collection) switch
    {
        ListValue { Items: { Count: > 0 and <= MostWays } items, OpenBecause: null } => items,
        MapValue { Entries: { Count: > 0 and <= MostWays } entries, OpenBecause: null } map when CreationReading.IsDictionary(Unconverted(collection).Type) =>
            [.. entries.Select(e => new MapValue([new("Key", new ScalarValue(e.Name, ScalarKind.String, e.NameOrigin), e.NameOrigin), new("Value", e.Value, e.NameOrigin)], map.Origin))],
        _ => null,
    };

    // names.Select(name => new Bucket(…)), names.ForEach(name => …)
    private static IOperation? ListOf(IAnonymousFunctionOperation lambda)
    {
        IOperation current = lambda;
        while (current.Parent is IDelegateCreationOperation or IConversionOperation)
            current = current.Parent;
        return current.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Select" or "SelectMany" or "ForEach" or "ToDictionary" } call } argument
            ? call.Instance ?? (argument.Parameter?.Ordinal > 0 ? call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Value : null)
            : null;
    }

    // foreach (var name in …), foreach (var (name, size) in …)
    private static IEnumerable<(ILocalSymbol, Value)> Variables(IOperation variable, Value item)
    {
        switch (variable)
        {
            case IVariableDeclaratorOperation { Symbol: var local }:
                return [(local, item)];
            case IDeclarationExpressionOperation { Expression: var inner }:
                return Variables(inner, item);
            case ILocalReferenceOperation { Local: var local }:
                return [(local, item)];
            case ITupleOperation { Elements: var elements }:
                return elements.SelectMany((element, i) => Variables(element, Part(item, i)));
            default:
                return [];
        }
    }

    // A tuple's items, a pair's key and value, a record's properties in the order that they were given.
    private static Value Part(Value item, int index) =>
        item is MapValue map && index < map.Entries.Count ? map.Entries[index].Value : new UnknownValue("it is not read", item.Origin) { MayBeAbsent = true };

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation { Operand: var inner })
            operation = inner;
        return operation;
    }
}
