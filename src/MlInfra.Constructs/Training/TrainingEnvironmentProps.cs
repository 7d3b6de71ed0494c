using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Training;

/// <summary>What can be chosen about a <see cref="TrainingEnvironment"/>. Everything has a default.</summary>
public sealed class TrainingEnvironmentProps
{
    /// <summary>The key of everything. An imported one must already admit the services and roles in its policy. Default: one made.</summary>
    public IKey? Key { get; init; }

    /// <summary>The network. Default: a <see cref="PrivateNetwork"/> made.</summary>
    public IWorkNetwork? Network { get; init; }

    /// <summary>The bucket of data and models. Default: a <see cref="DataBucket"/> made, closed to other networks.</summary>
    public IBucket? Data { get; init; }

    /// <summary>The topic of notices and alarms. Default: a <see cref="NoticeTopic"/> made.</summary>
    public ITopic? Notices { get; init; }

    /// <summary>ARNs of roles that may read and write objects from outside the VPC, such as the one that uploads training data. Only for the bucket made here. Default: none.</summary>
    public IReadOnlyList<string> UploadRoles { get; init; } = [];

    /// <summary>Leave the bucket made here open to other networks, within what its roles may do. Adds a warning. Default: false.</summary>
    public bool AdmitOtherNetworks { get; init; }

    /// <summary>First key to delete the data with the stack; see <see cref="DataBucketProps.DeleteDataWithStack"/>. Default: false.</summary>
    public bool DeleteDataWithStack { get; init; }

    /// <summary>Make a notebook to look at data and models. Default: true.</summary>
    public bool Workbench { get; init; } = true;

    /// <summary>Make a SageMaker Studio domain beside it, for more people and longer work. Default: false.</summary>
    public bool Studio { get; init; }

    /// <summary>The boundary of every role made here. Default: none.</summary>
    public IManagedPolicy? PermissionsBoundary { get; init; }

    internal void Check()
    {
        if (Data is not null && (DeleteDataWithStack || AdmitOtherNetworks || UploadRoles.Count > 0))
        {
            throw new ArgumentException(
                "Data is brought along, so DeleteDataWithStack, AdmitOtherNetworks and UploadRoles have no bucket to act on: leave them out, or leave Data out.");
        }

        if (AdmitOtherNetworks && UploadRoles.Count > 0)
        {
            throw new ArgumentException("AdmitOtherNetworks lets every network in, so UploadRoles makes no difference: leave one of them out.");
        }

        if (this is { Data: null, AdmitOtherNetworks: false, Network: { S3EndpointId: null } })
        {
            throw new ArgumentException(
                "Network does not tell its S3EndpointId, so the bucket cannot be closed to other networks: pass the id, or set AdmitOtherNetworks.");
        }
    }
}
