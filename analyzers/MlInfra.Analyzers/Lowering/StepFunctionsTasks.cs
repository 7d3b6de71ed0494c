using System.Globalization;
using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.StepFunctions</c> and its tasks that are states, and what they ask of a service.</summary>
internal static class StepFunctionsTasks
{
    private const string Package = "aws-cdk-lib.aws_stepfunctions";
    private const string Tasks = Package + "_tasks.";
    private const string RunJob = "RUN_JOB";
    private const string ApiGateway = "apigateway:invoke";

    private static readonly Dictionary<string, object?> Patterns = new() { ["REQUEST_RESPONSE"] = "", [RunJob] = ".sync", ["WAIT_FOR_TASK_TOKEN"] = ".waitForTaskToken" };

    private static readonly string[] ServiceErrors =
        ["Lambda.ClientExecutionTimeoutException", "Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException"];

    private static readonly Dictionary<string, object?> Workers = new()
    {
        ["STANDARD"] = "Standard",
        ["G_025X"] = "G.025X",
        ["G_1X"] = "G.1X",
        ["G_2X"] = "G.2X",
        ["G_4X"] = "G.4X",
        ["G_8X"] = "G.8X",
        ["Z_2X"] = "Z.2X",
    };

    private static readonly Dictionary<string, object?> ExecutionClasses = new() { ["FLEX"] = "FLEX", ["STANDARD"] = "STANDARD" };

    private static readonly Dictionary<string, object?> Encryptions = new() { ["S3_MANAGED"] = "SSE_S3", ["KMS"] = "SSE_KMS", ["CLIENT_SIDE_KMS"] = "CSE_KMS" };

    private static readonly Dictionary<string, PropFix> Retried = new() { ["Retry"] = new("RetryOnServiceExceptions", "true") };

    private static readonly PropertyLowering[] EmrCluster =
    [
        Copy("Name"),
        Copy("LogUri"),
        Copy("ReleaseLabel"),
        Copy("SecurityConfiguration"),
        Copy("AutoTerminationPolicyIdleTimeout", "AutoTerminationPolicy.IdleTimeout"),
        Nest("Instances", "Instances",
            Nest("InstanceGroups", "InstanceGroups", Copy("InstanceRole"), Copy("InstanceType"), Copy("InstanceCount"), Copy("Market")),
            Nest("InstanceFleets", "InstanceFleets", Copy("InstanceFleetType"), Copy("TargetOnDemandCapacity"), Copy("TargetSpotCapacity")),
            Copy("TerminationProtected"),

            // The steps come as tasks of their own.
            new("KeepJobFlowAliveWhenNoSteps", p => p.Text(true, p.Origin))),
    ];

    private static readonly PropertyLowering[] BatchJob =
    [
        Copy("JobName"),
        Copy("JobDefinitionArn", "JobDefinition"),
        Copy("JobQueueArn", "JobQueue"),
        Copy("ArraySize", "ArrayProperties.Size"),
        Copy("Attempts", "RetryStrategy.Attempts"),
        new("Timeout.AttemptDurationSeconds", p => Seconds(p, "Timeout")),
    ];

    private static readonly PropertyLowering[] GlueJobRun =
    [
        Copy("GlueJobName", "JobName"),
        Copy("SecurityConfiguration"),
        new("Timeout", p => Minutes(Seconds(p, "Timeout"))),
        new("NotificationProperty.NotifyDelayAfter", p => Minutes(p["NotifyDelayAfter"])),
        new("WorkerType", p => p.PickOf(In(p["WorkerConfiguration"], "WorkerType"), "WorkerType", Workers)),
        new("NumberOfWorkers", p => In(p["WorkerConfiguration"], "NumberOfWorkers")),
        Choose("ExecutionClass", "ExecutionClass", ExecutionClasses),
        .. Never("MaxCapacity", "AllocatedCapacity"),
    ];

