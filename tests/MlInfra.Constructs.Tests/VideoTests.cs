using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Video;
using MlInfra.Rules;
using MlInfra.Templates.Reading;

namespace MlInfra.Constructs.Tests;

public class VideoTests(Synthesized made)
{
    [Fact]
    public void Retention_has_two_ends_and_no_zero()
    {
        Says("hours is 0", () => VideoRetention.Hours(0));
        Says("hours is 87601", () => VideoRetention.Hours(87_601));
        Says("days is 0", () => VideoRetention.Days(0));
        Says("days is 3651", () => VideoRetention.Days(3_651));
        Assert.Equal(87_600, VideoRetention.Days(3_650).TotalHours);
        Assert.Equal(VideoRetention.OneDay, VideoRetention.Hours(24));
    }

    [Fact]
    public void A_second_producer_of_a_stream_throws()
    {
        var stack = new Stack(new App(), "S");
        var stream = new VideoStream(stack, "V", new() { Key = new Key(stack, "K") });
        var (one, other) = (Role.FromRoleName(stack, "A", "a"), Role.FromRoleName(stack, "B", "b"));
        stream.GrantSending(one);
        stream.GrantSending(one);

        Assert.Contains("a stream of its own", Assert.Throws<InvalidOperationException>(() => stream.GrantSending(other)).Message);
    }

    [Fact]
    public void A_media_type_without_a_subtype_throws()
    {
        var stack = new Stack(new App(), "S");
        Says("MediaType is 'h264'", () => new VideoStream(stack, "V", new() { Key = new Key(stack, "K"), MediaType = "h264" }));
    }

    [Fact]
    public void Analysis_out_of_bounds_throws()
    {
        var image = Image(new Stack(new App(), "S"));
        Says("There are no labels", () => VideoAnalysis.Labels(image));
        Says("FramesPerSecond is 0", () => VideoAnalysis.Labels(image, "Person") with { FramesPerSecond = 0 });
        Says("FramesPerSecond is 31", () => VideoAnalysis.Labels(image, "Person") with { FramesPerSecond = 31 });
        Says("matchThreshold is 101", () => VideoAnalysis.Faces("staff", 101));
        Says("collectionId is empty", () => VideoAnalysis.Faces(""));
        Says("minConfidence is 101", () => VideoJob.Labels(101));
        Says("minConfidence is -1", () => VideoJob.Moderation(-1));
    }

    [Fact]
    public void An_image_that_may_move_throws() =>
        Says("'latest' does not say which image runs", () => PrivateImage.In(Amazon.CDK.AWS.ECR.Repository.FromRepositoryName(new Stack(new App(), "S"), "R", "frames"), "latest"));

    [Theory]
    [InlineData(0.25, 1, "vcpus is 0.25")]
    [InlineData(1, 9, "2 to 8 GiB in steps of 1")]
    [InlineData(8, 18, "16 to 60 GiB in steps of 4")]
    public void A_size_that_fargate_does_not_have_throws(double vcpus, int memory, string words) => Says(words, () => FargateSize.Of(vcpus, memory));

    [Fact]
    public void Sizes_that_fargate_has_are_taken() => Assert.Equal(120, FargateSize.Of(16, 120).MemoryGiB);

    [Theory]
    [InlineData("videos", "results/", "Prefix is 'videos'")]
    [InlineData("videos/", "/results/", "ResultPrefix is '/results/'")]
    [InlineData("videos/", "videos/results/", "taken for videos")]
    public void Folders_that_are_none_or_overlap_throw(string prefix, string results, string words) =>
        Pipeline(words, analysis => new() { Analysis = analysis, Stored = new() { Prefix = prefix, ResultPrefix = results } });

    [Fact]
    public void Options_without_a_bucket_to_act_on_throw()
    {
        Pipeline("leave DeleteDataWithStack out", analysis => new() { Analysis = analysis, Stored = null, DeleteDataWithStack = true });
        var stack = new Stack(new App(), "S");
        var bucket = Bucket.FromBucketName(stack, "B", "bucket");
        Pipeline("leave DeleteDataWithStack out", analysis => new() { Analysis = analysis, Data = bucket, DeleteDataWithStack = true });
        Pipeline("leave Data out", analysis => new() { Analysis = analysis, Data = bucket, Stored = null });
    }

    [Fact]
    public void A_stream_that_exists_is_read_and_none_is_made()
    {
        Assert.Empty(made.All("ExistingCamera", "AWS::KinesisVideo::Stream"));
        Assert.Empty(made.All("ExistingCamera", "AWS::IoT::RoleAlias"));
        Assert.Contains("stream/gate/1700000000000", made.One("ExistingCamera", "AWS::ECS::TaskDefinition").ToJsonString());
        var policy = Assert.Single(made.All("ExistingCamera", "AWS::IAM::Policy"), policy => policy.ToJsonString().Contains("kinesisvideo:GetMedia"));
        Assert.Contains("stream/gate/1700000000000", policy.ToJsonString());
        Assert.DoesNotContain("kinesisvideo:PutMedia", made["ExistingCamera"].ToJsonString());
    }

    [Fact]
    public void A_producer_for_a_stream_that_has_one_throws()
    {
        var stack = new Stack(new App(), "S");
        var gate = ExistingVideoStream.Named(stack, "gate", "1700000000000");
        Pipeline("leave Video out", analysis => new() { Analysis = analysis, Camera = new() { Video = gate, Producer = Role.FromRoleName(stack, "A", "a") } });
        Pipeline("leave Video out", analysis => new() { Analysis = analysis, Camera = new() { Video = gate, Retention = VideoRetention.OneWeek } });
    }

