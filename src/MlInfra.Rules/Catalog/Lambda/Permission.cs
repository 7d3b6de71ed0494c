using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Lambda;

/// <summary>What can be wrong with an <c>AWS::Lambda::Permission</c>.</summary>
public static class Permission
{
    private const string Type = "AWS::Lambda::Permission";

    /// <summary>Not every account may call.</summary>
    public static readonly Rule NotForEveryone = new("MLI2402")
    {
        Title = "Permission should not let everyone invoke the function",
        On = [Type],
        Requires = Any(
            Property("Principal").IsNot("*"),
            Property("PrincipalOrgID").IsSet(),
            Property("SourceArn").IsSet(),
            Property("SourceAccount").IsSet(),

            // A function URL needs this one; whether the URL is open is said of the URL.
            Property("FunctionUrlAuthType").IsSet()),
        Because = "With the principal * every identity of every AWS account may invoke the function, with whatever input it likes.",
        Exam = "Security: a function's resource policy names who may invoke it; PrincipalOrgID lets in the accounts of an organization.",
        Source = new("https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html"),
        Peers = ["cdk-nag:LambdaFunctionPublicAccessProhibited", "guard:LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED", "securityhub:Lambda.1"],
    };

    /// <summary>A service calls on behalf of known resources only.</summary>
    public static readonly Rule SourceOfService = new("MLI3401")
    {
        Title = "Permission for a service should say for which of its resources",
        On = [Type],
        AppliesWhen = Property("Principal").EndsWith(".amazonaws.com"),
        Requires = Any(
            Property("SourceArn").IsSet(),
            Property("SourceAccount").IsSet(),
            Property("PrincipalOrgID").IsSet(),
            Property("EventSourceToken").IsSet()),
        Because = "A service acts for everyone: a bucket or topic of a stranger's account can make it call your function. SourceArn or SourceAccount says whose.",
        Exam = "Security: the confused deputy is a service that is made to use its rights for somebody else; aws:SourceArn and aws:SourceAccount close it.",
        Source = new("https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html"),
        Peers = ["checkov:CKV_AWS_364", "cfn-lint:W3663"],
    };
}
