using Constructs;
using MlInfra.Constructs.Jobs;

namespace MlInfra.Constructs.Training;

/// <summary>
/// A state machine that trains one model with a built-in algorithm inside a VPC and tells how it went.
/// Start it with any input; every execution runs a job with a name of its own.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/sample-train-model.html.
/// </summary>
public sealed class TrainingWorkflow : JobWorkflow
{
    /// <summary>Makes the roles, the log group, the state machine and its alarms.</summary>
    /// <exception cref="ArgumentException">The plan or an option contradicts another one or what SageMaker accepts.</exception>
    public TrainingWorkflow(Construct scope, string id, TrainingWorkflowProps props)
        : base(scope, id, props.Environment, JobKind.Training, props.Checked(), $"Trains a model with {props.Plan.Algorithm.Name}", job => Describe(job, props))
    {
    }

    private static JobRequest Describe(JobWorkflow job, TrainingWorkflowProps props)
    {
        var definition = new TrainingDefinition(props.Plan, props, props.ModelPrefix, props.Spot, props.Environment).For(job);
        definition["HyperParameters"] = props.Plan.Hyperparameters.ToDictionary(pair => pair.Key, pair => (object)pair.Value);
        return new("Train", definition, props.Spot?.MaxWait ?? props.MaxRuntime, new Dictionary<string, string> { ["model"] = "$.ModelArtifacts.S3ModelArtifacts" });
    }
}
