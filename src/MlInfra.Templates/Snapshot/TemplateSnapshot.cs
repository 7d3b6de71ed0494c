using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MlInfra.Templates.Snapshot;

/// <summary>
/// Turns a synthesized template into the form that is kept under review: without what CDK adds for itself, in an order
/// that does not depend on the order of the code, and readable. Normalising twice changes nothing.
/// </summary>
public static partial class TemplateSnapshot
{
    private static readonly string[] Sections =
        ["AWSTemplateFormatVersion", "Description", "Metadata", "Transform", "Parameters", "Rules", "Mappings", "Conditions", "Resources", "Outputs"];

    private static readonly string[] ResourceKeys =
        ["Type", "Condition", "DependsOn", "Metadata", "CreationPolicy", "UpdatePolicy", "DeletionPolicy", "UpdateReplacePolicy", "Properties"];

    // Quotation marks, angle brackets and plus signs are harmless in a file; escaped they cannot be read.
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 256,
    };

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 256, AllowDuplicateProperties = false };

    /// <summary>The normal form of a template's JSON text.</summary>
    /// <exception cref="JsonException">The text is not a JSON object, or names something twice.</exception>
    public static string Normalize(string template)
    {
        if (JsonNode.Parse(template, documentOptions: Strict) is not JsonObject root)
        {
            throw new JsonException("A template is a JSON object.");
        }

        DropWhatCdkAdds(root);
        var ordered = Ordered(root, Sections);
        foreach (var section in ordered.Where(section => section.Value is JsonObject && section.Key != "Metadata").ToList())
        {
            ordered[section.Key] = Ordered((JsonObject)section.Value!, []);
        }

        if (ordered["Resources"] is JsonObject resources)
        {
            foreach (var resource in resources.Where(resource => resource.Value is JsonObject).ToList())
            {
                resources[resource.Key] = Ordered((JsonObject)resource.Value!, ResourceKeys);
            }
        }

        return WithoutHashes(ordered.ToJsonString(Readable)) + "\n";
    }

    private static void DropWhatCdkAdds(JsonObject root)
    {
        Drop(root, "Parameters", (name, _) => name == "BootstrapVersion");
        Drop(root, "Rules", (name, _) => name == "CheckBootstrapVersion");
        Drop(root, "Conditions", (name, _) => name == "CDKMetadataAvailable");
        Drop(root, "Resources", (_, resource) => resource is JsonObject entry && entry["Type"]?.ToString() == "AWS::CDK::Metadata");
        foreach (var resource in (root["Resources"] as JsonObject ?? []).Select(entry => entry.Value).OfType<JsonObject>())
        {
            Drop(resource, "Metadata", (name, _) => name == "aws:cdk:path" || name.StartsWith("aws:asset:", StringComparison.Ordinal));
        }
    }

    private static void Drop(JsonObject parent, string section, Func<string, JsonNode?, bool> isCdks)
    {
        if (parent[section] is not JsonObject entries)
        {
            return;
        }

        var dropped = entries.Where(entry => isCdks(entry.Key, entry.Value)).Select(entry => entry.Key).ToList();
        dropped.ForEach(name => entries.Remove(name));
        if (dropped.Count > 0 && entries.Count == 0)
        {
            parent.Remove(section);
        }
    }

    // The keys named come first, in that order; the others follow by name.
    private static JsonObject Ordered(JsonObject node, string[] first)
    {
        var entries = node
            .OrderBy(entry => Array.IndexOf(first, entry.Key) is >= 0 and var place ? place : first.Length)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .ToList();
        node.Clear();
        return new JsonObject(entries);
    }

    // A hash changes with every edit of the asset's files; which asset is used where stays visible by number.
    private static string WithoutHashes(string text)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return AssetHash().Replace(text, match =>
        {
            numbers.TryAdd(match.Value, numbers.Count + 1);
            return $"ASSET-HASH-{numbers[match.Value]}";
        });
    }

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")]
    private static partial Regex AssetHash();
}
