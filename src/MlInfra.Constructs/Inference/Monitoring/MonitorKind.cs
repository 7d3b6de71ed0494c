using MlInfra.Constructs.Training.Algorithms;

namespace MlInfra.Constructs.Inference.Monitoring;

/// <summary>
/// A kind of monitor: what tells it from the others. All else is the same.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor.html.
/// </summary>
/// <param name="Name">The kind as the API writes it, which the names of its properties start with.</param>
/// <param name="Registry">The accounts of its image.</param>
/// <param name="Image">The image's repository and tag.</param>
/// <param name="Metrics">The namespace of its metrics.</param>
/// <param name="Baseline">The files of its baseline, by the API's names.</param>
internal sealed record MonitorKind(string Name, ImageRegistry Registry, string Image, string Metrics, IReadOnlyDictionary<string, string> Baseline)
{
    /// <summary>The image that joins captured requests with labels.</summary>
    public const string Merger = "sagemaker-model-monitor-groundtruth-merger";

    private const string Analyzer = "sagemaker-model-monitor-analyzer";
    private const string Clarify = "sagemaker-clarify-processing:1.0";

    public static readonly MonitorKind DataQuality = new("DataQuality", ImageRegistry.ModelMonitor, Analyzer, "aws/sagemaker/Endpoints/data-metrics", new Dictionary<string, string>
    {
        ["StatisticsResource"] = "statistics.json",
        ["ConstraintsResource"] = "constraints.json",
    });

    public static readonly MonitorKind ModelQuality = new("ModelQuality", ImageRegistry.ModelMonitor, Analyzer, "aws/sagemaker/Endpoints/model-metrics", Constraints("constraints.json"));

    // A baselining job of Clarify leaves its limits in another file.
    public static readonly MonitorKind ModelBias = new("ModelBias", ImageRegistry.Clarify, Clarify, "aws/sagemaker/Endpoints/bias-metrics", Constraints("analysis.json"));

    public static readonly MonitorKind ModelExplainability =
        new("ModelExplainability", ImageRegistry.Clarify, Clarify, "aws/sagemaker/Endpoints/explainability-metrics", Constraints("analysis.json"))
        {
            IsIsolated = false,
        };

    /// <summary>Whether the job's containers are cut off from every network. One that explains asks a model, and Clarify cannot do so when it is isolated.</summary>
    public bool IsIsolated { get; private init; } = true;

    /// <summary>The image's repository.</summary>
    public string Repository => Image.Split(':')[0];

    private static Dictionary<string, string> Constraints(string file) => new() { ["ConstraintsResource"] = file };
}
