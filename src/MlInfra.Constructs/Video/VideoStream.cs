using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
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
public sealed class VideoStream : Construct
{
    private readonly IKey _key;
    private IGrantable? _producer;

    /// <summary>Makes the stream.</summary>
    /// <exception cref="ArgumentException">MediaType is not a type and a subtype.</exception>
    public VideoStream(Construct scope, string id, VideoStreamProps props) : base(scope, id)
    {
        if (props.MediaType.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            throw new ArgumentException($"MediaType is '{props.MediaType}', but consumers need a type and a subtype: write it like video/h264.", nameof(props));
        }

        _key = props.Key;
        _key.AdmitGrants(Amazon.CDK.Stack.Of(this), "kinesisvideo");
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

    /// <summary>Its name.</summary>
    public string StreamName => Stream.Ref;

    /// <summary>Its ARN.</summary>
    public string StreamArn => Stream.AttrArn;

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
        _key.GrantSending(producer);
    }

    /// <summary>Lets the principal read live and kept video.</summary>
    public void GrantConsuming(IGrantable consumer)
    {
        consumer.Allow(
            ["kinesisvideo:DescribeStream", "kinesisvideo:GetDataEndpoint", "kinesisvideo:GetMedia", "kinesisvideo:GetMediaForFragmentList", "kinesisvideo:ListFragments"],
            [StreamArn]);
        _key.GrantReading(consumer);
    }

    /// <summary>A metric of this stream, such as <c>PutMedia.IncomingBytes</c>.</summary>
    /// <param name="name">The metric.</param>
    /// <param name="statistic">How values are put together, such as <c>Sum</c>.</param>
    public Metric Metric(string name, string statistic) => new(new MetricProps
    {
        Namespace = "AWS/KinesisVideo",
        MetricName = name,
        Statistic = statistic,
        Period = Duration.Minutes(1),
        DimensionsMap = new Dictionary<string, string> { ["StreamName"] = StreamName },
    });
}
