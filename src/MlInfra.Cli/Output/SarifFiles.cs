using System.Text.Json;

namespace MlInfra.Cli.Output;

/// <summary>The files of a SARIF log, by URIs that hold on any machine: relative to the folder that the tool ran in.</summary>
internal sealed class SarifFiles(IReadOnlyList<string> files)
{
    private const string Root = "%SRCROOT%";

    private readonly List<string> distinct = [.. files.Distinct(StringComparer.Ordinal)];

    private readonly Dictionary<string, string> uris = files.Distinct(StringComparer.Ordinal).ToDictionary(f => f, UriOf, StringComparer.Ordinal);

    internal string RelativeUri(string file) => uris[file];

    internal void WriteArtifacts(Utf8JsonWriter json)
    {
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(Root);
        json.WriteStartObject("description");
        json.WriteString("text", "The folder that mlinfra ran in.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();

        json.WriteStartArray("artifacts");
        foreach (var file in distinct)
        {
            json.WriteStartObject();
            WriteLocation(json, "location", file);
            json.WriteStartArray("roles");
            json.WriteStringValue("analysisTarget");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal void WriteLocation(Utf8JsonWriter json, string property, string file)
    {
        var uri = uris[file];
        json.WriteStartObject(property);
        json.WriteString("uri", uri);
        if (!uri.StartsWith("file:", StringComparison.Ordinal))
            json.WriteString("uriBaseId", Root);
        json.WriteNumber("index", distinct.IndexOf(file));
        json.WriteEndObject();
    }

    private static string UriOf(string file)
    {
        var full = Path.GetFullPath(file);
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), full).Replace(Path.DirectorySeparatorChar, '/');
        return Path.IsPathRooted(relative) || relative.StartsWith("../", StringComparison.Ordinal)
            ? new Uri(full).AbsoluteUri
            : string.Join('/', relative.Split('/').Select(Uri.EscapeDataString));
    }
}
