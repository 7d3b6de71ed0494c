using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.Video;

/// <summary>What can be chosen about <see cref="StoredVideo"/>.</summary>
public record StoredVideoOptions
{
    /// <summary>What is looked for. Default: labels of which Rekognition is sure to 80 percent.</summary>
    public VideoJob Job { get; init; } = VideoJob.Labels();

    /// <summary>Where videos are uploaded to. Default: <c>videos/</c>.</summary>
    public string Prefix { get; init; } = "videos/";

    /// <summary>Where results go. It must lie outside <see cref="Prefix"/>. Default: <c>video-results/</c>.</summary>
    public string ResultPrefix { get; init; } = "video-results/";
}

/// <summary>What <see cref="StoredVideo"/> is made from.</summary>
public sealed record StoredVideoProps : StoredVideoOptions
{
    /// <summary>Props with the defaults of all options.</summary>
    public StoredVideoProps()
    {
    }

    /// <summary>Props with options set elsewhere.</summary>
    public StoredVideoProps(StoredVideoOptions options) : base(options)
    {
    }

    /// <summary>The bucket of videos and results. One made in this app is set to tell EventBridge about new objects; another one must do so already.</summary>
    public required IBucket Data { get; init; }

    /// <summary>Where the function runs. It needs ways to Rekognition, SNS, S3 and DynamoDB.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The key of everything.</summary>
    public required IKey Key { get; init; }

    /// <summary>The topic that is told about failures and alarms.</summary>
    public required ITopic Notices { get; init; }

    internal void Check()
    {
        foreach (var (name, prefix) in new[] { (nameof(Prefix), Prefix), (nameof(ResultPrefix), ResultPrefix) })
        {
            if (prefix.Length < 2 || prefix[0] == '/' || prefix[^1] != '/')
            {
                throw new ArgumentException($"{name} is '{prefix}', but it names a folder of the bucket: write it like {(name == nameof(Prefix) ? "videos/" : "video-results/")}.");
            }
        }

        if (ResultPrefix.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"ResultPrefix is '{ResultPrefix}', which lies below Prefix '{Prefix}', so results would be taken for videos: choose another folder.");
        }
    }
}

/// <summary>
/// The analysis of videos that are uploaded: an upload starts a Rekognition job, its end is told to a topic and waits in a queue, and a function
/// fetches the results into the bucket and notes each job in a table.
/// Source: https://docs.aws.amazon.com/rekognition/latest/dg/api-video.html.
/// </summary>
/// <remarks>
/// No function starts the job: Step Functions calls Rekognition itself, and waits for hours when all twenty jobs of the account are taken, which no
/// function could. A function does fetch the results: a page of them is larger than what a workflow may pass on, and six hours of video have more
/// pages than an execution has steps.
/// </remarks>
public sealed class StoredVideo : Construct
{
    /// <summary>Makes the start, the results and what lies between.</summary>
    /// <exception cref="ArgumentException">A prefix is no folder, or results would be taken for videos.</exception>
    public StoredVideo(Construct scope, string id, StoredVideoProps props) : base(scope, id)
    {
        props.Check();
        Results = new VideoJobResults(this, "Results", props);
        Start = new VideoJobStart(this, "Start", props, Results.Ended);
    }

    /// <summary>What starts a job for each upload.</summary>
    public VideoJobStart Start { get; }

    /// <summary>What becomes of jobs that ended.</summary>
    public VideoJobResults Results { get; }
}
