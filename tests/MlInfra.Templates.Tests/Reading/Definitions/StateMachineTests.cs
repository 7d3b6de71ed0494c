using MlInfra.Rules.Model;

namespace MlInfra.Templates.Tests.Reading.Definitions;

/// <summary>What the states of a Step Functions definition make becomes resources beside the state machine.</summary>
public sealed class StateMachineTests
{
    [Theory]
    [InlineData("sagemaker:createTrainingJob", "TrainingJob")]
    [InlineData("sagemaker:createTrainingJob.sync", "TrainingJob")]
    [InlineData("aws-sdk:sagemaker:createTrainingJob", "TrainingJob")]
    [InlineData("aws-sdk:sagemaker:createTrainingJob.waitForTaskToken", "TrainingJob")]
    [InlineData("sagemaker:createHyperParameterTuningJob.sync", "HyperParameterTuningJob")]
    [InlineData("sagemaker:createProcessingJob.sync", "ProcessingJob")]
    [InlineData("sagemaker:createTransformJob.sync", "TransformJob")]
    [InlineData("sagemaker:createModel", "Model")]
    [InlineData("sagemaker:createEndpointConfig", "EndpointConfig")]
    [InlineData("sagemaker:createEndpoint", "Endpoint")]
    public void An_integration_makes_its_resource(string integration, string type)
    {
        var made = Definition.Made($"{{States: {{Run: {{Type: Task, Resource: 'arn:aws:states:::{integration}', Parameters: {{RoleArn: r}}}}}}}}").Single();
        Assert.Equal($"AWS::SageMaker::{type}", made.Type);
        Assert.Equal("Machine/Run", made.LogicalId);
        Assert.Equal("Machine/Run", made.Name);
        Assert.Equal("Machine", made.Host);
        Assert.Equal("{RoleArn: r}", Sample.Spell(made.Properties));
    }

    [Theory]
    [InlineData("elasticmapreduce:createCluster.sync")]
    [InlineData("aws-sdk:emr:runJobFlow")]
    public void A_cluster_of_EMR_has_a_property_for_each_role(string integration)
    {
        var made = Definition.Made("""
            {States: {Run: {Type: Task, Resource: 'arn:aws:states:::%called', Parameters: {Name: spark, Instances: {TerminationProtected: true, InstanceGroups: [
              {InstanceRole: MASTER, Market: ON_DEMAND}, {InstanceRole: TASK, Market: SPOT}, {InstanceRole: TASK, Name: more}]}}}}}
            """.Replace("%called", integration, StringComparison.Ordinal)).Single();
        Assert.Equal("AWS::EMR::Cluster", made.Type);
        Assert.Equal(
            "{Name: spark, Instances: {TerminationProtected: true, MasterInstanceGroup: {InstanceRole: MASTER, Market: ON_DEMAND}, CoreInstanceGroup: absent, TaskInstanceGroups: [{InstanceRole: TASK, Market: SPOT}, {InstanceRole: TASK, Name: more}]}}",
            Sample.Spell(made.Properties));
    }

    [Theory]
    [InlineData("'InstanceGroups.$': $.groups")]
    [InlineData("InstanceGroups: [{'InstanceRole.$': $.role, Market: SPOT}]")]
    public void Groups_that_the_run_decides_leave_the_roles_open(string groups) => Assert.NotNull(Assert.IsType<MapValue>(Definition.Made("""
        {States: {Run: {Type: Task, Resource: 'arn:aws:states:::elasticmapreduce:createCluster', Parameters: {Instances: {%groups}}}}}
        """.Replace("%groups", groups, StringComparison.Ordinal)).Single().Properties["Instances"]).OpenBecause);

