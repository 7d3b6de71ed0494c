using Amazon.CDK.AWS.Sagemaker;
using MlInfra.Constructs.Inference.Endpoints;

namespace MlInfra.Constructs.Inference;

/// <summary>The job that a monitor runs, as the API takes it. Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringJobDefinition.html.</summary>
internal sealed record MonitoringJob(RealTimeEndpoint Endpoint, DataQualityOptions Options, string RoleArn, string Image, int MaxSeconds)
{
    private string Bucket => $"s3://{Endpoint.Props.Data.BucketName}";

    public CfnMonitoringSchedule.MonitoringJobDefinitionProperty Definition => new()
    {
        RoleArn = RoleArn,
        MonitoringAppSpecification = new CfnMonitoringSchedule.MonitoringAppSpecificationProperty { ImageUri = Image },
        MonitoringInputs = new[]
        {
            new CfnMonitoringSchedule.MonitoringInputProperty
            {
                EndpointInput = new CfnMonitoringSchedule.EndpointInputProperty { EndpointName = Endpoint.EndpointName, LocalPath = "/opt/ml/processing/input/endpoint" },
            },
        },
        MonitoringOutputConfig = new CfnMonitoringSchedule.MonitoringOutputConfigProperty
        {
            KmsKeyId = Endpoint.Props.Key.KeyArn,
            MonitoringOutputs = new[]
            {
                new CfnMonitoringSchedule.MonitoringOutputProperty
                {
                    S3Output = new CfnMonitoringSchedule.S3OutputProperty
                    {
                        S3Uri = $"{Bucket}/{Options.ReportPrefix}", LocalPath = "/opt/ml/processing/output", S3UploadMode = "EndOfJob",
                    },
                },
            },
        },
        MonitoringResources = new CfnMonitoringSchedule.MonitoringResourcesProperty
        {
            ClusterConfig = new CfnMonitoringSchedule.ClusterConfigProperty
            {
                InstanceCount = 1,
                InstanceType = Options.Instance.Name,
                VolumeSizeInGb = Options.VolumeGiB,
                VolumeKmsKeyId = Options.Instance.HasLocalStorage ? null : Endpoint.Props.Key.KeyArn,
            },
        },
        NetworkConfig = new CfnMonitoringSchedule.NetworkConfigProperty
        {
            EnableNetworkIsolation = true,
            EnableInterContainerTrafficEncryption = true,
            VpcConfig = new CfnMonitoringSchedule.VpcConfigProperty
            {
                SecurityGroupIds = [Endpoint.Props.Network.SecurityGroup.SecurityGroupId],
                Subnets = [.. Endpoint.Props.Network.Subnets.Select(subnet => subnet.SubnetId)],
            },
        },
        StoppingCondition = new CfnMonitoringSchedule.StoppingConditionProperty { MaxRuntimeInSeconds = MaxSeconds },
        BaselineConfig = Options.Baseline is null ? null : new CfnMonitoringSchedule.BaselineConfigProperty
        {
            StatisticsResource = new CfnMonitoringSchedule.StatisticsResourceProperty { S3Uri = $"{Bucket}/{Options.Baseline}statistics.json" },
            ConstraintsResource = new CfnMonitoringSchedule.ConstraintsResourceProperty { S3Uri = $"{Bucket}/{Options.Baseline}constraints.json" },
        },
    };
}
