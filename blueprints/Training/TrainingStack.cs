using Amazon.CDK;
using Amazon.CDK.AWS.ECR;
using Constructs;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Jobs;
using MlInfra.Constructs.Training;
using MlInfra.Constructs.Training.Algorithms;

namespace MlInfra.Blueprints.Training;

/// <summary>SageMaker training in a VPC: Random Cut Forest learns what is normal from CSV files under <c>train/</c>, and a container of yours reports on the models.</summary>
public sealed class TrainingStack : Stack
{
    /// <summary>Makes the stack. The repository of the container is a parameter, because images have to be there before they run.</summary>
    public TrainingStack(Construct scope, string id) : base(scope, id, new StackProps { Description = "Trains anomaly detection with SageMaker inside a VPC without internet" })
    {
        var forest = BuiltIn.RandomCutForest
            .On(CpuInstance.M5XLarge, instances: 2)
            .Reads(RandomCutForest.Train, TrainingData.At("train/", ContentType.Csv))
            .Reads(RandomCutForest.Test, TrainingData.At("test/", ContentType.Csv))
            .With("feature_dim", 12);

        Training = new TrainingEnvironment(this, "Training", new() { Studio = true });
        Anomalies = Training.Train("Anomalies", forest.With("num_trees", 100));
        Search = Training.Tune(
            "Search",
            forest.TunedFor(RandomCutForest.F1).Over("num_trees", 50, 500).Over("num_samples_per_tree", 128, 1024),
            new() { ModelPrefix = "candidates/" });

        var images = Repository.FromRepositoryName(this, "Images", new CfnParameter(this, "ImageRepository", new CfnParameterProps
        {
            Type = "String",
            Description = "Name of the repository of the container that reports",
        }).ValueAsString);
        ReportJob = new BatchJob(this, "ReportJob", new()
        {
            Image = PrivateImage.In(images, "1.0.0"),
            Data = Training.Data,
            Prefixes = ["candidates/", "reports/"],
            Network = Training.Network,
            Key = Training.Key,
        });
        Report = Training.Submit("Report", ReportJob);
    }

    /// <summary>The network, bucket, topic, notebook and Studio domain.</summary>
    public TrainingEnvironment Training { get; }

    /// <summary>The workflow that trains the model.</summary>
    public TrainingWorkflow Anomalies { get; }

    /// <summary>The workflow that looks for its best hyperparameters.</summary>
    public TuningWorkflow Search { get; }

    /// <summary>The container that reports on the candidates, its machines and its queue.</summary>
    public BatchJob ReportJob { get; }

    /// <summary>The workflow that runs it and tells how it went.</summary>
    public BatchJobWorkflow Report { get; }
}