    [Fact]
    public void Every_camera_has_a_stream_and_a_producer_of_its_own()
    {
        Assert.Equal(2, made.All("TwoCameras", "AWS::KinesisVideo::Stream").Count);
        Assert.Equal(2, made.All("TwoCameras", "AWS::IoT::RoleAlias").Count);
        Assert.Single(made.All("TwoCameras", "AWS::ECS::Cluster"));
        Assert.Equal(2, made.All("TwoCameras", "AWS::ECS::Service").Count);
    }

    [Fact]
    public void A_producer_that_is_brought_along_gets_the_permission_and_no_identity_is_made()
    {
        Assert.Empty(made.All("CameraWithoutUploads", "AWS::IoT::RoleAlias"));
        Assert.Contains(made.All("CameraWithoutUploads", "AWS::IAM::Policy"), policy =>
            policy["Roles"]!.ToJsonString().Contains("\"gate\"") && policy.ToJsonString().Contains("kinesisvideo:PutMedia"));
    }

    [Fact]
    public void A_cluster_that_is_brought_along_runs_the_container_and_none_is_made()
    {
        Assert.Empty(made.All("ExistingCamera", "AWS::ECS::Cluster"));
        Assert.Equal("shared", (string)made.One("ExistingCamera", "AWS::ECS::Service")["Cluster"]!);
        Assert.Contains("{\"Name\":\"ClusterName\",\"Value\":\"shared\"}", string.Concat(made.All("ExistingCamera", "AWS::CloudWatch::Alarm").Select(alarm => alarm.ToJsonString())));
    }

    [Fact]
    public void Without_uploads_there_is_neither_a_bucket_nor_a_job()
    {
        Assert.Empty(made.All("CameraWithoutUploads", "AWS::S3::Bucket"));
        Assert.Empty(made.All("CameraWithoutUploads", "AWS::StepFunctions::StateMachine"));
    }

    [Fact]
    public void The_container_is_an_ordinary_user_without_capabilities_that_writes_in_one_place()
    {
        var container = made.One("Video", "AWS::ECS::TaskDefinition")["ContainerDefinitions"]![0]!;

        Assert.False((bool)container["Privileged"]!);
        Assert.True((bool)container["ReadonlyRootFilesystem"]!);
        Assert.Equal("1000", (string)container["User"]!);
        Assert.Equal("ALL", (string)container["LinuxParameters"]!["Capabilities"]!["Drop"]![0]!);
        Assert.Equal("/tmp", (string)container["MountPoints"]![0]!["ContainerPath"]!);
    }

    [Fact]
    public void A_search_for_faces_says_that_it_is_closed_and_our_rule_finds_it()
    {
        Assert.Contains(made.Warnings["Faces"], warning => warning.Contains("take no new customers"));
        var findings = new RuleEngine(RuleCatalog.All).Check(TemplateReader.Read(made["Faces"].ToJsonString(), "Faces.json"))
            .Where(finding => finding.Verdict == Verdict.Violation);
        Assert.Equal("MLI8202", Assert.Single(findings).Rule.Id);
    }

    [Fact]
    public void A_processor_reads_its_video_stream_and_writes_its_results_only()
    {
        var processor = made.One("Faces", "AWS::Rekognition::StreamProcessor");
        Assert.Contains("CameraVideo", processor["KinesisVideoStream"]!["Arn"]!.ToJsonString());
        Assert.Contains("CameraResults", processor["KinesisDataStream"]!["Arn"]!.ToJsonString());
        Assert.Empty(made.All("Faces", "AWS::ECS::Service"));

        var policy = Assert.Single(made.All("Faces", "AWS::IAM::Policy"), policy => policy["Roles"]!.ToJsonString().Contains("CameraFacesRole"));
        Assert.All(policy["PolicyDocument"]!["Statement"]!.AsArray(), statement => Assert.NotEqual("*", statement!["Resource"]!.ToString()));
        Assert.Contains("kinesisvideo:GetMedia", policy.ToJsonString());
        Assert.Contains("kinesis:PutRecord", policy.ToJsonString());
    }

    [Fact]
    public void A_boundary_is_on_every_role() =>
        Assert.All(made.All("BoundedVideo", "AWS::IAM::Role"), role => Assert.Contains("limits", role["PermissionsBoundary"]!.ToJsonString()));

    [Fact]
    public void The_same_upload_is_one_job_and_a_full_account_is_waited_for()
    {
        var start = made.Definition("Video")["States"]!["Start job"]!;

        Assert.Contains("$.detail.object.sequencer", (string)start["Parameters"]!["ClientRequestToken.$"]!);
        Assert.Equal("Rekognition.LimitExceededException", (string)start["Retry"]![0]!["ErrorEquals"]![0]!);
        Assert.Equal(90, (int)start["Retry"]![0]!["MaxAttempts"]!);
    }

    private static PrivateImage Image(Stack stack) => PrivateImage.In(Amazon.CDK.AWS.ECR.Repository.FromRepositoryName(stack, $"Images{stack.Node.Children.Length}", "frames"), "1.0.0");

    private static void Pipeline(string words, Func<VideoAnalysis, VideoPipelineProps> props)
    {
        var stack = new Stack(new App(), "S");
        Says(words, () => new VideoPipeline(stack, "P", props(VideoAnalysis.Labels(Image(stack), "Person"))));
    }

    private static void Says(string words, Func<object> act) => Assert.Contains(words, Assert.Throws<ArgumentException>(act).Message);
}
