using System.Globalization;
using MlInfra.Analyzers.Reading;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Lowering;

/// <content>More words that lowering tables are written in.</content>
internal sealed partial class LoweringProps
{
    /// <summary>All the props as one object.</summary>
    internal MapValue All => props;

    /// <summary>The value, or another where it is not set.</summary>
    internal static Value OrElse(Value value, Value otherwise) => Each(value, v => v is AbsentValue ? otherwise : v);

    /// <summary>A part of a value that is an object, where it is one.</summary>
    internal static Value In(Value options, string name) => options switch
    {
        MapValue map => map[name],
        AbsentValue or UnknownValue => options,
        _ => new UnknownValue("it is not read as an object", options.Origin) { MayBeAbsent = true },
    };

    /// <summary>Properties at the paths of a table, out of an object that may not be given at all, and some more.</summary>
    internal MapValue Nested(Value given, IReadOnlyList<PropertyLowering> table, params (string Name, Value Value)[] more)
    {
        var source = given switch
        {
            MapValue map => map,
            AbsentValue => new MapValue([], Origin),
            _ => new MapValue([], Origin) { OpenBecause = given is UnknownValue unknown ? unknown.Reason : "it is not read as an object" },
        };
        var made = new MapValue([.. more.Select(m => new MapEntry(m.Name, m.Value, m.Value.Origin))], source.Origin)
        {
            OpenBecause = source.OpenBecause ?? "how the CDK sets it is not modelled",
        };
        var nested = new LoweringProps(source);
        return PropertyTree.SetAll(made, table.Select(lowering => (lowering.Segments, lowering.Value(nested))));
    }

    /// <summary>A number that the construct sets by itself.</summary>
    internal ScalarValue Number(int number) => new(number.ToString(CultureInfo.InvariantCulture), ScalarKind.Number, Origin);
}
