using MlInfra.Rules.Model;

namespace MlInfra.Rules.Definitions;

/// <summary>
/// Requests to SageMaker's API as resources: which action makes which type, and where the API's names differ from the
/// type's. CreateTrainingJob sets the names of <c>AWS::SageMaker::TrainingJob</c>, which CloudFormation itself does not have.
/// </summary>
internal static class SageMakerRequests
{
    private const string Prefix = "AWS::SageMaker::";
    private const string TrainingJob = Prefix + "TrainingJob";

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["createTrainingJob"] = TrainingJob,
        ["createHyperParameterTuningJob"] = Prefix + "HyperParameterTuningJob",
        ["createProcessingJob"] = Prefix + "ProcessingJob",
        ["createTransformJob"] = Prefix + "TransformJob",
        ["createModel"] = Prefix + "Model",
        ["createEndpointConfig"] = Prefix + "EndpointConfig",
        ["createEndpoint"] = Prefix + "Endpoint",
    };

    // A tuning job describes its training jobs in these names; the first one that is set counts.
    private static readonly (string From, string To)[] TuningNames =
        [("StaticHyperParameters", "HyperParameters"), ("HyperParameterTuningResourceConfig", "ResourceConfig")];

    internal static string? TypeOf(string action) => Types.TryGetValue(action, out var type) ? type : null;

    /// <summary>The resources that one request makes; none when the action makes none that rules speak of.</summary>
    internal static IEnumerable<DefinedResource> Resources(string action, string name, Value request, Origin origin)
    {
        if (!Types.TryGetValue(action, out var type) || ChoiceMerge.Map(request) is not { } map)
            yield break;

        // The request's own place is the state's name, as a resource's properties stand at its logical id.
        var properties = new MapValue(map.Entries, origin) { OpenBecause = map.OpenBecause };
        yield return new(name, type, properties, origin);
        if (properties.Find("TrainingJobDefinition") is { } one)
        {
            foreach (var job in Trained($"{name}/{one.Name}", one.Value, one.NameOrigin))
                yield return job;
        }

        if (properties.Find("TrainingJobDefinitions")?.Value is ListValue several)
        {
            for (var i = 0; i < several.Items.Count; i++)
            {
                foreach (var job in Trained(FormattableString.Invariant($"{name}/TrainingJobDefinitions[{i}]"), several.Items[i], several.Items[i].Origin))
                    yield return job;
            }
        }
    }

    private static IEnumerable<DefinedResource> Trained(string name, Value definition, Origin origin)
    {
        if (ChoiceMerge.Map(definition) is not { } map)
            yield break;
        var entries = map.Entries.ToList();
        foreach (var (from, to) in TuningNames)
        {
            var at = entries.FindIndex(e => string.Equals(e.Name, from, StringComparison.OrdinalIgnoreCase));
            if (at >= 0 && map.Find(to) is null)
                entries[at] = new(to, entries[at].Value, entries[at].NameOrigin);
        }

        yield return new(name, TrainingJob, new(entries, origin) { OpenBecause = map.OpenBecause }, origin);
    }
}
