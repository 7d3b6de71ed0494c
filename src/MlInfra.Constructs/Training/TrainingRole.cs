using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.Training;

/// <summary>
/// What SageMaker needs in the name of a job or notebook beside its data: network interfaces, logs, metrics and images.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html.
/// </summary>
public static class TrainingRole
{
    /// <summary>Lets SageMaker attach the job to the network's subnets and security group, and to no other.</summary>
    public static void GrantAttaching(this IWorkNetwork network, IGrantable who)
    {
        var stack = Stack.Of(network.Vpc);
        var interfaces = Ec2(stack, "network-interface/*");
        var subnets = network.Subnets.Select(subnet => Ec2(stack, $"subnet/{subnet.SubnetId}")).ToArray();
        who.Allow(["ec2:CreateNetworkInterface"], [interfaces, Ec2(stack, $"security-group/{network.SecurityGroup.SecurityGroupId}"), .. subnets]);
        who.Allow(
            ["ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface"],
            [interfaces],
            new() { ["ArnEquals"] = new Dictionary<string, object> { ["ec2:Subnet"] = subnets } });
        // EC2 scopes these to a region at most, not to resources.
        who.Allow(
            ["ec2:DeleteNetworkInterfacePermission", "ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs"],
            ["*"],
            new() { ["StringEquals"] = new Dictionary<string, object> { ["ec2:Region"] = stack.Region } });
    }

    /// <summary>Lets a job write its log and metrics.</summary>
    public static void GrantReporting(Stack stack, IGrantable who)
    {
        var logs = $"arn:{stack.Partition}:logs:{stack.Region}:{stack.Account}:log-group:/aws/sagemaker/TrainingJobs";
        who.Allow(["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"], [logs, $"{logs}:*"]);
        // CloudWatch scopes metrics by namespace, not by resource.
        who.Allow(
            ["cloudwatch:PutMetricData"],
            ["*"],
            new() { ["StringEquals"] = new Dictionary<string, object> { ["cloudwatch:namespace"] = "/aws/sagemaker/TrainingJobs" } });
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

    private static string Ec2(Stack stack, string resource) => $"arn:{stack.Partition}:ec2:{stack.Region}:{stack.Account}:{resource}";

    private static void Allow(this IGrantable who, string[] actions, string[] resources, Dictionary<string, object>? conditions = null) =>
        who.GrantPrincipal.AddToPrincipalPolicy(new PolicyStatement(new PolicyStatementProps { Actions = actions, Resources = resources, Conditions = conditions }));
}
