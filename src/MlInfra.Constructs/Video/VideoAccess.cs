using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Video;

/// <summary>What can be done with a video stream, its key included. Source: https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/how-iam.html.</summary>
public static class VideoAccess
{
    /// <summary>Lets the principal read live and kept video.</summary>
    public static void GrantConsuming(this IVideoStream stream, IGrantable who)
    {
        who.Allow(
            ["kinesisvideo:DescribeStream", "kinesisvideo:GetDataEndpoint", "kinesisvideo:GetMedia", "kinesisvideo:GetMediaForFragmentList", "kinesisvideo:ListFragments"],
            [stream.StreamArn]);
        stream.EncryptionKey?.GrantReading(who);
    }

    /// <summary>A metric of the stream, such as <c>PutMedia.IncomingBytes</c>.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="name">The metric.</param>
    /// <param name="statistic">How values are put together, such as <c>Sum</c>.</param>
    public static Metric Metric(this IVideoStream stream, string name, string statistic) => new(new MetricProps
    {
        Namespace = "AWS/KinesisVideo",
        MetricName = name,
        Statistic = statistic,
        Period = Duration.Minutes(1),
        DimensionsMap = new Dictionary<string, string> { ["StreamName"] = stream.StreamName },
    });
}
