using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.ECS</c> and its patterns.</summary>
internal static class Ecs
{
    private const string Namespace = "aws-cdk-lib.aws_ecs.";
    private const string AddEnvironment = "AddEnvironment";
    private const string AddLogRouter = "AddFirelensLogRouter";
    private const string DefaultContainer = "DefaultContainer";
    private const string Patterns = "aws-cdk-lib.aws_ecs_patterns.";

    private static readonly Dictionary<string, object?> NetworkModes = new()
    {
        ["NONE"] = "none",
        ["BRIDGE"] = "bridge",
        ["AWS_VPC"] = "awsvpc",
        ["HOST"] = "host",
        ["NAT"] = "nat",
    };

    private static readonly Dictionary<string, object?> PidModes = new() { ["HOST"] = "host", ["TASK"] = "task" };

    private static readonly Dictionary<string, object?> Insights = new()
    {
        ["true"] = "enabled",
        ["false"] = "disabled",
        ["ENABLED"] = "enabled",
        ["ENHANCED"] = "enhanced",
        ["DISABLED"] = "disabled",
    };

    private static readonly PropertyLowering[] Container =
    [
        CopyOr("Privileged", "Privileged", false),
        Copy("ReadonlyRootFilesystem"),
        Copy("User"),
        Copy("Logging", "LogConfiguration"),
        new("Environment", Environment),
    ];

    internal static readonly ConstructLowering Cluster = new()
    {
        Construct = Namespace + "Cluster",
        Type = "AWS::ECS::Cluster",
        Attributes = new Dictionary<string, string?> { ["ClusterName"] = null, ["ClusterArn"] = "Arn" },
        Properties = [Copy("ClusterName"), new("ClusterSettings", Settings)],
        Fixes = new Dictionary<string, PropFix> { ["ClusterSettings"] = new("ContainerInsights", "true") },
        Methods = ["AddCapacity", .. Ec2Peers.Methods],
        Companions =
        [
            new("AWS::AutoScaling::LaunchConfiguration", "Capacity", p => p.IfSet("Capacity", true), null, (p, _) => p.Nested(p["Capacity"], AutoScaling.OfLaunchConfiguration))
            {
                Fixes = new Dictionary<string, PropFix> { ["AssociatePublicIpAddress"] = new("Capacity.AssociatePublicIpAddress", "false") },
            },
            .. Ec2Peers.CompanionsOf("", HasInstances),
        ],
    };

    internal static readonly ConstructLowering FargateTask = Task("FargateTaskDefinition", p => p.Text("awsvpc", p.Origin));

    internal static readonly ConstructLowering Ec2Task = Task("Ec2TaskDefinition", p => Mode(p, "bridge"));

    internal static readonly ConstructLowering ExternalTask = Task("ExternalTaskDefinition", p => Mode(p, "bridge"));

    internal static readonly ConstructLowering AnyTask = Task("TaskDefinition", p => p["NetworkMode"] is AbsentValue
        ? p.Pick("Compatibility", new Dictionary<string, object?> { ["EC2"] = "bridge", ["FARGATE"] = "awsvpc", ["EC2_AND_FARGATE"] = "awsvpc", ["EXTERNAL"] = "bridge" })
        : p.Pick("NetworkMode", NetworkModes));

    /// <summary>A container that is made beside its task is judged as a task with this container alone.</summary>
    internal static readonly ConstructLowering ContainerDefinition = new()
    {
        Construct = Namespace + "ContainerDefinition",
        Type = "AWS::ECS::TaskDefinition",
        Attributes = new Dictionary<string, string?>(),
        Methods = [AddEnvironment],
        Properties = [.. Container.Select(l => l.Below("ContainerDefinitions[0]")), .. Never("Volumes", "NetworkMode", "PidMode", "RuntimePlatform")],
        Fixes = new Dictionary<string, PropFix>
        {
            ["ContainerDefinitions[0].Privileged"] = new("Privileged", "false"),
            ["ContainerDefinitions[0].LogConfiguration"] = NewLogGroup.OfContainer("Logging"),
            ["ContainerDefinitions[0].ReadonlyRootFilesystem"] = new("ReadonlyRootFilesystem", "true"),
        },
        Companions = [LogDrivers.LogGroupOf(p => p["Logging"])],
    };

    internal static readonly ConstructLowering FargateService = Service(Namespace + "FargateService", "");

    internal static readonly ConstructLowering Ec2Service = Service(Namespace + "Ec2Service", "", HasNetwork);

