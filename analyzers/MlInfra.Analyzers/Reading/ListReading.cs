using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>Lists: arrays, collection expressions, and the copies that LINQ makes.</summary>
internal static class ListReading
{
    // A projection of more items than this is not followed.
    private const int MostProjected = 64;

    internal static Value Read(IArrayCreationOperation array, ValueReader values) => array switch
    {
        { Initializer: { } initializer } => Read(initializer.ElementValues, array, values),
        { DimensionSizes.Length: 1 } when array.DimensionSizes[0].ConstantValue is { HasValue: true, Value: 0 } => new ListValue([], SyntaxOrigin.Of(array.Syntax)),
        _ => ValueReader.Unknown(array, "is not read"),
    };

    internal static ListValue Read(IEnumerable<IOperation> elements, IOperation list, ValueReader values)
    {
        var items = new List<Value>();
        string? open = null;
        foreach (var element in elements)
        {
            if (element is not ISpreadOperation spread)
                items.Add(values.Read(element));
            else
                open = Spread(items, values.Read(spread.Operand)) ? open : $"`{Branches.Text(spread.Syntax)}` is not known";
        }

        return new(items, SyntaxOrigin.Of(list.Syntax)) { OpenBecause = open };
    }

    /// <summary>A list with more items behind its own.</summary>
    internal static Value Append(Value list, IEnumerable<Value> more, string? openBecause = null) => list switch
    {
        ListValue known => new ListValue([.. known.Items, .. more], known.Origin) { OpenBecause = known.OpenBecause ?? openBecause },
        _ => list,
    };

    /// <summary>What a method of LINQ or of a list gives; null when it is none that is read.</summary>
    internal static Value? Read(IInvocationOperation call, ValueReader values)
    {
        var method = call.TargetMethod;
        if (method is { Name: "Empty", IsStatic: true, ContainingType.Name: "Array" or "Enumerable" })
            return new ListValue([], SyntaxOrigin.Of(call.Syntax));
        var rest = call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => a.Value).ToList();
        var source = call.Instance;
        if (source is null)
        {
            if (!method.IsExtensionMethod || rest.Count == 0)
                return null;
            source = rest[0];
            rest.RemoveAt(0);
        }

        switch (method.Name)
        {
            case "ToArray" or "ToList" or "AsReadOnly" or "AsEnumerable" or "Cast" when rest.Count == 0:
                return values.Read(source);
            case "Concat" when rest.Count == 1 && values.Read(source) is ListValue first:
                var items = first.Items.ToList();
                var open = Spread(items, values.Read(rest[0])) ? first.OpenBecause : $"`{Branches.Text(rest[0].Syntax)}` is not known";
                return new ListValue(items, first.Origin) { OpenBecause = open };
            case "Append" when rest.Count == 1:
                return Append(values.Read(source), [values.Read(rest[0])]);
            case "Prepend" when rest.Count == 1 && values.Read(source) is ListValue last:
                return new ListValue([values.Read(rest[0]), .. last.Items], last.Origin) { OpenBecause = last.OpenBecause };
            case "Select" when rest.Count == 1 && CallReading.LambdaOf(rest[0]) is { } project && values.Read(source) is ListValue { Items.Count: <= MostProjected } list:
                return new ListValue([.. list.Items.Select(item => CallReading.Apply(project, [item], values))], SyntaxOrigin.Of(call.Syntax)) { OpenBecause = list.OpenBecause };
            default:
                return null;
        }
    }

    private static bool Spread(List<Value> items, Value value)
    {
        if (value is not ListValue list)
            return value is AbsentValue;
        items.AddRange(list.Items);
        return list.OpenBecause is null;
    }
}
