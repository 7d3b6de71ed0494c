using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.S3;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Inference;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Inference.Models;
using MlInfra.Constructs.Inference.Monitoring;
using MlInfra.Constructs.RealTime;
using MlInfra.Constructs.RealTime.Flink;
using MlInfra.Constructs.RealTime.Search;
using MlInfra.Constructs.Training.Algorithms;

namespace MlInfra.Constructs.Tests;

/// <summary>The stacks of endpoints and streams that the tests look at.</summary>
internal static class ServingStacks
{
    /// <summary>Stacks whose constructs have default props where there is a default.</summary>
    public static readonly string[] Defaults = ["Serving", "Split", "Monitored", "Pipeline", "ManyModels", "OnDemand", "Queued", "OnGpu", "Streaming", "StreamingWithModel", "StreamingWithForest", "StreamingFromStream"];

    public static void AddTo(App app)
    {
        With(app, "Serving", (stack, inference) => inference.Publish("Api", inference.Serve("E", Traffic.To(Variant(stack)))));
        With(app, "Split", (stack, inference) => inference.MonitorDataQuality(
            "Watch",
            inference.Serve("E", Traffic.Split(Variant(stack) with { Weight = 9 }, Variant(stack, "next")), new() { Rollout = Rollout.Linear(20, Duration.Minutes(5)) }),
            new() { Baseline = "baseline/", EveryHours = 6 }));
        With(app, "Monitored", Monitor);
        With(app, "Pipeline", (stack, inference) => inference.Serve("E", Traffic.To(new ModelVariant(
            "all", new InferencePipeline(new(ModelImage.From(inference.Images, "1.4.2")), Container(stack)), CpuInstance.M5Large))));
        With(app, "ManyModels", (stack, inference) => inference.Serve("E", Traffic.To(new ModelVariant(
            "all", new MultiModel(ModelImage.Of(BuiltIn.XGBoost), Models(stack), "models/"), CpuInstance.M5Large))));
        With(app, "OnDemand", (stack, inference) => inference.ServeOnDemand("E", Model(stack), new() { WarmConcurrency = 2 }));
        With(app, "Queued", (stack, inference) => inference.ServeQueued("E", Model(stack), CpuInstance.M5XLarge, new() { ConcurrentPerInstance = 4 }));
        With(app, "OnGpu", (stack, inference) => inference.Serve("E", Traffic.To(new ModelVariant("all", Model(stack), GpuInstance.G5XLarge)), new() { CapturePercent = 0 }));

        var bounded = new Stack(app, "BoundedServing");
        new InferenceEnvironment(bounded, "I", new() { PermissionsBoundary = ManagedPolicy.FromManagedPolicyName(bounded, "Boundary", "limits") })
            .Serve("E", Traffic.To(Variant(bounded)));

        var streaming = new Stack(app, "Streaming");
        new StreamingPipeline(streaming, "S", new() { Code = Code(streaming) });
        var asking = new Stack(app, "StreamingWithModel");
        new StreamingPipeline(asking, "S", new() { Code = Code(asking), Model = ExistingEndpoint.Named(asking, "forest"), DirectEntry = false, DeviceEntry = true })
            .GrantProducing(Role.FromRoleName(asking, "Shop", "shop"));
        var brought = new Stack(app, "StreamingFromStream");
        new StreamingPipeline(brought, "S", new()
        {
            Code = Code(brought),
            Events = Amazon.CDK.AWS.Kinesis.Stream.FromStreamArn(brought, "Clicks", "arn:aws:kinesis:eu-west-1:111122223333:stream/clicks"),
        }).GrantProducing(Role.FromRoleName(brought, "Shop", "shop"));
        var forest = new Stack(app, "StreamingWithForest");
        var detecting = new StreamingPipeline(forest, "S", new() { Code = Code(forest), Anomalies = AnomalyDetection.ByRandomCutForest(ExistingEndpoint.Named(forest, "forest")) });
        detecting.IndexInto("Index", new SearchDomain(forest, "Search", new()
        {
            Network = detecting.Network,
            Key = detecting.Key,
            Notices = detecting.Notices,
            Administrator = Role.FromRoleName(forest, "Keeper", "keeper"),
        }), "results");
        var boundedStream = new Stack(app, "BoundedStreaming");
        new StreamingPipeline(boundedStream, "S", new()
        {
            Code = Code(boundedStream),
            PermissionsBoundary = ManagedPolicy.FromManagedPolicyName(boundedStream, "Boundary", "limits"),
        });
    }

    public static FlinkCode Code(Stack stack) => FlinkCode.In(Bucket.FromBucketName(stack, "Code", "applications"), "flink/app-1.jar");

    public static SingleModel Model(Stack stack) => new(Container(stack));

    public static ModelVariant Variant(Stack stack, string name = "current") => new(name, Model(stack), CpuInstance.M5Large);

    public static ModelContainer Container(Stack stack) => new(ModelImage.Of(BuiltIn.RandomCutForest), ModelArtifact.In(Models(stack), "models/model.tar.gz"));

    public static IBucket Models(Stack stack) => Bucket.FromBucketName(stack, $"Models{stack.Node.Children.Length}", "trained");

    // One monitor of each kind, with what it needs and all else by default.
    private static void Monitor(Stack stack, InferenceEnvironment inference)
    {
        var endpoint = inference.Serve("E", Traffic.To(Variant(stack)));
        inference.MonitorDataQuality("Inputs", endpoint);
        inference.MonitorModelQuality("Quality", endpoint, new() { Problem = ModelQualityProblem.BinaryClassification("0", 0.8), Baseline = "baseline/quality/", LabelDelay = Duration.Days(1), Window = Duration.Days(7) });
        inference.MonitorModelBias("Bias", endpoint, new() { Analysis = "baseline/bias/analysis_config.json", Baseline = "baseline/bias/", EveryHours = 1 });
        inference.MonitorModelExplainability("Explanations", endpoint, new() { Analysis = "baseline/explanations/analysis_config.json", ModelName = "explained" });
    }

    private static void With(App app, string name, Action<Stack, InferenceEnvironment> build)
    {
        var stack = new Stack(app, name);
        build(stack, new InferenceEnvironment(stack, "I"));
    }
}
