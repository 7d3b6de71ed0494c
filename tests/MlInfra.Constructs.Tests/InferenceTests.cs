using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Inference;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Inference.Models;
using MlInfra.Constructs.Training.Algorithms;

namespace MlInfra.Constructs.Tests;

public class InferenceTests(Synthesized made)
{
    [Fact]
    public void Variants_share_the_traffic_by_weight() =>
        Assert.Equal([9, 1], Config("Split")["ProductionVariants"]!.AsArray().Select(variant => (int)variant!["InitialVariantWeight"]!));

    [Fact]
    public void A_linear_rollout_moves_in_steps()
    {
        var routing = made.One("Split", "AWS::SageMaker::Endpoint")["DeploymentConfig"]!["BlueGreenUpdatePolicy"]!["TrafficRoutingConfiguration"]!;

        Assert.Equal("LINEAR", (string)routing["Type"]!);
        Assert.Equal(20, (int)routing["LinearStepSize"]!["Value"]!);
        Assert.Null(routing["CanarySize"]);
    }

    [Fact]
    public void A_pipeline_passes_requests_through_its_containers_in_order()
    {
        var model = made.One("Pipeline", "AWS::SageMaker::Model");

        Assert.Equal(2, model["Containers"]!.AsArray().Count);
        Assert.Null(model["PrimaryContainer"]);
        Assert.Equal("Serial", (string)model["InferenceExecutionConfig"]!["Mode"]!);
    }

    [Fact]
    public void Many_models_are_read_from_below_a_prefix()
    {
        var container = made.One("ManyModels", "AWS::SageMaker::Model")["PrimaryContainer"]!;

        Assert.Equal("MultiModel", (string)container["Mode"]!);
        Assert.Equal("s3://trained/models/", (string)container["ModelDataUrl"]!);
    }

    [Fact]
    public void A_serverless_endpoint_has_what_sagemaker_refuses_left_out()
    {
        var (model, config) = (made.One("OnDemand", "AWS::SageMaker::Model"), Config("OnDemand"));

        Assert.Null(model["EnableNetworkIsolation"]);
        Assert.Null(model["VpcConfig"]);
        Assert.Null(config["DataCaptureConfig"]);
        Assert.Null(config["KmsKeyId"]);
        Assert.Equal(2048, (int)Assert.Single(config["ProductionVariants"]!.AsArray())!["ServerlessConfig"]!["MemorySizeInMB"]!);
    }

    [Fact]
    public void Local_storage_has_no_volume_key_because_the_api_refuses_it() => Assert.Null(Config("OnGpu")["KmsKeyId"]);

    [Fact]
    public void Nothing_is_captured_where_nothing_is_asked_for() => Assert.Null(Config("OnGpu")["DataCaptureConfig"]);

    [Theory]
    [InlineData("Serving")]
    [InlineData("OnDemand")]
    [InlineData("Queued")]
    [InlineData("Streaming")]
    public void The_defaults_give_no_warning(string stack) => Assert.Empty(made.Warnings[stack]);

    [Fact]
    public void Names_known_beforehand_are_new_in_every_stack() =>
        Assert.Contains("AWS::StackId", made.One("Serving", "AWS::SageMaker::Endpoint")["EndpointName"]!.ToJsonString());

    [Theory]
    [InlineData("BoundedServing")]
    [InlineData("BoundedStreaming")]
    public void The_boundary_is_on_every_role(string stack) =>
        Assert.All(made.All(stack, "AWS::IAM::Role"), role => Assert.NotNull(role["PermissionsBoundary"]));

    [Fact]
    public void One_instance_throws() => Serve("Instances of variant current is 1", stack => Traffic.To(ServingStacks.Variant(stack) with { Instances = 1 }));

    [Fact]
    public void Fewer_instances_at_most_than_at_least_throw() =>
        Serve("MaxInstances of variant current is 1", stack => Traffic.To(ServingStacks.Variant(stack) with { Scaling = new() { MaxInstances = 1 } }));

    [Fact]
    public void A_negative_weight_throws() => Serve("Weight of variant current is -1", stack => Traffic.To(ServingStacks.Variant(stack) with { Weight = -1 }));

    [Fact]
    public void Traffic_that_reaches_nobody_throws() => Serve(
        "nobody would answer",
        stack => Traffic.Split(ServingStacks.Variant(stack) with { Weight = 0 }, ServingStacks.Variant(stack, "next") with { Weight = 0 }));

    [Fact]
    public void Two_variants_of_one_name_throw() => Serve("are named current", stack => Traffic.Split(ServingStacks.Variant(stack), ServingStacks.Variant(stack)));

    [Fact]
    public void Eleven_variants_throw() => Serve("11 variants", stack => Traffic.Split(
        ServingStacks.Variant(stack, "v1"), ServingStacks.Variant(stack, "v2"), [.. Enumerable.Range(3, 9).Select(n => ServingStacks.Variant(stack, $"v{n}"))]));

    [Fact]
    public void A_shadow_of_a_pipeline_throws() => Serve("use SingleModel", stack => Traffic.To(ServingStacks.Variant(stack)).MirroredTo(
        new ModelVariant("next", new InferencePipeline(ServingStacks.Container(stack), ServingStacks.Container(stack)), CpuInstance.M5Large)));

