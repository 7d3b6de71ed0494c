using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>Writes values as JSON.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 };

    /// <summary>The JSON, or null when part of the value is not known.</summary>
    internal static string? Write(Value value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Options);
        if (!Write(value, writer))
            return null;
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static bool Write(Value value, Utf8JsonWriter writer)
    {
        switch (value)
        {
            case ScalarValue scalar:
                Write(scalar, writer);
                return true;
            case ListValue { OpenBecause: null } list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    if (item is not AbsentValue && !Write(item, writer))
                        return false;
                }

                writer.WriteEndArray();
                return true;
            case MapValue { OpenBecause: null } map:
                writer.WriteStartObject();
                foreach (var entry in map.Entries)
                {
                    if (entry.Value is AbsentValue)
                        continue;
                    writer.WritePropertyName(entry.Name);
                    if (!Write(entry.Value, writer))
                        return false;
                }

                writer.WriteEndObject();
                return true;
            default:
                return false;
        }
    }

    private static void Write(ScalarValue scalar, Utf8JsonWriter writer)
    {
        if (scalar.Kind == ScalarKind.Boolean)
            writer.WriteBooleanValue(scalar.Text == "true");
        else if (scalar.Kind == ScalarKind.Number && scalar.Number is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteStringValue(scalar.Text);
    }
}
