using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Sagemaker;
using Constructs;
using MlInfra.Constructs.Jobs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Inference.Models;

/// <summary>What a <see cref="HostedModel"/> is made from.</summary>
public sealed class HostedModelProps
{
    /// <summary>What is served.</summary>
    public required InferenceModel Model { get; init; }

    /// <summary>Where the containers run. Null only for serverless inference, which knows neither a VPC nor isolation.</summary>
    public required IWorkNetwork? Network { get; init; }

    /// <summary>The role of the containers. Default: one made, which reads this model and its image only. One brought along gets the same access, if it can be changed.</summary>
    public IRole? Role { get; init; }
}

/// <summary>
/// A model that endpoints serve, with the role of its containers. In a network it is isolated: SageMaker fetches the model and the image, the containers reach nothing.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html.
/// </summary>
public sealed class HostedModel : Construct
{
    /// <summary>Makes the role and the model.</summary>
    public HostedModel(Construct scope, string id, HostedModelProps props) : base(scope, id)
    {
        Role = props.Role ?? new ServiceRole(this, "Role", new ServiceRoleProps
        {
            Service = "sagemaker.amazonaws.com",
            Description = "Serves a model",
        }).Role;
        ContainerRole.GrantReporting(Stack.Of(this), Role, "/aws/sagemaker/Endpoints/*", "/aws/sagemaker/Endpoints", "AWS/SageMaker");
        GrantFetching(props.Model);
        props.Network?.GrantAttaching(Role);

        var containers = props.Model.Containers.Select(container => Describe(container, props.Model)).ToArray();
        Model = new CfnModel(this, "Resource", new CfnModelProps
        {
            ExecutionRoleArn = Role.RoleArn,
            PrimaryContainer = containers.Length == 1 ? containers[0] : null,
            Containers = containers.Length == 1 ? null : containers,
            InferenceExecutionConfig = containers.Length == 1 ? null : new CfnModel.InferenceExecutionConfigProperty { Mode = "Serial" },
            EnableNetworkIsolation = IsIsolated(props.Network),
            VpcConfig = props.Network is null ? null : new CfnModel.VpcConfigProperty
            {
                SecurityGroupIds = [props.Network.SecurityGroup.SecurityGroupId],
                Subnets = [.. props.Network.Subnets.Select(subnet => subnet.SubnetId)],
            },
        });
        // SageMaker looks at model and image with the role as soon as the model is made.
        Model.Node.AddDependency(Role);
    }

    /// <summary>The model.</summary>
    public CfnModel Model { get; }

    /// <summary>The role of the containers.</summary>
    public IRole Role { get; }

    private void GrantFetching(InferenceModel model)
    {
        foreach (var container in model.Containers)
        {
            container.Image.GrantPulling(this, Role);
            container.Artifact?.Bucket.GrantReading(Role, container.Artifact.Path);
        }

        if (model is MultiModel many)
        {
            many.Bucket.GrantReading(Role, many.Prefix);
        }
    }

    // Serverless inference refuses the setting itself.
    private static object? IsIsolated(IWorkNetwork? network) => network is null ? null : true;

    private CfnModel.ContainerDefinitionProperty Describe(ModelContainer container, InferenceModel model) => new()
    {
        Image = container.Image.UriFor(this),
        Mode = model is MultiModel ? "MultiModel" : "SingleModel",
        ModelDataUrl = model is MultiModel many ? $"s3://{many.Bucket.BucketName}/{many.Prefix}" : container.Artifact?.Uri,
        Environment = container.Environment.Count == 0 ? null : new SortedDictionary<string, string>(container.Environment.ToDictionary(), StringComparer.Ordinal),
    };
}
