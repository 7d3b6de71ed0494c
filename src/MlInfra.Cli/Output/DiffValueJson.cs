using System.Text.Json;
using MlInfra.Rules.Model;

namespace MlInfra.Cli.Output;

/// <summary>Writes values as CloudFormation's JSON, functions in their long form.</summary>
internal static class DiffValueJson
{
    /// <summary>Writes a property; one that is not set is null.</summary>
    internal static void Write(Utf8JsonWriter json, string property, Value value)
    {
        json.WritePropertyName(property);
        Write(json, value);
    }

    private static void Write(Utf8JsonWriter json, Value value)
    {
        switch (value)
        {
            case ScalarValue scalar:
                Write(json, scalar);
                break;
            case MapValue map:
                json.WriteStartObject();
                foreach (var entry in map.Entries)
                    Write(json, entry.Name, entry.Value);
                json.WriteEndObject();
                break;
            case ListValue list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case AbsentValue:
                json.WriteNullValue();
                break;
            default:
                WriteFunction(json, value);
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, ScalarValue scalar)
    {
        if (scalar.Kind == ScalarKind.Boolean)
            json.WriteBooleanValue(scalar.Text == "true");
        else if (scalar is { Kind: ScalarKind.Number, Number: { } number })
            json.WriteNumberValue(number);
        else
            json.WriteStringValue(scalar.Text);
    }

    private static void WriteFunction(Utf8JsonWriter json, Value value)
    {
        json.WriteStartObject();
        switch (value)
        {
            case ReferenceValue { Attribute: null } reference:
                json.WriteString("Ref", reference.Target);
                break;
            case ReferenceValue reference:
                json.WriteStrings("Fn::GetAtt", [reference.Target, reference.Attribute!]);
                break;
            case InterpolatedValue text:
                json.WriteString("Fn::Sub", string.Concat(text.Parts.Select(Spell)));
                break;
            case AlternativesValue choice:
                json.WriteStartArray("Fn::If");
                json.WriteStringValue(choice.Choice);
                foreach (var alternative in choice.Alternatives)
                    Write(json, alternative.Value);
                json.WriteEndArray();
                break;
            case UnknownValue { Expression: { } name } when name.All(c => char.IsAsciiLetterOrDigit(c) || c == ':'):
                json.WriteString("Ref", name);
                break;
            default:
                json.WriteString("Expression", Spell(value));
                break;
        }

        json.WriteEndObject();
    }

    private static string Spell(Value part) => part switch
    {
        ScalarValue scalar => scalar.Text.Replace("${", "${!", StringComparison.Ordinal),
        UnknownValue unknown => "${" + (unknown.Expression ?? unknown.Reason) + "}",
        _ => part.Describe(),
    };
}
