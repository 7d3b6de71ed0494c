using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.S3;

namespace MlInfra.Constructs.Network;

/// <summary>Where jobs and notebooks run: a <see cref="PrivateNetwork"/> made here or an <see cref="ExistingNetwork"/> brought along.</summary>
public interface IWorkNetwork
{
    /// <summary>The VPC.</summary>
    IVpc Vpc { get; }

    /// <summary>The subnets for jobs, in at least two availability zones.</summary>
    IReadOnlyList<ISubnet> Subnets { get; }

    /// <summary>The security group of jobs, notebooks and endpoints.</summary>
    ISecurityGroup SecurityGroup { get; }

    /// <summary>Id of the VPC's S3 endpoint; null if it is not known, and then buckets cannot be closed to other networks.</summary>
    string? S3EndpointId { get; }

    /// <summary>Opens the S3 endpoint to a bucket. Does nothing to an endpoint that was made elsewhere.</summary>
    void Admit(IBucket bucket);

    /// <summary>Opens the S3 endpoint to objects that AWS publishes, such as the packages of an operating system, for reading. Does nothing to an endpoint that was made elsewhere.</summary>
    /// <param name="objectArns">ARNs of the objects, such as <c>arn:aws:s3:::repo.eu-west-1.emr.amazonaws.com/*</c>.</param>
    void AdmitPublished(params string[] objectArns);
}
