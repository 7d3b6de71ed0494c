using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.SageMaker;

/// <summary>What can be wrong with an <c>AWS::SageMaker::FeatureGroup</c>.</summary>
public static class FeatureGroup
{
    private const string Type = "AWS::SageMaker::FeatureGroup";

    /// <summary>The offline store is encrypted with a key of the owner's.</summary>
    public static readonly Rule OfflineStoreKey = new("MLI1107")
    {
        Title = "Feature group should encrypt its offline store with a customer-managed key",
        On = [Type],
        AppliesWhen = Property("OfflineStoreConfig").IsSet(),
        Requires = Property("OfflineStoreConfig.S3StorageConfig.KmsKeyId").IsSet(),
        Because = "The offline store keeps the whole history of every feature in S3. A key of your own decides who can read it, whoever may read the bucket.",
        Exam = "Security: the two stores of a feature group have keys of their own; the offline store's role needs kms:GenerateDataKey.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-security.html"),
        Peers = ["securityhub:SageMaker.17"],
    };

    /// <summary>The online store is encrypted with a key of the owner's.</summary>
    public static readonly Rule OnlineStoreKey = new("MLI1108")
    {
        Title = "Feature group should encrypt its online store with a customer-managed key",
        On = [Type],
        AppliesWhen = All(
            Property("OnlineStoreConfig.EnableOnlineStore", orDefault: "false").Is(true),
            Property("OnlineStoreConfig.StorageType", orDefault: "Standard").Is("Standard")),
        Requires = Property("OnlineStoreConfig.SecurityConfig.KmsKeyId").IsSet(),
        Because = "The online store holds the latest features of every customer. With AWS's key nobody can restrict, audit or revoke their decryption.",
        Exam = "Security: whoever reads or writes the online store needs kms:Decrypt on its key; it cannot be changed after creation.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-security.html"),
        Peers = ["securityhub:SageMaker.18"],
    };
}