    // Its load balancer is its own unless it is given one.
    internal static readonly ConstructLowering BalancedService = Pattern("ApplicationLoadBalancedFargateService", TaskImage, Ec2Peers.ForEveryone(
        "Listener",
        p => Each(p["LoadBalancer"], given => given is AbsentValue
            ? Each(p["ListenerPort"], port => port is AbsentValue ? p.Text(false, p.Origin) : LoadBalancing.IsOpen(p["OpenListener"], new(new([], p.Origin))))
            : p.Text(false, p.Origin)),
        p => p["ListenerPort"]));

    internal static readonly ConstructLowering NetworkBalancedService = Pattern("NetworkLoadBalancedFargateService", TaskImage);

    internal static readonly ConstructLowering QueueService = Pattern("QueueProcessingFargateService", p => p.All);

    internal static readonly ConstructLowering BalancedServices = Pattern("ApplicationMultipleTargetGroupsFargateService", TaskImage);

    internal static readonly ConstructLowering NetworkBalancedServices = Pattern("NetworkMultipleTargetGroupsFargateService", TaskImage);

    private static Value TaskImage(LoweringProps service) => service["TaskImageOptions"];

    private static ConstructLowering Pattern(string name, Func<LoweringProps, Value> container, params CompanionLowering[] more) =>
        Service(Patterns + name, "Service.", more: [LogDrivers.LogGroupOfPattern(container), .. more]);

    // Its security groups are those of its instances.
    private static Value HasInstances(LoweringProps cluster) => cluster.Calls("AddCapacity").Items.Count > 0 || cluster["Capacity"] is MapValue
        ? cluster.Text(true, cluster.Origin)
        : new UnknownValue("which instances it has is not known", cluster.Origin);

    // The mode of the task's network decides; the CDK refuses these props in the others.
    private static Value HasNetwork(LoweringProps service) =>
        service["AssignPublicIp"] is AbsentValue && service["VpcSubnets"] is AbsentValue && service["SecurityGroups"] is AbsentValue
            ? new UnknownValue("the mode of its task's network is not looked at", service.Origin)
            : Ec2Peers.TakeRules(service);

    private static Value Mode(LoweringProps props, string otherwise) =>
        Each(props.Pick("NetworkMode", NetworkModes), mode => mode is AbsentValue ? props.Text(otherwise, props.Origin) : mode);

    private static ConstructLowering Task(string name, Func<LoweringProps, Value> networkMode) => new()
    {
        Construct = Namespace + name,
        Type = "AWS::ECS::TaskDefinition",
        Attributes = new Dictionary<string, string?> { ["TaskDefinitionArn"] = null },
        Properties =
        [
            Copy("Family"),
            new("NetworkMode", networkMode),
            Choose("PidMode", "PidMode", PidModes),
            new("RuntimePlatform.OperatingSystemFamily", p => p["RuntimePlatform"] is MapValue platform ? platform["OperatingSystemFamily"] : p["RuntimePlatform"]),
            new("Volumes", Volumes),
            new("ContainerDefinitions", Containers),
        ],
        Methods = ["AddContainer", AddLogRouter, "AddVolume", "AddToTaskRolePolicy", "AddToExecutionRolePolicy", .. Iam.RoleMethods("TaskRole"), .. Iam.RoleMethods("ExecutionRole")],
        Companions =
        [
            .. Iam.RoleOf("TaskRole", methods: "AddToTaskRolePolicy"),
            .. Iam.RoleOf("ExecutionRole", methods: "AddToExecutionRolePolicy"),
            LogDrivers.LogGroupOf(call => In(call["props"], "Logging"), each: "AddContainer"),
        ],
        Parts = [DefaultContainer],
        Fixes = new Dictionary<string, PropFix>
        {
            ["NetworkMode"] = new("NetworkMode", "global::Amazon.CDK.AWS.ECS.NetworkMode.BRIDGE"),
            ["ContainerDefinitions[*].Privileged"] = new("AddContainer()[*].props.Privileged", "false"),
            ["ContainerDefinitions[*].LogConfiguration"] = NewLogGroup.OfContainer("AddContainer()[*].props.Logging"),
            ["ContainerDefinitions[*].ReadonlyRootFilesystem"] = new("AddContainer()[*].props.ReadonlyRootFilesystem", "true"),
        },
    };

