using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Ec2;

/// <summary>What can be wrong with an <c>AWS::EC2::VPCEndpoint</c>.</summary>
public static class VpcEndpoint
{
    /// <summary>What passes the endpoint is limited.</summary>
    public static readonly Rule Policy = new("MLI2202")
    {
        Title = "VPC endpoint by which data can leave should have a policy that limits it",
        On = ["AWS::EC2::VPCEndpoint"],

        // Not every service supports endpoint policies. These do, and data leaves through them.
        AppliesWhen = Any(
            Property("ServiceName").EndsWith(".s3"),
            Property("ServiceName").EndsWith(".dynamodb"),
            Property("ServiceName").EndsWith(".sagemaker.api"),
            Property("ServiceName").EndsWith(".sagemaker.runtime")),
        Requires = All(
            Property("PolicyDocument").IsSet(),
            Property("PolicyDocument.Statement").Every(Any(
                Not(Property("Action").Some(Item.Covers("*:*"))),
                Not(Property("Effect").Is("Allow")),
                Not(Property("Resource").Some(Item.Covers("arn:aws:*:*:*:*"))),
                Not(Any(Property("Principal").Covers("*"), Property("Principal.AWS").Some(Item.Covers("*")))),
                Property("Condition").IsSet()))),
        Because = "The default policy lets anyone reach anything: a job in an isolated VPC can copy your data into a bucket of any account, with any credentials.",
        Exam = "Security: an endpoint policy limits which principals and resources are reached through the endpoint; it does not replace IAM or bucket policies.",
        Source = new("https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html"),
    };
}
