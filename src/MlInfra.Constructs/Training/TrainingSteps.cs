using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using MlInfra.Constructs.Workflows;

namespace MlInfra.Constructs.Training;

/// <summary>The steps of a training workflow: train, then tell. What can pass is tried again; what cannot is told and fails the execution.</summary>
internal sealed class TrainingSteps
{
    public TrainingSteps(Construct scope, IDictionary<string, object> job, ITopic notices)
    {
        var steps = new Steps(scope, notices);
        var train = new CustomState(scope, "Train", new CustomStateProps { StateJson = job });
        train.AddRetry(Steps.Retry(10, 5, "SageMaker.AmazonSageMakerException", "ThrottlingException"));
        train.AddRetry(Steps.Retry(60, 8, "SageMaker.ResourceLimitExceededException"));
        // The error takes the place of the input, which may be anything.
        train.AddCatch(steps.Failure("Training", "TrainingFailed"), new CatchProps { Errors = ["States.ALL"] });
        Start = train.Next(steps.Notice("Tell success", "Training succeeded", new()
        {
            ["execution"] = JsonPath.StringAt("$$.Execution.Id"),
            ["job"] = JsonPath.StringAt("$.TrainingJobName"),
            ["model"] = JsonPath.StringAt("$.ModelArtifacts.S3ModelArtifacts"),
        }));
    }

    public IChainable Start { get; }
}
