using System.Text.Json.Nodes;

namespace MlInfra.Blueprints.Tests;

/// <summary>A resource of a template and what can be asked about it.</summary>
internal sealed record Resource(string Id, JsonObject Body)
{
    public JsonNode Settings => Body["Properties"] ?? new JsonObject();

    public static IReadOnlyList<Resource> Of(Synthesized made, string blueprint, string? type = null) =>
        [.. made.Template(blueprint)["Resources"]!.AsObject()
            .Where(entry => type is null || (string)entry.Value!["Type"]! == type)
            .Select(entry => new Resource(entry.Key, entry.Value!.AsObject()))];

    public bool RefersTo(Resource other) => Body.ToJsonString().Contains($"\"{other.Id}\"");

    /// <summary>The statements of the policy document that the resource holds.</summary>
    public IEnumerable<JsonObject> Statements(string document = "PolicyDocument") =>
        Settings[document]?["Statement"]?.AsArray().Select(statement => statement!.AsObject()) ?? [];

    /// <summary>What is one value or a list of values in a template, as a list of texts.</summary>
    public static IReadOnlyList<string> Texts(JsonNode? node) =>
        node switch { null => [], JsonArray list => [.. list.Select(item => item!.ToString())], _ => [node.ToString()] };
}