    private static ConstructLowering Service(string construct, string part, Func<LoweringProps, Value>? hasGroups = null, params CompanionLowering[] more) => new()
    {
        Construct = construct,
        Type = "AWS::ECS::Service",
        Attributes = new Dictionary<string, string?> { ["ServiceName"] = "Name", ["ServiceArn"] = null },
        Properties =
        [
            new("NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp", p => Each(
                p.Pick("AssignPublicIp", new Dictionary<string, object?> { ["true"] = "ENABLED", ["false"] = "DISABLED" }),
                value => value is AbsentValue ? p.Text("DISABLED", p.Origin) : value)),
            new("DeploymentConfiguration.Alarms.AlarmNames", p => new ListValue(
                [.. Iam.Items(In(p["DeploymentAlarms"], "AlarmNames")), .. p.Calls("EnableDeploymentAlarms").Items.SelectMany(call => Iam.Items(IamObjects.Entry(call, "alarmNames")))],
                p.Origin)),
        ],
        Fixes = new Dictionary<string, PropFix> { ["NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp"] = new("AssignPublicIp", "false") },
        Methods = ["EnableDeploymentAlarms", .. Ec2Peers.MethodsOf(part)],
        Companions = [.. Ec2Peers.CompanionsOf(part, hasGroups), .. more],
    };

    // The newer of two props wins; with neither the account decides.
    private static Value Settings(LoweringProps props)
    {
        var prop = props["ContainerInsightsV2"] is AbsentValue ? "ContainerInsights" : "ContainerInsightsV2";
        return Each(props.Pick(prop, Insights), value => value is AbsentValue or UnknownValue
            ? value
            : new ListValue([Map(value.Origin, ("Name", props.Text("containerInsights", value.Origin)), ("Value", value))], value.Origin));
    }

    private static ListValue Containers(LoweringProps props)
    {
        var calls = props.Calls("AddContainer");
        return new([.. calls.Items.Concat(props.Calls(AddLogRouter).Items).Select(item => Each(item, call => call is MapValue map ? Nest(map["props"], ContainerOf(map)) : call))], calls.Origin);

        // Whoever holds a container may add to its environment, and to nothing else that rules speak of.
        PropertyLowering[] ContainerOf(MapValue call) => call.OpenBecause is null && props[DefaultContainer] is AbsentValue
            ? Container
            : [.. Container.Select(l => l.Path == "Environment" ? new(l.Path, p => Opened(l.Value(p), call)) : l)];
    }

    private static Value Opened(Value environment, MapValue call) => Each(environment, value => value switch
    {
        ListValue list => new ListValue(list.Items, list.Origin) { OpenBecause = call.OpenBecause ?? "what is done to DefaultContainer is not read" },
        AbsentValue => new ListValue([], call.Origin) { OpenBecause = call.OpenBecause ?? "what is done to DefaultContainer is not read" },
        _ => value,
    });

    private static Value Volumes(LoweringProps props)
    {
        var calls = props.Calls("AddVolume").Items.Select(item => Each(item, call => call is MapValue map ? map["volume"] : call)).ToList();
        if (calls.Count == 0)
            return Nest(props["Volumes"], Volume);
        var all = props["Volumes"] switch
        {
            ListValue list => new ListValue([.. list.Items, .. calls], list.Origin) { OpenBecause = list.OpenBecause },
            AbsentValue => new ListValue(calls, calls[0].Origin),
            var other => new ListValue(calls, other.Origin) { OpenBecause = "its volumes are not read" },
        };
        return Nest(all, Volume);
    }

    private static readonly PropertyLowering[] Volume =
    [
        Nest("EfsVolumeConfiguration", "EFSVolumeConfiguration", Copy("TransitEncryption")),
    ];

    private static Value Environment(LoweringProps container)
    {
        var given = Each(container["Environment"], Pairs);
        var added = container.Calls(AddEnvironment).Items.Select(item => Each(item, call => call is MapValue map ? Map(map["name"].Origin, ("Name", map["name"]), ("Value", map["value"])) : call)).ToList();
        return added.Count == 0 ? given
            : given is ListValue list ? new ListValue([.. list.Items, .. added], list.Origin) { OpenBecause = list.OpenBecause }
            : given is AbsentValue ? new ListValue(added, added[0].Origin)
            : given;
    }

    // A dictionary becomes a list of names and values.
    private static Value Pairs(Value environment) => environment is MapValue map
        ? new ListValue(
            [.. map.Entries.Select(e => Map(e.NameOrigin, ("Name", new ScalarValue(e.Name, ScalarKind.String, e.NameOrigin)), ("Value", e.Value)))], map.Origin)
        {
            OpenBecause = map.OpenBecause,
        }
        : environment;
}
