using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Lambda;

/// <summary>What can be wrong with an <c>AWS::Lambda::Url</c>.</summary>
public static class Url
{
    /// <summary>Callers sign their requests.</summary>
    public static readonly Rule Authorization = new("MLI2401")
    {
        Title = "Function URL should authorize its callers with IAM",
        On = ["AWS::Lambda::Url"],
        Requires = Property("AuthType").Is("AWS_IAM"),
        Because = "With AuthType NONE the function answers the whole internet, with the rights of its role and at your cost.",
        Exam = "Security: a function URL has AWS_IAM or NONE; for API keys, throttling or a Lambda authorizer put API Gateway in front.",
        Source = new("https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"),
        Peers = ["cdk-nag:LambdaFunctionUrlAuth", "checkov:CKV_AWS_258"],
    };
}
