using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>Text that is put together: by interpolation, by <c>string</c>'s own methods, by CloudFormation's functions.</summary>
internal static class TextReading
{
    internal static Value Read(IInterpolatedStringOperation text, ValueReader values) =>
        Join(
            text.Parts.Select(part => part switch
            {
                IInterpolatedStringTextOperation literal => values.Read(literal.Text),
                IInterpolationOperation { FormatString: null, Alignment: null } hole => values.Read(hole.Expression),
                _ => ValueReader.Unknown(part, "is formatted"),
            }),
            text);

    /// <summary>What a method of <c>string</c> gives; null when it is none that is read.</summary>
    internal static Value? Read(IInvocationOperation call, ValueReader values)
    {
        var method = call.TargetMethod;
        if (method.ContainingType?.SpecialType != SpecialType.System_String)
            return method is { Name: "ToString", Parameters.IsEmpty: true } && call.Instance is { } shown ? AsText(values.Read(shown), call) : null;
        if (call.Instance is { } text)
            return Changed(values.Read(text), method.Name, call);
        var arguments = call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => values.Read(a.Value)).ToList();
        return method.Name switch
        {
            "Concat" => Flat(arguments) is { } parts ? Join(parts, call) : ValueReader.Unknown(call, "is not a constant"),
            "Join" when arguments.Count > 0 && Flat(arguments.Skip(1)) is { } parts => Join(Between(arguments[0], parts), call),
            "Format" when arguments.Count > 0 && arguments[0] is ScalarValue format && Flat(arguments.Skip(1)) is { } holes =>
                Format(format, holes, call),
            _ => null,
        };
    }

    internal static Value Join(IEnumerable<Value> values, IOperation operation)
    {
        var origin = SyntaxOrigin.Of(operation.Syntax);
        var parts = new List<Value>();
        foreach (var value in values.SelectMany(v => v is InterpolatedValue inner ? inner.Parts : [v]))
        {
            switch (value)
            {
                case AbsentValue:
                    break;
                case ScalarValue scalar when parts.Count > 0 && parts[parts.Count - 1] is ScalarValue last:
                    parts[parts.Count - 1] = new ScalarValue(last.Text + scalar.Text, ScalarKind.String, origin);
                    break;
                case ScalarValue or ReferenceValue or UnknownValue:
                    parts.Add(value);
                    break;
                case AlternativesValue choice:
                    return Either(choice, [.. values.TakeWhile(v => v != choice)], [.. values.SkipWhile(v => v != choice).Skip(1)], operation);
                default:
                    parts.Add(ValueReader.Unknown(operation, "is not text"));
                    break;
            }
        }

        return parts.Count switch
        {
            0 => new ScalarValue("", ScalarKind.String, origin),
            1 when parts[0] is ScalarValue only => new ScalarValue(only.Text, ScalarKind.String, origin),
            _ => new InterpolatedValue(parts, origin),
        };
    }

    private static Value Either(AlternativesValue choice, IReadOnlyList<Value> before, IReadOnlyList<Value> after, IOperation operation) =>
        new AlternativesValue(
            choice.Choice,
            [.. choice.Alternatives.Select(a => new Alternative(a.Label, Join([.. before, a.Value, .. after], operation)))],
            SyntaxOrigin.Of(operation.Syntax));

    /// <summary>Texts with a separator between them.</summary>
    internal static IEnumerable<Value> Between(Value separator, IEnumerable<Value> parts) =>
        parts.SelectMany((part, i) => i == 0 ? new[] { part } : [separator, part]);

    // The arguments of a call, one of which may be a list of the rest.
    internal static IReadOnlyList<Value>? Flat(IEnumerable<Value> arguments)
    {
        var flat = new List<Value>();
        foreach (var argument in arguments)
        {
            switch (argument)
            {
                case ListValue { OpenBecause: null } list:
                    flat.AddRange(list.Items);
                    break;
                case ListValue or MapValue:
                    return null;
                default:
                    flat.Add(argument);
                    break;
            }
        }

        return flat;
    }

    private static Value? Format(ScalarValue format, IReadOnlyList<Value> holes, IOperation operation)
    {
        var parts = new List<Value>();
        var rest = format.Text.Replace("{{", "\u0001").Replace("}}", "\u0002");
        while (rest.IndexOf('{') is var open && open >= 0)
        {
            var close = rest.IndexOf('}', open);
            if (close < 0 || !int.TryParse(rest.Substring(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var hole) || hole >= holes.Count)
                return null;
            parts.Add(Literal(rest.Substring(0, open)));
            parts.Add(holes[hole]);
            rest = rest.Substring(close + 1);
        }

        parts.Add(Literal(rest));
        return Join(parts, operation);

        ScalarValue Literal(string text) => new(text.Replace('\u0001', '{').Replace('\u0002', '}'), ScalarKind.String, format.Origin);
    }

    private static Value AsText(Value value, IOperation call) =>
        value is ScalarValue or InterpolatedValue or ReferenceValue ? Join([value], call) : ValueReader.Unknown(call, "is not a constant");

    private static Value? Changed(Value text, string method, IOperation call)
    {
        if (method == "ToString")
            return text;
#pragma warning disable CA1308 // It is what the code itself does.
        return text is not ScalarValue { Text: var known } ? null : method switch
        {
            "ToLower" or "ToLowerInvariant" => Known(known.ToLowerInvariant()),
            "ToUpper" or "ToUpperInvariant" => Known(known.ToUpperInvariant()),
            "Trim" => Known(known.Trim()),
            _ => null,
        };
#pragma warning restore CA1308

        ScalarValue Known(string changed) => new(changed, ScalarKind.String, SyntaxOrigin.Of(call.Syntax));
    }
}
