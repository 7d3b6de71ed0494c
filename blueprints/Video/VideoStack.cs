using Amazon.CDK;
using Amazon.CDK.AWS.ECR;
using Constructs;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Video;

namespace MlInfra.Blueprints.Video;

/// <summary>Video analytics: people seen by one camera, goods at a dock judged by a model of your own, uploads labelled.</summary>
public sealed class VideoStack : Stack
{
    /// <summary>Makes the stack. The repository of the container and the endpoint are parameters, because they are made elsewhere.</summary>
    public VideoStack(Construct scope, string id) : base(scope, id, new StackProps { Description = "Looks at the video of cameras and at uploaded video, and tells what matters" })
    {
        var image = PrivateImage.In(Repository.FromRepositoryName(this, "Images", Parameter("ImageRepository", "Name of the repository of the container that analyses frames")), "1.0.0");
        Video = new VideoPipeline(this, "Video", new VideoPipelineProps
        {
            Analysis = VideoAnalysis.Labels(image, "Person"),
            Camera = new() { Retention = VideoRetention.OneWeek },
        });
        Dock = Video.AddCamera(
            "Dock",
            VideoAnalysis.By(image, ExistingEndpoint.Named(this, Parameter("EndpointName", "Name of the SageMaker endpoint that is asked about frames"))) with { FramesPerSecond = 2 },
            new() { AlertFrom = 0.8 });
    }

    /// <summary>The pipeline.</summary>
    public VideoPipeline Video { get; }

    /// <summary>The camera whose frames go to the endpoint.</summary>
    public Camera Dock { get; }

    private string Parameter(string id, string description) => new CfnParameter(this, id, new CfnParameterProps { Type = "String", Description = description }).ValueAsString;
}
