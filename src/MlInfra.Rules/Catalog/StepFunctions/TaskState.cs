using MlInfra.Rules.Conditions;
using MlInfra.Rules.Definitions;
using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.StepFunctions;

/// <summary>What can be wrong with a Task state of a state machine's definition.</summary>
public static class TaskState
{
    private const string Type = StateMachineDefinition.TaskState;
    private const string WithToken = "arn:*:states:::*.waitForTaskToken";

    private static readonly Condition NamesActivity = Property("Resource").RefersTo("AWS::StepFunctions::Activity");

    private static readonly Condition OfAnActivity = Any(Property("Resource").Matches("arn:*:states:*:*:activity:*"), NamesActivity);

    private static readonly Condition OfTheService = Property("ErrorEquals").Some(Item.Matches("States.ALL", "States.TaskFailed", "Lambda.*"));

    /// <summary>A wait has an end.</summary>
    public static readonly Rule Timeout = new("MLI4407")
    {
        Title = "Task that waits for a token or an activity should have a timeout",
        On = [Type],
        AppliesWhen = Any(Property("Resource").Matches(WithToken), OfAnActivity),
        Requires = Saying(
            "waits without an end: it has no heartbeat and no timeout, and its state machine has none",
            Any(Property("HeartbeatSeconds").IsSet(), Property("HeartbeatSecondsPath").IsSet(), Property("TimeoutSeconds").IsSet(), Property("TimeoutSecondsPath").IsSet())),
        Because = "The Amazon States Language sets no timeout. When whoever has the token or works on the activity fails before answering, the execution waits for a response that never comes.",
        Exam = "Operations: a callback takes HeartbeatSeconds, which SendTaskHeartbeat starts anew; TimeoutSeconds bounds a task, or the whole state machine.",
        Source = new("https://docs.aws.amazon.com/step-functions/latest/dg/sfn-stuck-execution.html"),
    };

    /// <summary>A moment's trouble in Lambda does not fail an execution.</summary>
    public static readonly Rule LambdaErrors = new("MLI4408")
    {
        Title = "Task that invokes a function should retry the errors of the Lambda service",
        On = [Type],
        AppliesWhen = All(
            Not(NamesActivity),
            Any(
                Property("Resource").Matches("arn:*:states:::lambda:invoke*", "arn:*:states:::aws-sdk:lambda:invoke*", "arn:*:lambda:*:*:function:*"),
                Property("Resource").RefersTo("AWS::Lambda::Function", "AWS::Lambda::Alias", "AWS::Lambda::Version", "AWS::Serverless::Function"))),
        Requires = Saying(
            "neither retries nor catches the errors of the Lambda service, such as Lambda.ServiceException",
            Any(Property("Retry").Some(OfTheService), Property("Catch").Some(OfTheService))),
        Because = "Lambda now and then answers with a transient error that has nothing to do with the function. Unless the state retries or catches it, it fails the whole execution, and the hours of jobs before it are lost.",
        Exam = "Operations: retry Lambda.ServiceException, Lambda.AWSLambdaException and Lambda.SdkClientException with backoff; throttling is Lambda.TooManyRequestsException.",
        Source = new("https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html"),
    };

    /// <summary>Who waits has the time to.</summary>
    public static readonly Rule Express = new("MLI6405")
    {
        Title = "Task of an express workflow should not wait for a job, a token or an activity",
        On = [Type],
        AppliesWhen = Any(
            Property(StateMachineDefinition.ExecutionType).Is("EXPRESS"),
            All(
                Property(StateMachineDefinition.ExecutionType).IsNotSet(),
                Host(OfType("AWS::Serverless::StateMachine", Property("Type").Is("EXPRESS"), otherwise: Property("StateMachineType").Is("EXPRESS"))))),
        Requires = Saying(
            "waits for a job, a token or an activity, which only a standard workflow can",
            All(Not(Property("Resource").Matches("arn:*:states:::*.sync", "arn:*:states:::*.sync:*", WithToken)), Not(OfAnActivity))),
        Severity = Severity.Error,
        SeverityBecause = "an express workflow does not support it",
        Because = "Express workflows send requests and take the answer; they support neither .sync nor .waitForTaskToken nor activities. Training, Glue, EMR and Batch jobs outlast their five minutes anyway.",
        Exam = "Operations: standard workflows run up to a year and wait for jobs and callbacks; express ones run up to five minutes and only send requests.",
        Source = new("https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html"),
    };
}
