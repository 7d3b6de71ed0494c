using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Iam;

/// <summary>What can be wrong with the policy of a resource: the one that says who may come to it.</summary>
public static class ResourcePolicy
{
    private const string BusPolicy = "AWS::Events::EventBusPolicy";
    private const string Domain = "AWS::OpenSearchService::Domain";
    private const string Layer = "AWS::Lambda::LayerVersionPermission";

    // Where each type has the statements of its policy. Those that let nobody in from another account are left out, and so are REST APIs, which are often for everyone.
    private static readonly (string[] Types, string[] Statements)[] Policies =
    [
        (["AWS::SNS::TopicPolicy", "AWS::SNS::TopicInlinePolicy", "AWS::SQS::QueuePolicy", "AWS::SQS::QueueInlinePolicy", "AWS::S3::BucketPolicy"], ["PolicyDocument.Statement"]),
        (["AWS::KMS::Key", "AWS::KMS::ReplicaKey"], ["KeyPolicy.Statement"]),
        (["AWS::SecretsManager::ResourcePolicy", "AWS::Kinesis::ResourcePolicy"], ["ResourcePolicy.Statement"]),
        ([BusPolicy], ["Statement"]),
        (["AWS::Events::EventBus", "AWS::MSK::ClusterPolicy"], ["Policy.Statement"]),
        (["AWS::ECR::Repository"], ["RepositoryPolicyText.Statement"]),
        (["AWS::ECR::RegistryPolicy"], ["PolicyText.Statement"]),
        (["AWS::EFS::FileSystem"], ["FileSystemPolicy.Statement"]),
        ([Domain], ["AccessPolicies.Statement"]),
        (["AWS::SageMaker::ModelPackageGroup"], ["ModelPackageGroupPolicy.Statement"]),
        (["AWS::DynamoDB::Table"], ["ResourcePolicy.PolicyDocument.Statement", "StreamSpecification.ResourcePolicy.PolicyDocument.Statement"]),
        (["AWS::DynamoDB::GlobalTable"], ["Replicas.*.ResourcePolicy.PolicyDocument.Statement", "Replicas.*.ReplicaStreamSpecification.ResourcePolicy.PolicyDocument.Statement"]),
    ];

    private static readonly Conditions.Condition IsForSomebody = Any(
        Not(Any(Property("Principal").Is("*"), Property("Principal.AWS").Some(Item.Covers("*")))),
        Not(Property("Effect").Is("Allow")),
        Property("Condition").IsSet());

    /// <summary>Nothing is given to everyone.</summary>
    public static readonly Rule NotForEveryone = new("MLI2403")
    {
        Title = "Resource policy should not let everyone in",
        On = [.. Policies.SelectMany(row => row.Types), Layer],

        // In a VPC security groups come first; users who sign in with a password take a policy that asks for no signature.
        AppliesWhen = OfType(Domain, All(Property("VPCOptions").IsNotSet(), Not(Property("AdvancedSecurityOptions.Enabled").Is(true)))),
        Requires = All(
        [
            .. Policies.Select(row => OfTypes(row.Types, All([.. row.Statements.Select(path => Property(path).Every(IsForSomebody))]))),

            // Before there were statements.
            OfType(BusPolicy, Any(Not(Property("Principal").Is("*")), Property("Condition").IsSet())),
            OfType(Layer, Any(Not(Property("Principal").Is("*")), Property("OrganizationId").IsSet())),
        ]),
        Because = "A statement that allows the principal * without a condition holds for every AWS account, and for S3, SQS, SNS and OpenSearch for callers without any. DynamoDB refuses it.",
        Exam = "Security: a resource policy is enough to let another account in; conditions such as aws:PrincipalOrgID or aws:SourceArn narrow the principal *.",
        Source = new("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"),
        Peers = ["checkov:CKV_AWS_32", "checkov:CKV_AWS_33", "checkov:CKV_AWS_70", "guard:SNS_TOPICPOLICY_NO_WILDCARD_PRINCIPAL", "guard:SQS_QUEUEPOLICY_NO_WILDCARD_PRINCIPAL", "guard:KMS_NO_WILDCARD_PRINCIPAL", "securityhub:SNS.4", "securityhub:SQS.3", "securityhub:KMS.5", "cdk-nag:EventBusOpenAccess", "cdk-nag:ECROpenAccess"],
    };
}
