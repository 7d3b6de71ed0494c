using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.SageMaker;

/// <summary>What can be wrong with an <c>AWS::SageMaker::NotebookInstance</c>.</summary>
public static class NotebookInstance
{
    private const string Type = "AWS::SageMaker::NotebookInstance";

    /// <summary>The volume is encrypted with a key of the owner's.</summary>
    public static readonly Rule VolumeKey = new("MLI1011")
    {
        Title = "Notebook instance should encrypt its volume with a customer-managed key",
        On = [Type],
        Requires = Property("KmsKeyId").IsSet(),
        Because = "Training data and credentials lie on the volume. Without a key of your own nobody can audit, restrict or revoke its decryption.",
        Exam = "Security: KmsKeyId encrypts the notebook's ML storage volume; the key cannot be changed after creation.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html"),
        Peers = ["cdk-nag:SageMakerNotebookInstanceKMSKeyConfigured", "cdk-nag:AwsSolutions-SM2", "checkov:CKV_AWS_187", "guard:SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED", "securityhub:SageMaker.21"],
    };

    /// <summary>No way to the internet past the VPC.</summary>
    public static readonly Rule DirectInternetAccess = new("MLI2001")
    {
        Title = "Notebook instance should have no direct internet access",
        On = [Type],
        Requires = Property("DirectInternetAccess", orDefault: "Enabled").Is("Disabled"),
        Because = "A notebook holds credentials and training data; with direct access both can leave without passing the VPC's controls.",
        Exam = "Security: notebooks are internet-enabled by default; without it the VPC needs NAT or interface endpoints to train and host.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html"),
        Peers = ["cdk-nag:SageMakerNotebookNoDirectInternetAccess", "cdk-nag:AwsSolutions-SM3", "checkov:CKV_AWS_122", "guard:SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS", "securityhub:SageMaker.1"],
    };

    /// <summary>The network interface is in the owner's VPC.</summary>
    public static readonly Rule InVpc = new("MLI2002")
    {
        Title = "Notebook instance should be in a VPC",
        On = [Type],
        Requires = Property("SubnetId").IsSet(),
        Because = "Outside a VPC of yours the notebook's traffic passes no security group, no endpoint policy and no flow log.",
        Exam = "Security: SubnetId with SecurityGroupIds puts the notebook's network interface into your VPC.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html"),
        Peers = ["cdk-nag:SageMakerNotebookInVPC", "cdk-nag:AwsSolutions-SM1", "checkov:CKV_AWS_306", "securityhub:SageMaker.2"],
    };

    /// <summary>Users of the notebook are not root.</summary>
    public static readonly Rule RootAccess = new("MLI3001")
    {
        Title = "Notebook instance should give its users no root access",
        On = [Type],
        Requires = Property("RootAccess", orDefault: "Enabled").Is("Disabled"),
        Because = "With root, a user of the notebook can change and read everything on it, its guards and other users' files included.",
        Exam = "Security: root access is enabled by default; lifecycle configurations run as root either way.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-root-access.html"),
        Peers = ["checkov:CKV_AWS_307", "securityhub:SageMaker.3"],
    };

    /// <summary>The metadata service answers only to session tokens.</summary>
    public static readonly Rule MetadataService = new("MLI3002")
    {
        Title = "Notebook instance should accept only version 2 of the instance metadata service",
        On = [Type],
        Requires = Property("InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion", orDefault: "1").Is("2"),
        Because = "Version 1 hands the role's credentials to any request that can be forged from the notebook; version 2 asks for a session token first.",
        Exam = "Security: IMDSv2 defends the execution role's credentials against server-side request forgery.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InstanceMetadataServiceConfiguration.html"),
        Peers = ["checkov:CKV_AWS_371"],
    };
}
