using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlInfra.Cli.Output;
using MlInfra.Rules.Model;

namespace MlInfra.Cli.Baselines;

/// <summary>Reads and writes baselines: JSON, sorted, an entry a line, so that a change of one reads well in a review.</summary>
internal static class BaselineFile
{
    private const string Cure = "mend it, or delete it and make it anew with --update-baseline";

    internal static void Write(string file, IReadOnlyDictionary<BaselineEntry, int> entries) => ReportFile.Write(
        file,
        to =>
        {
            to.Write("{\n  \"version\": 1,\n  \"findings\": [");
            var separator = "\n";
            foreach (var (entry, count) in entries.OrderBy(e => e.Key))
            {
                to.Write($"{separator}    {{ \"file\": {Quote(entry.File)}, \"resource\": {Quote(entry.Resource)}, \"rule\": {Quote(entry.Rule)}, \"path\": {Quote(entry.Path)}, \"count\": {count} }}");
                separator = ",\n";
            }

            to.Write(entries.Count == 0 ? "]\n}\n" : "\n  ]\n}\n");
        },
        "--baseline");

    /// <summary>The entries and how often each occurs.</summary>
    /// <exception cref="UnusableException">The file cannot be read, or is no baseline.</exception>
    internal static Dictionary<BaselineEntry, int> Read(string file)
    {
        try
        {
            return Parse(Encoding.UTF8.GetBytes(File.ReadAllText(file)), file);
        }
        catch (JsonException exception)
        {
            var reason = exception.Message.Split(" LineNumber:")[0].TrimEnd('.');
            throw new UnusableException(
                $"this is no JSON: {reason}; {Cure}",
                new TextOrigin(file, (int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1, 0, 0));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"{exception.Message} Name a baseline with --baseline.");
        }
    }

    private static Dictionary<BaselineEntry, int> Parse(byte[] utf8, string file)
    {
        var entries = new Dictionary<BaselineEntry, int>();
        var reader = new Utf8JsonReader(utf8);
        Next(ref reader, JsonTokenType.StartObject, "a baseline is an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (reader.GetString())
            {
                case "version":
                    Next(ref reader, JsonTokenType.Number, "version is a number");
                    if (!reader.TryGetInt32(out var version) || version != 1)
                        throw Wrong(ref reader, "this mlinfra reads version 1");
                    break;
                case "findings":
                    Next(ref reader, JsonTokenType.StartArray, "findings is a list");
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                        ReadEntry(ref reader);
                    break;
                default:
                    throw Wrong(ref reader, "a baseline holds version and findings");
            }
        }

        // Whatever follows the object is told by the reader.
        _ = reader.Read();
        return entries;

        void ReadEntry(ref Utf8JsonReader reader)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw Wrong(ref reader, "a finding is an object");
            string? path = null, resource = null, rule = null, inFile = null;
            var count = 0;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                switch (name)
                {
                    case "file":
                        inFile = Text(ref reader);
                        break;
                    case "resource":
                        resource = Text(ref reader);
                        break;
                    case "rule":
                        rule = Text(ref reader);
                        break;
                    case "path":
                        path = Text(ref reader);
                        break;
                    case "count" when reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out count) && count > 0:
                        break;
                    default:
                        throw Wrong(ref reader, "a finding holds file, resource, rule and path, and a count above 0");
                }
            }

            if (inFile is null || resource is null || rule is null || path is null || count == 0)
                throw Wrong(ref reader, "a finding holds file, resource, rule, path and count");
            if (!entries.TryAdd(new(inFile, resource, rule, path), count))
                throw Wrong(ref reader, "this finding stands here twice");
        }

        string Text(ref Utf8JsonReader reader) =>
            reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw Wrong(ref reader, "this is text elsewhere");

        void Next(ref Utf8JsonReader reader, JsonTokenType type, string wanted)
        {
            if (!reader.Read() || reader.TokenType != type)
                throw Wrong(ref reader, wanted);
        }

        UnusableException Wrong(ref Utf8JsonReader reader, string wanted)
        {
            var before = Encoding.UTF8.GetString(utf8.AsSpan(0, (int)reader.TokenStartIndex));
            var line = before.AsSpan().Count('\n') + 1;
            return new($"{wanted}; {Cure}", new TextOrigin(file, line, before.Length - before.LastIndexOf('\n'), 0, 0));
        }
    }

    private static string Quote(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}
