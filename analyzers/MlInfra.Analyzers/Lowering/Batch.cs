using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.Batch</c>.</summary>
internal static class Batch
{
    private const string Namespace = "aws-cdk-lib.aws_batch.";
    private const string JobDefinition = "AWS::Batch::JobDefinition";

    private static readonly Dictionary<string, object?> Strategies = new()
    {
        ["BEST_FIT"] = "BEST_FIT",
        ["BEST_FIT_PROGRESSIVE"] = "BEST_FIT_PROGRESSIVE",
        ["SPOT_CAPACITY_OPTIMIZED"] = "SPOT_CAPACITY_OPTIMIZED",
        ["SPOT_PRICE_CAPACITY_OPTIMIZED"] = "SPOT_PRICE_CAPACITY_OPTIMIZED",
    };

    internal static readonly ConstructLowering Ec2Ecs = OnInstances("ManagedEc2EcsComputeEnvironment");

    internal static readonly ConstructLowering Ec2Eks = OnInstances("ManagedEc2EksComputeEnvironment");

    internal static readonly ConstructLowering Fargate = new()
    {
        Construct = Namespace + "FargateComputeEnvironment",
        Type = "AWS::Batch::ComputeEnvironment",
        Attributes = new Dictionary<string, string?> { ["ComputeEnvironmentArn"] = null },
        Properties = [new("ComputeResources.Type", p => TypeOf(p, "FARGATE_SPOT", "FARGATE")), .. Never("ComputeResources.MinvCpus", "ComputeResources.AllocationStrategy")],
        Methods = Ec2Peers.Methods,
        Companions = Ec2Peers.Companions,
    };

    /// <summary>A job's container is a construct of its own; it is judged as the job that it is part of.</summary>
    internal static readonly ConstructLowering Ec2Container = new()
    {
        Construct = Namespace + "EcsEc2ContainerDefinition",
        Type = JobDefinition,
        Attributes = new Dictionary<string, string?>(),
        Properties =
        [
            CopyOr("Privileged", "ContainerProperties.Privileged", false),
            Copy("ReadonlyRootFilesystem", "ContainerProperties.ReadonlyRootFilesystem"),
            new("PlatformCapabilities", p => p.Text("EC2", p.Origin)),
            .. Never("Timeout", "RetryStrategy", "ArrayProperties"),
        ],
        Fixes = new Dictionary<string, PropFix> { ["ContainerProperties.Privileged"] = new("Privileged", "false") },
        Companions = [LogDrivers.LogGroupOf(p => p["Logging"])],
    };

    internal static readonly ConstructLowering FargateContainer = new()
    {
        Construct = Namespace + "EcsFargateContainerDefinition",
        Type = JobDefinition,
        Attributes = new Dictionary<string, string?>(),
        Properties = [new("PlatformCapabilities", p => p.Text("FARGATE", p.Origin)), .. Never("ContainerProperties.Privileged", "ContainerProperties.ResourceRequirements", "Timeout", "RetryStrategy", "ArrayProperties")],
        Companions = [LogDrivers.LogGroupOf(p => p["Logging"])],
    };

    internal static readonly ConstructLowering JobQueue = new()
    {
        Construct = Namespace + "JobQueue",
        Type = "AWS::Batch::JobQueue",
        Attributes = new Dictionary<string, string?> { ["JobQueueArn"] = "JobQueueArn" },
        Properties =
        [
            Copy("JobQueueName"),
            new("Priority", p => OrElse(p["Priority"], p.Number(1))),
            new("State", p => OrElse(p.Pick("Enabled", new Dictionary<string, object?> { ["true"] = "ENABLED", ["false"] = "DISABLED" }), p.Text("ENABLED", p.Origin))),
        ],
    };

    /// <summary>What its container may do is said of the container, which is a construct of its own.</summary>
    internal static readonly ConstructLowering EcsJob = new()
    {
        Construct = Namespace + "EcsJobDefinition",
        Type = JobDefinition,
        Attributes = new Dictionary<string, string?> { ["JobDefinitionArn"] = null },
        Properties =
        [
            Copy("JobDefinitionName"),
            Copy("RetryAttempts", "RetryStrategy.Attempts"),
            Copy("Timeout", "Timeout.AttemptDurationSeconds"),
            .. Never("ContainerProperties", "PlatformCapabilities", "ArrayProperties"),
        ],
        Fixes = new Dictionary<string, PropFix>
        {
            ["Timeout.AttemptDurationSeconds"] = new("Timeout", "global::Amazon.CDK.Duration.Minutes(1)"),
            ["RetryStrategy.Attempts"] = new("RetryAttempts"),
        },
    };

    private static ConstructLowering OnInstances(string name) => new()
    {
        Construct = Namespace + name,
        Type = "AWS::Batch::ComputeEnvironment",
        Attributes = new Dictionary<string, string?> { ["ComputeEnvironmentArn"] = null },
        Properties =
        [
            new("ComputeResources.Type", p => TypeOf(p, "SPOT", "EC2")),
            new("ComputeResources.MinvCpus", p => Each(p["MinvCpus"], v => v is AbsentValue ? new ScalarValue("0", ScalarKind.Number, p.Origin) : v)),
            new("ComputeResources.AllocationStrategy", p => Each(p.Pick("AllocationStrategy", Strategies), v => v is AbsentValue
                ? Each(TypeOf(p, "SPOT_PRICE_CAPACITY_OPTIMIZED", "BEST_FIT_PROGRESSIVE"), chosen => chosen)
                : v)),
        ],
        Fixes = new Dictionary<string, PropFix>
        {
            ["ComputeResources.MinvCpus"] = new("MinvCpus", "0"),
            ["ComputeResources.AllocationStrategy"] = new("AllocationStrategy", "global::Amazon.CDK.AWS.Batch.AllocationStrategy.SPOT_PRICE_CAPACITY_OPTIMIZED"),
        },
        Methods = Ec2Peers.Methods,
        Companions = Ec2Peers.Companions,
    };

    private static Value TypeOf(LoweringProps props, string spot, string otherwise) =>
        Each(props.Pick("Spot", new Dictionary<string, object?> { ["true"] = spot, ["false"] = otherwise }), v => v is AbsentValue ? props.Text(otherwise, props.Origin) : v);
}
