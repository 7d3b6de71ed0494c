namespace MlInfra.Analyzers.Tests;

/// <summary>The CDK's tasks as states of the state machine that they are chained into.</summary>
public sealed class StepFunctionsTaskTests
{
    private const string Ask = """
        var function = Amazon.CDK.AWS.Lambda.Function.FromFunctionName(this, "Function", "ask");
        var ask = new LambdaInvoke(this, "Ask", new LambdaInvokeProps
        {
            LambdaFunction = function,
            IntegrationPattern = IntegrationPattern.WAIT_FOR_TASK_TOKEN,
            Payload = TaskInput.FromObject(new Dictionary<string, object> { ["token"] = JsonPath.TaskToken }),
            PROPS
        });
        """;

    private const string Invoke = """
        var function = Amazon.CDK.AWS.Lambda.Function.FromFunctionName(this, "Function", "score");
        var score = new LambdaInvoke(this, "Score", new LambdaInvokeProps { LambdaFunction = function, PROPS });
        """;

    [Theory]
    [InlineData("", "", true)]
    [InlineData("HeartbeatTimeout = Timeout.Duration(Duration.Minutes(10)),", "", false)]
    [InlineData("Heartbeat = Duration.Minutes(10),", "", false)]
    [InlineData("TaskTimeout = Timeout.Duration(Duration.Hours(10)),", "", false)]
    [InlineData("TaskTimeout = Timeout.At(\"$.seconds\"),", "", false)]
    [InlineData("TaskTimeout = Limit(),", "", false)]
    [InlineData("", "Timeout = Duration.Days(1),", false)]
    [InlineData("", "Timeout = (Duration?)AppContext.GetData(\"limit\"),", false)]
    public async Task A_wait_has_an_end_or_not(string props, string ofMachine, bool isReported) => Assert.Equal(isReported, await ReportsAsync(
        "MLI4407",
        Ask.Replace("PROPS", props, StringComparison.Ordinal) + Machine("ask", ofMachine) + "static Timeout Limit() => (Timeout)AppContext.GetData(\"limit\")!;"));

    [Theory]
    [InlineData("new Pass(this, \"P\").Next(ask)", "", true)]
    [InlineData("first", "var first = new Pass(this, \"P\"); first.Next(ask);", true)]
    [InlineData("chain", "var chain = Chain.Start(new Pass(this, \"P\")).Next(ask).Next(new Succeed(this, \"S\"));", true)]
    [InlineData("new Choice(this, \"C\").When(Condition.StringEquals(\"$.a\", \"b\"), ask).Otherwise(new Succeed(this, \"S\"))", "", true)]
    [InlineData("both", "var both = new Parallel(this, \"Both\"); both.Branch(new Pass(this, \"P\"), ask);", true)]
    [InlineData("each", "var each = new Map(this, \"Each\"); each.ItemProcessor(Chain.Start(ask));", true)]
    [InlineData("first", "var first = new Pass(this, \"P\"); var second = new CustomState(this, \"X\", new CustomStateProps { StateJson = new Dictionary<string, object>() }); first.Next(second); second.AddCatch(ask);", true)]
    [InlineData("new Pass(this, \"P\")", "", false)]
    [InlineData("Wrap(ask)", "static IChainable Wrap(IChainable inner) => inner;", false)]
    [InlineData("new Pass(this, \"P\").Next(ask)", "new StateMachine(this, \"Other\", new StateMachineProps { DefinitionBody = DefinitionBody.FromChainable(ask) });", false)]
    public async Task A_state_belongs_to_the_machine_that_its_chain_is_given_to(string chain, string before, bool isReported) => Assert.Equal(
        isReported, await ReportsAsync("MLI4407", Ask.Replace("PROPS", "", StringComparison.Ordinal) + before + Machine(chain)));

