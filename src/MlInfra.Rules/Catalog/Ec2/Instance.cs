using MlInfra.Rules.Conditions;
using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Ec2;

/// <summary>What can be wrong with an <c>AWS::EC2::Instance</c>, and with the launch template, the launch configuration or the volume that it takes.</summary>
public static class Instance
{
    private const string Type = "AWS::EC2::Instance";
    private const string LaunchTemplate = "AWS::EC2::LaunchTemplate";
    private const string LaunchConfiguration = "AWS::AutoScaling::LaunchConfiguration";
    private const string Volume = "AWS::EC2::Volume";

    // What is made from a snapshot is as encrypted as that was, and may not say otherwise.
    private static readonly Condition EncryptedDevice = Any(
        Property("Ebs.Encrypted").Is(true), Property("Ebs.SnapshotId").IsSet(), Property("Ebs").IsNotSet());

    private static readonly Condition PrivateInterface = Any(
        Property("AssociatePublicIpAddress").Is(false), Property("AssociatePublicIpAddress").IsNotSet());

    private static readonly Condition TemplateAsksForToken = Property("LaunchTemplateData.MetadataOptions.HttpTokens").Is("required");

    /// <summary>Disks are encrypted.</summary>
    public static readonly Rule EncryptedVolume = new("MLI1601")
    {
        Title = "EBS volume should be encrypted",
        On = [Volume, Type, LaunchTemplate, LaunchConfiguration],
        AppliesWhen = All(Property("SnapshotId").IsNotSet(), Property("SourceVolumeId").IsNotSet()),
        Requires = OfType(
            Volume,
            Property("Encrypted").Is(true),
            otherwise: All(Property("BlockDeviceMappings").Every(EncryptedDevice), Property("LaunchTemplateData.BlockDeviceMappings").Every(EncryptedDevice))),
        Because = "Volumes hold checkpoints, caches of training data and swap. One that is made without encryption stays so, and so do its snapshots, which are copied and shared more easily than disks.",
        Exam = "Security: EBS encryption covers the volume, its snapshots and the traffic to the instance; it can be made the default of a Region, and then the key is in the account's hands.",
        Source = new("https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html"),
        Peers = ["cdk-nag:EC2EBSVolumeEncrypted", "cdk-nag:AwsSolutions-EC26", "checkov:CKV_AWS_3", "checkov:CKV_AWS_8", "guard:ENCRYPTED_VOLUMES", "securityhub:EC2.3", "securityhub:EC2.181"],
    };

    /// <summary>It has no address on the internet.</summary>
    public static readonly Rule NoPublicAddress = new("MLI2601")
    {
        Title = "Instance should not ask for a public address",
        On = [Type, LaunchTemplate, LaunchConfiguration],
        Requires = OfType(
            LaunchConfiguration,
            PrivateInterface,
            otherwise: All(
                Property("NetworkInterfaces").Every(PrivateInterface),
                Property("LaunchTemplateData.NetworkInterfaces").Every(PrivateInterface))),
        Because = "A machine for training or notebooks with a public address is one wide rule in a security group away from the internet. It can load and save data, and be reached, without one.",
        Exam = "Security: instances in private subnets reach AWS by VPC endpoints and the internet by NAT; Session Manager gives a shell without an address or an open port.",
        Source = new("https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html"),
        Peers = ["cdk-nag:EC2InstanceNoPublicIp", "checkov:CKV_AWS_88", "guard:EC2_INSTANCE_NO_PUBLIC_IP", "securityhub:EC2.9", "securityhub:EC2.25", "securityhub:AutoScaling.5"],
    };

    /// <summary>Credentials of the role take a session token.</summary>
    public static readonly Rule MetadataToken = new("MLI3601")
    {
        Title = "Instance should accept only version 2 of the instance metadata service",
        On = [Type, LaunchTemplate, LaunchConfiguration],
        Requires = OfType(
            LaunchTemplate,
            TemplateAsksForToken,
            otherwise: Any(
                Property("MetadataOptions.HttpTokens").Is("required"),
                Follow("LaunchTemplate.LaunchTemplateId", LaunchTemplate, TemplateAsksForToken),
                Follow("LaunchTemplate.LaunchTemplateName", LaunchTemplate, TemplateAsksForToken, byName: "LaunchTemplateName"))),
        Because = "Version 1 answers any request from the machine: one that a web application can be tricked into sending returns the credentials of the role. Version 2 asks for a token first, which such requests cannot get.",
        Exam = "Security: HttpTokens required turns IMDSv1 off; containers on the machine need a hop limit of 2 to reach version 2.",
        Source = new("https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html"),
        Peers = ["cdk-nag:EC2IMDSv2Enabled", "checkov:CKV_AWS_79", "securityhub:EC2.8", "securityhub:EC2.170", "securityhub:AutoScaling.3"],
    };
}
