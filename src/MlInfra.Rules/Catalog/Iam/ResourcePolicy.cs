using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Iam;

/// <summary>What can be wrong with the policy of a resource: the one that says who may come to it.</summary>
public static class ResourcePolicy
{
    private static readonly Conditions.Condition IsForSomebody = Any(
        Not(Any(Property("Principal").Is("*"), Property("Principal.AWS").Some(Item.Covers("*")))),
        Not(Property("Effect").Is("Allow")),
        Property("Condition").IsSet());

    /// <summary>Nothing is given to everyone.</summary>
    public static readonly Rule NotForEveryone = new("MLI2403")
    {
        Title = "Resource policy should not let everyone in",
        On =
        [
            "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy", "AWS::KMS::Key",
            "AWS::SecretsManager::ResourcePolicy", "AWS::Events::EventBusPolicy", "AWS::ECR::Repository",
        ],
        Requires = All(
            Property("PolicyDocument.Statement").Every(IsForSomebody),
            Property("KeyPolicy.Statement").Every(IsForSomebody),
            Property("ResourcePolicy.Statement").Every(IsForSomebody),
            Property("RepositoryPolicyText.Statement").Every(IsForSomebody),
            Property("Statement").Every(IsForSomebody)),
        Because = "A statement that allows the principal * without a condition holds for every AWS account, and for S3, SQS and SNS for callers without any.",
        Exam = "Security: a resource policy is enough to let another account in; conditions such as aws:PrincipalOrgID or aws:SourceArn narrow the principal *.",
        Source = new("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"),
        Peers = ["checkov:CKV_AWS_32", "checkov:CKV_AWS_33", "checkov:CKV_AWS_70", "guard:SNS_TOPICPOLICY_NO_WILDCARD_PRINCIPAL", "guard:SQS_QUEUEPOLICY_NO_WILDCARD_PRINCIPAL", "guard:KMS_NO_WILDCARD_PRINCIPAL", "securityhub:SNS.4", "securityhub:SQS.3", "securityhub:KMS.5", "cdk-nag:EventBusOpenAccess", "cdk-nag:ECROpenAccess"],
    };
}
