using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Video;

namespace MlInfra.Constructs.Tests;

/// <summary>The stacks of video and batch work that the tests look at.</summary>
internal static class VideoAndBatchStacks
{
    /// <summary>Stacks whose constructs have default props where there is a default.</summary>
    public static readonly string[] Defaults = ["Video", "TwoCameras", "CameraWithoutUploads"];

    public static void AddTo(App app)
    {
        var video = new Stack(app, "Video");
        new VideoPipeline(video, "V", new() { Analysis = VideoAnalysis.Labels(Image(video), "Person") });

        var two = new Stack(app, "TwoCameras");
        new VideoPipeline(two, "V", new() { Analysis = VideoAnalysis.Labels(Image(two), "Person"), Stored = new() { Job = VideoJob.Faces } })
            .AddCamera("Second", VideoAnalysis.By(Image(two), ExistingEndpoint.Named(two, "goods")));

        var bare = new Stack(app, "CameraWithoutUploads");
        new VideoPipeline(bare, "V", new()
        {
            Analysis = VideoAnalysis.Labels(Image(bare), "Person"),
            Camera = new() { Producer = Role.FromRoleName(bare, "Gate", "gate") },
            Stored = null,
        });

        var faces = new Stack(app, "Faces");
        new VideoPipeline(faces, "V", new() { Analysis = VideoAnalysis.Faces("staff"), Stored = null });

        var bounded = new Stack(app, "BoundedVideo");
        new VideoPipeline(bounded, "V", new()
        {
            Analysis = VideoAnalysis.Labels(Image(bounded), "Person"),
            PermissionsBoundary = ManagedPolicy.FromManagedPolicyName(bounded, "Boundary", "limits"),
        });
    }

    public static PrivateImage Image(Stack stack) => PrivateImage.In(Amazon.CDK.AWS.ECR.Repository.FromRepositoryName(stack, $"Images{stack.Node.Children.Length}", "frames"), "1.0.0");
}
