using Amazon.CDK;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;

namespace MlInfra.Constructs.Workflows;

/// <summary>
/// Steps that every workflow needs: a call of an AWS service, a notice, an end that tells before it fails.
/// CDK's own tasks write permissions on every resource; here the role of the workflow says what its steps may do.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html.
/// </summary>
internal sealed class Steps(Construct scope, ITopic notices)
{
    /// <summary>The integration with a service's API, such as <c>aws-sdk:glue:startCrawler</c> or <c>glue:startJobRun.sync</c>.</summary>
    public CustomState Call(string id, string integration, Duration timeout, IDictionary<string, object> parameters, string? resultPath = null)
    {
        var state = new Dictionary<string, object>
        {
            ["Type"] = "Task",
            ["Resource"] = $"arn:{Stack.Of(scope).Partition}:states:::{integration}",
            ["TimeoutSeconds"] = timeout.ToSeconds(),
            ["Parameters"] = parameters,
        };
        if (resultPath is not null)
        {
            state["ResultPath"] = resultPath;
        }

        return new CustomState(scope, id, new CustomStateProps { StateJson = state });
    }

    /// <summary>A message to the topic, tried four times again.</summary>
    public SnsPublish Notice(string id, string subject, Dictionary<string, object> message)
    {
        var notice = new SnsPublish(scope, id, new SnsPublishProps
        {
            Topic = notices,
            Subject = subject,
            Message = TaskInput.FromObject(message),
            TaskTimeout = Amazon.CDK.AWS.StepFunctions.Timeout.Duration(Duration.Minutes(1)),
        });
        notice.AddRetry(Retry(5, 4, "States.ALL"));
        return notice;
    }

    /// <summary>Tells what failed, then fails. The input is the error that was caught.</summary>
    public SnsPublish Failure(string name, string error)
    {
        var fail = new Fail(scope, $"{name} failed", new FailProps { Error = error, Cause = "A step did not complete; the notice says why." });
        var tell = Notice("Tell failure", $"{name} failed", new()
        {
            ["execution"] = JsonPath.StringAt("$$.Execution.Id"),
            ["error"] = JsonPath.StringAt("$.Error"),
            ["cause"] = JsonPath.StringAt("$.Cause"),
        });
        // A notice that cannot be sent must not hide the failure: the execution fails, and the alarm tells.
        tell.AddCatch(fail);
        tell.Next(fail);
        return tell;
    }

    /// <summary>Runs a step, then tells: that it succeeded, or what failed, and then the execution fails too.</summary>
    /// <param name="run">The step.</param>
    /// <param name="title">What people call it.</param>
    /// <param name="told">What the notice of success tells beside the execution, by name.</param>
    public Chain Told(CustomState run, string title, IReadOnlyDictionary<string, string> told)
    {
        // The error takes the place of the input, which may be anything.
        run.AddCatch(Failure(title, $"{title.Replace(" ", "", StringComparison.Ordinal)}Failed"), new CatchProps { Errors = ["States.ALL"] });
        var message = new Dictionary<string, object> { ["execution"] = JsonPath.StringAt("$$.Execution.Id") };
        foreach (var (name, path) in told)
        {
            message[name] = JsonPath.StringAt(path);
        }

        return run.Next(Notice("Tell success", $"{title} succeeded", message));
    }

    /// <summary>Attempts after some errors, each waiting twice as long as the one before, a quarter of an hour at most.</summary>
    public static RetryProps Retry(int seconds, int attempts, params string[] errors) => new()
    {
        Errors = errors,
        Interval = Duration.Seconds(seconds),
        MaxAttempts = attempts,
        BackoffRate = 2,
        MaxDelay = Duration.Minutes(15),
        JitterStrategy = JitterType.FULL,
    };
}
