using System.Text.Json;

namespace MlInfra.Cli.Linting;

/// <summary>Reads parameter values in any form that AWS's own tools take.</summary>
/// <remarks>
/// A list of <c>{"ParameterKey", "ParameterValue"}</c> (create-stack), a list of <c>"Key=Value"</c> (deploy),
/// an object below <c>Parameters</c> (CodePipeline), or a plain object.
/// </remarks>
internal static class ParameterFile
{
    private const string Forms = """a parameter file is an object of names and values, a list of {"ParameterKey": ..., "ParameterValue": ...} or a list of "Name=Value" """;

    /// <exception cref="UnusableException">The file cannot be read, or holds no parameters.</exception>
    internal static IReadOnlyDictionary<string, string> Read(string? path)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (path is null)
            return values;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            foreach (var (name, value) in Entries(document.RootElement, path))
                values[name] = value;
            return values;
        }
        catch (JsonException exception)
        {
            throw new UnusableException($"{path}:{exception.LineNumber + 1}:{exception.BytePositionInLine + 1}: this is not JSON; {Forms.TrimEnd()}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"{path} cannot be read: {exception.Message} Name a file of parameters with --parameters.");
        }
    }

    private static IEnumerable<(string Name, string Value)> Entries(JsonElement root, string path) => root.ValueKind switch
    {
        JsonValueKind.Array => root.EnumerateArray().Select(item => Entry(item, path)),
        JsonValueKind.Object when root.TryGetProperty("Parameters", out var inner) && inner.ValueKind == JsonValueKind.Object => Entries(inner, path),
        JsonValueKind.Object => root.EnumerateObject().Select(property => (property.Name, Text(property.Value, path))),
        _ => throw Unclear(path),
    };

    private static (string Name, string Value) Entry(JsonElement item, string path)
    {
        if (item.ValueKind == JsonValueKind.Object
            && item.TryGetProperty("ParameterKey", out var key) && key.ValueKind == JsonValueKind.String
            && item.TryGetProperty("ParameterValue", out var value))
            return (key.GetString()!, Text(value, path));
        if (item.ValueKind == JsonValueKind.String && item.GetString()!.Split('=', 2) is [var name, var text])
            return (name, text);
        throw Unclear(path);
    }

    private static string Text(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),

        // A list parameter's value is one text with commas.
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(item => Text(item, path))),
        _ => throw Unclear(path),
    };

    private static UnusableException Unclear(string path) => new($"{path} holds no parameters: {Forms.TrimEnd()}");
}
