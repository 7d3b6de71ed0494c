using MlInfra.Rules.Model;

namespace MlInfra.Templates.Tests.Reading.Definitions;

/// <summary>What the steps of a SageMaker pipeline make.</summary>
public sealed class PipelineTests
{
    [Theory]
    [InlineData("Training", "TrainingJob")]
    [InlineData("Tuning", "HyperParameterTuningJob")]
    [InlineData("Processing", "ProcessingJob")]
    [InlineData("Transform", "TransformJob")]
    [InlineData("Model", "Model")]
    public void A_step_makes_its_resource(string step, string type)
    {
        var made = Made("""'{"Steps": [{"Name": "Run", "Type": "%", "Arguments": {"RoleArn": "r"}}]}'""".Replace("%", step, StringComparison.Ordinal)).Single();
        Assert.Equal(("Pipeline/Run", $"AWS::SageMaker::{type}", "{RoleArn: r}"), (made.LogicalId, made.Type, Sample.Spell(made.Properties)));
    }

    [Fact]
    public void Steps_on_the_branches_of_a_condition_are_found() =>
        Assert.Equal(["Pipeline/A", "Pipeline/B"], Made("""
            '{"Steps": [{"Name": "If", "Type": "Condition", "Arguments": {
              "IfSteps": [{"Name": "A", "Type": "Model", "Arguments": {}}],
              "ElseSteps": [{"Name": "B", "Type": "Training", "Arguments": {}}]}}]}'
            """).Select(m => m.LogicalId));

    [Fact]
    public void What_the_pipeline_works_out_is_set_and_not_known() =>
        Assert.Equal(
            "{A: ?run:Parameters.X, B: {C: [?it is worked out when the workflow runs]}, D: @Bucket}",
            Sample.Spell(Made("""
                !Sub '{"Steps": [{"Name": "Run", "Type": "Training", "Arguments": {
                  "A": {"Get": "Parameters.X"}, "B": {"C": [{"Std:Join": {"On": "/", "Values": []}}]}, "D": "${Bucket}"}}]}'
                """).Single().Properties));

    [Theory]
    [InlineData("!ToJsonString {Steps: [{Name: Run, Type: Training, Arguments: {A: !Ref Bucket}}]}", 1)]
    [InlineData("'{\"Steps\": [{\"Name\": \"Run\", \"Type\": \"Lambda\", \"Arguments\": {}}]}'", 0)]
    [InlineData("'{\"Steps\": [{\"Type\": \"Training\", \"Arguments\": {}}]}'", 0)]
    [InlineData("'{\"Steps\": [{\"Name\": \"Run\", \"Type\": \"Training\"}]}'", 0)]
    [InlineData("'{\"Steps\": [1, []]}'", 0)]
    [InlineData("'{\"Steps\": '", 0)]
    [InlineData("!Ref Bucket", 0)]
    public void A_body_is_read_where_it_can_be(string body, int expected) => Assert.Equal(expected, Made(body).Count);

    private static IReadOnlyList<Resource> Made(string body) =>
        [.. Sample.Read($"""
            Resources:
              Bucket:
                Type: AWS::S3::Bucket
              Pipeline:
                Type: AWS::SageMaker::Pipeline
                Properties:
                  PipelineDefinition:
                    PipelineDefinitionBody: {body.ReplaceLineEndings(" ")}
            """).Resources.Where(r => r.Host == "Pipeline")];
}
