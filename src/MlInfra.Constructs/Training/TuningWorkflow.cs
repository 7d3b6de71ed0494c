using Amazon.CDK;
using Constructs;
using MlInfra.Constructs.Jobs;

namespace MlInfra.Constructs.Training;

/// <summary>
/// A state machine that trains a model many times with a built-in algorithm inside a VPC, looking for the best hyperparameters, and tells how it went.
/// Start it with any input; every execution runs a tuning job with a name of its own.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/sample-hyper-tuning.html.
/// </summary>
public sealed class TuningWorkflow : JobWorkflow
{
    /// <summary>Makes the roles, the log group, the state machine and its alarms.</summary>
    /// <exception cref="ArgumentException">The plan or an option contradicts another one or what SageMaker accepts.</exception>
    public TuningWorkflow(Construct scope, string id, TuningWorkflowProps props)
        : base(scope, id, props.Environment, JobKind.Tuning, props.Checked(), $"Tunes {props.Plan.Training.Algorithm.Name}", job => Describe(job, props))
    {
        // A search that learns from what has ended learns nothing from jobs that all run at once.
        if (props is { Strategy: TuningStrategy.Bayesian, AtATime: > 1 } && props.AtATime * 2 > props.Jobs)
        {
            Annotations.Of(this).AddWarningV2(
                "mlinfra:bayesianTuningAtOnce", $"AtATime is {props.AtATime} of {props.Jobs} Jobs, so the Bayesian search learns from few of them: lower AtATime, or set Strategy to Random.");
        }
    }

    private static JobRequest Describe(JobWorkflow job, TuningWorkflowProps props)
    {
        var (plan, training) = (props.Plan, props.Plan.Training);
        var definition = new TrainingDefinition(training, props, props.ModelPrefix, null, props.Environment).For(job);
        definition["StaticHyperParameters"] = training.Hyperparameters.ToDictionary(pair => pair.Key, pair => (object)pair.Value);
        var request = new Dictionary<string, object>
        {
            ["HyperParameterTuningJobConfig"] = new Dictionary<string, object>
            {
                ["Strategy"] = props.Strategy.ToString(),
                ["HyperParameterTuningJobObjective"] = new Dictionary<string, object> { ["Type"] = plan.More ? "Maximize" : "Minimize", ["MetricName"] = plan.Metric },
                ["ResourceLimits"] = new Dictionary<string, object>
                {
                    ["MaxNumberOfTrainingJobs"] = props.Jobs,
                    ["MaxParallelTrainingJobs"] = props.AtATime,
                    ["MaxRuntimeInSeconds"] = props.Bound.ToSeconds(),
                },
                ["ParameterRanges"] = plan.Ranges.GroupBy(range => range.Kind).ToDictionary(kind => kind.Key, kind => (object)kind.Select(range => range.ToRequest()).ToArray<object>()),
            },
            ["TrainingJobDefinition"] = definition,
        };
        return new("Tune", request, props.Bound, new Dictionary<string, string> { ["best"] = "$.BestTrainingJob.TrainingJobName" });
    }
}
