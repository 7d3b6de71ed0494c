using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.SageMaker;

/// <summary>What can be wrong with a training job that a workflow runs: keys, network and money.</summary>
public static class TrainingJob
{
    internal const string Type = "AWS::SageMaker::TrainingJob";

    /// <summary>What instances send each other is encrypted.</summary>
    public static readonly Rule TrafficEncryption = new("MLI1301")
    {
        Title = "Training job on several instances should encrypt the traffic between them",
        On = [Type],
        AppliesWhen = Property("ResourceConfig.InstanceCount").IsAtLeast(2),
        Requires = Mended(
            Not(Property("EnableInterContainerTrafficEncryption", orDefault: "false").Is(false)),
            Set("EnableInterContainerTrafficEncryption", true)),
        Because = "Distributed training sends gradients, weights and data between its instances, in clear text unless the job asks for encryption.",
        Exam = "Security: EnableInterContainerTrafficEncryption protects distributed training in transit; it can make training slower.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html"),
    };

    /// <summary>The model is encrypted with a key of the owner's.</summary>
    public static readonly Rule OutputKey = new("MLI1302")
    {
        Title = "Training job should encrypt its model with a customer-managed key",
        On = [Type],
        Requires = Property("OutputDataConfig.KmsKeyId").IsSet(),
        Because = "A model remembers parts of what it was trained on. Without a key of your own, whoever may read the bucket may take it, and nobody can revoke its decryption.",
        Exam = "Security: OutputDataConfig.KmsKeyId encrypts model artifacts in S3; the execution role then needs rights on the key.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputDataConfig.html"),
    };

    /// <summary>The volumes are encrypted with a key of the owner's.</summary>
    public static readonly Rule VolumeKey = new("MLI1303")
    {
        Title = "Training job should encrypt its volumes with a customer-managed key",
        On = [Type],
        AppliesWhen = Property("ResourceConfig.InstanceType").IsAmong(InstanceStorage.Network),
        Requires = Property("ResourceConfig.VolumeKmsKeyId").IsSet(),
        Because = "Training data is copied to these volumes. Without a key of your own nobody can audit, restrict or revoke their decryption.",
        Exam = "Security: VolumeKmsKeyId encrypts the volumes of a training job, except on instances with local NVMe storage, which the hardware encrypts.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceConfig.html"),
    };

    /// <summary>The training code reaches nothing.</summary>
    public static readonly Rule NetworkIsolation = new("MLI2301")
    {
        Title = "Training job should run with network isolation",
        On = [Type],
        Requires = Property("EnableNetworkIsolation", orDefault: "false").Is(true),
        Because = "Training code and its libraries see all of the data. Isolated containers can send it nowhere, not even to AWS services.",
        Exam = "Security: with network isolation SageMaker still moves data from and to S3; the container itself has no network and no credentials.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html"),
    };

    /// <summary>The network interfaces are in the owner's VPC.</summary>
    public static readonly Rule InVpc = new("MLI2302")
    {
        Title = "Training job should run in a VPC",
        On = [Type],
        Requires = Property("VpcConfig.Subnets").IsSet(),
        Because = "Outside a VPC of yours the job's traffic, that to S3 included, passes no security group, no endpoint policy and no flow log.",
        Exam = "Security: in a VPC without internet a training job needs an S3 gateway endpoint, or it cannot fetch its data.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html"),
    };

    /// <summary>An interruption does not cost the whole run.</summary>
    public static readonly Rule SpotCheckpoints = new("MLI4301")
    {
        Title = "Managed spot training should save checkpoints",
        On = [Type],

        // A job that ends within an hour at the latest has little to lose, and algorithms that save none may wait no longer.
        AppliesWhen = All(
            Property("EnableManagedSpotTraining", orDefault: "false").Is(true),
            Not(Property("StoppingCondition.MaxWaitTimeInSeconds").IsAtMost(3600))),
        Requires = Property("CheckpointConfig.S3Uri").IsSet(),
        Because = "EC2 may take spot instances back at any time. Without checkpoints in S3 the job starts again from nothing, and the hours so far are paid for nothing.",
        Exam = "Cost: managed spot training saves up to 90 percent; CheckpointConfig lets a job that is interrupted go on where it was.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/dg/model-managed-spot-training.html"),
    };

    /// <summary>A spot job may wait for longer than it may run.</summary>
    public static readonly Rule SpotWait = new("MLI6305")
    {
        Title = "Managed spot training should be allowed to wait for at least as long as it may run",
        On = [Type],
        AppliesWhen = Property("EnableManagedSpotTraining", orDefault: "false").Is(true),
        Requires = Property("StoppingCondition.MaxWaitTimeInSeconds")
            .IsAtLeast(Property("StoppingCondition.MaxRuntimeInSeconds", orDefault: "86400")),
        Severity = Severity.Error,
        SeverityBecause = "CreateTrainingJob refuses the request",
        Because = "The wait counts from the start and includes the run, so it cannot be shorter. Without it, or with less, the request fails when the workflow reaches it.",
        Exam = "Cost: MaxRuntimeInSeconds bounds the training, MaxWaitTimeInSeconds the training and the wait for spot capacity together.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StoppingCondition.html"),
    };

    /// <summary>No volume key where the service takes none.</summary>
    public static readonly Rule KeyOnLocalStorage = new("MLI6307")
    {
        Title = "Training job should name no volume key for instances with local storage",
        On = [Type],
        AppliesWhen = Property("ResourceConfig.InstanceType").IsAmong(InstanceStorage.Local),
        Requires = Mended(Not(Property("ResourceConfig.VolumeKmsKeyId").IsSet()), Remove("ResourceConfig.VolumeKmsKeyId")),
        Severity = Severity.Error,
        SeverityBecause = "CreateTrainingJob takes no volume key for these instance types",
        Because = "Hardware encrypts local NVMe storage, with keys that never leave the instance. SageMaker does not accept a volume key for it.",
        Exam = "Security: local NVMe storage is always encrypted; VolumeKmsKeyId cannot be given for families such as ml.g4dn, ml.g5 and ml.p4d.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceConfig.html"),
    };

    /// <summary>A job that hangs ends.</summary>
    public static readonly Rule MaxRuntime = new("MLI7302")
    {
        Title = "Training job should say how long it may run",
        On = [Type],

        // What the service takes where nothing is said: a day.
        Requires = Property("StoppingCondition.MaxRuntimeInSeconds").IsSet(orFix: 86400),
        Because = "Without a limit SageMaker stops a job after one day. A job that hangs on an expensive instance is paid for until then.",
        Exam = "Cost: MaxRuntimeInSeconds is 1 day unless set, and at most 28 days; at the limit SageMaker sends SIGTERM and gives 120 seconds to save.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StoppingCondition.html"),
    };
}
