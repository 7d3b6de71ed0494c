using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Inference.Endpoints;

namespace MlInfra.Constructs.Video;

/// <summary>How the video of a camera is analysed: frame by frame in a container of yours, or by Rekognition itself.</summary>
public abstract record VideoAnalysis
{
    private protected VideoAnalysis()
    {
    }

    /// <summary>
    /// A container takes frames out of the stream and has Rekognition look for labels in each. This is what AWS recommends in place of stream processors.
    /// Source: https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectLabels.html.
    /// </summary>
    /// <param name="image">The container; the blueprint's page says what it is given.</param>
    /// <param name="labels">The labels that matter, such as <c>Person</c>: at least one.</param>
    /// <exception cref="ArgumentException">There is no label.</exception>
    public static FrameAnalysis Labels(PrivateImage image, params string[] labels) => labels.Length > 0 ? new(image, null) { WatchedLabels = labels }
        : throw new ArgumentException("There are no labels, so every frame would be told about: name those that matter, such as Person.", nameof(labels));

    /// <summary>A container takes frames out of the stream and sends them to an endpoint. An asynchronous endpoint answers too late for that.</summary>
    /// <param name="image">The container; the blueprint's page says what it is given.</param>
    /// <param name="endpoint">Who is asked. It takes JPEG.</param>
    public static FrameAnalysis By(PrivateImage image, IAnsweringEndpoint endpoint) => new(image, endpoint);

    /// <summary>
    /// A Rekognition stream processor looks for known faces. AWS has closed it to new customers on 30 April 2026; accounts that used it in the twelve
    /// months before keep it. Adds a warning, and MLI8202 finds it.
    /// Source: https://docs.aws.amazon.com/rekognition/latest/dg/streaming-video.html.
    /// </summary>
    /// <param name="collectionId">The collection of known faces, of this account and region.</param>
    /// <param name="matchThreshold">How alike a face must be, 0 to 100 percent. Default: 80.</param>
    /// <exception cref="ArgumentException">The collection has no name, or the threshold is out of range.</exception>
    public static FaceSearch Faces(string collectionId, double matchThreshold = 80)
    {
        if (collectionId.Length == 0)
        {
            throw new ArgumentException("collectionId is empty, so no face would be known: name the collection.", nameof(collectionId));
        }

        return matchThreshold is >= 0 and <= 100 ? new(collectionId, matchThreshold)
            : throw new ArgumentException($"matchThreshold is {matchThreshold}, but likeness has 0 to 100 percent: choose a number in between.", nameof(matchThreshold));
    }
}

/// <summary>Analysis frame by frame.</summary>
public sealed record FrameAnalysis : VideoAnalysis
{
    private readonly double _framesPerSecond = 1;
    private readonly FargateSize _size = FargateSize.Small;

    internal FrameAnalysis(PrivateImage image, IAnsweringEndpoint? endpoint) => (Image, Endpoint) = (image, endpoint);

    /// <summary>The container.</summary>
    public PrivateImage Image { get; }

    /// <summary>Who is asked; null for Rekognition.</summary>
    public IAnsweringEndpoint? Endpoint { get; }

    /// <summary>The labels that matter to Rekognition; empty with an endpoint.</summary>
    public IReadOnlyList<string> WatchedLabels { get; internal init; } = [];

    /// <summary>Processors and memory of the container. Default: 1 vCPU, 4 GiB.</summary>
    public FargateSize Size
    {
        get => _size;
        init => _size = value;
    }

    /// <summary>Frames that are looked at, above 0 to 30 a second. Each is a request that is billed. Default: 1.</summary>
    /// <exception cref="ArgumentException">The number is out of range.</exception>
    public double FramesPerSecond
    {
        get => _framesPerSecond;
        init => _framesPerSecond = value is > 0 and <= 30 ? value
            : throw new ArgumentException($"FramesPerSecond is {value}, but a camera sends up to 30 a second: choose a number above 0 to 30.", nameof(value));
    }
}

/// <summary>Search for known faces by a Rekognition stream processor.</summary>
public sealed record FaceSearch : VideoAnalysis
{
    internal FaceSearch(string collectionId, double matchThreshold) => (CollectionId, MatchThreshold) = (collectionId, matchThreshold);

    /// <summary>The collection of known faces.</summary>
    public string CollectionId { get; }

    /// <summary>How alike a face must be, in percent.</summary>
    public double MatchThreshold { get; }
}
