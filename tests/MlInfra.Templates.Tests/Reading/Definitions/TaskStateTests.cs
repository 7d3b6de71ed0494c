using MlInfra.Rules.Model;

namespace MlInfra.Templates.Tests.Reading.Definitions;

/// <summary>The tasks of a Step Functions definition are resources too, after all that they make.</summary>
public sealed class TaskStateTests
{
    [Fact]
    public void A_task_is_its_fields()
    {
        var task = Definition.Tasks("{States: {Run: {Type: Task, Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', HeartbeatSeconds: 60, Parameters: {\"A.$\": $.a}}}}").Single();
        Assert.Equal("{Type: Task, Resource: arn:aws:states:::sqs:sendMessage.waitForTaskToken, HeartbeatSeconds: 60, Parameters: {A: ?run:$.a}}", Sample.Spell(task.Properties));
        Assert.Equal("Machine", task.Host);
        Assert.Equal("Machine/Run", task.Name);
    }

    [Fact]
    public void What_a_task_makes_keeps_its_name_and_the_task_comes_last()
    {
        const string Both = "{States: {One: {Type: Task, Resource: %train}, Two: {Type: Task, Resource: %train}}}";
        Assert.Equal(["Machine/One", "Machine/Two"], Definition.Made(Both).Select(m => m.LogicalId));
        Assert.Equal(["Machine/One#2", "Machine/Two#2"], Definition.Tasks(Both).Select(m => m.LogicalId));
    }

    [Theory]
    [InlineData("{Type: Pass}")]
    [InlineData("{Type: Wait, Seconds: 5}")]
    [InlineData("{Type: Map, ItemProcessor: {States: {}}}")]
    public void Other_states_are_no_tasks(string state) => Assert.Empty(Definition.Tasks($"{{States: {{Run: {state}}}}}"));

    [Theory]
    [InlineData("TimeoutSeconds: 60, ", "", "60")]
    [InlineData("TimeoutSeconds: 60, ", "TimeoutSeconds: 5, ", "5")]
    [InlineData("", "TimeoutSeconds: 5, ", "5")]
    [InlineData("", "TimeoutSeconds: '{% $limit %}', ", "?run:{% $limit %}")]
    [InlineData("", "", "absent")]
    public void A_task_ends_when_its_state_machine_does(string ofMachine, string ofTask, string expected)
    {
        var tasks = Definition.Tasks(
            $"{{{ofMachine}States: {{Run: {{Type: Task, {ofTask}Resource: %train}}, Each: {{Type: Map, ItemProcessor: {{States: {{Inner: {{Type: Task, {ofTask}Resource: %train}}}}}}}}}}}}");
        Assert.Equal([expected, expected], tasks.Select(t => Sample.Spell(t.Properties["TimeoutSeconds"])));
    }

    [Theory]
    [InlineData("Retry: [{ErrorEquals: [States.ALL]}], ", true)]
    [InlineData("Catch: [{ErrorEquals: [States.ALL], Next: X}], ", true)]
    [InlineData("ToleratedFailureCount: 5, ", true)]
    [InlineData("ToleratedFailurePercentagePath: $.part, ", true)]
    [InlineData("", false)]
    public void What_handles_errors_around_a_task_may_handle_the_tasks(string around, bool isUnknown)
    {
        var inParallel = Definition.Tasks($"{{States: {{Both: {{Type: Parallel, {around}Branches: [{{States: {{Run: {{Type: Task, Resource: %train}}}}}}]}}}}}}").Single();
        var inMap = Definition.Tasks($"{{States: {{Each: {{Type: Map, {around}Iterator: {{States: {{Run: {{Type: Task, Resource: %train, Catch: []}}}}}}}}}}}}").Single();
        Assert.Equal(isUnknown, inParallel.Properties["Retry"] is UnknownValue { MayBeAbsent: true });
        Assert.Equal(isUnknown, inParallel.Properties["Catch"] is UnknownValue { MayBeAbsent: true });
        Assert.Equal("[]", Sample.Spell(inMap.Properties["Catch"]));
    }

    [Theory]
    [InlineData("{Mode: DISTRIBUTED, ExecutionType: EXPRESS}", "EXPRESS")]
    [InlineData("{Mode: DISTRIBUTED, ExecutionType: STANDARD}", "STANDARD")]
    [InlineData("{Mode: INLINE, ExecutionType: EXPRESS}", "absent")]
    [InlineData("{ExecutionType: EXPRESS}", "absent")]
    [InlineData("{Mode: !Ref Mode, ExecutionType: EXPRESS}", "?")]
    [InlineData("!Ref Config", "?")]
    public void A_distributed_map_runs_its_tasks_in_a_workflow_of_their_own(string config, string expected)
    {
        var tasks = Definition.Tasks(
            $"{{States: {{Run: {{Type: Task, Resource: %train}}, Each: {{Type: Map, ItemProcessor: {{ProcessorConfig: {config}, States: {{Both: {{Type: Parallel, Branches: [{{States: {{Inner: {{Type: Task, Resource: %train}}}}}}]}}}}}}}}}}}}",
            "Parameters: {Mode: {Type: String}, Config: {Type: String}}");
        Assert.Equal(["absent", expected], tasks.OrderBy(t => t.Name.Length).ThenByDescending(t => t.Name, StringComparer.Ordinal).Select(t => Sample.Spell(t.Properties["ExecutionType"])).Select(s => s[..Math.Min(s.Length, s[0] == '?' ? 1 : 99)]));
    }

    [Theory]
    [InlineData("batch:submitJob.sync", "AWS::Batch::Job")]
    [InlineData("aws-sdk:batch:submitJob", "AWS::Batch::Job")]
    [InlineData("glue:startJobRun.sync", "AWS::Glue::JobRun")]
    [InlineData("athena:startQueryExecution.sync", "AWS::Athena::QueryExecution")]
    public void Jobs_runs_and_queries_are_made_by_requests(string called, string type)
    {
        var made = Definition.Made($"{{States: {{Run: {{Type: Task, Resource: 'arn:aws:states:::{called}', Parameters: {{A: 1}}}}}}}}").Single();
        Assert.Equal(type, made.Type);
        Assert.Equal("{A: 1}", Sample.Spell(made.Properties));
    }

    [Fact]
    public void A_choice_between_definitions_moves_to_what_differs()
    {
        var task = Definition.Tasks(
            "!If [IsProd, {TimeoutSeconds: 60, States: {Run: {Type: Task, Resource: %train}}}, {States: {Run: {Type: Task, Resource: %train}}}]",
            "Conditions: {IsProd: !Equals [!Ref 'AWS::Region', eu-west-1]}").Single();
        Assert.Equal("IsProd(true=60; false=absent)", Sample.Spell(task.Properties["TimeoutSeconds"]));
    }
}
