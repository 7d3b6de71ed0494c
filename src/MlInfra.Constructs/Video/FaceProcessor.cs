using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.Rekognition;
using Constructs;
using MlInfra.Constructs.RealTime.Streams;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Video;

/// <summary>What a <see cref="FaceProcessor"/> is made from.</summary>
public sealed class FaceProcessorProps
{
    /// <summary>The video that is read: one processor for each stream.</summary>
    public required IVideoStream Source { get; init; }

    /// <summary>The faces that are looked for.</summary>
    public required FaceSearch Faces { get; init; }

    /// <summary>Where results go: one processor for each stream.</summary>
    public required IStream Results { get; init; }
}

/// <summary>
/// A Rekognition stream processor, which looks for known faces in video. AWS has closed it to new customers, so it adds a warning; take
/// <see cref="VideoAnalysis.Labels"/> or <see cref="VideoAnalysis.By"/> in its place. It does not start by itself.
/// Source: https://docs.aws.amazon.com/rekognition/latest/dg/streaming-video.html.
/// </summary>
public sealed class FaceProcessor : Construct
{
    /// <summary>Makes the role and the processor.</summary>
    public FaceProcessor(Construct scope, string id, FaceProcessorProps props) : base(scope, id)
    {
        Annotations.Of(this).AddWarningV2(
            "mlinfra:streamProcessorIsClosed",
            "Rekognition stream processors take no new customers since 30 April 2026: analyse frames in a container, with VideoAnalysis.Labels or VideoAnalysis.By.");
        Role = new ServiceRole(this, "Role", new ServiceRoleProps { Service = "rekognition.amazonaws.com", Description = "Looks for faces in one video stream" }).Role;
        props.Source.GrantConsuming(Role);
        props.Results.GrantProducing(Role);
#pragma warning disable MLI8202 // The choice is offered to those accounts that keep it; whoever takes it is warned.
        Processor = new CfnStreamProcessor(this, "Resource", new CfnStreamProcessorProps
        {
            KinesisVideoStream = new CfnStreamProcessor.KinesisVideoStreamProperty { Arn = props.Source.StreamArn },
            KinesisDataStream = new CfnStreamProcessor.KinesisDataStreamProperty { Arn = props.Results.StreamArn },
            FaceSearchSettings = new CfnStreamProcessor.FaceSearchSettingsProperty
            {
                CollectionId = props.Faces.CollectionId,
                FaceMatchThreshold = props.Faces.MatchThreshold,
            },
            DataSharingPreference = new CfnStreamProcessor.DataSharingPreferenceProperty { OptIn = false },
            RoleArn = Role.RoleArn,
        });
#pragma warning restore MLI8202
        Processor.Node.AddDependency(Role);
    }

    /// <summary>The processor.</summary>
    public CfnStreamProcessor Processor { get; }

    /// <summary>Its role: it may read this video stream and write to this stream of results.</summary>
    public Role Role { get; }
}
