using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Ecs;

/// <summary>What can be wrong with an <c>AWS::ECS::Cluster</c> and its services.</summary>
public static class Cluster
{
    /// <summary>Tasks have no address on the internet.</summary>
    public static readonly Rule NoPublicAddress = new("MLI2604")
    {
        Title = "Service should give its tasks no public address",
        On = ["AWS::ECS::Service"],
        Requires = Property("NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp", orDefault: "DISABLED").Is("DISABLED"),
        Because = "A task with a public address is reached past the load balancer wherever its security group allows. It pulls its image by NAT or VPC endpoints as well.",
        Exam = "Security: Fargate tasks in private subnets need NAT or endpoints for ecr.api, ecr.dkr, S3 and logs; only without those does one give them a public address.",
        Source = new("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html"),
        Peers = ["checkov:CKV_AWS_333", "securityhub:ECS.2"],
    };

    /// <summary>Metrics of tasks and services are collected.</summary>
    public static readonly Rule ContainerInsights = new("MLI5602")
    {
        Title = "Cluster should have Container Insights",
        On = ["AWS::ECS::Cluster"],
        Requires = Property("ClusterSettings").Some(All(Property("Name").Is("containerInsights"), Property("Value").Is("enabled", "enhanced"))),
        Because = "Without it CloudWatch has processor and memory of whole services only. Which task or container ran out of memory, was restarted or waits for a place is not recorded.",
        Exam = "Monitoring: Container Insights collects metrics of tasks and containers, with enhanced observability down to each container; it is billed as custom metrics.",
        Source = new("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html"),
        Peers = ["cdk-nag:ECSClusterCloudWatchContainerInsights", "cdk-nag:AwsSolutions-ECS4", "checkov:CKV_AWS_65", "securityhub:ECS.12"],
    };
}
