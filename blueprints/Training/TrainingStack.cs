using Amazon.CDK;
using Constructs;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Training;
using MlInfra.Constructs.Training.Algorithms;

namespace MlInfra.Blueprints.Training;

/// <summary>SageMaker training in a VPC: Random Cut Forest learns what is normal from CSV files under <c>train/</c>.</summary>
public sealed class TrainingStack : Stack
{
    /// <summary>Makes the stack.</summary>
    public TrainingStack(Construct scope, string id) : base(scope, id, new StackProps { Description = "Trains anomaly detection with SageMaker inside a VPC without internet" })
    {
        Training = new TrainingEnvironment(this, "Training");
        Anomalies = Training.Train(
            "Anomalies",
            BuiltIn.RandomCutForest
                .On(CpuInstance.M5XLarge, instances: 2)
                .Reads(RandomCutForest.Train, TrainingData.At("train/", ContentType.Csv))
                .Reads(RandomCutForest.Test, TrainingData.At("test/", ContentType.Csv))
                .With("feature_dim", 12)
                .With("num_trees", 100));
    }

    /// <summary>The network, bucket, topic and notebook.</summary>
    public TrainingEnvironment Training { get; }

    /// <summary>The workflow that trains the model.</summary>
    public TrainingWorkflow Anomalies { get; }
}