    [Theory]
    [InlineData("", "", false)]
    [InlineData("RetryOnServiceExceptions = true,", "", false)]
    [InlineData("RetryOnServiceExceptions = false,", "", true)]
    [InlineData("RetryOnServiceExceptions = AppContext.TryGetSwitch(\"retry\", out var on) && on,", "", false)]
    [InlineData("RetryOnServiceExceptions = false,", "score.AddRetry();", false)]
    [InlineData("RetryOnServiceExceptions = false,", "score.AddRetry(new RetryProps { MaxAttempts = 3 });", false)]
    [InlineData("RetryOnServiceExceptions = false,", "score.AddRetry(new RetryProps { Errors = new[] { Errors.ALL } });", false)]
    [InlineData("RetryOnServiceExceptions = false,", "score.AddRetry(new RetryProps { Errors = new[] { \"Lambda.ServiceException\" } });", false)]
    [InlineData("RetryOnServiceExceptions = false,", "score.AddRetry(new RetryProps { Errors = new[] { \"NotReady\" } });", true)]
    [InlineData("RetryOnServiceExceptions = false,", "score.AddRetry(new RetryProps { Errors = new[] { \"NotReady\" } }).AddCatch(new Fail(this, \"Failed\"));", false)]
    [InlineData("RetryOnServiceExceptions = false,", "score.AddCatch(new Fail(this, \"Failed\"));", false)]
    [InlineData("RetryOnServiceExceptions = false,", "foreach (var task in new[] { score }) task.AddRetry();", false)]
    [InlineData("RetryOnServiceExceptions = false,", "Retried(score); static void Retried(TaskStateBase task) => task.AddRetry();", false)]
    [InlineData("RetryOnServiceExceptions = false,", "new Parallel(this, \"Other\").AddRetry();", true)]
    [InlineData("RetryOnServiceExceptions = false, PayloadResponseOnly = true,", "", false)]
    public async Task A_function_is_retried_by_the_cdk_and_by_calls(string props, string calls, bool isReported) => Assert.Equal(
        isReported, await ReportsAsync("MLI4408", Invoke.Replace("PROPS", props, StringComparison.Ordinal) + calls + Machine("score")));

    [Fact]
    public async Task What_turns_the_retry_off_is_marked() => Assert.Contains(
        "MLI4408 false", await Sample.OfStatements(Invoke.Replace("PROPS", "RetryOnServiceExceptions = false", StringComparison.Ordinal) + Machine("score")).FindingsAsync());

    [Fact]
    public async Task A_retry_that_comes_back_from_its_own_call_is_of_the_task() => Assert.False(await ReportsAsync("MLI4408", """
        var function = Amazon.CDK.AWS.Lambda.Function.FromFunctionName(this, "Function", "score");
        var score = new LambdaInvoke(this, "Score", new LambdaInvokeProps { LambdaFunction = function, RetryOnServiceExceptions = false })
            .AddRetry(new RetryProps { Errors = new[] { "NotReady" } });
        score.AddCatch(new Fail(this, "Failed"));
        """ + Machine("score")));

