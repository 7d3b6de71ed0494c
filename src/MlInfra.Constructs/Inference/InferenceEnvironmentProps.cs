using Amazon.CDK.AWS.ECR;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Inference.Models;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Inference;

/// <summary>What can be chosen about an <see cref="InferenceEnvironment"/>. Everything has a default.</summary>
public sealed class InferenceEnvironmentProps
{
    /// <summary>The key of everything. An imported one must already admit the services and roles in its policy. Default: one made.</summary>
    public IKey? Key { get; init; }

    /// <summary>The network. One brought along keeps its own way to <c>sagemaker.runtime</c>. Default: a <see cref="PrivateNetwork"/> made, with a way to this environment's endpoints only.</summary>
    public IWorkNetwork? Network { get; init; }

    /// <summary>The bucket of captured traffic, asynchronous requests and answers, and reports. Default: a <see cref="DataBucket"/> made.</summary>
    public IBucket? Data { get; init; }

    /// <summary>The topic of alarms. Default: a <see cref="NoticeTopic"/> made.</summary>
    public ITopic? Notices { get; init; }

    /// <summary>The repository of your own images. Default: a <see cref="ModelRepository"/> made.</summary>
    public IRepository? Images { get; init; }

    /// <summary>First key to delete the data with the stack; see <see cref="DataBucketProps.DeleteDataWithStack"/>. Default: false.</summary>
    public bool DeleteDataWithStack { get; init; }

    /// <summary>The boundary of every role made here. Default: none.</summary>
    public IManagedPolicy? PermissionsBoundary { get; init; }

    internal void Check()
    {
        if (Data is not null && DeleteDataWithStack)
        {
            throw new ArgumentException("Data is brought along, so DeleteDataWithStack has no bucket to act on: leave it out, or leave Data out.");
        }
    }
}
