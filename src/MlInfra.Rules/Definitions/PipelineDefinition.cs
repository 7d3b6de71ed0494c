using MlInfra.Rules.Model;

namespace MlInfra.Rules.Definitions;

/// <summary>Finds the resources that the definition of a SageMaker pipeline makes.</summary>
public static class PipelineDefinition
{
    private static readonly Dictionary<string, string> Actions = new(StringComparer.Ordinal)
    {
        ["Training"] = "createTrainingJob",
        ["Tuning"] = "createHyperParameterTuningJob",
        ["Processing"] = "createProcessingJob",
        ["Transform"] = "createTransformJob",
        ["Model"] = "createModel",
        ["EndpointConfig"] = "createEndpointConfig",
        ["Endpoint"] = "createEndpoint",
    };

    /// <summary>The resources of all steps, also those on the branches of a condition.</summary>
    public static IReadOnlyList<DefinedResource> Read(Value definition) => definition switch
    {
        MapValue pipeline => Steps(pipeline["Steps"]),
        AlternativesValue choice => ChoiceMerge.Resources(choice, Read),
        _ => [],
    };

    private static IReadOnlyList<DefinedResource> Steps(Value steps) => steps switch
    {
        ListValue list => [.. list.Items.SelectMany(Step)],
        AlternativesValue choice => ChoiceMerge.Resources(choice, Steps),
        _ => [],
    };

    private static IReadOnlyList<DefinedResource> Step(Value step)
    {
        if (step is AlternativesValue choice)
            return ChoiceMerge.Resources(choice, Step);
        if (step is not MapValue map || map["Type"] is not ScalarValue type)
            return [];
        var arguments = map["Arguments"];
        if (type.Text == "Condition" && arguments is MapValue branches)
            return [.. Steps(branches["IfSteps"]), .. Steps(branches["ElseSteps"])];
        return Actions.TryGetValue(type.Text, out var action) && map.Find("Name") is { Value: ScalarValue name }
            ? [.. SageMakerRequests.Resources(action, name.Text, RunTimeValues.OfStep(arguments), name.Origin)]
            : [];
    }
}
