using Constructs;
using MlInfra.Blueprints.Batch;
using MlInfra.Blueprints.Inference;
using MlInfra.Blueprints.RealTime;
using MlInfra.Blueprints.Training;
using MlInfra.Blueprints.Video;

namespace MlInfra.Blueprints;

/// <summary>The stacks of this app, one per folder.</summary>
public static class Blueprint
{
    /// <summary>Every blueprint: its name, which is its folder's and its stack's, and how to make it.</summary>
    public static IReadOnlyDictionary<string, Action<Construct>> All { get; } = new SortedDictionary<string, Action<Construct>>(StringComparer.Ordinal)
    {
        ["Batch"] = app => new BatchStack(app, "Batch"),
        ["Inference"] = app => new InferenceStack(app, "Inference"),
        ["RealTime"] = app => new RealTimeStack(app, "RealTime"),
        ["Training"] = app => new TrainingStack(app, "Training"),
        ["Video"] = app => new VideoStack(app, "Video"),
    };

    /// <summary>Makes every blueprint.</summary>
    public static void AddAllTo(Construct app)
    {
        foreach (var make in All.Values)
        {
            make(app);
        }
    }
}
