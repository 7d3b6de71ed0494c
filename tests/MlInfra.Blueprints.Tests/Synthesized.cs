using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.CDK;
using MlInfra.Templates.Snapshot;

namespace MlInfra.Blueprints.Tests;

/// <summary>All blueprints, synthesized twice with the settings of cdk.json.</summary>
public sealed class Synthesized
{
    public Synthesized()
    {
        First = Templates();
        Second = Templates();
    }

    /// <summary>The templates as CDK writes them, by blueprint.</summary>
    public IReadOnlyDictionary<string, string> First { get; }

    /// <summary>The same, from another app.</summary>
    public IReadOnlyDictionary<string, string> Second { get; }

    /// <summary>A template in its normal form.</summary>
    public JsonObject Template(string blueprint) => JsonNode.Parse(TemplateSnapshot.Normalize(First[blueprint]))!.AsObject();

    private static Dictionary<string, string> Templates()
    {
        var folder = Directory.CreateTempSubdirectory("mlinfra-blueprints-");
        try
        {
            var app = new App(new AppProps { Outdir = folder.FullName, AnalyticsReporting = false, Context = Context() });
            Blueprint.AddAllTo(app);
            app.Synth();
            return Blueprint.All.Keys.ToDictionary(name => name, name => File.ReadAllText(Path.Combine(folder.FullName, $"{name}.template.json")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Dictionary<string, object> Context()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("cdk.json")));
        return settings.RootElement.GetProperty("context").EnumerateObject().ToDictionary(
            entry => entry.Name,
            entry => entry.Value.ValueKind == JsonValueKind.Array
                ? (object)entry.Value.EnumerateArray().Select(item => item.GetString()!).ToArray()
                : entry.Value.GetBoolean());
    }
}