    [Theory]
    [InlineData("arn:aws:states:::elasticmapreduce:addStep.sync")]
    [InlineData("arn:aws:states:::lambda:invoke")]
    [InlineData("arn:aws:states:::sagemaker:updateEndpoint")]
    [InlineData("arn:aws:lambda:eu-west-1:111122223333:function:createTrainingJob")]
    [InlineData("createTrainingJob")]
    public void Other_tasks_make_nothing(string resource) =>
        Assert.Empty(Definition.Made($"{{States: {{Run: {{Type: Task, Resource: '{resource}', Parameters: {{A: b}}}}}}}}"));

    [Fact]
    public void The_partition_need_not_be_known() =>
        Assert.Single(Definition.Made("{States: {Run: {Type: Task, Resource: !Sub 'arn:${AWS::Partition}:states:::sagemaker:createModel', Parameters: {}}}}"));

    [Fact]
    public void States_in_branches_and_loops_are_found()
    {
        var made = Definition.Made("""
            {States: {
              Both: {Type: Parallel, Branches: [
                {States: {First: {Type: Task, Resource: %train, Parameters: {A: 1}}}},
                {States: {Each: {Type: Map, ItemProcessor: {States: {Second: {Type: Task, Resource: %train, Parameters: {A: 2}}}}}}}]},
              Old: {Type: Map, Iterator: {States: {Third: {Type: Task, Resource: %train, Parameters: {A: 3}}}}}}}
            """);
        Assert.Equal(["Machine/First", "Machine/Second", "Machine/Third"], made.Select(m => m.LogicalId));
    }

    [Fact]
    public void A_name_used_twice_is_numbered() =>
        Assert.Equal(
            ["Machine/Run", "Machine/Run#2"],
            Definition.Made("""
                {States: {Both: {Type: Parallel, Branches: [
                  {States: {Run: {Type: Task, Resource: %train, Parameters: {A: 1}}}},
                  {States: {Run: {Type: Task, Resource: %train, Parameters: {A: 2}}}}]}}}
                """).Select(m => m.LogicalId));

    [Theory]
    [InlineData("{\"A.$\": $.a}", "{A: ?run:$.a}")]
    [InlineData("{\"A.$\": \"States.Format('x-{}', States.UUID())\"}", "{A: ?it is worked out when the workflow runs}")]
    [InlineData("{A: {\"B.$\": $$.Execution.Name, C: 1}}", "{A: {B: ?run:$$.Execution.Name, C: 1}}")]
    [InlineData("{A: [{\"B.$\": $.b}]}", "{A: [{B: ?run:$.b}]}")]
    [InlineData("{A: '{% $states.input.a %}'}", "{A: ?run:{% $states.input.a %}}")]
    [InlineData("{A: '{% $uuid() %}'}", "{A: ?it is worked out when the workflow runs}")]
    [InlineData("{A: !Sub '{% ${Bucket} %}'}", "{A: ?it is worked out when the workflow runs}")]
    [InlineData("{A: !GetAtt Bucket.Arn}", "{A: @Bucket.Arn}")]
    [InlineData("'{% $states.input %}'", "{, ...}")]
    public void What_the_run_works_out_is_set_and_not_known(string parameters, string expected) =>
        Assert.Equal(expected, Sample.Spell(Definition.Made("{States: {Run: {Type: Task, Resource: %train, Parameters: " + parameters + "}}}").Single().Properties));

    [Fact]
    public void A_value_from_the_run_is_not_absent()
    {
        var key = Definition.Made("{States: {Run: {Type: Task, Resource: %train, Parameters: {\"Key.$\": $.key}}}}").Single().Properties["Key"];
        Assert.False(Sample.Unknown(key).MayBeAbsent);
    }

    [Fact]
    public void Without_parameters_the_input_is_the_request()
    {
        var made = Definition.Made("{States: {Run: {Type: Task, Resource: %train}}}").Single();
        Assert.Equal("the state's input is the request", made.Properties.OpenBecause);
    }

    [Fact]
    public void Arguments_are_the_request_of_jsonata() =>
        Assert.Equal("{A: 1}", Sample.Spell(Definition.Made("{QueryLanguage: JSONata, States: {Run: {Type: Task, Resource: %train, Arguments: {A: 1}}}}").Single().Properties));

