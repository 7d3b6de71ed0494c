using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.RealTime.Search;

/// <summary>What a <see cref="SearchDomain"/> is made from.</summary>
public sealed class SearchDomainProps
{
    /// <summary>Where it stands.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The key of indexes and logs.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where alarms go.</summary>
    public required ITopic Notices { get; init; }

    /// <summary>
    /// Who says in the domain what others may see, its master user; this one may send requests, too. Default: a role made, which nobody can take on until its
    /// trust policy says so.
    /// </summary>
    public IRole? Administrator { get; init; }

    /// <summary>The nodes. Default: two of r7g.large.</summary>
    public SearchNodes Nodes { get; init; } = SearchNodes.R7GLarge(2);

    /// <summary>Storage of each data node in GiB, 10 to 1024. Default: 100.</summary>
    public int DiskGiB { get; init; } = 100;

    /// <summary>First key to delete the indexes with the stack, the second is the context flag <see cref="DataDeletion.ContextFlag"/>. Default: false, the domain is retained.</summary>
    public bool DeleteDataWithStack { get; init; }

    internal void Check()
    {
        if (DiskGiB is < 10 or > 1_024)
        {
            throw new ArgumentException($"DiskGiB is {DiskGiB}, but a data node of this size has 10 to 1024 GiB: choose a size in between, or more nodes.");
        }
    }
}
