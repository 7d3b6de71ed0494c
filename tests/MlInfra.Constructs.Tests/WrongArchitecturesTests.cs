namespace MlInfra.Constructs.Tests;

/// <summary>Wrong architectures do not compile, each with the error that its author gets.</summary>
public class WrongArchitecturesTests
{
    private const string Given =
        "using Amazon.CDK.AWS.Kinesis; using Amazon.CDK.AWS.KinesisFirehose; using MlInfra.Constructs.RealTime; using MlInfra.Constructs.RealTime.Consumers; " +
        "using MlInfra.Constructs.RealTime.Delivery; using MlInfra.Constructs.RealTime.Flink; using MlInfra.Constructs.RealTime.Streams; using MlInfra.Constructs.Video; using MlInfra.Constructs.Batch; " +
        "using MlInfra.Constructs.RealTime.Search; using MlInfra.Constructs.Analytics; using MlInfra.Constructs.Analytics.Queries; using MlInfra.Constructs.Analytics.QuickSight; " +
        "using MlInfra.Constructs.Analytics.Spark; using MlInfra.Constructs.Analytics.Warehousing; using MlInfra.Constructs.Inference.Monitoring; " +
        "using MlInfra.Constructs.Jobs; using MlInfra.Constructs.Training;\n" +
        "class C { Stack stack; InferenceEnvironment inference; ModelContainer c; SingleModel model; InferencePipeline pipeline; MultiModel many; ModelVariant a, b; " +
        "AsyncEndpoint queued; RealTimeEndpoint live; ConsumerPlace place; LakeDelivery lake; DataStream events; CfnDeliveryStream raw; FlinkCode code; " +
        "PrivateImage image; VideoStream video; FaceSearch faces; FrameAnalysis frames; CameraProps camera; " +
        "SparkCluster spark; Warehouse warehouse; QueryGroup queries; QuickSightSources sources; NodeCertificates certificates; StreamingPipeline stream; SearchDomain domain; " +
        "MySqlSource source; MySqlStore store; GlueScript script; GlueJob job; TrainingEnvironment training; BatchJob batch; Amazon.CDK.AWS.Batch.IJobQueue queue; " +
        "Amazon.CDK.AWS.Batch.IJobDefinition definition; AnalyticsEnvironment analytics; SparkProgram program; object M() => ";

    [Theory]
    [InlineData("new InferencePipeline(c, c)")]
    [InlineData("new InferencePipeline(c, c, c, c, c, c, c, c, c, c, c, c, c, c, c)")]
    [InlineData("inference.Serve(\"E\", Traffic.To(a).MirroredTo(b))")]
    [InlineData("inference.Serve(\"E\", Traffic.Split(a, b))")]
    [InlineData("inference.ServeOnDemand(\"E\", model)")]
    [InlineData("inference.Publish(\"E\", live)")]
    [InlineData("new FlinkApplicationProps { Source = events.Stream, Code = code, Network = null, Key = null, Notices = null }")]
    [InlineData("new ScoringConsumer(stack, \"S\", place, live, lake)")]
    [InlineData("new StreamingPipelineProps { Code = code, Model = live }")]
    [InlineData("new FaceProcessorProps { Source = video, Faces = faces, Results = events.Stream }")]
    [InlineData("new VideoPipelineProps { Analysis = VideoAnalysis.By(image, live) }")]
    [InlineData("new SparkOptions { Core = CoreNodes.OnDemand(3, SparkInstance.R6IXLarge), Tasks = TaskNodes.Spot(9) }")]
    [InlineData("new AnalyticsEnvironmentProps { Certificates = certificates, Queries = new() { LimitPerQuery = ScanLimit.Gigabytes(5) } }")]
    [InlineData("sources.Add(\"S\", queries)")]
    [InlineData("new StreamingPipelineProps { Code = code, Anomalies = AnomalyDetection.ByRandomCutForest(live) }")]
    [InlineData("stream.LoadInto(\"L\", warehouse, \"results\")")]
    [InlineData("stream.IndexInto(\"I\", domain, \"results\")")]
    [InlineData("sources.Add(\"S\", warehouse, null)")]
    [InlineData("new BatchPipeline(stack, \"B\", new() { Source = source, StoreCertificateArn = \"arn\", Extract = script, Transform = script, CleanUp = image })")]
    [InlineData("inference.MonitorModelQuality(\"E\", live, new() { Problem = ModelQualityProblem.Regression(\"0\") })")]
    [InlineData("inference.MonitorModelBias(\"E\", live, new() { Analysis = \"a.json\" })")]
    [InlineData("inference.MonitorModelExplainability(\"E\", live, new() { Analysis = \"a.json\", ModelName = \"m\" })")]
    [InlineData("training.Submit(\"E\", batch)")]
    [InlineData("training.Submit(\"E\", queue, definition)")]
    [InlineData("analytics.Run(\"E\", program)")]
    [InlineData("new StreamingPipelineProps { Code = code, Events = events.Stream }")]
    public void What_fits_compiles(string expression) => Assert.Empty(Snippet.ErrorsOf(Snippet.Usings + Given + expression + "; }"));

