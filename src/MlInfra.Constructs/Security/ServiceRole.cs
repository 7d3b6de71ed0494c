using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;

namespace MlInfra.Constructs.Security;

/// <summary>What can be chosen about a <see cref="ServiceRole"/>.</summary>
public sealed class ServiceRoleProps
{
    /// <summary>The AWS service that takes the role on, such as <c>sagemaker.amazonaws.com</c>.</summary>
    public required string Service { get; init; }

    /// <summary>What the role is for, shown in the IAM console.</summary>
    public required string Description { get; init; }
}

/// <summary>
/// A role for one AWS service, which may take it on only for resources of this account. It starts with no permission at all.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html.
/// </summary>
public sealed class ServiceRole : Construct
{
    /// <summary>Makes the role.</summary>
    public ServiceRole(Construct scope, string id, ServiceRoleProps props) : base(scope, id) =>
        Role = new Role(this, "Resource", new RoleProps
        {
            Description = props.Description,
            AssumedBy = new ServicePrincipal(props.Service, new ServicePrincipalOpts
            {
                Conditions = Permission.If("StringEquals", "aws:SourceAccount", Stack.Of(scope).Account),
            }),
        });

    /// <summary>The role.</summary>
    public Role Role { get; }
}