    private static readonly PropertyLowering[] AthenaQuery =
    [
        Copy("QueryString"),
        Copy("WorkGroup"),
        new("ResultConfiguration.EncryptionConfiguration.EncryptionOption", p => p.PickOf(
            In(In(p["ResultConfiguration"], "EncryptionConfiguration"), "EncryptionOption"), "EncryptionOption", Encryptions)),
    ];

    // Timeout.Duration(…) holds seconds, Timeout.At(…) the path to them.
    internal static readonly IReadOnlyList<FactoryLowering> Timeouts =
    [
        new(Package + ".Timeout", "Duration", (arguments, at) => Map(at, ("Seconds", arguments[0]))) { Needs = 1 },
        new(Package + ".Timeout", "At", (arguments, at) => Map(at, ("Path", arguments[0]))) { Needs = 1 },
    ];

    internal static readonly StateLowering CustomState = new(Package + ".CustomState", p => p["StateJson"] is MapValue state
        ? new MapValue(
            [.. Handlers(p).Where(called => called.Value is ListValue).Select(called => new MapEntry(called.Name, Both(state[called.Name], (ListValue)called.Value), p.Origin)), .. state.Entries],
            state.Origin)
        {
            OpenBecause = state.OpenBecause,
        }
        : p["StateJson"]);

    internal static readonly StateLowering CallAwsService = new(Tasks + "CallAwsService", p => Task(
        p, Join(p.Origin, p.Text("aws-sdk:", p.Origin), p["Service"], p.Text(":", p.Origin), p["Action"]), "", OrElse(p["Parameters"], Map(p.Origin)), Limits(p)));

    internal static readonly StateLowering EmrCreateCluster = Request("EmrCreateCluster", "elasticmapreduce:createCluster", RunJob, EmrCluster);

    internal static readonly StateLowering AthenaStartQueryExecution = Request("AthenaStartQueryExecution", "athena:startQueryExecution", "", AthenaQuery);

    // These hand the task's timeout on to the service.
    internal static readonly StateLowering BatchSubmitJob = new(Tasks + "BatchSubmitJob", p => Task(
        p, p.Text("batch:submitJob", p.Origin), RunJob, p.Nested(p.All, BatchJob), Heartbeat(p)))
    {
        Called = "batch:submitJob",
    };

    internal static readonly StateLowering GlueStartJobRun = new(Tasks + "GlueStartJobRun", p => Task(
        p, p.Text("glue:startJobRun", p.Origin), "", p.Nested(p.All, GlueJobRun), Heartbeat(p)))
    {
        Called = "glue:startJobRun",
    };

    internal static readonly StateLowering LambdaInvoke = new(Tasks + "LambdaInvoke", p => Invoking(
        p, Each(p.Or("PayloadResponseOnly", false), only => only is ScalarValue { Text: "true" } ? p["LambdaFunction"] : Resource(p, p.Text("lambda:invoke", p.Origin), ""))))
    {
        Fixes = Retried,
    };

    // It asks by a function of its own.
    internal static readonly StateLowering CallAwsServiceCrossRegion = new(Tasks + "CallAwsServiceCrossRegion", p => Invoking(p, OwnFunction(p))) { Fixes = Retried };

    internal static readonly StateLowering EvaluateExpression = new(Tasks + "EvaluateExpression", p => Asking(p, OwnFunction(p), p.Nested(p.All, []), Limits(p)));

    internal static readonly StateLowering StepFunctionsInvokeActivity = new(Tasks + "StepFunctionsInvokeActivity", p => Asking(
        p, Arn(p, "arn:", ":states:", ":", ":activity:"), OrElse(p["Parameters"], Map(p.Origin)), Limits(p)));

