namespace MlInfra.RulePages.Tests.Coverage;

/// <summary>Why an L2 construct that makes a rule's resource cannot break the rule.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Construct">The construct's jsii name.</param>
/// <param name="Because">The reason, as a clause.</param>
internal sealed record CannotBreak(string Rule, string Construct, string Because)
{
    internal static IReadOnlyList<CannotBreak> All { get; } =
    [
        new("MLI1103", "aws-cdk-lib.aws_stepfunctions_tasks.SageMakerCreateEndpointConfig", "its task captures no data"),
        new("MLI1501", "aws-cdk-lib.aws_rds.DatabaseClusterFromSnapshot", "the snapshot decides"),
        new("MLI1501", "aws-cdk-lib.aws_rds.DatabaseInstanceFromSnapshot", "the snapshot decides"),
        new("MLI1501", "aws-cdk-lib.aws_rds.DatabaseInstanceReadReplica", "its source decides"),
        new("MLI1501", "aws-cdk-lib.aws_rds.ServerlessCluster", "it is always encrypted"),
        new("MLI1501", "aws-cdk-lib.aws_rds.ServerlessClusterFromSnapshot", "it is always encrypted"),
        new("MLI1603", "aws-cdk-lib.aws_ecs.ContainerDefinition", "volumes are the task's"),
        new("MLI2003", "aws-cdk-lib.aws_stepfunctions_tasks.SageMakerCreateModel", "whether a serverless endpoint will run the model is known at run time"),
        new("MLI2102", "aws-cdk-lib.aws_stepfunctions_tasks.SageMakerCreateModel", "whether a serverless endpoint will run the model is known at run time"),
        new("MLI2401", "aws-cdk-lib.aws_lambda.Version", "the CDK refuses it"),
        new("MLI2402", "aws-cdk-lib.aws_lambda.FunctionUrl", "who comes by the URL signs the request"),
        new("MLI2403", "aws-cdk-lib.aws_opensearchservice.Domain", "a custom resource sets its policy"),
        new("MLI2501", "aws-cdk-lib.aws_rds.ServerlessCluster", "it has no public address"),
        new("MLI2501", "aws-cdk-lib.aws_rds.ServerlessClusterFromSnapshot", "it has no public address"),
        new("MLI2601", "aws-cdk-lib.aws_ec2.BastionHostLinux", "it asks for no address"),
        new("MLI2603", "aws-cdk-lib.aws_ecs.ContainerDefinition", "the network is the task's"),
        new("MLI2603", "aws-cdk-lib.aws_ecs.FargateTaskDefinition", "it always has a network of its own"),
        new("MLI3501", "aws-cdk-lib.aws_rds.DatabaseInstanceReadReplica", "its source decides"),
        new("MLI3502", "aws-cdk-lib.aws_rds.DatabaseInstanceReadReplica", "its password is its source's"),
        new("MLI3603", "aws-cdk-lib.aws_ecs.ContainerDefinition", "the processes are the task's"),
        new("MLI3603", "aws-cdk-lib.aws_ecs.ExternalTaskDefinition", "it has no such prop"),
        new("MLI3603", "aws-cdk-lib.aws_ecs.FargateTaskDefinition", "the CDK refuses it"),
        new("MLI3606", "aws-cdk-lib.aws_batch.EcsFargateContainerDefinition", "it has no such prop"),
        new("MLI3606", "aws-cdk-lib.aws_batch.EcsJobDefinition", "its container is a construct of its own"),
        new("MLI4102", "aws-cdk-lib.aws_stepfunctions_tasks.SageMakerCreateEndpoint", "what scales it may be made at run time too"),
        new("MLI4301", "aws-cdk-lib.aws_stepfunctions_tasks.SageMakerCreateTrainingJob", "its task cannot ask for spot instances"),
        new("MLI4501", "aws-cdk-lib.aws_rds.DatabaseInstanceReadReplica", "a copy can be made again"),
        new("MLI4502", "aws-cdk-lib.aws_rds.DatabaseCluster", "the cluster is backed up, always"),
        new("MLI4502", "aws-cdk-lib.aws_rds.DatabaseClusterFromSnapshot", "the cluster is backed up, always"),
        new("MLI4502", "aws-cdk-lib.aws_rds.DatabaseInstanceReadReplica", "its source is backed up"),
        new("MLI4503", "aws-cdk-lib.aws_rds.DatabaseCluster", "its instances stand in for each other"),
        new("MLI4503", "aws-cdk-lib.aws_rds.DatabaseClusterFromSnapshot", "its instances stand in for each other"),
        new("MLI4503", "aws-cdk-lib.aws_rds.DatabaseInstanceReadReplica", "it is a copy itself"),
        new("MLI4603", "aws-cdk-lib.aws_batch.FargateComputeEnvironment", "Fargate chooses the capacity"),
        new("MLI5410", "aws-cdk-lib.aws_cloudtrail.Trail", "it always records"),
        new("MLI5501", "aws-cdk-lib.aws_rds.DatabaseInstanceReadReplica", "the rule looks at its source"),
        new("MLI6305", "aws-cdk-lib.aws_stepfunctions_tasks.SageMakerCreateTrainingJob", "its task cannot ask for spot instances"),
        new("MLI6404", "aws-cdk-lib.aws_kinesis.Stream", "it refuses a number of shards on demand"),
        new("MLI6501", "aws-cdk-lib.aws_stepfunctions_tasks.GlueStartJobRun", "it sets no capacity in DPUs"),
        new("MLI6601", "aws-cdk-lib.aws_batch.EcsEc2ContainerDefinition", "it does not run on Fargate"),
        new("MLI6601", "aws-cdk-lib.aws_batch.EcsFargateContainerDefinition", "it has no such prop"),
        new("MLI6601", "aws-cdk-lib.aws_batch.EcsJobDefinition", "its container is a construct of its own"),
        new("MLI6602", "aws-cdk-lib.aws_batch.EcsEc2ContainerDefinition", "the bounds are of the job that it is part of"),
        new("MLI6602", "aws-cdk-lib.aws_batch.EcsFargateContainerDefinition", "the bounds are of the job that it is part of"),
        new("MLI6602", "aws-cdk-lib.aws_stepfunctions_tasks.BatchSubmitJob", "the CDK refuses it"),
        new("MLI7601", "aws-cdk-lib.aws_batch.FargateComputeEnvironment", "Fargate keeps nothing running"),
        new("MLI8203", "aws-cdk-lib.aws_lambda.DockerImageFunction", "its runtime is in its image"),
    ];
}
