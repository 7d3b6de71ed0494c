using Amazon.CDK;
using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.Video;

/// <summary>What a <see cref="FrameConsumer"/> is made from.</summary>
public sealed class FrameConsumerProps
{
    /// <summary>The video that is read.</summary>
    public required IVideoStream Source { get; init; }

    /// <summary>How its frames are analysed.</summary>
    public required FrameAnalysis Analysis { get; init; }

    /// <summary>Where results go.</summary>
    public required IStream Results { get; init; }

    /// <summary>The cluster that the container runs in.</summary>
    public required ContainerCluster Cluster { get; init; }

    /// <summary>Where the container runs. It needs ways to all services of <see cref="ServiceEndpoint.OfVideo"/>, to S3 and DynamoDB, and to <c>sagemaker.runtime</c> for an endpoint.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The key of the table, the queue and the log, and of the topic if that is encrypted.</summary>
    public required IKey Key { get; init; }

    /// <summary>The topic that the container and the alarms tell.</summary>
    public required ITopic Notices { get; init; }

    /// <summary>How far the container may fall behind the camera before an alarm. Default: 1 minute.</summary>
    public Duration MaxLag { get; init; } = Duration.Minutes(1);
}
