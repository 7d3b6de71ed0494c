using MlInfra.Rules.Model;

namespace MlInfra.Rules.Definitions;

/// <summary>Finds the resources that a Step Functions definition (Amazon States Language) makes.</summary>
public static class StateMachineDefinition
{
    private const string Integration = ":states:::";
    private const string SdkIntegration = "aws-sdk:";

    /// <summary>The resources of all task states, also those in the branches of Parallel and Map states.</summary>
    public static IReadOnlyList<DefinedResource> Read(Value definition) => definition switch
    {
        MapValue machine => States(machine["States"]),
        AlternativesValue choice => ChoiceMerge.Resources(choice, Read),
        _ => [],
    };

    /// <summary>The resources of one state.</summary>
    /// <param name="name">The state's name.</param>
    /// <param name="state">The state.</param>
    /// <param name="origin">Where the name was written.</param>
    public static IReadOnlyList<DefinedResource> ReadState(string name, Value state, Origin origin)
    {
        switch (state)
        {
            case MapValue map:
                var request = map.Find("Arguments") ?? map.Find("Parameters");
                var own = Called(map["Resource"]) is { } called
                    ? ServiceRequests.Resources(called, name, request is null ? Input(origin) : RunTimeValues.OfState(request.Value), origin)
                    : [];
                return [.. own, .. Read(map["ItemProcessor"]), .. Read(map["Iterator"]), .. Branches(map["Branches"])];
            case AlternativesValue choice:
                return ChoiceMerge.Resources(choice, alternative => ReadState(name, alternative, origin));
            default:
                return [];
        }
    }

    private static IReadOnlyList<DefinedResource> States(Value states) => states switch
    {
        MapValue map => [.. map.Entries.SelectMany(e => ReadState(e.Name, e.Value, e.NameOrigin))],
        AlternativesValue choice => ChoiceMerge.Resources(choice, States),
        _ => [],
    };

    private static IReadOnlyList<DefinedResource> Branches(Value branches) => branches switch
    {
        ListValue list => [.. list.Items.SelectMany(Read)],
        AlternativesValue choice => ChoiceMerge.Resources(choice, Branches),
        _ => [],
    };

    private static UnknownValue Input(Origin origin) => new("the state's input is the request", origin);

    // sagemaker:createTrainingJob of arn:aws:states:::sagemaker:createTrainingJob.sync, the partition known or not.
    private static string? Called(Value resource)
    {
        var arn = resource switch
        {
            ScalarValue scalar => scalar.Text,
            InterpolatedValue text => string.Concat(text.Parts.Select(p => (p as ScalarValue)?.Text ?? "*")),
            _ => "",
        };
        var start = arn.IndexOf(Integration, StringComparison.Ordinal);
        if (start < 0)
            return null;
        var called = arn.Substring(start + Integration.Length);
        if (called.StartsWith(SdkIntegration, StringComparison.Ordinal))
            called = called.Substring(SdkIntegration.Length);
        return called.Split('.')[0];
    }
}
