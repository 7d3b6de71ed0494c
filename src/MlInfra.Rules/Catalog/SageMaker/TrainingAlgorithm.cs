using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.SageMaker;

/// <summary>What a training job asks of a built-in algorithm that the algorithm does not do.</summary>
public static class TrainingAlgorithm
{
    private static readonly Uri Parameters = new("https://docs.aws.amazon.com/sagemaker/latest/dg/common-info-all-im-models.html");

    /// <summary>An algorithm that needs a GPU has one.</summary>
    public static readonly Rule Gpu = new("MLI6301")
    {
        Title = "Algorithm for GPUs should train on instances with GPUs",
        On = [TrainingJob.Type],
        AppliesWhen = All(BuiltInAlgorithms.NeedsGpu, Property("ResourceConfig.InstanceType").IsSet()),
        Requires = Property("ResourceConfig.InstanceType").IsAmong(BuiltInAlgorithms.GpuInstances),
        Because = "Training of this algorithm is made for GPUs only. On another instance the job starts, is paid for, and fails.",
        Exam = "Modeling: image classification, object detection, semantic segmentation and seq2seq train on GPUs only; inference can run on CPUs.",
        Source = Parameters,
    };

    /// <summary>Every instance gets its own part of the data.</summary>
    public static readonly Rule RandomCutForestShards = new("MLI6302")
    {
        Title = "Random Cut Forest should read its train channel sharded by S3 key",
        On = [TrainingJob.Type],
        AppliesWhen = BuiltInAlgorithms.RandomCutForest,
        Requires = Property("InputDataConfig").Every(Any(
            Property("DataSource.S3DataSource.S3DataDistributionType", orDefault: "FullyReplicated").Is("ShardedByS3Key"),
            Property("ChannelName").IsNot("train"),
            Property("DataSource.FileSystemDataSource").IsSet())),
        Because = "Each instance grows its trees from its own part of the data. The algorithm takes its train channel in no other distribution, and a channel that does not say is replicated.",
        Exam = "Modeling: Random Cut Forest takes train data as ShardedByS3Key and test data as FullyReplicated, and needs as many files as instances.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/dg/randomcutforest.html"),
    };

    /// <summary>An algorithm that runs on one machine gets one.</summary>
    public static readonly Rule OneMachine = new("MLI6303")
    {
        Title = "Algorithm for one machine should train on one instance",
        On = [TrainingJob.Type],
        AppliesWhen = All(BuiltInAlgorithms.OnOneMachine, Property("ResourceConfig.InstanceCount").IsSet()),
        Requires = Property("ResourceConfig.InstanceCount").IsAtMost(1, orFix: 1),
        Because = "Training of this algorithm cannot be spread over machines. More instances make it no faster, if the job does not fail outright.",
        Exam = "Modeling: LDA, Object2Vec, semantic segmentation and seq2seq train on one machine; scale them up to a larger instance, not out.",
        Source = Parameters,
    };

    /// <summary>An algorithm that reads files gets files.</summary>
    public static readonly Rule FileMode = new("MLI6304")
    {
        Title = "Algorithm that reads files should not be fed by pipe",
        On = [TrainingJob.Type],
        AppliesWhen = BuiltInAlgorithms.ReadsFiles,
        Requires = All(
            Any(
                Mended(Property("AlgorithmSpecification.TrainingInputMode").IsNot("Pipe"), Set("AlgorithmSpecification.TrainingInputMode", "File")),
                All(Property("InputDataConfig").IsSet(), Property("InputDataConfig").Every(Property("InputMode").IsSet()))),
            Property("InputDataConfig").Every(Mended(Property("InputMode").IsNot("Pipe"), Set("InputMode", "File")))),
        Because = "The algorithm opens its data as files. In Pipe mode there are none, only a stream that it does not read, and the job fails.",
        Exam = "Modeling: DeepAR, IP Insights, Object2Vec and seq2seq take File mode only; Pipe mode streams from S3 for the algorithms that support it.",
        Source = Parameters,
    };

    /// <summary>No GPU is paid for that nobody uses.</summary>
    public static readonly Rule IdleGpu = new("MLI7301")
    {
        Title = "Algorithm for CPUs should train on instances without GPUs",
        On = [TrainingJob.Type],
        AppliesWhen = BuiltInAlgorithms.IgnoresGpu,
        Requires = Not(Property("ResourceConfig.InstanceType").IsAmong(BuiltInAlgorithms.GpuInstances)),
        Because = "The algorithm computes on CPUs. A GPU instance costs several times as much and its GPUs stay idle.",
        Exam = "Cost: Random Cut Forest and LDA use CPUs only; AWS advises ml.m4, ml.c4 and ml.c5 for training Random Cut Forest.",
        Source = Parameters,
    };
}
