using MlInfra.Constructs.Inference.Endpoints;

namespace MlInfra.Constructs.RealTime;

/// <summary>Who finds anomalies in a stream: the Flink application, or a model that was trained with Random Cut Forest.</summary>
public sealed record AnomalyDetection
{
    private AnomalyDetection(IAnsweringEndpoint? forest) => Forest = forest;

    /// <summary>The application does, with an algorithm of its own: its results have a <c>score</c>.</summary>
    public static AnomalyDetection InApplication { get; } = new(default(IAnsweringEndpoint));

    /// <summary>The model; null if it is the application.</summary>
    public IAnsweringEndpoint? Forest { get; }

    /// <summary>
    /// An endpoint with Random Cut Forest does: it is asked about the list <c>features</c> of every result, and answers with a score.
    /// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/rcf-in-formats.html.
    /// </summary>
    /// <param name="forest">The endpoint. An asynchronous one cannot answer a stream, and does not compile.</param>
    public static AnomalyDetection ByRandomCutForest(IAnsweringEndpoint forest) => new(forest);
}
