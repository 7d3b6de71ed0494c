using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.S3;

namespace MlInfra.Constructs.Network;

/// <summary>
/// A network made elsewhere. It needs what <see cref="PrivateNetwork"/> makes: private subnets in two zones, a security
/// group that admits itself, an S3 endpoint that admits the buckets, and interface endpoints for the services that jobs call.
/// </summary>
public sealed class ExistingNetwork : IWorkNetwork
{
    /// <summary>Describes the network.</summary>
    /// <exception cref="ArgumentException">There are fewer than two subnets.</exception>
    public ExistingNetwork(IVpc vpc, ISecurityGroup securityGroup, IReadOnlyList<ISubnet> subnets, string? s3EndpointId = null)
    {
        if (subnets.Count < 2)
        {
            throw new ArgumentException($"There are {subnets.Count} subnets, but jobs need two zones to fall back to: pass two or more private subnets.", nameof(subnets));
        }

        Vpc = vpc;
        SecurityGroup = securityGroup;
        Subnets = subnets;
        S3EndpointId = s3EndpointId;
    }

    /// <inheritdoc />
    public IVpc Vpc { get; }

    /// <inheritdoc />
    public IReadOnlyList<ISubnet> Subnets { get; }

    /// <inheritdoc />
    public ISecurityGroup SecurityGroup { get; }

    /// <inheritdoc />
    public string? S3EndpointId { get; }

    /// <inheritdoc />
    public void Admit(IBucket bucket)
    {
        // The endpoint belongs to another stack: its policy is that stack's business.
    }

    /// <inheritdoc />
    public void AdmitPublished(params string[] objectArns)
    {
        // As above.
    }
}
