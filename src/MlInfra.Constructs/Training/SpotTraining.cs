using Amazon.CDK;
using MlInfra.Constructs.Training.Algorithms;

namespace MlInfra.Constructs.Training;

/// <summary>
/// Training on spare capacity, which is cheaper and can be interrupted.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/model-managed-spot-training.html.
/// </summary>
public sealed class SpotTraining
{
    /// <summary>The prefix of the data bucket where checkpoints go, such as <c>checkpoints/</c>. Required; each execution gets a folder of its own below it.</summary>
    public string? Checkpoints { get; init; }

    /// <summary>The longest time for waiting and training together, at least the run time of the workflow. Required.</summary>
    public Duration? MaxWait { get; init; }

    internal void Check(Duration maxRuntime, BuiltInAlgorithm algorithm)
    {
        if (string.IsNullOrEmpty(Checkpoints))
        {
            throw new ArgumentException("Spot is set without Checkpoints, so an interrupted job would start from nothing: set Checkpoints to a prefix such as checkpoints/.");
        }

        if (MaxWait is null || MaxWait.ToSeconds() < maxRuntime.ToSeconds())
        {
            throw new ArgumentException(
                $"MaxWait of Spot is {(MaxWait is null ? "not set" : $"{MaxWait.ToSeconds()} s")} and MaxRuntime is {maxRuntime.ToSeconds()} s, but waiting includes running: set MaxWait to MaxRuntime or more.");
        }

        if (!algorithm.Checkpoints && MaxWait.ToSeconds() > 3600)
        {
            throw new ArgumentException(
                $"MaxWait of Spot is {MaxWait.ToSeconds()} s, but {algorithm.Name} writes no checkpoints and SageMaker then waits 3600 s at most: lower MaxWait and MaxRuntime, or leave Spot out.");
        }
    }
}
