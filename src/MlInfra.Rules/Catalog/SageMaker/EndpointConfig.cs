using MlInfra.Rules.Conditions;
using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.SageMaker;

/// <summary>What can be wrong with an <c>AWS::SageMaker::EndpointConfig</c>.</summary>
public static class EndpointConfig
{
    internal const string Type = "AWS::SageMaker::EndpointConfig";

    private static readonly Condition OnNetworkStorage = Property("InstanceType").IsAmong(InstanceStorage.Network);

    private static readonly Condition OnLocalStorage = Property("InstanceType").IsAmong(InstanceStorage.Local);

    /// <summary>The volumes are encrypted with a key of the owner's.</summary>
    public static readonly Rule VolumeKey = new("MLI1102")
    {
        Title = "Endpoint configuration should encrypt its volumes with a customer-managed key",
        On = [Type],

        // With one variant on local storage the service takes no key at all; serverless variants have no instances.
        AppliesWhen = All(
            Property("ProductionVariants").Every(OnNetworkStorage),
            Property("ShadowProductionVariants").Every(OnNetworkStorage)),
        Requires = Property("KmsKeyId").IsSet(),
        Because = "Model artifacts and whatever the containers write lie on these volumes. Without a key of your own nobody can audit, restrict or revoke their decryption.",
        Exam = "Security: KmsKeyId encrypts the endpoint's volumes, except on instances with local NVMe storage, which the hardware encrypts.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html"),
        Peers = ["cdk-nag:SageMakerEndpointConfigurationKMSKeyConfigured", "checkov:CKV_AWS_98", "guard:SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED", "securityhub:sagemaker-endpoint-configuration-kms-key-configured"],
    };

    /// <summary>Captured requests and answers are encrypted with a key of the owner's.</summary>
    public static readonly Rule CaptureKey = new("MLI1103")
    {
        Title = "Endpoint configuration should encrypt the data that it captures",
        On = [Type],
        AppliesWhen = All(Property("DataCaptureConfig").IsSet(), Property("DataCaptureConfig.EnableCapture", orDefault: "true").Is(true)),
        Requires = Property("DataCaptureConfig.KmsKeyId").IsSet(),
        Because = "Captured requests and predictions are customer data in a bucket. A key of your own decides who can read them, whoever may read the bucket.",
        Exam = "Monitoring: Model Monitor reads captured data from S3, so its role needs kms:Decrypt on the key that DataCaptureConfig names.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DataCaptureConfig.html"),
    };

    /// <summary>An endpoint survives the loss of an instance.</summary>
    public static readonly Rule Instances = new("MLI4101")
    {
        Title = "Production variant should start with two instances or more",
        On = [Type],

        // Asynchronous requests wait in a queue while an instance is replaced.
        AppliesWhen = Property("AsyncInferenceConfig").IsNotSet(),
        Requires = Property("ProductionVariants").Every(Any(
            Property("InitialInstanceCount").IsAtLeast(2, orFix: 2),
            Not(Property("InitialInstanceCount").IsSet()),
            Property("ManagedInstanceScaling.MinInstanceCount").IsAtLeast(2))),
        Because = "SageMaker spreads a variant's instances over Availability Zones. With one instance, losing it or its zone means no answers until another has started and loaded the model.",
        Exam = "Availability: two instances or more per variant, and subnets in two zones or more, let an endpoint survive the loss of a zone.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-best-practices.html"),
        Peers = ["securityhub:SageMaker.4"],
    };

    /// <summary>No volume key where the service refuses one.</summary>
    public static readonly Rule KeyOnLocalStorage = new("MLI6101")
    {
        Title = "Endpoint configuration should name no volume key for instances with local storage",
        On = [Type],
        AppliesWhen = Any(
            Property("ProductionVariants").Some(OnLocalStorage),
            Property("ShadowProductionVariants").Some(OnLocalStorage)),
        Requires = Property("KmsKeyId").IsNotSet(),
        Severity = Severity.Error,
        SeverityBecause = "CreateEndpointConfig fails",
        Because = "Hardware encrypts local NVMe storage, with keys that never leave the instance. Given a volume key for one of these instance types, the service refuses the configuration.",
        Exam = "Security: local NVMe storage is always encrypted; KmsKeyId is refused with instance families such as ml.g4dn, ml.g5, ml.p4d and ml.m5d.",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html"),
    };
}
