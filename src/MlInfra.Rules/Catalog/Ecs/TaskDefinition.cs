using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Ecs;

/// <summary>What can be wrong with an <c>AWS::ECS::TaskDefinition</c>.</summary>
public static class TaskDefinition
{
    private const string Type = "AWS::ECS::TaskDefinition";

    /// <summary>Files cross the network encrypted.</summary>
    public static readonly Rule EfsInTransit = new("MLI1603")
    {
        Title = "Task should mount EFS file systems with TLS",
        On = [Type],
        Requires = Property("Volumes").Every(Any(
            Property("EFSVolumeConfiguration.TransitEncryption", orDefault: "DISABLED").Is("ENABLED"),
            Property("EFSVolumeConfiguration").IsNotSet())),
        Because = "A mount without TLS sends data sets and models between task and file system in clear, and cannot use IAM authorization or access points that ask for it.",
        Exam = "Security: transit encryption of a mount is asked for by the client, here by the task definition; IAM authorization for EFS requires it.",
        Source = new("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html"),
        Peers = ["checkov:CKV_AWS_97", "securityhub:ecs-task-definition-efs-encryption-enabled"],
    };

    /// <summary>Tasks have a network of their own.</summary>
    public static readonly Rule NetworkMode = new("MLI2603")
    {
        Title = "Task should not share the network of its host",
        On = [Type],

        // On the bridge the ports that the containers name stay reachable, and nothing else has to change.
        Requires = Mended(Property("NetworkMode").IsNot("host"), Set("NetworkMode", "bridge")),
        Because = "On the host's network a container reaches what listens on the host's own addresses, opens ports that no security group of the task knows, and takes them from other tasks.",
        Exam = "Security: with awsvpc each task has its own network interface and security groups; Fargate knows no other mode.",
        Source = new("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html"),
        Peers = ["guard:ECS_TASK_DEFINITION_USER_FOR_HOST_MODE_CHECK", "cdk-nag:ECSTaskDefinitionUserForHostMode", "securityhub:ECS.1", "securityhub:ECS.17"],
    };

    /// <summary>Containers are not root on their host.</summary>
    public static readonly Rule Privileged = new("MLI3602")
    {
        Title = "Container should not be privileged",
        On = [Type],
        Requires = Property("ContainerDefinitions").Every(Property("Privileged", orDefault: "false").Is(false)),
        Because = "A privileged container is root on its host: it reads the other containers, their credentials and every device. GPUs do not need it; ECS hands them over by resource requirements.",
        Exam = "Security: ask for single Linux capabilities or devices instead of privileged; Fargate does not allow it at all.",
        Source = new("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html"),
        Peers = ["checkov:CKV_AWS_334", "securityhub:ECS.4"],
    };

    /// <summary>Containers do not see the host's processes.</summary>
    public static readonly Rule PidMode = new("MLI3603")
    {
        Title = "Task should not share the processes of its host",
        On = [Type],
        Requires = Any(Property("PidMode").IsNotSet(), Property("PidMode").Is("task")),
        Because = "With the host's process namespace a container sees, signals and inspects the processes of every other task and of the host, with their environment variables.",
        Exam = "Security: the PID mode task lets the containers of one task see each other, which is what a side-car needs; host is for agents of the machine.",
        Source = new("https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ecs-taskdefinition.html"),
        Peers = ["checkov:CKV_AWS_335", "securityhub:ECS.3"],
    };

    /// <summary>Keys are not in variables.</summary>
    public static readonly Rule CredentialsInEnvironment = new("MLI3604")
    {
        Title = "Container should get no AWS credentials by environment variables",
        On = [Type],
        Requires = Property("ContainerDefinitions").Every(
            Property("Environment").None(Property("Name").Is("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "ECS_ENGINE_AUTH_DATA"))),
        Because = "Variables of a task definition are shown by the console, by DescribeTaskDefinition and in the template, in every revision for ever. A task role gives credentials that change by themselves.",
        Exam = "Security: the task role is for the code, the execution role for pulling images and secrets; secrets come by the property Secrets from Secrets Manager or Parameter Store.",
        Source = new("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html"),
        Peers = ["cdk-nag:ECSTaskDefinitionNoEnvironmentVariables", "cdk-nag:AwsSolutions-ECS2", "securityhub:ECS.8"],
    };

    /// <summary>Code cannot change itself.</summary>
    public static readonly Rule ReadonlyRoot = new("MLI3605")
    {
        Title = "Container should have a read-only root file system",
        On = [Type],

        // Containers of Windows cannot have one.
        AppliesWhen = Not(Property("RuntimePlatform.OperatingSystemFamily").Matches("WINDOWS*")),

        Requires = Property("ContainerDefinitions").Every(Property("ReadonlyRootFilesystem").Is(true)),
        Severity = Severity.Info,
        SeverityBecause = "code that writes beside its volumes has to be changed first",
        Because = "Whoever gets into a container can then not install tools or change the code that serves predictions. What must be written goes to a volume that is mounted for it.",
        Exam = "Security: a read-only root file system, a user that is not root and no extra capabilities are what Security Hub asks of containers.",
        Source = new("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html"),
        Peers = ["checkov:CKV_AWS_336", "securityhub:ECS.5"],
    };

    /// <summary>What containers print is kept.</summary>
    public static readonly Rule Logging = new("MLI5603")
    {
        Title = "Container should have a log configuration",
        On = [Type],
        Requires = Property("ContainerDefinitions").Every(Property("LogConfiguration").IsSet()),
        Because = "Without one, what a container prints is gone with its task on Fargate, and stays on the instance elsewhere: why a model server crashed last night cannot be told.",
        Exam = "Monitoring: the driver awslogs sends to CloudWatch Logs, awsfirelens to almost anything; the execution role needs the right to write.",
        Source = new("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html"),
        Peers = ["cdk-nag:ECSTaskDefinitionContainerLogging", "cdk-nag:AwsSolutions-ECS7", "securityhub:ECS.9"],
    };
}