    [Theory]
    [InlineData("new BatchSubmitJob(this, \"Run\", new BatchSubmitJobProps { JobName = \"a\", JobDefinitionArn = \"b\", JobQueueArn = \"c\" })", "EXPRESS", true)]
    [InlineData("new BatchSubmitJob(this, \"Run\", new BatchSubmitJobProps { JobName = \"a\", JobDefinitionArn = \"b\", JobQueueArn = \"c\" })", "STANDARD", false)]
    [InlineData("new BatchSubmitJob(this, \"Run\", new BatchSubmitJobProps { JobName = \"a\", JobDefinitionArn = \"b\", JobQueueArn = \"c\", IntegrationPattern = IntegrationPattern.REQUEST_RESPONSE })", "EXPRESS", false)]
    [InlineData("new GlueStartJobRun(this, \"Run\", new GlueStartJobRunProps { GlueJobName = \"a\" })", "EXPRESS", false)]
    [InlineData("new GlueStartJobRun(this, \"Run\", new GlueStartJobRunProps { GlueJobName = \"a\", IntegrationPattern = IntegrationPattern.RUN_JOB })", "EXPRESS", true)]
    [InlineData("new AthenaStartQueryExecution(this, \"Run\", new AthenaStartQueryExecutionProps { QueryString = \"a\", IntegrationPattern = IntegrationPattern.RUN_JOB })", "EXPRESS", true)]
    [InlineData("new StepFunctionsStartExecution(this, \"Run\", new StepFunctionsStartExecutionProps { StateMachine = StateMachine.FromStateMachineName(this, \"C\", \"c\"), IntegrationPattern = IntegrationPattern.RUN_JOB })", "EXPRESS", true)]
    [InlineData("new EventBridgePutEvents(this, \"Run\", new EventBridgePutEventsProps { Entries = Array.Empty<IEventBridgePutEventsEntry>(), IntegrationPattern = IntegrationPattern.WAIT_FOR_TASK_TOKEN })", "EXPRESS", true)]
    [InlineData("new CallAwsService(this, \"Run\", new CallAwsServiceProps { Service = \"glue\", Action = \"getJob\", IamResources = new[] { \"*\" } })", "EXPRESS", false)]
    [InlineData("new SageMakerCreateTransformJob(this, \"Run\", new SageMakerCreateTransformJobProps { IntegrationPattern = IntegrationPattern.RUN_JOB })", "EXPRESS", true)]
    [InlineData("new SageMakerCreateTransformJob(this, \"Run\", new SageMakerCreateTransformJobProps { })", "EXPRESS", false)]
    [InlineData("new SageMakerCreateEndpoint(this, \"Run\", new SageMakerCreateEndpointProps { EndpointName = \"a\", EndpointConfigName = \"a\" })", "EXPRESS", false)]
    [InlineData("new EmrAddStep(this, \"Run\", new EmrAddStepProps { ClusterId = \"a\", Name = \"a\", Jar = \"a\" })", "EXPRESS", true)]
    [InlineData("new EmrAddStep(this, \"Run\", new EmrAddStepProps { ClusterId = \"a\", Name = \"a\", Jar = \"a\" })", "STANDARD", false)]
    [InlineData("new EmrTerminateCluster(this, \"Run\", new EmrTerminateClusterProps { ClusterId = \"a\" })", "EXPRESS", true)]
    [InlineData("new EmrContainersStartJobRun(this, \"Run\", new EmrContainersStartJobRunProps { })", "EXPRESS", true)]
    [InlineData("new GlueDataBrewStartJobRun(this, \"Run\", new GlueDataBrewStartJobRunProps { Name = \"a\", IntegrationPattern = IntegrationPattern.RUN_JOB })", "EXPRESS", true)]
    [InlineData("new CodeBuildStartBuild(this, \"Run\", new CodeBuildStartBuildProps { IntegrationPattern = IntegrationPattern.RUN_JOB })", "EXPRESS", true)]
    [InlineData("new DynamoDeleteItem(this, \"Run\", new DynamoDeleteItemProps { IntegrationPattern = IntegrationPattern.WAIT_FOR_TASK_TOKEN })", "EXPRESS", false)]
    [InlineData("new StepFunctionsInvokeActivity(this, \"Run\", new StepFunctionsInvokeActivityProps { Activity = new Activity(this, \"A\") })", "EXPRESS", true)]
    public async Task A_task_waits_by_its_pattern_or_by_the_cdks(string task, string type, bool isReported) =>
        Assert.Equal(isReported, await ReportsAsync("MLI6405", Machine(task, $"StateMachineType = StateMachineType.{type},")));