    [Fact]
    public void A_tuning_job_brings_its_training_jobs()
    {
        var made = Definition.Made("""
            {States: {Tune: {Type: Task, Resource: 'arn:aws:states:::sagemaker:createHyperParameterTuningJob.sync', Parameters: {
              TrainingJobDefinition: {StaticHyperParameters: {k: v}, RoleArn: a},
              TrainingJobDefinitions: [{HyperParameterTuningResourceConfig: {InstanceCount: 2}}, {RoleArn: c}]}}}}
            """);
        Assert.Equal(
            ["Machine/Tune", "Machine/Tune/TrainingJobDefinition", "Machine/Tune/TrainingJobDefinitions[0]", "Machine/Tune/TrainingJobDefinitions[1]"],
            made.Select(m => m.LogicalId));
        Assert.All(made.Skip(1), m => Assert.Equal("AWS::SageMaker::TrainingJob", m.Type));
        Assert.Equal("{HyperParameters: {k: v}, RoleArn: a}", Sample.Spell(made[1].Properties));
        Assert.Equal("{ResourceConfig: {InstanceCount: 2}}", Sample.Spell(made[2].Properties));
    }

    [Fact]
    public void A_serverless_state_machine_is_read_too()
    {
        var architecture = Sample.Read("""
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Machine:
                Type: AWS::Serverless::StateMachine
                Properties:
                  Definition: {States: {Run: {Type: Task, Resource: 'arn:aws:states:::sagemaker:createModel', Parameters: {A: 1}}}}
            """);
        Assert.NotNull(architecture.Find("Machine/Run"));
    }

    [Fact]
    public void A_choice_between_parameters_moves_to_those_that_differ()
    {
        var made = Definition.Made(
            "{States: {Run: {Type: Task, Resource: %train, Parameters: !If [IsProd, {A: 1, B: x}, {A: 1, C: y}]}}}",
            "Conditions: {IsProd: !Equals [!Ref 'AWS::Region', eu-west-1]}").Single();
        Assert.Equal("{A: 1, B: IsProd(true=x; false=absent), C: IsProd(true=absent; false=y)}", Sample.Spell(made.Properties));
    }

    [Fact]
    public void A_state_that_one_alternative_has_exists_under_it()
    {
        var made = Definition.Made(
            "!If [IsProd, {States: {Run: {Type: Task, Resource: %train, Parameters: {A: 1}}}}, {States: {}}]",
            "Conditions: {IsProd: !Equals [!Ref 'AWS::Region', eu-west-1]}").Single();
        Assert.Equal(new Dictionary<string, int> { ["IsProd"] = 0 }, made.ExistsWhen);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("[1]")]
    [InlineData("{States: text}")]
    [InlineData("{States: {Run: text}}")]
    [InlineData("{States: {Run: {Type: Parallel, Branches: text}}}")]
    [InlineData("{States: {Run: {Type: Task, Resource: [], Parameters: {}}}}")]
    [InlineData("{States: {Run: {Type: Task, Resource: 'arn:aws:states:::sagemaker:createModel', Parameters: [1]}}}")]
    [InlineData("!Ref Bucket")]
    public void What_is_no_definition_makes_nothing(string definition) => Assert.Empty(Definition.Made(definition));

    [Fact]
    public void An_object_keeps_its_places()
    {
        var architecture = Sample.Read("""
            Resources:
              Machine:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  Definition:
                    States:
                      Train it:
                        Type: Task
                        Resource: arn:aws:states:::sagemaker:createTrainingJob.sync
                        Parameters:
                          ResourceConfig:
                            InstanceCount: 2
            """);
        var made = architecture.Find("Machine/Train it")!;
        Assert.Equal("7:11-7:19", Sample.Span(made.Origin));
        Assert.Equal("12:32-12:33", Sample.Span(Assert.IsType<MapValue>(made.Properties["ResourceConfig"])["InstanceCount"].Origin));
    }
}
