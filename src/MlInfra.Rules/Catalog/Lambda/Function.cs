using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Lambda;

/// <summary>What can be wrong with an <c>AWS::Lambda::Function</c>.</summary>
public static class Function
{
    private const string Type = "AWS::Lambda::Function";

    // Nothing that runs on these runs on a successor without being built or written anew.
    private static readonly string[] Gone =
    [
        "python2.7", "nodejs", "nodejs4.3", "nodejs4.3-edge", "nodejs6.10", "nodejs8.10",
        "nodejs10.x", "nodejs12.x", "nodejs14.x", "nodejs16.x", "java8", "go1.x", "provided",
        "dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1", "dotnet5.0", "dotnet6", "dotnet7", "ruby2.5", "ruby2.7",
    ];

    private static readonly (string[] Gone, string Successor)[] Succeeded =
    [
        (["python3.6", "python3.7", "python3.8", "python3.9"], "python3.12"),
        (["nodejs18.x", "nodejs20.x"], "nodejs22.x"),
        (["ruby3.2"], "ruby3.3"),
    ];

    /// <summary>The runtime gets security patches.</summary>
    public static readonly Rule Runtime = new("MLI8203")
    {
        Title = "Function should run on a runtime that Lambda supports",
        On = [Type],
        Requires = Succeeded.Aggregate(
            Property("Runtime").IsNot([.. Gone, .. Succeeded.SelectMany(language => language.Gone)]),
            (condition, language) => MendedWhere(Property("Runtime").Is(language.Gone), condition, Set("Runtime", language.Successor))),
        Because = "A deprecated runtime gets no security patches. Later Lambda blocks first new functions and then updates of those that exist.",
        Exam = "Retired: Lambda deprecates a runtime when its language version ends; a container image puts the choice and the patching in your hands.",
        Source = new("https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"),
        Peers = ["checkov:CKV_AWS_363", "cfn-lint:E2531", "cfn-lint:W2531", "securityhub:Lambda.2"],
    };

    /// <summary>An event that fails is kept.</summary>
    public static readonly Rule FailedEvents = new("MLI4405")
    {
        Title = "Function that answers events should keep those that fail",
        On = [Type],

        // SNS and EventBridge hand events over and do not wait; whoever invokes it and waits learns of a failure.
        AppliesWhen = Any(
            ReferencedBy("AWS::SNS::Subscription", "Endpoint", byName: "FunctionName"),
            ReferencedBy("AWS::Events::Rule", "Targets.*.Arn", byName: "FunctionName")),
        Requires = Any(
            Property("DeadLetterConfig.TargetArn").IsSet(),
            ReferencedBy("AWS::Lambda::EventInvokeConfig", "FunctionName", byName: "FunctionName", satisfying: Property("DestinationConfig.OnFailure.Destination").IsSet())),
        Because = "Lambda tries an asynchronous event three times and then throws it away. With a dead-letter queue or a failure destination it can be looked at and sent again.",
        Exam = "Data: asynchronous invocations are retried twice; a failure destination gets the event and the error, a dead-letter queue the event alone.",
        Source = new("https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html"),
        Peers = ["cdk-nag:LambdaDLQ", "cdk-nag:LambdaAsyncFailureDestination", "checkov:CKV_AWS_116", "guard:LAMBDA_DLQ_CHECK"],
    };

    /// <summary>An invocation can be followed.</summary>
    public static readonly Rule Tracing = new("MLI5401")
    {
        Title = "Function should trace its invocations with X-Ray",
        On = [Type],
        Requires = Property("TracingConfig.Mode", orDefault: "PassThrough").Is("Active"),
        Severity = Severity.Info,
        SeverityBecause = "traces cost by their number, and logs and metrics exist without them",
        Because = "A function between a stream and an endpoint fails or waits for others. A trace shows which call took the time.",
        Exam = "Operations: Active samples by itself; PassThrough traces only what the caller already traces; the role needs xray:PutTraceSegments.",
        Source = new("https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html"),
        Peers = ["cdk-nag:LambdaTracing", "checkov:CKV_AWS_50", "config:lambda-function-xray-enabled"],
    };
}
