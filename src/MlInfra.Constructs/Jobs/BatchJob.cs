using Amazon.CDK;
using Amazon.CDK.AWS.Batch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using Constructs;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Jobs;

/// <summary>
/// Work on a bucket that neither Glue nor SageMaker does, such as deleting what is not needed any more: a container that AWS Batch runs on Fargate,
/// without privileges, on machines that AWS may take back, tried again when it does. A <see cref="BatchJobWorkflow"/> runs it and tells how it went.
/// Source: https://docs.aws.amazon.com/batch/latest/userguide/fargate.html.
/// </summary>
public sealed class BatchJob : Construct
{
    private const int MostVcpus = 16;

    /// <summary>Makes the roles, the log, the environment, the queue and the definition.</summary>
    /// <exception cref="ArgumentException">An option is out of range or contradicts another one.</exception>
    public BatchJob(Construct scope, string id, BatchJobProps props) : base(scope, id)
    {
        props.Check();
        Log = new EncryptedLogGroup(this, "Log", new EncryptedLogGroupProps { Key = props.Key }).LogGroup;
        LaunchRole = TaskRole("LaunchRole", "Starts the container");
        props.Image.GrantPulling(LaunchRole);
        LaunchRole.Allow(["logs:CreateLogStream", "logs:PutLogEvents"], [Log.LogGroupArn]);
        Role = TaskRole("Role", "Works on a bucket");
        foreach (var prefix in props.Prefixes)
        {
            props.Data.GrantKeeping(Role, prefix);
        }

        Environment = new CfnComputeEnvironment(this, "Environment", new CfnComputeEnvironmentProps
        {
            Type = "MANAGED",
            State = "ENABLED",
            ReplaceComputeEnvironment = false,
            ComputeResources = new CfnComputeEnvironment.ComputeResourcesProperty
            {
                Type = props.Spot ? "FARGATE_SPOT" : "FARGATE",
                MaxvCpus = MostVcpus,
                Subnets = [.. props.Network.Subnets.Select(subnet => subnet.SubnetId)],
                SecurityGroupIds = [props.Network.SecurityGroup.SecurityGroupId],
            },
        });
        Queue = new CfnJobQueue(this, "Queue", new CfnJobQueueProps
        {
            Priority = 1,
            State = "ENABLED",
            ComputeEnvironmentOrder = new[] { new CfnJobQueue.ComputeEnvironmentOrderProperty { Order = 1, ComputeEnvironment = Environment.Ref } },
        });
        Definition = new CfnJobDefinition(this, "Resource", new CfnJobDefinitionProps
        {
            Type = "container",
            PlatformCapabilities = ["FARGATE"],
            PropagateTags = true,
            Timeout = new CfnJobDefinition.TimeoutProperty { AttemptDurationSeconds = props.Timeout.ToSeconds() },
            RetryStrategy = Retries(props),
            ContainerProperties = Container(props),
        });
        JobQueue = Amazon.CDK.AWS.Batch.JobQueue.FromJobQueueArn(this, "JobQueue", Queue.Ref);
        JobDefinition = EcsJobDefinition.FromJobDefinitionArn(this, "JobDefinition", Definition.Ref);
    }

    /// <summary>The queue, as other constructs take it.</summary>
    public IJobQueue JobQueue { get; }

    /// <summary>The definition, as other constructs take it.</summary>
    public IJobDefinition JobDefinition { get; }

    /// <summary>The machines.</summary>
    public CfnComputeEnvironment Environment { get; }

    /// <summary>The queue of jobs.</summary>
    public CfnJobQueue Queue { get; }

    /// <summary>The job.</summary>
    public CfnJobDefinition Definition { get; }

    /// <summary>The role of the code in the container.</summary>
    public Role Role { get; }

    /// <summary>The role that pulls the image and opens the log.</summary>
    public Role LaunchRole { get; }

    /// <summary>The container's log.</summary>
    public LogGroup Log { get; }

    // What AWS took the machine from, or could not pull, may go well the next time; a program that failed will fail again.
    private static CfnJobDefinition.RetryStrategyProperty Retries(BatchJobProps props) => new()
    {
        Attempts = props.Attempts,
        EvaluateOnExit = new[]
        {
            new CfnJobDefinition.EvaluateOnExitProperty { OnStatusReason = "Your Spot Task was interrupted*", Action = "retry" },
            new CfnJobDefinition.EvaluateOnExitProperty { OnReason = "CannotPullContainer*", Action = "retry" },
            new CfnJobDefinition.EvaluateOnExitProperty { OnReason = "*", Action = "exit" },
        },
    };

    private CfnJobDefinition.ContainerPropertiesProperty Container(BatchJobProps props) => new()
    {
        Image = props.Image.Uri,
        Command = props.Command.Count == 0 ? null : [.. props.Command],
        ExecutionRoleArn = LaunchRole.RoleArn,
        JobRoleArn = Role.RoleArn,
        Privileged = false,
        ReadonlyRootFilesystem = true,
        User = "1000",
        LinuxParameters = new CfnJobDefinition.LinuxParametersProperty { InitProcessEnabled = true },
        NetworkConfiguration = new CfnJobDefinition.NetworkConfigurationProperty { AssignPublicIp = "DISABLED" },
        FargatePlatformConfiguration = new CfnJobDefinition.FargatePlatformConfigurationProperty { PlatformVersion = "LATEST" },
        ResourceRequirements = new[]
        {
            new CfnJobDefinition.ResourceRequirementProperty { Type = "VCPU", Value = props.Size.VcpuText },
            new CfnJobDefinition.ResourceRequirementProperty { Type = "MEMORY", Value = props.Size.MemoryMiB },
        },
        Environment = new[]
        {
            new CfnJobDefinition.EnvironmentProperty { Name = "BUCKET", Value = props.Data.BucketName },
            new CfnJobDefinition.EnvironmentProperty { Name = "PREFIXES", Value = string.Join(',', props.Prefixes) },
        },
        LogConfiguration = new CfnJobDefinition.LogConfigurationProperty
        {
            LogDriver = "awslogs",
            Options = new Dictionary<string, string>
            {
                ["awslogs-group"] = Log.LogGroupName,
                ["awslogs-region"] = Stack.Of(this).Region,
                ["awslogs-stream-prefix"] = "job",
            },
        },
    };

    private Role TaskRole(string id, string description) =>
        new ServiceRole(this, id, new ServiceRoleProps { Service = "ecs-tasks.amazonaws.com", Description = description }).Role;
}
