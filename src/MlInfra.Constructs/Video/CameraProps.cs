using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.RealTime.Consumers;

namespace MlInfra.Constructs.Video;

/// <summary>What can be chosen about a <see cref="Camera"/>.</summary>
public record CameraOptions
{
    /// <summary>How long its video is kept. Default: one day.</summary>
    public VideoRetention Retention { get; init; } = VideoRetention.OneDay;

    /// <summary>The score from which a frame is told about; Rekognition's confidence is 0 to 100. Faces that match are all told about. Default: 90.</summary>
    public double AlertFrom { get; init; } = 90;

    /// <summary>A stream that exists already, with its producer. Default: one made for the camera.</summary>
    public IVideoStream? Video { get; init; }

    /// <summary>Who sends the video. Default: a device of AWS IoT, with a <see cref="CameraIdentity"/> made for it.</summary>
    public IGrantable? Producer { get; init; }

    /// <summary>How the function reads results. Default: see <see cref="ConsumerOptions"/>.</summary>
    public ConsumerOptions Consumer { get; init; } = new();
}

/// <summary>What a <see cref="Camera"/> is made from.</summary>
public sealed record CameraProps : CameraOptions
{
    /// <summary>Props with the defaults of all options.</summary>
    public CameraProps()
    {
    }

    /// <summary>Props with options set elsewhere.</summary>
    public CameraProps(CameraOptions options) : base(options)
    {
    }

    internal void Check()
    {
        if (Video is not null && (Producer is not null || Retention != VideoRetention.OneDay))
        {
            throw new ArgumentException("Video is brought along with its producer and retention, so Producer and Retention have nothing to act on: leave them out, or leave Video out.");
        }
    }

    /// <summary>How its video is analysed.</summary>
    public required VideoAnalysis Analysis { get; init; }

    /// <summary>The cluster that containers run in.</summary>
    public required ContainerCluster Cluster { get; init; }

    /// <summary>Where containers and functions run. It needs ways to all services of <see cref="ServiceEndpoint.OfVideo"/>, to S3 and DynamoDB, and to <c>sagemaker.runtime</c> for an endpoint.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The key of everything.</summary>
    public required IKey Key { get; init; }

    /// <summary>The topic that is told.</summary>
    public required ITopic Notices { get; init; }
}
