using Amazon.CDK;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;

namespace MlInfra.Constructs.Jobs;

/// <summary>
/// The steps of a workflow: run the job, then tell. What can pass is tried again; what cannot is told and fails the execution.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html.
/// </summary>
internal sealed class JobSteps
{
    private readonly Construct _scope;
    private readonly ITopic _notices;

    public JobSteps(Construct scope, JobKind kind, JobRequest request, IDictionary<string, object> state, ITopic notices)
    {
        (_scope, _notices) = (scope, notices);

        var fail = new Fail(scope, $"{kind.Title} failed", new FailProps
        {
            Error = $"{kind.Title.Replace(" ", "", StringComparison.Ordinal)}Failed",
            Cause = "The job did not complete; the notice says why.",
        });
        var tellFailure = Notice("Tell failure", $"{kind.Title} failed", new()
        {
            ["execution"] = JsonPath.StringAt("$$.Execution.Id"),
            ["error"] = JsonPath.StringAt("$.Error"),
            ["cause"] = JsonPath.StringAt("$.Cause"),
        });
        // A notice that cannot be sent must not hide the failure: the execution fails, and the alarm tells.
        tellFailure.AddCatch(fail);
        tellFailure.Next(fail);

        var run = new CustomState(scope, request.Verb, new CustomStateProps { StateJson = state });
        run.AddRetry(Retry(10, 5, "SageMaker.AmazonSageMakerException", "ThrottlingException"));
        run.AddRetry(Retry(60, 8, "SageMaker.ResourceLimitExceededException"));
        // The error takes the place of the input, which may be anything.
        run.AddCatch(tellFailure, new CatchProps { Errors = ["States.ALL"] });
        var told = new Dictionary<string, object> { ["execution"] = JsonPath.StringAt("$$.Execution.Id"), ["job"] = JsonPath.StringAt($"$.{kind.Api}Name") };
        foreach (var (name, path) in request.Results)
        {
            told[name] = JsonPath.StringAt(path);
        }

        Start = run.Next(Notice("Tell success", $"{kind.Title} succeeded", told));
    }

    public IChainable Start { get; }

    private SnsPublish Notice(string id, string subject, Dictionary<string, object> message)
    {
        var notice = new SnsPublish(_scope, id, new SnsPublishProps
        {
            Topic = _notices,
            Subject = subject,
            Message = TaskInput.FromObject(message),
            TaskTimeout = Amazon.CDK.AWS.StepFunctions.Timeout.Duration(Duration.Minutes(1)),
        });
        notice.AddRetry(Retry(5, 4, "States.ALL"));
        return notice;
    }

    private static RetryProps Retry(int seconds, int attempts, params string[] errors) => new()
    {
        Errors = errors,
        Interval = Duration.Seconds(seconds),
        MaxAttempts = attempts,
        BackoffRate = 2,
        MaxDelay = Duration.Minutes(15),
        JitterStrategy = JitterType.FULL,
    };
}