    [Theory]
    [InlineData("new DistributedMap(this, \"Each\", new DistributedMapProps { MapExecutionType = StateMachineType.EXPRESS })", "run", "STANDARD", true)]
    [InlineData("new DistributedMap(this, \"Each\", new DistributedMapProps { MapExecutionType = StateMachineType.STANDARD })", "run", "STANDARD", false)]
    [InlineData("new DistributedMap(this, \"Each\", new DistributedMapProps { MapExecutionType = Type() })", "run", "STANDARD", false)]
    [InlineData("new DistributedMap(this, \"Each\")", "run", "STANDARD", false)]
    [InlineData("new DistributedMap(this, \"Each\")", "run, new ProcessorConfig { ExecutionType = ProcessorType.EXPRESS }", "STANDARD", false)]
    [InlineData("new Map(this, \"Each\")", "run, new ProcessorConfig { Mode = ProcessorMode.DISTRIBUTED, ExecutionType = ProcessorType.EXPRESS }", "STANDARD", true)]
    [InlineData("new Map(this, \"Each\")", "run, new ProcessorConfig { Mode = ProcessorMode.DISTRIBUTED, ExecutionType = ProcessorType.STANDARD }", "STANDARD", false)]
    [InlineData("new Map(this, \"Each\")", "run, new ProcessorConfig { Mode = ProcessorMode.INLINE, ExecutionType = ProcessorType.EXPRESS }", "STANDARD", false)]
    [InlineData("new Map(this, \"Each\")", "run", "STANDARD", false)]
    [InlineData("new Map(this, \"Each\")", "run", "EXPRESS", true)]
    [InlineData("new DistributedMap(this, \"Each\", new DistributedMapProps { MapExecutionType = StateMachineType.EXPRESS })", "new Map(this, \"Inner\").ItemProcessor(new Pass(this, \"P\").Next(run))", "STANDARD", true)]
    public async Task A_distributed_map_runs_its_states_in_a_workflow_of_their_own(string map, string processor, string type, bool isReported) => Assert.Equal(isReported, await ReportsAsync(
        "MLI6405",
        "var run = new EmrAddStep(this, \"Run\", new EmrAddStepProps { ClusterId = \"a\", Name = \"a\", Jar = \"a\" });"
            + $"var each = {map}; each.ItemProcessor({processor});" + Machine("new Pass(this, \"First\").Next(each)", $"StateMachineType = StateMachineType.{type},")
            + "static StateMachineType? Type() => (StateMachineType?)AppContext.GetData(\"type\");"));

    [Theory]
    [InlineData("new Map(this, \"Each\")", "", true)]
    [InlineData("new Map(this, \"Each\")", "each.AddCatch(new Fail(this, \"Failed\"));", false)]
    [InlineData("new Map(this, \"Each\")", "new Parallel(this, \"Other\").AddCatch(new Fail(this, \"Failed\"));", true)]
    [InlineData("new Map(this, \"Each\")", "Retried(each); static void Retried(Map map) => map.AddRetry();", false)]
    [InlineData("new DistributedMap(this, \"Each\")", "", true)]
    [InlineData("new DistributedMap(this, \"Each\", new DistributedMapProps { ToleratedFailurePercentage = 5 })", "", false)]
    [InlineData("new Map(this, \"Each\")", "new Pass(this, \"Q\").Next(new Pass(this, \"R\")).ToSingleState(\"One\");", false)]
    public async Task What_handles_errors_around_a_state_may_handle_its_own(string map, string calls, bool isReported) => Assert.Equal(isReported, await ReportsAsync(
        "MLI4408", Invoke.Replace("PROPS", "RetryOnServiceExceptions = false", StringComparison.Ordinal) + $"var each = {map}; each.ItemProcessor(score);" + calls + Machine("each")));

    [Theory]
    [InlineData("", true)]
    [InlineData("TaskTimeout = Timeout.Duration(Duration.Hours(10)),", false)]
    [InlineData("HeartbeatTimeout = Timeout.At(\"$.seconds\"),", false)]
    public async Task An_activity_has_an_end_or_not(string props, bool isReported)
    {
        const string Invoked = "new StepFunctionsInvokeActivity(this, \"Label\", new StepFunctionsInvokeActivityProps {{ Activity = {0}, {1} }})";
        foreach (var activity in (string[])["new Activity(this, \"A\")", "Activity.FromActivityArn(this, \"A\", id)"])
            Assert.Equal(isReported, await ReportsAsync("MLI4407", Machine(string.Format(System.Globalization.CultureInfo.InvariantCulture, Invoked, activity, props))));
    }

