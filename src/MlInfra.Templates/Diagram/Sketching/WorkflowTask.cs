using MlInfra.Rules.Model;
using MlInfra.Templates.Diagram.Tables;
using MlInfra.Templates.Reading;
using MlInfra.Templates.Reading.Definitions;

namespace MlInfra.Templates.Diagram.Sketching;

/// <summary>What a state of a workflow or a step of a pipeline calls, other than the jobs that are resources themselves.</summary>
/// <param name="Service">The service that an integration calls; null for a function that is named directly.</param>
/// <param name="Action">What it does there.</param>
/// <param name="Names">What names the resource.</param>
internal sealed record WorkflowTask(string? Service, string Action, Value Names)
{
    private const string Integration = ":states:::";
    private const string SdkIntegration = "aws-sdk:";

    internal AccessRow? Access { get; } = AccessTable.Rows.FirstOrDefault(r => r.Service == Service && r.Actions.Contains(Action, StringComparer.OrdinalIgnoreCase));

    internal string Label => Access?.Label ?? "runs";

    /// <summary>Whether a resource of the type can be what is called, and not a value that is handed on.</summary>
    internal bool IsOf(string type) => Service is null || ServiceNames.Of(type).Equals(Service, StringComparison.OrdinalIgnoreCase);

    /// <summary>The tasks of a workflow's definition; none for other resources.</summary>
    internal static IEnumerable<WorkflowTask> Of(Resource resource) => resource.Type switch
    {
        "AWS::StepFunctions::StateMachine" or "AWS::Serverless::StateMachine" => InStates(StateMachine(resource.Properties)),
        "AWS::SageMaker::Pipeline" => InSteps(EmbeddedJson.Parse(Body(resource.Properties), new())),
        _ => [],
    };

    private static Value StateMachine(MapValue properties)
    {
        var definition = properties["Definition"] is AbsentValue ? properties["DefinitionString"] : properties["Definition"];
        var budget = new WorkBudget();
        return EmbeddedJson.Parse(new DefinitionSubstitutions(properties["DefinitionSubstitutions"], budget).In(definition), budget);
    }

    private static Value Body(MapValue properties) =>
        properties["PipelineDefinition"] is MapValue definition ? definition["PipelineDefinitionBody"] : properties["PipelineDefinition"];

    private static IEnumerable<WorkflowTask> InStates(Value value)
    {
        foreach (var map in Maps(value).Where(m => m["Type"] is ScalarValue { Text: "Task" }))
        {
            if (MessageText.Spell(map["Resource"]) is not { } resource)
                continue;
            var start = resource.IndexOf(Integration, StringComparison.Ordinal);
            if (start < 0)
            {
                yield return new(null, "", map["Resource"]);
                continue;
            }

            var called = resource[(start + Integration.Length)..];
            if (called.StartsWith(SdkIntegration, StringComparison.Ordinal))
                called = called[SdkIntegration.Length..];
            var parts = called.Split(':', '.');
            var action = parts.Length > 1 ? parts[1] : "";
            yield return new(
                parts[0] == "sfn" ? "states" : parts[0],
                parts[0] == "lambda" && action == "invoke" ? "InvokeFunction" : action,
                map["Arguments"] is AbsentValue ? map["Parameters"] : map["Arguments"]);
        }
    }

    private static IEnumerable<WorkflowTask> InSteps(Value value) => Maps(value)
        .Where(m => m["Type"] is ScalarValue { Text: "Lambda" or "Callback" })
        .Select(m => new WorkflowTask(null, "", m["FunctionArn"] is AbsentValue ? m["SqsQueueUrl"] : m["FunctionArn"]));

    private static IEnumerable<MapValue> Maps(Value value) => value switch
    {
        MapValue map => map.Entries.SelectMany(e => Maps(e.Value)).Prepend(map),
        ListValue list => list.Items.SelectMany(Maps),
        AlternativesValue choice => choice.Alternatives.SelectMany(a => Maps(a.Value)),
        _ => [],
    };
}
