namespace MlInfra.Constructs.Video;

/// <summary>
/// What Rekognition looks for in a stored video: H.264 in MPEG-4 or MOV, up to 10 GB and 6 hours.
/// Source: https://docs.aws.amazon.com/rekognition/latest/dg/api-video.html.
/// </summary>
public sealed record VideoJob
{
    private VideoJob(string name, int? minConfidence)
    {
        if (minConfidence is < 0 or > 100)
        {
            throw new ArgumentException($"minConfidence is {minConfidence}, but confidence has 0 to 100 percent: choose a number in between.", nameof(minConfidence));
        }

        (Name, MinConfidence) = (name, minConfidence);
    }

    /// <summary>The part of the API's name, such as <c>LabelDetection</c>.</summary>
    public string Name { get; }

    /// <summary>How sure Rekognition must be, in percent; null where the API takes none.</summary>
    public int? MinConfidence { get; }

    /// <summary>Things, scenes and activities.</summary>
    /// <param name="minConfidence">How sure Rekognition must be, 0 to 100 percent. Default: 80.</param>
    /// <exception cref="ArgumentException">The number is out of range.</exception>
    public static VideoJob Labels(int minConfidence = 80) => new("LabelDetection", minConfidence);

    /// <summary>What is unsafe to show.</summary>
    /// <param name="minConfidence">How sure Rekognition must be, 0 to 100 percent. Default: 60.</param>
    /// <exception cref="ArgumentException">The number is out of range.</exception>
    public static VideoJob Moderation(int minConfidence = 60) => new("ContentModeration", minConfidence);

    /// <summary>Faces and their attributes.</summary>
    public static VideoJob Faces { get; } = new("FaceDetection", null);
}
