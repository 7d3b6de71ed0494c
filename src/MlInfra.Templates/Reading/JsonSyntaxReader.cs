using System.Text;
using System.Text.Json;
using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>Reads JSON into syntax nodes with exact spans.</summary>
internal ref struct JsonSyntaxReader
{
    private readonly string file;
    private Utf8JsonReader reader;
    private TextPosition position;
    private int depth;

    private JsonSyntaxReader(ReadOnlySpan<byte> utf8, string file)
    {
        this.file = file;
        reader = new(utf8, new JsonReaderOptions { MaxDepth = ReadingLimits.Deepest * 2 });
        position = new(utf8);
    }

    internal static SyntaxNode Read(string text, string file)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        try
        {
            var reading = new JsonSyntaxReader(utf8, file);
            reading.reader.Read();
            var node = reading.ReadNode();
            reading.reader.Read();
            return node;
        }
        catch (JsonException exception)
        {
            throw Invalid(exception, utf8, file);
        }
    }

    private SyntaxNode ReadNode()
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject();
            case JsonTokenType.StartArray:
                return ReadArray();
            case JsonTokenType.Null:
                return new ScalarSyntax("", ScalarKind.String, TokenOrigin()) { IsNull = true };
            case JsonTokenType.True or JsonTokenType.False:
                return new ScalarSyntax(reader.TokenType == JsonTokenType.True ? "true" : "false", ScalarKind.Boolean, TokenOrigin());
            case JsonTokenType.Number:
                return new ScalarSyntax(Encoding.ASCII.GetString(reader.ValueSpan), ScalarKind.Number, TokenOrigin());
            default:
                var origin = TokenOrigin();
                return new ScalarSyntax(Text(origin), ScalarKind.String, origin);
        }
    }

    private MapSyntax ReadObject()
    {
        var (line, column) = Enter();
        var entries = new EntryList();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var nameOrigin = TokenOrigin();
            var name = Text(nameOrigin);
            reader.Read();
            entries.Add(name, nameOrigin, ReadNode());
        }

        return new(entries.Entries, Leave(line, column));
    }

    private ListSyntax ReadArray()
    {
        var (line, column) = Enter();
        var items = new List<SyntaxNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadNode());
        return new(items, Leave(line, column));
    }

    private (int Line, int Column) Enter()
    {
        position.MoveTo((int)reader.TokenStartIndex);
        if (++depth > ReadingLimits.Deepest)
        {
            throw new TemplateException(
                $"the template nests deeper than {ReadingLimits.Deepest} levels; flatten it",
                new TextOrigin(file, position.Line, position.Column, position.Line, position.Column + 1));
        }

        return (position.Line, position.Column);
    }

    private Origin Leave(int line, int column)
    {
        depth--;
        position.MoveTo((int)reader.TokenStartIndex + 1);
        return new TextOrigin(file, line, column, position.Line, position.Column);
    }

    private Origin TokenOrigin()
    {
        var start = (int)reader.TokenStartIndex;
        var quotes = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 2 : 0;
        position.MoveTo(start);
        var (line, column) = (position.Line, position.Column);
        position.MoveTo(start + reader.ValueSpan.Length + quotes);
        return new TextOrigin(file, line, column, position.Line, position.Column);
    }

    private readonly string Text(Origin origin)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException exception)
        {
            throw new TemplateException("the string holds an escape that is no character; write both halves of the pair, or neither", origin, exception);
        }
    }

    private static TemplateException Invalid(JsonException exception, ReadOnlySpan<byte> utf8, string file)
    {
        var position = new TextPosition(utf8);
        var at = position.MoveToLine((int)(exception.LineNumber ?? 0), (int)(exception.BytePositionInLine ?? 0));
        var origin = new TextOrigin(file, position.Line, position.Column, position.Line, position.Column + 1);
        return new TemplateException(Explain(exception.Message, at < utf8.Length ? utf8[at] : default), origin, exception);
    }

    private static string Explain(string message, byte found)
    {
        if (found == '/')
            return "JSON has no comments, and CloudFormation refuses them; remove the comment, or write the template in YAML";
        if (message.Contains("trailing comma", StringComparison.Ordinal))
            return "a comma stands before the closing bracket, which CloudFormation refuses; remove the comma";
        if (found == 0)
            return "the JSON ends too early; close what is open";
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return "this is not valid JSON; correct it: " + (end < 0 ? message : message[..end]).TrimEnd('.');
    }
}
