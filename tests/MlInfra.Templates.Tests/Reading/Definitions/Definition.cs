using MlInfra.Rules.Definitions;
using MlInfra.Rules.Model;

namespace MlInfra.Templates.Tests.Reading.Definitions;

/// <summary>State machines around the definition that a test is about.</summary>
internal static class Definition
{
    private const string Train = "'arn:aws:states:::sagemaker:createTrainingJob.sync'";

    /// <summary>What a state machine makes whose definition is an object; <c>%train</c> in it is the resource of a training task.</summary>
    internal static IReadOnlyList<Resource> Made(string definition, string sections = "") =>
        [.. Machine("Definition", definition, sections).Where(r => r.Type != StateMachineDefinition.TaskState)];

    /// <summary>What a state machine makes whose definition is text.</summary>
    internal static IReadOnlyList<Resource> MadeOfText(string definition, string sections = "", string substitutions = "{}") =>
        [.. Machine("DefinitionString", definition, sections, $"DefinitionSubstitutions: {substitutions}").Where(r => r.Type != StateMachineDefinition.TaskState)];

    /// <summary>The tasks of a state machine whose definition is an object.</summary>
    internal static IReadOnlyList<Resource> Tasks(string definition, string sections = "") =>
        [.. Machine("Definition", definition, sections).Where(r => r.Type == StateMachineDefinition.TaskState)];

    private static IReadOnlyList<Resource> Machine(string property, string definition, string sections, string more = "") =>
        [.. Sample.Read($"""
            {sections}
            Resources:
              Bucket:
                Type: AWS::S3::Bucket
              Machine:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  {more}
                  {property}: {Indent(definition)}
            """).Resources.Where(r => r.Host == "Machine")];

    private static string Indent(string text) => text.Replace("%train", Train, StringComparison.Ordinal).ReplaceLineEndings("\n").Replace("\n", "\n        ", StringComparison.Ordinal);
}
