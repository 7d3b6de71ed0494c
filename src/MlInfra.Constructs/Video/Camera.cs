using Constructs;
using MlInfra.Constructs.Functions;
using MlInfra.Constructs.RealTime.Consumers;
using MlInfra.Constructs.RealTime.Streams;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Video;

/// <summary>
/// A camera and what becomes of its video: a stream of its own, analysis, a stream of results, and a function that tells about those that matter.
/// Source: https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/how-it-works.html.
/// </summary>
public sealed class Camera : Construct
{
    /// <summary>Makes the streams, the analysis and the function.</summary>
    /// <exception cref="ArgumentException">An option is out of range or contradicts another one.</exception>
    public Camera(Construct scope, string id, CameraProps props) : base(scope, id)
    {
        props.Check();
        if (props.Video is null)
        {
            var video = new VideoStream(this, "Video", new VideoStreamProps { Key = props.Key, Retention = props.Retention });
            Identity = props.Producer is null ? new CameraIdentity(this, "Identity") : null;
            video.GrantSending(props.Producer ?? Identity!.Role);
            Video = video;
        }
        else
        {
            Video = props.Video;
        }

        Results = new DataStream(this, "Results", new DataStreamProps { Key = props.Key, Notices = props.Notices });
        var place = new ConsumerPlace(props.Consumer) { Source = Results.Stream, Network = props.Network, Key = props.Key, Notices = props.Notices };
        switch (props.Analysis)
        {
            case FrameAnalysis frames:
                Frames = new FrameConsumer(this, "Frames", new FrameConsumerProps
                {
                    Source = Video,
                    Analysis = frames,
                    Results = Results.Stream,
                    Cluster = props.Cluster,
                    Network = props.Network,
                    Key = props.Key,
                    Notices = props.Notices,
                });
                Alerts = new AlertConsumer(this, "Alerts", place, props.Notices, props.AlertFrom).Consumer;
                break;
            case FaceSearch faces:
                Faces = new FaceProcessor(this, "Faces", new FaceProcessorProps { Source = Video, Faces = faces, Results = Results.Stream });
                Alerts = new StreamConsumer(this, "Alerts", new(place, FunctionCode.Embedded("faces"), "Tells about known faces", new Dictionary<string, string>
                {
                    ["TOPIC_ARN"] = props.Notices.TopicArn,
                }));
                Alerts.Role.Allow(["sns:Publish"], [props.Notices.TopicArn]);
                props.Key.GrantSending(Alerts.Role);
                break;
            default:
                throw new ArgumentException($"Analysis is {props.Analysis.GetType().Name}, which no camera knows: make it with VideoAnalysis.", nameof(props));
        }
    }

    /// <summary>The camera's video.</summary>
    public IVideoStream Video { get; }

    /// <summary>What the camera signs its requests with; null if the producer or the stream is brought along.</summary>
    public CameraIdentity? Identity { get; }

    /// <summary>The results of the analysis.</summary>
    public DataStream Results { get; }

    /// <summary>The container that analyses frames; null with a search for faces.</summary>
    public FrameConsumer? Frames { get; }

    /// <summary>The processor that searches for faces; null with a container.</summary>
    public FaceProcessor? Faces { get; }

    /// <summary>The function that tells about results that matter.</summary>
    public StreamConsumer Alerts { get; }
}
