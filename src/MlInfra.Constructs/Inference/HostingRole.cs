using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Inference;

/// <summary>
/// What containers of endpoints and monitoring jobs report with: their logs and metrics.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html.
/// </summary>
internal static class HostingRole
{
    public static void GrantReporting(Stack stack, IGrantable who) => GrantReporting(stack, who, "/aws/sagemaker/Endpoints/*", "/aws/sagemaker/Endpoints", "AWS/SageMaker");

    public static void GrantReporting(Stack stack, IGrantable who, string logGroup, params string[] namespaces)
    {
        var logs = $"arn:{stack.Partition}:logs:{stack.Region}:{stack.Account}:log-group:{logGroup}";
        who.Allow(["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"], [logs, $"{logs}:*"]);
        // CloudWatch scopes metrics by namespace, not by resource.
        who.Allow(["cloudwatch:PutMetricData"], ["*"], Permission.If("StringEquals", "cloudwatch:namespace", namespaces));
    }
}