    /// <summary>The tasks whose requests make nothing that rules speak of. Those of the second list only send.</summary>
    internal static readonly IReadOnlyList<StateLowering> Others =
    [
        Request("CallApiGatewayHttpApiEndpoint", ApiGateway),
        Request("CallApiGatewayRestApiEndpoint", ApiGateway),
        Request("CodeBuildStartBuild", "codebuild:startBuild"),
        Request("CodeBuildStartBuildBatch", "codebuild:startBuildBatch"),
        Request("EcsRunTask", "ecs:runTask"),
        Request("EmrAddStep", "elasticmapreduce:addStep", RunJob),
        Request("EmrContainersDeleteVirtualCluster", "emr-containers:deleteVirtualCluster"),
        Request("EmrContainersStartJobRun", "emr-containers:startJobRun", RunJob),
        Request("EmrTerminateCluster", "elasticmapreduce:terminateCluster", RunJob),
        Request("EventBridgePutEvents", "events:putEvents"),
        Request("GlueDataBrewStartJobRun", "databrew:startJobRun"),
        Request("MediaConvertCreateJob", "mediaconvert:createJob"),
        Request("SnsPublish", "sns:publish"),
        Request("SqsSendMessage", "sqs:sendMessage"),
        Request("StepFunctionsStartExecution", "states:startExecution"),
        .. new[]
        {
            ("AthenaGetQueryExecution", "athena:getQueryExecution"),
            ("AthenaGetQueryResults", "athena:getQueryResults"),
            ("AthenaStopQueryExecution", "athena:stopQueryExecution"),
            ("BedrockInvokeModel", "bedrock:invokeModel"),
            ("DynamoDeleteItem", "dynamodb:deleteItem"),
            ("DynamoGetItem", "dynamodb:getItem"),
            ("DynamoPutItem", "dynamodb:putItem"),
            ("DynamoUpdateItem", "dynamodb:updateItem"),
            ("EksCall", "eks:call"),
            ("EmrCancelStep", "elasticmapreduce:cancelStep"),
            ("EmrContainersCreateVirtualCluster", "emr-containers:createVirtualCluster"),
            ("EmrModifyInstanceFleetByName", "elasticmapreduce:modifyInstanceFleetByName"),
            ("EmrModifyInstanceGroupByName", "elasticmapreduce:modifyInstanceGroupByName"),
            ("EmrSetClusterTerminationProtection", "elasticmapreduce:setClusterTerminationProtection"),
            ("GlueStartCrawlerRun", "aws-sdk:glue:startCrawler"),
            ("HttpInvoke", "http:invoke"),
        }.Select(task => Sending(task.Item1, task.Item2)),
    ];

    /// <summary>A task that asks a service for something.</summary>
    internal static StateLowering Request(string construct, string called, string otherwise = "", params PropertyLowering[] request) =>
        new(Tasks + construct, p => Task(p, p.Text(called, p.Origin), otherwise, p.Nested(p.All, request), Limits(p))) { Called = called };

    /// <summary>A task that never waits for what it asks for.</summary>
    internal static StateLowering Sending(string construct, string called, params PropertyLowering[] request) => new(Tasks + construct, p => Asking(
        p, p.Text("arn:aws:states:::" + called, p.Origin), p.Nested(p.All, request), Limits(p)))
    {
        Called = called,
    };

    private static MapValue Invoking(LoweringProps props, Value resource) => Map(props.Origin,
    [
        ("Resource", resource),
        ("Parameters", props.Nested(props.All, [])),
        ("Retry", Each(props.Or("RetryOnServiceExceptions", true), retries => Calls(props, "AddRetry", retries, retries switch
        {
            ScalarValue { Text: "false" } => [],
            ScalarValue => [Handler(props.Origin, new ListValue([.. ServiceErrors.Select(e => props.Text(e, props.Origin))], props.Origin))],
            _ => [new UnknownValue("whether it retries is not known", props.Origin)],
        }))),
        ("Catch", Calls(props, "AddCatch", props["Catch"])),
        .. Limits(props),
    ]);

    private static Value OwnFunction(LoweringProps props) => Arn(props, "arn:", ":lambda:", ":", ":function:");

