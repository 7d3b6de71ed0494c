using Amazon.CDK;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;

namespace MlInfra.Constructs.Training;

/// <summary>
/// The steps of a training workflow: train, then tell. What can pass is tried again; what cannot is told and fails the execution.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html.
/// </summary>
internal sealed class TrainingSteps
{
    private readonly Construct _scope;
    private readonly ITopic _notices;

    public TrainingSteps(Construct scope, IDictionary<string, object> job, ITopic notices)
    {
        (_scope, _notices) = (scope, notices);

        var fail = new Fail(scope, "Training failed", new FailProps { Error = "TrainingFailed", Cause = "The training job did not complete; the notice says why." });
        var tellFailure = Notice("Tell failure", "Training failed", new()
        {
            ["execution"] = JsonPath.StringAt("$$.Execution.Id"),
            ["error"] = JsonPath.StringAt("$.Error"),
            ["cause"] = JsonPath.StringAt("$.Cause"),
        });
        // A notice that cannot be sent must not hide the failure: the execution fails, and the alarm tells.
        tellFailure.AddCatch(fail);
        tellFailure.Next(fail);

        var train = new CustomState(scope, "Train", new CustomStateProps { StateJson = job });
        train.AddRetry(Retry(10, 5, "SageMaker.AmazonSageMakerException", "ThrottlingException"));
        train.AddRetry(Retry(60, 8, "SageMaker.ResourceLimitExceededException"));
        // The error takes the place of the input, which may be anything.
        train.AddCatch(tellFailure, new CatchProps { Errors = ["States.ALL"] });
        Start = train.Next(Notice("Tell success", "Training succeeded", new()
        {
            ["execution"] = JsonPath.StringAt("$$.Execution.Id"),
            ["job"] = JsonPath.StringAt("$.TrainingJobName"),
            ["model"] = JsonPath.StringAt("$.ModelArtifacts.S3ModelArtifacts"),
        }));
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
