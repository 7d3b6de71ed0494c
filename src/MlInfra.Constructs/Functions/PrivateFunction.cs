using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Constructs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Functions;

/// <summary>What a <see cref="PrivateFunction"/> is made from.</summary>
public sealed class PrivateFunctionProps
{
    /// <summary>The code.</summary>
    public required FunctionCode Code { get; init; }

    /// <summary>What the function does, shown in the Lambda console.</summary>
    public required string Description { get; init; }

    /// <summary>Where it runs. It needs ways to the services that it calls.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The key of the log.</summary>
    public required IKey Key { get; init; }

    /// <summary>Environment variables. Never put a secret here. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The longest that a call may take, 1 second to 15 minutes. Default: 1 minute.</summary>
    public Duration Timeout { get; init; } = Duration.Minutes(1);

    /// <summary>Memory in MiB, 128 to 10240. Default: 256.</summary>
    public int MemoryMiB { get; init; } = 256;
}

/// <summary>
/// A function inside the VPC, traced, with a log of its own that is encrypted and a role that may do nothing else yet.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html.
/// </summary>
public sealed class PrivateFunction : Construct
{
    /// <summary>Makes the role, the log and the function.</summary>
    /// <exception cref="ArgumentException">Timeout or MemoryMiB is out of range.</exception>
    public PrivateFunction(Construct scope, string id, PrivateFunctionProps props) : base(scope, id)
    {
        Within(nameof(props.Timeout), props.Timeout.ToSeconds(), 1, 900, "s");
        Within(nameof(props.MemoryMiB), props.MemoryMiB, 128, 10_240, "MiB");

        Role = new ServiceRole(this, "Role", new ServiceRoleProps { Service = "lambda.amazonaws.com", Description = props.Description }).Role;
        Log = new EncryptedLogGroup(this, "Log", new EncryptedLogGroupProps { Key = props.Key }).LogGroup;
        Role.Allow(["logs:CreateLogStream", "logs:PutLogEvents"], [Log.LogGroupArn]);
        props.Network.GrantAttachingFunctions(Role);
        Function = new Function(this, "Resource", new FunctionProps
        {
            Description = props.Description,
            Runtime = NodeRuntime.Current,
            Architecture = Architecture.ARM_64,
            Handler = "index.handler",
            Code = Code.FromInline(props.Code.Text),
            Role = Role,
            Environment = new SortedDictionary<string, string>(props.Environment.ToDictionary(), StringComparer.Ordinal),
            Timeout = props.Timeout,
            MemorySize = props.MemoryMiB,
            Tracing = Tracing.ACTIVE,
            LogGroup = Log,
            Vpc = props.Network.Vpc,
            VpcSubnets = new SubnetSelection { Subnets = [.. props.Network.Subnets] },
            SecurityGroups = [props.Network.SecurityGroup],
        });
    }

    /// <summary>The function.</summary>
    public Function Function { get; }

    /// <summary>Its role.</summary>
    public Role Role { get; }

    /// <summary>Its log.</summary>
    public LogGroup Log { get; }

    internal static void Within(string name, double value, double least, double most, string unit)
    {
        if (value < least || value > most)
        {
            throw new ArgumentException($"{name} is {value}, but Lambda takes {least} to {most} {unit}: choose a number in between.");
        }
    }
}
