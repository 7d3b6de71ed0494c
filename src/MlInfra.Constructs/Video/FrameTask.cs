using Amazon.CDK;
using Amazon.CDK.AWS.ECS;

namespace MlInfra.Constructs.Video;

/// <summary>
/// The task of a frame consumer: an ordinary user, no capabilities, and a file system that can be written in one place only.
/// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-security-considerations.html.
/// </summary>
internal sealed class FrameTask
{
    private const string Scratch = "scratch";

    public FrameTask(FrameConsumer consumer, FrameConsumerProps props) =>
        Definition = new CfnTaskDefinition(consumer, "Task", new CfnTaskDefinitionProps
        {
            RequiresCompatibilities = ["FARGATE"],
            NetworkMode = "awsvpc",
            Cpu = props.Analysis.Size.CpuUnits,
            Memory = props.Analysis.Size.MemoryMiB,
            RuntimePlatform = new CfnTaskDefinition.RuntimePlatformProperty { CpuArchitecture = "X86_64", OperatingSystemFamily = "LINUX" },
            ExecutionRoleArn = consumer.LaunchRole.RoleArn,
            TaskRoleArn = consumer.Role.RoleArn,
            Volumes = new[] { new CfnTaskDefinition.VolumeProperty { Name = Scratch } },
            ContainerDefinitions = new[] { Container(consumer, props) },
        });

    public CfnTaskDefinition Definition { get; }

    private static CfnTaskDefinition.ContainerDefinitionProperty Container(FrameConsumer consumer, FrameConsumerProps props) => new()
    {
        Name = "frames",
        Image = props.Analysis.Image.Uri,
        Essential = true,
        Privileged = false,
        ReadonlyRootFilesystem = true,
        User = "1000",
        MountPoints = new[] { new CfnTaskDefinition.MountPointProperty { SourceVolume = Scratch, ContainerPath = "/tmp", ReadOnly = false } },
        LinuxParameters = new CfnTaskDefinition.LinuxParametersProperty
        {
            InitProcessEnabled = true,
            Capabilities = new CfnTaskDefinition.KernelCapabilitiesProperty { Drop = ["ALL"] },
        },
        Environment = consumer.Environment(props).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new CfnTaskDefinition.KeyValuePairProperty { Name = pair.Key, Value = pair.Value }).ToArray(),
        StopTimeout = 120,
        LogConfiguration = new CfnTaskDefinition.LogConfigurationProperty
        {
            LogDriver = "awslogs",
            Options = new Dictionary<string, string>
            {
                ["awslogs-group"] = consumer.Log.LogGroupName,
                ["awslogs-region"] = Stack.Of(consumer).Region,
                ["awslogs-stream-prefix"] = "frames",
            },
        },
    };
}
