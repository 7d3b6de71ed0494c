using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Batch;

/// <summary>What can be wrong with jobs, job definitions and compute environments of Batch.</summary>
public static class Jobs
{
    private const string JobDefinition = "AWS::Batch::JobDefinition";
    private const string Job = "AWS::Batch::Job";
    private const string ComputeEnvironment = "AWS::Batch::ComputeEnvironment";

    /// <summary>Jobs are not root on their host.</summary>
    public static readonly Rule Privileged = new("MLI3606")
    {
        Title = "Batch job should not be privileged",
        On = [JobDefinition],
        Requires = Property("ContainerProperties.Privileged", orDefault: "false").Is(false),
        Because = "A privileged container is root on its host and reads what the other jobs there have, credentials included. GPUs do not need it; Batch hands them over by resource requirements.",
        Exam = "Security: ask for devices, capabilities or a GPU in the job definition instead of privileged; Fargate does not allow it at all.",
        Source = new("https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html"),
        Peers = ["checkov:CKV_AWS_210", "guard:BATCH_JOB_CONTAINER_PROPERTIES_PRIVILEGED_RULE"],
    };

    /// <summary>Spot capacity is taken where it lasts.</summary>
    public static readonly Rule SpotAllocation = new("MLI4603")
    {
        Title = "Spot compute environment should choose capacity that is not taken back soon",
        On = [ComputeEnvironment],
        AppliesWhen = Property("ComputeResources.Type").Is("SPOT"),
        Requires = Property("ComputeResources.AllocationStrategy", orDefault: "BEST_FIT").Is("SPOT_PRICE_CAPACITY_OPTIMIZED", "SPOT_CAPACITY_OPTIMIZED"),
        Because = "BEST_FIT and BEST_FIT_PROGRESSIVE choose by fit and price, not by how much spare capacity there is, so jobs of many hours are interrupted more often, and start again.",
        Exam = "Cost: for spot use SPOT_PRICE_CAPACITY_OPTIMIZED and several instance types, with retries and checkpoints in the job.",
        Source = new("https://docs.aws.amazon.com/batch/latest/userguide/allocation-strategies.html"),
        Peers = ["securityhub:batch-managed-compute-env-allocation-strategy-check"],
    };

    /// <summary>A GPU is asked for where there is one.</summary>
    public static readonly Rule GpuOnFargate = new("MLI6601")
    {
        Title = "Batch job on Fargate should ask for no GPU",
        On = [JobDefinition],
        AppliesWhen = Property("PlatformCapabilities").Some(Item.Is("FARGATE")),
        Requires = Property("ContainerProperties.ResourceRequirements").None(Property("Type").Is("GPU")),
        Severity = Severity.Error,
        SeverityBecause = "Batch refuses the job definition",
        Because = "Fargate has no GPUs: Batch refuses a job definition for Fargate with a resource requirement of the type GPU.",
        Exam = "Training: jobs with GPUs need a compute environment of the types EC2 or SPOT with a GPU family such as g5 or p4d.",
        Source = new("https://docs.aws.amazon.com/batch/latest/userguide/fargate.html"),
    };

    /// <summary>The numbers are ones that Batch takes.</summary>
    public static readonly Rule Limits = new("MLI6602")
    {
        Title = "Batch job should keep to the bounds of its timeout, attempts and array size",
        On = [JobDefinition, Job],
        Requires = All(
            Any(Property("Timeout.AttemptDurationSeconds").IsAtLeast(60, orFix: 60), Property("Timeout.AttemptDurationSeconds").IsNotSet()),
            Any(Property("RetryStrategy.Attempts").IsAtLeast(1, orFix: 1), Property("RetryStrategy.Attempts").IsNotSet()),
            Any(Property("RetryStrategy.Attempts").IsAtMost(10, orFix: 10), Property("RetryStrategy.Attempts").IsNotSet()),
            Any(Property("ArrayProperties.Size").IsAtLeast(2), Property("ArrayProperties.Size").IsNotSet()),
            Any(Property("ArrayProperties.Size").IsAtMost(10_000), Property("ArrayProperties.Size").IsNotSet())),
        Severity = Severity.Error,
        SeverityBecause = "Batch refuses the job or its definition",
        Because = "Batch takes timeouts of 60 seconds and more, 1 to 10 attempts, and arrays of 2 to 10,000 jobs. In a request of a workflow the mistake shows only when the workflow gets there.",
        Exam = "Training: an attempt that times out is not retried; attempts count the first one; each job of an array reads its index from AWS_BATCH_JOB_ARRAY_INDEX.",
        Source = new("https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html"),
    };

    /// <summary>Nothing runs when there are no jobs.</summary>
    public static readonly Rule ScalesToZero = new("MLI7601")
    {
        Title = "Compute environment should scale to nothing when there are no jobs",
        On = [ComputeEnvironment],
        Requires = Property("ComputeResources.MinvCpus", orDefault: "0").Is(0),
        Because = "Batch keeps as many vCPUs running as MinvCpus says, with or without jobs. GPU instances that wait for a job cost as much as those that train.",
        Exam = "Cost: with a minimum of 0 Batch starts instances when jobs are queued and ends them when they are done; a minimum above it buys a faster start.",
        Source = new("https://docs.aws.amazon.com/batch/latest/userguide/compute_environment_parameters.html"),
    };
}
