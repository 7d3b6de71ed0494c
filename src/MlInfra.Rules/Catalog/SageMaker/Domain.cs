using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.SageMaker;

/// <summary>What can be wrong with an <c>AWS::SageMaker::Domain</c>.</summary>
public static class Domain
{
    private const string Type = "AWS::SageMaker::Domain";

    /// <summary>The volumes are encrypted with a key of the owner's.</summary>
    public static readonly Rule VolumeKey = new("MLI1101")
    {
        Title = "Domain should encrypt its volumes with a customer-managed key",
        On = [Type],
        Requires = Property("KmsKeyId").IsSet(),
        Because = "The home directories of all users lie on the domain's volumes. With AWS's key nobody can restrict, audit or revoke their decryption.",
        Exam = "Security: KmsKeyId of a domain encrypts its EFS volume and the EBS volumes of its apps; without it an AWS managed key does.",
        Source = new("https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sagemaker-domain.html"),
        Peers = ["checkov:CKV_AWS_187"],
    };

    /// <summary>No way to the internet past the VPC.</summary>
    public static readonly Rule VpcOnly = new("MLI2101")
    {
        Title = "Domain should send all its traffic through the VPC",
        On = [Type],
        Requires = Property("AppNetworkAccessType", orDefault: "PublicInternetOnly").Is("VpcOnly"),
        Because = "By default apps reach the internet through a VPC of AWS's, past every security group, endpoint policy and flow log of yours.",
        Exam = "Security: VpcOnly needs VPC endpoints for the SageMaker API and runtime, S3 and CloudWatch Logs, or a NAT gateway.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/dg/studio-notebooks-and-internet-access.html"),
        Peers = ["securityhub:sagemaker-domain-in-vpc"],
    };
}
