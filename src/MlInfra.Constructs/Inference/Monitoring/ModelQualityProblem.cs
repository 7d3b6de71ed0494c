namespace MlInfra.Constructs.Inference.Monitoring;

/// <summary>
/// What a model predicts, and where in its answer that is found: an index of CSV columns such as <c>0</c>, or a path into JSON such as <c>prediction</c>.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-model-quality-metrics.html.
/// </summary>
public sealed record ModelQualityProblem
{
    private ModelQualityProblem(string type, string? inference, string? probability = null, double? threshold = null) =>
        (Type, InferenceAttribute, ProbabilityAttribute, ProbabilityThreshold) = (type, inference, probability, threshold);

    /// <summary>The problem as the API writes it, such as <c>Regression</c>.</summary>
    public string Type { get; }

    /// <summary>Where the predicted label or number is; null where only a probability is.</summary>
    public string? InferenceAttribute { get; }

    /// <summary>Where the probability is; null where the label itself is.</summary>
    public string? ProbabilityAttribute { get; }

    /// <summary>The probability from which on the answer is yes; null where there is no probability.</summary>
    public double? ProbabilityThreshold { get; }

    /// <summary>A number.</summary>
    /// <param name="inferenceAttribute">Where it is.</param>
    /// <exception cref="ArgumentException">The place is empty.</exception>
    public static ModelQualityProblem Regression(string inferenceAttribute) => new("Regression", Checked(inferenceAttribute, nameof(inferenceAttribute)));

    /// <summary>One label of many.</summary>
    /// <param name="inferenceAttribute">Where it is.</param>
    /// <exception cref="ArgumentException">The place is empty.</exception>
    public static ModelQualityProblem MulticlassClassification(string inferenceAttribute) => new("MulticlassClassification", Checked(inferenceAttribute, nameof(inferenceAttribute)));

    /// <summary>Yes or no, as a label.</summary>
    /// <param name="inferenceAttribute">Where it is.</param>
    /// <exception cref="ArgumentException">The place is empty.</exception>
    public static ModelQualityProblem BinaryClassification(string inferenceAttribute) => new("BinaryClassification", Checked(inferenceAttribute, nameof(inferenceAttribute)));

    /// <summary>Yes or no, as a probability of yes.</summary>
    /// <param name="probabilityAttribute">Where it is.</param>
    /// <param name="threshold">The probability from which on the answer is yes, 0 to 1.</param>
    /// <exception cref="ArgumentException">The place is empty, or the threshold is no probability.</exception>
    public static ModelQualityProblem BinaryClassification(string probabilityAttribute, double threshold) => threshold is >= 0 and <= 1
        ? new("BinaryClassification", null, Checked(probabilityAttribute, nameof(probabilityAttribute)), threshold)
        : throw new ArgumentException($"threshold is {threshold}, but a probability is 0 to 1: choose a number in between.", nameof(threshold));

    private static string Checked(string place, string name) => place.Length > 0 ? place
        : throw new ArgumentException($"{name} is empty, but it says where the prediction is: name a column such as 0, or a path such as prediction.", name);
}