    [Fact]
    public void Storage_of_two_kinds_throws() => Serve(
        "choose types of one kind", stack => Traffic.Split(ServingStacks.Variant(stack), new ModelVariant("gpu", ServingStacks.Model(stack), GpuInstance.G5XLarge)));

    [Fact]
    public void A_burstable_type_throws() => Serve(
        "cannot scale", stack => Traffic.To(new ModelVariant("current", ServingStacks.Model(stack), CpuInstance.Of("ml.t2.medium", false))));

    [Theory]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("a--b")]
    public void A_variant_with_a_wrong_name_throws(string name) => Serve($"name is '{name}'", stack => Traffic.To(ServingStacks.Variant(stack, name)));

    [Fact]
    public void Capturing_more_than_all_throws() => Serve("CapturePercent is 101", Sole, new() { CapturePercent = 101 });

    [Fact]
    public void A_capture_prefix_that_is_no_folder_throws() => Serve("CapturePrefix is '/'", Sole, new() { CapturePrefix = "/" });

    [Fact]
    public void A_model_that_may_take_longer_than_sagemaker_waits_throws() => Serve("an AsyncEndpoint", Sole, new() { MaxLatency = Duration.Minutes(2) });

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public void A_canary_of_nobody_or_most_throws(int percent) => Says($"percent is {percent}", () => Rollout.Canary(percent, Duration.Minutes(1)));

    [Fact]
    public void A_linear_step_that_is_too_small_throws() => Says("percent is 5", () => Rollout.Linear(5, Duration.Minutes(1)));

    [Fact]
    public void A_wait_of_two_hours_throws() => Says("waits an hour at most", () => Rollout.Canary(10, Duration.Hours(2)));

    [Fact]
    public void A_rollout_of_more_than_eight_hours_throws() => Serve("8 hours", Sole, new() { Rollout = Rollout.Linear(10, Duration.Hours(1)) });

    [Theory]
    [InlineData(0, null, "MaxConcurrency is 0")]
    [InlineData(201, null, "MaxConcurrency is 201")]
    [InlineData(10, 11, "WarmConcurrency is 11 and MaxConcurrency is 10")]
    public void A_wrong_concurrency_throws(int most, int? warm, string words) => Throws(
        words, (stack, inference) => inference.ServeOnDemand("E", ServingStacks.Model(stack), new() { MaxConcurrency = most, WarmConcurrency = warm }));

    [Fact]
    public void A_queue_that_waits_longer_than_requests_live_throws() => Queue("MaxWait is 25200 s", new() { MaxWait = Duration.Hours(7) });

    [Fact]
    public void A_queue_without_workers_throws() => Queue("MaxInstances is 0", new() { MaxInstances = 0 });

    [Fact]
    public void A_queue_without_a_goal_throws() => Queue("BacklogPerInstance is 0", new() { BacklogPerInstance = 0 });

    [Fact]
    public void Too_much_at_one_time_throws() => Queue("ConcurrentPerInstance is 1001", new() { ConcurrentPerInstance = 1001 });

    [Theory]
    [InlineData("")]
    [InlineData("latest")]
    public void An_image_that_does_not_say_its_version_throws(string tag) => Throws("does not say which image", (_, inference) => ModelImage.From(inference.Images, tag));

    [Fact]
    public void A_model_that_is_no_archive_throws() => Throws("is no model", (stack, _) => ModelArtifact.In(ServingStacks.Models(stack), "model.pkl"));

    [Fact]
    public void A_prefix_of_many_models_that_is_no_folder_throws() =>
        Throws("the folder of the models", (stack, _) => new MultiModel(ModelImage.Of(BuiltIn.XGBoost), ServingStacks.Models(stack), "models"));

    [Fact]
    public void An_api_that_nobody_may_ask_throws() => Throws(
        "Burst is 0", (stack, inference) => inference.Publish("A", inference.Serve("E", Sole(stack)), new() { Burst = 0 }));

    [Fact]
    public void Untagged_images_that_go_at_once_throw() => Throws(
        "UntaggedDays is 0", (stack, _) => new ModelRepository(stack, "R", new() { Key = new Key(stack, "K"), UntaggedDays = 0 }));

    [Fact]
    public void Options_for_a_bucket_that_is_brought_along_throw() => Throws(
        "leave Data out", (stack, _) => new InferenceEnvironment(stack, "J", new() { Data = ServingStacks.Models(stack), DeleteDataWithStack = true }));

    private System.Text.Json.Nodes.JsonObject Config(string stack) => made.One(stack, "AWS::SageMaker::EndpointConfig");

    private static Traffic Sole(Stack stack) => Traffic.To(ServingStacks.Variant(stack));

    private static void Serve(string words, Func<Stack, Traffic> traffic, RealTimeOptions? options = null) =>
        Throws(words, (stack, inference) => inference.Serve("E", traffic(stack), options));

    private static void Queue(string words, AsyncOptions options) =>
        Throws(words, (stack, inference) => inference.ServeQueued("E", ServingStacks.Model(stack), CpuInstance.M5XLarge, options));

    private static void Throws(string words, Func<Stack, InferenceEnvironment, object> act)
    {
        var stack = new Stack(new App(), "S");
        var inference = new InferenceEnvironment(stack, "I");
        Says(words, () => act(stack, inference));
    }

    private static void Says(string words, Func<object> act) => Assert.Contains(words, Assert.Throws<ArgumentException>(act).Message);
}
