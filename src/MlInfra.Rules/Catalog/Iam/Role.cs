using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Iam;

/// <summary>What can be wrong with an <c>AWS::IAM::Role</c>.</summary>
public static class Role
{
    /// <summary>No role has AWS's policy for all of SageMaker.</summary>
    public static readonly Rule SageMakerFullAccess = new("MLI3003")
    {
        Title = "Role should not have the managed policy AmazonSageMakerFullAccess",
        On = ["AWS::IAM::Role"],
        Requires = Property("ManagedPolicyArns").None(Item.Matches("arn:*:iam::aws:policy/AmazonSageMakerFullAccess")),
        Because = "The policy allows nearly all of SageMaker and much of S3, ECR, Glue and more on resources that this role never needs.",
        Exam = "Security: AmazonSageMakerFullAccess is for getting started; S3 access under it depends on names that contain \"sagemaker\".",
        Source = new("https://docs.aws.amazon.com/sagemaker/latest/dg/security-iam-awsmanpol.html"),
        Peers = ["cdk-nag:AwsSolutions-IAM4"],
    };
}
