using MlInfra.Rules.Definitions;
using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading.Definitions;

/// <summary>Finds the definition that a workflow's properties hold, as an object or as JSON in a string, and what it makes.</summary>
internal static class WorkflowDefinitions
{
    private const string InText = "Fn::ToJsonString";

    /// <summary>The resources that a resource's definition makes; none where it has no definition, or one that cannot be read.</summary>
    /// <param name="type">The resource's type.</param>
    /// <param name="properties">Its properties.</param>
    /// <param name="syntax">The same as they are written.</param>
    /// <param name="resolver">What gives the values of functions.</param>
    internal static IReadOnlyList<DefinedResource> Read(string type, MapValue properties, SyntaxNode? syntax, IntrinsicResolver resolver) => type switch
    {
        "AWS::StepFunctions::StateMachine" or "AWS::Serverless::StateMachine" => StateMachineDefinition.Read(StateMachine(properties, syntax, resolver)),
        "AWS::SageMaker::Pipeline" => PipelineDefinition.Read(Pipeline(properties, syntax, resolver)),
        _ => [],
    };

    private static Value StateMachine(MapValue properties, SyntaxNode? syntax, IntrinsicResolver resolver)
    {
        var substitutions = new DefinitionSubstitutions(properties["DefinitionSubstitutions"], resolver.Budget);
        return properties["Definition"] is not AbsentValue and var definition
            ? substitutions.In(definition)
            : EmbeddedJson.Parse(substitutions.In(Text(properties["DefinitionString"], Find(syntax, "DefinitionString"), resolver)), resolver.Budget);
    }

    private static Value Pipeline(MapValue properties, SyntaxNode? syntax, IntrinsicResolver resolver)
    {
        const string Body = "PipelineDefinitionBody";
        return properties["PipelineDefinition"] is MapValue definition
            ? EmbeddedJson.Parse(Text(definition[Body], Find(Find(syntax, "PipelineDefinition"), Body), resolver), resolver.Budget)
            : properties["PipelineDefinition"];
    }

    // An object that a function turns into text is read as the object, whose parts have places of their own.
    private static Value Text(Value value, SyntaxNode? syntax, IntrinsicResolver resolver) =>
        syntax is MapSyntax { Function: InText } call ? resolver.Resolve(call.Argument) : value;

    private static SyntaxNode? Find(SyntaxNode? syntax, string name) => (syntax as MapSyntax)?.Find(name);
}
