using Amazon.CDK;
using Amazon.CDK.AWS.Batch;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Inference;
using MlInfra.Constructs.Inference.Models;
using MlInfra.Constructs.Jobs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Training;
using MlInfra.Constructs.Training.Algorithms;

namespace MlInfra.Constructs.Tests;

/// <summary>The stacks of jobs other than training, and of Studio.</summary>
internal static class JobStacks
{
    /// <summary>Stacks whose constructs have default props where there is a default.</summary>
    public static readonly string[] Defaults = ["Default", "Tuned", "Prepared", "InBatches", "Studio", "Submitted"];

    public static TuningPlan Search => Synthesized.Forest
        .Reads(RandomCutForest.Test, TrainingData.At("test/"))
        .TunedFor(RandomCutForest.F1)
        .Over("num_trees", 50, 200);

    public static void AddTo(App app)
    {
        Training(app, "Tuned").Tune("Search", Search, new() { Jobs = 12, AtATime = 3, MaxRuntime = Duration.Hours(1) });
        Training(app, "TunedAtOnce").Tune("Search", Search, new() { Jobs = 4, AtATime = 4 });
        Training(app, "TunedAtRandom").Tune("Search", Search.Over("rate", 0.1, 0.5).Among("kind", "a", "b"), new() { Jobs = 4, AtATime = 4, Strategy = TuningStrategy.Random });

        var prepared = Training(app, "Prepared");
        var images = new ModelRepository(prepared, "Images", new() { Key = prepared.Key }).Repository;
        prepared.Process("Prepare", new ProcessingPlan(ModelImage.From(images, "1.4.2"), CpuInstance.M5XLarge, 2)
            .Reads("raw", "raw/", Bucket.FromBucketName(prepared, "Raw", "raw-data"))
            .Writes("clean", "train/")
            .Runs("python3", "/opt/prepare.py"));

        var batches = new Stack(app, "InBatches");
        new InferenceEnvironment(batches, "I").Transform("Score", new(ServingStacks.Model(batches), GpuInstance.G5XLarge) { Requests = "requests/" });

        var submitted = Training(app, "Submitted");
        var report = new BatchJob(submitted, "ReportJob", new() { Image = VideoAndBatchStacks.Image((Stack)submitted.Node.Scope!), Data = submitted.Data, Prefixes = ["reports/"], Network = submitted.Network, Key = submitted.Key });
        submitted.Submit("Report", report);

        var elsewhere = Training(app, "SubmittedElsewhere");
        elsewhere.Submit(
            "Report",
            JobQueue.FromJobQueueArn(elsewhere, "Queue", "arn:aws:batch:eu-west-1:111122223333:job-queue/nightly"),
            EcsJobDefinition.FromJobDefinitionArn(elsewhere, "Definition", "arn:aws:batch:eu-west-1:111122223333:job-definition/report:7"),
            new() { Parameters = new Dictionary<string, string> { ["month"] = "last" }, MaxRuntime = Duration.Hours(2) });

        new TrainingEnvironment(new Stack(app, "Studio"), "T", new() { Workbench = false, Studio = true }).Studio!.AddUser("research");

        var parts = new Stack(app, "JobOfParts");
        var key = new Key(parts, "Key");
        var network = new PrivateNetwork(parts, "Network", new() { Key = key });
        new TuningWorkflow(parts, "Search", new() { Plan = Search, Environment = new WorkEnvironment(network, new Bucket(parts, "Data"), key, new Topic(parts, "Topic")) });
    }

    private static TrainingEnvironment Training(App app, string name) => new(new Stack(app, name), "T", new() { Workbench = false });
}