    // With what is between the parts known at deployment.
    private static Value Arn(LoweringProps props, params string[] parts) =>
        Join(props.Origin, [.. parts.SelectMany(part => new[] { props.Text(part, props.Origin), new UnknownValue("it is known at deployment", props.Origin) })]);

    private static MapValue Task(LoweringProps props, Value called, string otherwise, Value request, IReadOnlyList<(string Name, Value Value)> limits) =>
        Asking(props, Resource(props, called, otherwise), request, limits);

    private static MapValue Asking(LoweringProps props, Value resource, Value request, IReadOnlyList<(string Name, Value Value)> limits) =>
        Map(props.Origin, [("Resource", resource), ("Parameters", request), .. limits, .. Handlers(props)]);

    private static Value Resource(LoweringProps props, Value called, string otherwise) =>
        Each(props.Pick("IntegrationPattern", Patterns), pattern =>
        {
            var suffix = pattern is AbsentValue ? props.Text(otherwise == RunJob ? ".sync" : otherwise, props.Origin) : pattern;
            var request = Join(props.Origin, props.Text("arn:aws:states:::", props.Origin), called);
            return suffix is ScalarValue { Text: "" } ? request : Join(props.Origin, request, suffix);
        });

    private static (string Name, Value Value)[] Limits(LoweringProps props) =>
        [("TimeoutSeconds", Seconds(props, "Timeout")), ("TimeoutSecondsPath", Path(props, "Timeout")), .. Heartbeat(props)];

    private static (string Name, Value Value)[] Heartbeat(LoweringProps props) =>
        [("HeartbeatSeconds", Seconds(props, "Heartbeat")), ("HeartbeatSecondsPath", Path(props, "Heartbeat"))];

    // Timeout is the older name of TaskTimeout, Heartbeat of HeartbeatTimeout.
    private static Value Seconds(LoweringProps props, string limit) => OrElse(props[limit], Each(props[Newer(limit)], timeout => In(timeout, "Seconds")));

    private static Value Path(LoweringProps props, string limit) => Each(props[Newer(limit)], timeout => In(timeout, "Path"));

    private static string Newer(string limit) => limit == "Timeout" ? "TaskTimeout" : limit + "Timeout";

    private static Value Minutes(Value seconds) => Each(seconds, value => value is ScalarValue { Number: { } number }
        ? new ScalarValue((number / 60).ToString("0.############", CultureInfo.InvariantCulture), ScalarKind.Number, value.Origin)
        : value);

    internal static (string Name, Value Value)[] Handlers(LoweringProps props) =>
        [("Retry", Calls(props, "AddRetry", props["Retry"])), ("Catch", Calls(props, "AddCatch", props["Catch"]))];

    // What the calls of a method add to what is there; absent where there is nothing.
    private static Value Calls(LoweringProps props, string method, Value none, params Value[] there)
    {
        var calls = props.Calls(method).Items;
        return there.Length + calls.Count == 0
            ? new AbsentValue(none.Origin)
            : new ListValue([.. there, .. calls.Select(call => Each(call, given => given is MapValue arguments
                ? Handler(arguments.Origin, Errors(arguments["props"], arguments.Origin))
                : new UnknownValue("what it handles is not read", given.Origin)))], props.Origin);
    }

    // What a state says itself, and what calls add to it.
    private static Value Both(Value own, ListValue called) => own switch
    {
        AbsentValue => called,
        ListValue list => new ListValue([.. list.Items, .. called.Items], list.Origin) { OpenBecause = list.OpenBecause },
        _ => new UnknownValue("what it handles is not read", own.Origin),
    };

    private static MapValue Handler(Origin origin, Value errors) => Map(origin, ("ErrorEquals", errors));

    // Without any errors it handles all.
    private static Value Errors(Value options, Origin origin) =>
        OrElse(Each(options, given => In(given, "Errors")), new ListValue([new ScalarValue("States.ALL", ScalarKind.String, origin)], origin));
}
