using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Training;

/// <summary>
/// What SageMaker needs in the name of a training job beside its data and network: log, metrics and image.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html.
/// </summary>
internal static class TrainingRole
{
    /// <summary>Lets a job write its log and metrics.</summary>
    public static void GrantReporting(Stack stack, IGrantable who)
    {
        var logs = $"arn:{stack.Partition}:logs:{stack.Region}:{stack.Account}:log-group:/aws/sagemaker/TrainingJobs";
        who.Allow(["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"], [logs, $"{logs}:*"]);
        // CloudWatch scopes metrics by namespace, not by resource.
        who.Allow(["cloudwatch:PutMetricData"], ["*"], Permission.If("StringEquals", "cloudwatch:namespace", "/aws/sagemaker/TrainingJobs"));
    }

    /// <summary>Lets a job pull one image.</summary>
    public static void GrantPulling(Stack stack, IGrantable who, string account, string repository)
    {
        who.Allow(
            ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            [$"arn:{stack.Partition}:ecr:{stack.Region}:{account}:repository/{repository}"]);
        // The token is the account's; ECR does not scope it to a repository.
        who.Allow(["ecr:GetAuthorizationToken"], ["*"]);
    }
}
