using MlInfra.Rules.Model;

namespace MlInfra.Rules.Definitions;

/// <summary>Finds the tasks of a Step Functions definition (Amazon States Language), and the resources that they make.</summary>
public static class StateMachineDefinition
{
    /// <summary>The type that a Task state is read as; CloudFormation has none.</summary>
    public const string TaskState = "AWS::StepFunctions::TaskState";

    /// <summary>The field of a task that says which type of child workflow a distributed Map runs it in; the language has it on the Map.</summary>
    public const string ExecutionType = "ExecutionType";

    private const string Integration = ":states:::";
    private const string SdkIntegration = "aws-sdk:";
    private const string TimeoutSeconds = "TimeoutSeconds";

    /// <summary>The resources of all task states, also those in the branches of Parallel and Map states, and then the states themselves.</summary>
    public static IReadOnlyList<DefinedResource> Read(Value definition)
    {
        var made = Machine(definition);
        return [.. made.Where(m => m.Type != TaskState), .. made.Where(m => m.Type == TaskState)];
    }

    /// <summary>The resources of one state, and the tasks that it is or has in it.</summary>
    /// <param name="name">The state's name.</param>
    /// <param name="state">The state.</param>
    /// <param name="origin">Where the name was written.</param>
    /// <param name="around">What it has from where it stands.</param>
    public static IReadOnlyList<DefinedResource> ReadState(string name, Value state, Origin origin, Surroundings around)
    {
        switch (state)
        {
            case MapValue map:
                var within = around.Within(map);
                return [.. Own(name, map, origin, around), .. Processor(map["ItemProcessor"], within), .. Processor(map["Iterator"], within), .. Branches(map["Branches"], within)];
            case AlternativesValue choice:
                return ChoiceMerge.Resources(choice, alternative => ReadState(name, alternative, origin, around));
            default:
                return [];
        }
    }

    /// <summary>The type of what a request makes that rules speak of, or null.</summary>
    /// <param name="called">The service and the action, such as <c>sagemaker:createModel</c>.</param>
    public static string? TypeOf(string called) => ServiceRequests.TypeOf(called);

    private static IReadOnlyList<DefinedResource> Machine(Value definition) => definition switch
    {
        MapValue machine => States(machine["States"], new(machine[TimeoutSeconds])),
        AlternativesValue choice => ChoiceMerge.Resources(choice, Machine),
        _ => [],
    };

    // What the task asks for, and the task itself.
    private static IEnumerable<DefinedResource> Own(string name, MapValue map, Origin origin, Surroundings around)
    {
        if (map["Resource"] is not (ScalarValue or InterpolatedValue or ReferenceValue or UnknownValue or AlternativesValue) || RunTimeValues.OfState(map) is not MapValue state)
            return [];
        var request = state.Find("Arguments") ?? state.Find("Parameters");
        var made = Called(map["Resource"]) is { } called ? ServiceRequests.Resources(called, name, request?.Value ?? Input(origin), origin) : [];
        return [.. made, new(name, TaskState, Effective(state, origin, around), origin)];
    }

    // A state that says nothing itself has what is said around it.
    private static MapValue Effective(MapValue state, Origin origin, Surroundings around)
    {
        var entries = state.Entries.ToList();
        Add(TimeoutSeconds, around.Timeout);
        if (around.ExecutionType is { } type)
            Add(ExecutionType, type);
        if (around.HandledBecause is { } reason)
        {
            Add("Retry", new UnknownValue(reason, origin) { MayBeAbsent = true });
            Add("Catch", new UnknownValue(reason, origin) { MayBeAbsent = true });
        }

        return new(entries, origin) { OpenBecause = state.OpenBecause };

        void Add(string field, Value value)
        {
            if (state[field] is not AbsentValue || value is AbsentValue)
                return;
            entries.RemoveAll(e => e.Name == field);
            entries.Add(new(field, value, origin));
        }
    }

    private static IReadOnlyList<DefinedResource> States(Value states, Surroundings around) => states switch
    {
        MapValue map => [.. map.Entries.SelectMany(e => ReadState(e.Name, e.Value, e.NameOrigin, around))],
        AlternativesValue choice => ChoiceMerge.Resources(choice, alternative => States(alternative, around)),
        _ => [],
    };

    private static IReadOnlyList<DefinedResource> Processor(Value processor, Surroundings around) => processor switch
    {
        MapValue map => States(map["States"], around.Within(processor)),
        AlternativesValue choice => ChoiceMerge.Resources(choice, alternative => Processor(alternative, around)),
        _ => [],
    };

    private static IReadOnlyList<DefinedResource> Branches(Value branches, Surroundings around) => branches switch
    {
        ListValue list => [.. list.Items.SelectMany(item => Processor(item, around))],
        AlternativesValue choice => ChoiceMerge.Resources(choice, alternative => Branches(alternative, around)),
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
        return called.Split('.', '*')[0];
    }
}
