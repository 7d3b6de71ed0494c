using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.Sagemaker;
using Constructs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Workbench;

/// <summary>What can be chosen about a <see cref="NotebookWorkbench"/>.</summary>
public sealed class NotebookWorkbenchProps
{
    /// <summary>Where the notebook runs.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The key of the notebook's volume.</summary>
    public required IKey Key { get; init; }

    /// <summary>A bucket that the notebook may read and write. Default: none.</summary>
    public IBucket? Data { get; init; }

    /// <summary>The instance type, as the API names it. Default: <c>ml.t3.medium</c>, 2 vCPU and 4 GiB.</summary>
    public string InstanceType { get; init; } = "ml.t3.medium";

    /// <summary>The size of the volume in GiB, 5 to 16384. Default: 20.</summary>
    public int VolumeGiB { get; init; } = 20;

    /// <summary>Time without activity after which the notebook stops, 10 minutes or more. Default: 1 hour.</summary>
    public Duration StopAfter { get; init; } = Duration.Hours(1);

    /// <summary>The notebook's role. Default: one made, with access to <see cref="Data"/> only.</summary>
    public IRole? Role { get; init; }
}

/// <summary>
/// A notebook instance inside the VPC: no internet, no root, encrypted, and stopped when nobody works on it.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/nbi.html.
/// </summary>
public sealed class NotebookWorkbench : Construct
{
    /// <summary>Makes the role, the start script and the notebook.</summary>
    /// <exception cref="ArgumentException">VolumeGiB or StopAfter is out of range.</exception>
    public NotebookWorkbench(Construct scope, string id, NotebookWorkbenchProps props) : base(scope, id)
    {
        if (props.VolumeGiB is < 5 or > 16_384)
        {
            throw new ArgumentException($"VolumeGiB is {props.VolumeGiB}, but a notebook's volume has 5 to 16384 GiB: choose a size in between.", nameof(props));
        }

        if (props.StopAfter.ToSeconds() < 600)
        {
            throw new ArgumentException($"StopAfter is {props.StopAfter.ToSeconds()} s, but activity is looked for every 5 minutes: choose 10 minutes or more.", nameof(props));
        }

        Role = props.Role ?? new ServiceRole(this, "Role", new ServiceRoleProps
        {
            Service = "sagemaker.amazonaws.com",
            Description = "Works in a notebook on training data and models",
        }).Role;
        props.Network.GrantAttaching(Role);
        props.Key.GrantReadingAndWriting(Role);
        props.Key.GrantVolumes(Role);
        props.Data?.GrantKeeping(Role, "");

        var start = new CfnNotebookInstanceLifecycleConfig(this, "Start", new CfnNotebookInstanceLifecycleConfigProps
        {
            OnStart = new[]
            {
                new CfnNotebookInstanceLifecycleConfig.NotebookInstanceLifecycleHookProperty { Content = Fn.Base64(IdleStop.Script(props.StopAfter)) },
            },
        });
        Notebook = new CfnNotebookInstance(this, "Resource", new CfnNotebookInstanceProps
        {
            InstanceType = props.InstanceType,
            RoleArn = Role.RoleArn,
            SubnetId = props.Network.Subnets[0].SubnetId,
            SecurityGroupIds = [props.Network.SecurityGroup.SecurityGroupId],
            DirectInternetAccess = "Disabled",
            RootAccess = "Disabled",
            KmsKeyId = props.Key.KeyArn,
            VolumeSizeInGb = props.VolumeGiB,
            PlatformIdentifier = "notebook-al2023-v1",
            LifecycleConfigName = start.AttrNotebookInstanceLifecycleConfigName,
            InstanceMetadataServiceConfiguration = new CfnNotebookInstance.InstanceMetadataServiceConfigurationProperty
            {
                MinimumInstanceMetadataServiceVersion = "2",
            },
        });
        Notebook.Node.AddDependency(Role);
        GrantStopping();
    }

    /// <summary>The notebook instance.</summary>
    public CfnNotebookInstance Notebook { get; }

    /// <summary>The notebook's role.</summary>
    public IRole Role { get; }

    // A policy of its own: the notebook waits for the role's other permissions, and this one needs the notebook's name.
    private void GrantStopping()
    {
        var stack = Stack.Of(this);
        new Policy(this, "Stopping", new PolicyProps
        {
            Roles = [Role],
            Statements =
            [
                new PolicyStatement(new PolicyStatementProps
                {
                    Actions = ["sagemaker:DescribeNotebookInstance", "sagemaker:StopNotebookInstance"],
                    Resources = [$"arn:{stack.Partition}:sagemaker:{stack.Region}:{stack.Account}:notebook-instance/{Notebook.AttrNotebookInstanceName}"],
                }),
            ],
        });
    }
}
