using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KinesisVideo;
using Amazon.CDK.AWS.KMS;
using Constructs;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Video;

/// <summary>What can be chosen about a <see cref="VideoStream"/>.</summary>
public sealed class VideoStreamProps
{
    /// <summary>The key that encrypts the video.</summary>
    public required IKey Key { get; init; }

    /// <summary>How long video is kept. Default: one day.</summary>
    public VideoRetention Retention { get; init; } = VideoRetention.OneDay;

    /// <summary>The form of what is sent. Default: <c>video/h264</c>, which consumers and Rekognition can decode.</summary>
    public string MediaType { get; init; } = "video/h264";
}

/// <summary>
/// A stream of one camera's video: encrypted, kept, and not deleted with its stack. A stream has one producer; every camera has a stream of its own.
/// Source: https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/how-it-works.html.
/// </summary>
public sealed class VideoStream : Construct, IVideoStream
{
    private IGrantable? _producer;

    /// <summary>Makes the stream.</summary>
    /// <exception cref="ArgumentException">MediaType is not a type and a subtype.</exception>
    public VideoStream(Construct scope, string id, VideoStreamProps props) : base(scope, id)
    {
        if (props.MediaType.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            throw new ArgumentException($"MediaType is '{props.MediaType}', but consumers need a type and a subtype: write it like video/h264.", nameof(props));
        }

        EncryptionKey = props.Key;
        EncryptionKey.AdmitGrants(Amazon.CDK.Stack.Of(this), "kinesisvideo");
        Stream = new CfnStream(this, "Resource", new CfnStreamProps
        {
            DataRetentionInHours = props.Retention.TotalHours,
            KmsKeyId = props.Key.KeyArn,
            MediaType = props.MediaType,
        });
        Stream.ApplyRemovalPolicy(RemovalPolicy.RETAIN);
    }

    /// <summary>The stream.</summary>
    public CfnStream Stream { get; }

    /// <inheritdoc />
    public string StreamName => Stream.Ref;

    /// <inheritdoc />
    public string StreamArn => Stream.AttrArn;

    /// <inheritdoc />
    public IKey EncryptionKey { get; }

    /// <summary>Lets the camera send video.</summary>
    /// <exception cref="InvalidOperationException">The stream has a producer already.</exception>
    public void GrantSending(IGrantable producer)
    {
        if (_producer is not null && _producer != producer)
        {
            throw new InvalidOperationException("The video stream has a producer already, and fragments of two would mix: give every camera a stream of its own.");
        }

        _producer = producer;
        producer.Allow(["kinesisvideo:DescribeStream", "kinesisvideo:GetDataEndpoint", "kinesisvideo:PutMedia"], [StreamArn]);
        EncryptionKey.GrantSending(producer);
    }
}
