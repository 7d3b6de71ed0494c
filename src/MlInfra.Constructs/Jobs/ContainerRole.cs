using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Jobs;

/// <summary>
/// What SageMaker does in the name of a container beside its data and network: log, metrics and image.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html.
/// </summary>
internal static class ContainerRole
{
    /// <summary>Lets a container write its log and metrics.</summary>
    public static void GrantReporting(Stack stack, IGrantable who, string logGroup, params string[] namespaces)
    {
        var logs = $"arn:{stack.Partition}:logs:{stack.Region}:{stack.Account}:log-group:{logGroup}";
        who.Allow(["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"], [logs, $"{logs}:*"]);
        // CloudWatch scopes metrics by namespace, not by resource.
        who.Allow(["cloudwatch:PutMetricData"], ["*"], Permission.If("StringEquals", "cloudwatch:namespace", namespaces));
    }

    /// <summary>Lets SageMaker pull one image.</summary>
    public static void GrantPulling(Stack stack, IGrantable who, string account, string repository)
    {
        who.Allow(
            ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            [$"arn:{stack.Partition}:ecr:{stack.Region}:{account}:repository/{repository}"]);
        // The token is the account's; ECR does not scope it to a repository.
        who.Allow(["ecr:GetAuthorizationToken"], ["*"]);
    }
}
