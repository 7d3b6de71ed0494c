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

/// <summary>What can be chosen about a <see cref="StudioWorkbench"/>.</summary>
public sealed class StudioWorkbenchProps
{
    /// <summary>Where applications run.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The key of the home directories and of the applications' volumes.</summary>
    public required IKey Key { get; init; }

    /// <summary>A bucket that users may read and write. Default: none.</summary>
    public IBucket? Data { get; init; }

    /// <summary>Time without activity after which JupyterLab and the code editor stop, 1 hour to 365 days. Users cannot choose more. Default: 1 hour.</summary>
    public Duration StopAfter { get; init; } = Duration.Hours(1);

    /// <summary>The role of all users. Default: one made, with access to <see cref="Data"/> and this domain only.</summary>
    public IRole? Role { get; init; }
}

/// <summary>
/// A SageMaker Studio domain inside the VPC: no internet, encrypted, and applications stop when nobody works with them.
/// People reach it through IAM; nobody has a profile yet: add them with <see cref="AddUser"/>. Home directories stay when the domain is deleted.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/studio-notebooks-and-internet-access.html.
/// </summary>
public sealed class StudioWorkbench : Construct
{
    /// <summary>Makes the role and the domain.</summary>
    /// <exception cref="ArgumentException">StopAfter is out of range.</exception>
    public StudioWorkbench(Construct scope, string id, StudioWorkbenchProps props) : base(scope, id)
    {
        if (props.StopAfter.ToMinutes() is < 60 or > 525_600)
        {
            throw new ArgumentException($"StopAfter is {props.StopAfter.ToMinutes()} minutes, but Studio waits for 1 hour to 365 days: choose a time in between.", nameof(props));
        }

        Role = props.Role ?? new ServiceRole(this, "Role", new ServiceRoleProps
        {
            Service = "sagemaker.amazonaws.com",
            Description = "Works in Studio on training data and models",
        }).Role;
        props.Network.GrantAttaching(Role);
        props.Key.GrantReadingAndWriting(Role);
        props.Key.GrantVolumes(Role);
        props.Data?.GrantKeeping(Role, "");

        var group = new[] { props.Network.SecurityGroup.SecurityGroupId };
        Domain = new CfnDomain(this, "Resource", new CfnDomainProps
        {
            // The API wants a name; it follows from the path, so a second domain gets another.
            DomainName = Names.UniqueResourceName(this, new UniqueResourceNameOptions { MaxLength = 63 }),
            AuthMode = "IAM",
            AppNetworkAccessType = "VpcOnly",
            VpcId = props.Network.Vpc.VpcId,
            SubnetIds = [.. props.Network.Subnets.Select(subnet => subnet.SubnetId)],
            KmsKeyId = props.Key.KeyArn,
            DefaultUserSettings = Settings(props, group),
            DefaultSpaceSettings = new CfnDomain.DefaultSpaceSettingsProperty { ExecutionRole = Role.RoleArn, SecurityGroups = group },
        });
        Domain.ApplyRemovalPolicy(RemovalPolicy.RETAIN);
        Domain.Node.AddDependency(Role);
        GrantApplications();
    }

    /// <summary>The domain.</summary>
    public CfnDomain Domain { get; }

    /// <summary>The role of all users.</summary>
    public IRole Role { get; }

    /// <summary>Gives a person or team a profile, with home directory and applications of its own.</summary>
    /// <param name="name">The name of the profile: letters, digits and hyphens, 63 at most.</param>
    public CfnUserProfile AddUser(string name) => new(this, $"User{name}", new CfnUserProfileProps { DomainId = Domain.AttrDomainId, UserProfileName = name });

    private CfnDomain.UserSettingsProperty Settings(StudioWorkbenchProps props, string[] group)
    {
        var minutes = props.StopAfter.ToMinutes();
        var idle = new CfnDomain.AppLifecycleManagementProperty
        {
            IdleSettings = new CfnDomain.IdleSettingsProperty { LifecycleManagement = "ENABLED", IdleTimeoutInMinutes = minutes, MaxIdleTimeoutInMinutes = minutes },
        };
        return new()
        {
            ExecutionRole = Role.RoleArn,
            SecurityGroups = group,
            DefaultLandingUri = "studio::",
            StudioWebPortal = "ENABLED",
            SharingSettings = new CfnDomain.SharingSettingsProperty { NotebookOutputOption = "Disabled" },
            JupyterLabAppSettings = new CfnDomain.JupyterLabAppSettingsProperty { AppLifecycleManagement = idle },
            CodeEditorAppSettings = new CfnDomain.CodeEditorAppSettingsProperty { AppLifecycleManagement = idle },
        };
    }

    // A policy of its own: the domain waits for the role's other permissions, and this one needs the domain's id.
    private void GrantApplications()
    {
        var stack = Stack.Of(this);
        string Of(string type) => $"arn:{stack.Partition}:sagemaker:{stack.Region}:{stack.Account}:{type}/{Domain.AttrDomainId}";
        string[] parts = [$"{Of("app")}/*", $"{Of("space")}/*", $"{Of("user-profile")}/*"];
        var logs = $"arn:{stack.Partition}:logs:{stack.Region}:{stack.Account}:log-group:/aws/sagemaker/studio";
        new Policy(this, "Applications", new PolicyProps
        {
            Roles = [Role],
            Statements =
            [
                Allow(
                    [
                        "sagemaker:AddTags", "sagemaker:CreateApp", "sagemaker:CreateSpace", "sagemaker:DeleteApp", "sagemaker:DeleteSpace",
                        "sagemaker:DescribeApp", "sagemaker:DescribeSpace", "sagemaker:DescribeUserProfile", "sagemaker:ListTags", "sagemaker:UpdateSpace",
                    ],
                    parts),
                Allow(["sagemaker:DescribeDomain"], [Of("domain")]),
                Allow(["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"], [logs, $"{logs}:*"]),
                // Lists are the account's; SageMaker does not scope them to a domain.
                Allow(["sagemaker:ListApps", "sagemaker:ListDomains", "sagemaker:ListSpaces", "sagemaker:ListUserProfiles"], ["*"]),
            ],
        });

        static PolicyStatement Allow(string[] actions, string[] resources) => new(new PolicyStatementProps { Actions = actions, Resources = resources });
    }
}