    [Theory]
    [InlineData("new EvaluateExpression(this, \"Add\", new EvaluateExpressionProps { Expression = \"1 + 1\" })", true)]
    [InlineData("new CallAwsServiceCrossRegion(this, \"Add\", new CallAwsServiceCrossRegionProps { RetryOnServiceExceptions = false })", true)]
    [InlineData("new CallAwsServiceCrossRegion(this, \"Add\", new CallAwsServiceCrossRegionProps { })", false)]
    public async Task A_task_with_a_function_of_its_own_invokes_it(string task, bool isReported) => Assert.Equal(isReported, await ReportsAsync("MLI4408", Machine(task)));

    [Fact]
    public async Task A_task_is_named_within_its_state_machine() => Assert.Contains("'Workflow/Run'", Assert.Single(await Sample.OfStatements(
        Machine("new BatchSubmitJob(this, \"Run\", new BatchSubmitJobProps { JobName = \"a\", JobDefinitionArn = \"b\", JobQueueArn = \"c\", Attempts = 11 })"))
        .MessagesAsync("MLI6602")), StringComparison.Ordinal);

    [Theory]
    [InlineData("", false)]
    [InlineData("Attempts = 10, ArraySize = 10000, Timeout = Duration.Minutes(1),", false)]
    [InlineData("Attempts = 11,", true)]
    [InlineData("ArraySize = 1,", true)]
    [InlineData("Timeout = Duration.Seconds(30),", true)]
    [InlineData("TaskTimeout = Timeout.Duration(Duration.Seconds(30)),", true)]
    [InlineData("TaskTimeout = Timeout.At(\"$.seconds\"),", false)]
    public async Task A_Batch_job_is_the_request_of_its_task(string props, bool isReported) => Assert.Equal(isReported, await ReportsAsync(
        "MLI6602", $"new BatchSubmitJob(this, \"Run\", new BatchSubmitJobProps {{ JobName = \"a\", JobDefinitionArn = \"b\", JobQueueArn = \"c\", {props} }});"));

    [Theory]
    [InlineData("", true)]
    [InlineData("WorkGroup = \"primary\",", true)]
    [InlineData("WorkGroup = \"features\",", false)]
    [InlineData("WorkGroup = Node.TryGetContext(\"group\") as string,", false)]
    public async Task A_query_is_the_request_of_its_task(string props, bool isReported) => Assert.Equal(isReported, await ReportsAsync(
        "MLI7503", $"new AthenaStartQueryExecution(this, \"Run\", new AthenaStartQueryExecutionProps {{ QueryString = \"SELECT 1\", {props} }});"));

    [Theory]
    [InlineData("", "", true)]
    [InlineData("[\"Retry\"] = new[] { new Dictionary<string, object> { [\"ErrorEquals\"] = new[] { \"NotReady\" } } },", "", true)]
    [InlineData("[\"Retry\"] = new[] { new Dictionary<string, object> { [\"ErrorEquals\"] = new[] { \"NotReady\" } } },", "score.AddRetry();", false)]
    [InlineData("[\"Retry\"] = new[] { new Dictionary<string, object> { [\"ErrorEquals\"] = new[] { \"States.ALL\" } } },", "score.AddRetry(new RetryProps { Errors = new[] { \"NotReady\" } });", false)]
    [InlineData("", "score.AddCatch(new Fail(this, \"Failed\"));", false)]
    public async Task A_custom_state_has_what_it_says_and_what_calls_add(string json, string calls, bool isReported) => Assert.Equal(isReported, await ReportsAsync(
        "MLI4408",
        "var score = new CustomState(this, \"Score\", new CustomStateProps { StateJson = new Dictionary<string, object> { "
            + json + " [\"Type\"] = \"Task\", [\"Resource\"] = \"arn:aws:states:::lambda:invoke\" } });" + calls + Machine("score")));

    private static string Machine(string chain, string props = "") =>
        $"new StateMachine(this, \"Workflow\", new StateMachineProps {{ DefinitionBody = DefinitionBody.FromChainable({chain}), {props} }});";

    private static async Task<bool> ReportsAsync(string rule, string statements) =>
        (await Sample.OfStatements(statements).MessagesAsync(rule)).Count > 0;
}