    [Theory]
    [InlineData("new InferencePipeline(c)", "CS7036")]
    [InlineData("new InferencePipeline(c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c)", "CS1729")]
    [InlineData("Traffic.Split(a, b).MirroredTo(a)", "CS1061")]
    [InlineData("Traffic.Split(a)", "CS7036")]
    [InlineData("BuiltIn.RandomCutForest.On(CpuInstance.M5XLarge).TunedFor(XGBoost.Auc)", "CS1503")]
    [InlineData("BuiltIn.PrincipalComponentAnalysis.On(CpuInstance.M5XLarge).TunedFor(PrincipalComponentAnalysis.Loss)", "CS0117")]
    [InlineData("new TuningOptions { Spot = null }", "CS0117")]
    [InlineData("Traffic.To(a).MirroredTo(b).MirroredTo(a)", "CS1061")]
    [InlineData("inference.ServeOnDemand(\"E\", pipeline)", "CS1503")]
    [InlineData("inference.ServeOnDemand(\"E\", many)", "CS1503")]
    [InlineData("inference.ServeOnDemand(\"E\", Traffic.Split(a, b))", "CS1503")]
    [InlineData("new ServerlessOptions { CapturePercent = 10 }", "CS0117")]
    [InlineData("new ServerlessEndpointProps { Model = model, Notices = null, Network = null }", "CS0117")]
    [InlineData("new ServerlessOptions { Memory = 1000 }", "CS0029")]
    [InlineData("inference.Publish(\"E\", queued)", "CS1503")]
    [InlineData("inference.MonitorDataQuality(\"E\", queued)", "CS1503")]
    [InlineData("new FlinkApplicationProps { Source = lake, Code = code, Network = null, Key = null, Notices = null }", "CS0029")]
    [InlineData("new FlinkApplicationProps { Source = raw, Code = code, Network = null, Key = null, Notices = null }", "CS0266")]
    [InlineData("new ScoringConsumer(stack, \"S\", place, queued, lake)", "CS1503")]
    [InlineData("new StreamingPipelineProps { Code = code, Model = queued }", "CS0029")]
    [InlineData("new StreamingPipelineProps { Code = code, Retention = Duration.Hours(48) }", "CS0029")]
    [InlineData("new StreamingPipelineProps { Code = code, Capacity = 4 }", "CS0029")]
    [InlineData("new StreamingPipelineProps { }", "CS9035")]
    [InlineData("new FaceProcessorProps { Source = events, Faces = faces, Results = events.Stream }", "CS0029")]
    [InlineData("new FaceProcessorProps { Source = lake, Faces = faces, Results = events.Stream }", "CS0029")]
    [InlineData("new FaceProcessorProps { Source = video, Faces = faces, Results = video }", "CS0029")]
    [InlineData("new FaceProcessorProps { Source = video, Faces = frames, Results = events.Stream }", "CS0029")]
    [InlineData("VideoAnalysis.By(image, queued)", "CS1503")]
    [InlineData("new VideoStreamProps { Key = null, Retention = 0 }", "CS0029")]
    [InlineData("new VideoStreamProps { Key = null, Retention = StreamRetention.OneDay }", "CS0029")]
    [InlineData("new FlinkApplicationProps { Source = video, Code = code, Network = null, Key = null, Notices = null }", "CS0029")]
    [InlineData("new VideoPipelineProps { }", "CS9035")]
    [InlineData("new AnalyticsEnvironmentProps { }", "CS9035")]
    [InlineData("new SparkOptions { Core = TaskNodes.Spot(2) }", "CS0029")]
    [InlineData("new SparkOptions { Tasks = CoreNodes.OnDemand(2) }", "CS0029")]
    [InlineData("new SparkOptions { Primary = TaskNodes.Spot(1) }", "CS0117")]
    [InlineData("CoreNodes.Spot(2)", "CS0117")]
    [InlineData("CoreNodes.OnDemand(2, GpuInstance.G5XLarge)", "CS1503")]
    [InlineData("new WarehouseOptions { PubliclyAccessible = true }", "CS0117")]
    [InlineData("new WarehouseOptions { Password = \"secret\" }", "CS0117")]
    [InlineData("new WarehouseOptions { Encrypted = false }", "CS0117")]
    [InlineData("new WarehouseOptions { Nodes = 2 }", "CS0029")]
    [InlineData("new QueryOptions { LimitPerQuery = 1000 }", "CS0029")]
    [InlineData("new QueryOptions { Enforced = false }", "CS0117")]
    [InlineData("sources.Add(\"S\", spark)", "CS1503")]
    [InlineData("new StreamingPipelineProps { Code = code, Anomalies = AnomalyDetection.ByRandomCutForest(queued) }", "CS1503")]
    [InlineData("new StreamingPipelineProps { Code = code, Anomalies = live }", "CS0029")]
    [InlineData("stream.LoadInto(\"L\", domain, \"results\")", "CS1503")]
    [InlineData("stream.IndexInto(\"I\", warehouse, \"results\")", "CS1503")]
    [InlineData("new SearchDeliveryProps { Source = lake, Domain = domain, Index = \"i\", Data = null, Network = null, Key = null, Notices = null }", "CS0029")]
    [InlineData("sources.Add(\"S\", warehouse)", "CS1503")]
    [InlineData("new GlueJobOptions { Worker = \"Z.2X\" }", "CS0029")]
    [InlineData("new GlueJobOptions { Version = \"0.9\" }", "CS0029")]
    [InlineData("new BatchPipeline(stack, \"B\", new() { Source = store, StoreCertificateArn = \"arn\", Extract = script, Transform = script, CleanUp = image })", "CS0029")]
    [InlineData("new BatchPipeline(stack, \"B\", new() { Source = source, StoreCertificateArn = \"arn\", Extract = script, Transform = script, CleanUp = script })", "CS0029")]
    [InlineData("new StoreConnection(stack, \"C\", source, null, \"orders\")", "CS1503")]
    [InlineData("ReplicationCapacity.Instance().Most", "CS1061")]
    [InlineData("inference.MonitorModelQuality(\"E\", live, new())", "CS9035")]
    [InlineData("inference.MonitorModelQuality(\"E\", queued, new() { Problem = ModelQualityProblem.Regression(\"0\") })", "CS1503")]
    [InlineData("new ModelQualityOptions { Problem = \"Regression\" }", "CS0029")]
    [InlineData("new DataQualityOptions { GroundTruth = \"labels/\" }", "CS0117")]
    [InlineData("new ModelExplainabilityOptions { Analysis = \"a.json\", ModelName = \"m\", LabelDelay = null }", "CS0117")]
    [InlineData("training.Submit(\"E\", script)", "CS1503")]
    [InlineData("new BatchWorkflowOptions { JobRole = null }", "CS0117")]
    [InlineData("analytics.Run(\"E\", script)", "CS1503")]
    [InlineData("new StreamingPipelineProps { Code = code, Events = lake }", "CS0029")]
    public void What_does_not_fit_does_not_compile(string expression, string error) =>
        Assert.Contains($"error {error}:", Assert.Single(Snippet.ErrorsOf(Snippet.Usings + Given + expression + "; }")));
}
