using Amazon.CDK.AWS.KinesisAnalytics;

namespace MlInfra.Constructs.RealTime.Flink;

/// <summary>The configuration of a Flink application, as the API takes it. Source: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_ApplicationConfiguration.html.</summary>
internal static class FlinkConfiguration
{
    public static CfnApplicationV2.ApplicationConfigurationProperty Of(FlinkApplicationProps props, IReadOnlyDictionary<string, string> streams) => new()
    {
        ApplicationCodeConfiguration = new CfnApplicationV2.ApplicationCodeConfigurationProperty
        {
            CodeContentType = "ZIPFILE",
            CodeContent = new CfnApplicationV2.CodeContentProperty
            {
                S3ContentLocation = new CfnApplicationV2.S3ContentLocationProperty
                {
                    BucketArn = props.Code.Bucket.BucketArn,
                    FileKey = props.Code.Path,
                    ObjectVersion = props.Code.Version,
                },
            },
        },
        ApplicationSnapshotConfiguration = new CfnApplicationV2.ApplicationSnapshotConfigurationProperty { SnapshotsEnabled = true },
        EnvironmentProperties = new CfnApplicationV2.EnvironmentPropertiesProperty
        {
            PropertyGroups = props.Settings.Count == 0 ? new[] { Group("Streams", streams) } : [Group("Streams", streams), Group("Settings", props.Settings)],
        },
        FlinkApplicationConfiguration = new CfnApplicationV2.FlinkApplicationConfigurationProperty
        {
            CheckpointConfiguration = new CfnApplicationV2.CheckpointConfigurationProperty { ConfigurationType = "DEFAULT" },
            MonitoringConfiguration = new CfnApplicationV2.MonitoringConfigurationProperty { ConfigurationType = "CUSTOM", LogLevel = "INFO", MetricsLevel = "APPLICATION" },
            ParallelismConfiguration = new CfnApplicationV2.ParallelismConfigurationProperty
            {
                ConfigurationType = "CUSTOM",
                Parallelism = props.Parallelism,
                ParallelismPerKpu = props.TasksPerUnit,
                AutoScalingEnabled = true,
            },
        },
        VpcConfigurations = new[]
        {
            new CfnApplicationV2.VpcConfigurationProperty
            {
                SecurityGroupIds = [props.Network.SecurityGroup.SecurityGroupId],
                SubnetIds = [.. props.Network.Subnets.Select(subnet => subnet.SubnetId)],
            },
        },
    };

    private static CfnApplicationV2.PropertyGroupProperty Group(string id, IReadOnlyDictionary<string, string> values) => new()
    {
        PropertyGroupId = id,
        PropertyMap = new SortedDictionary<string, string>(values.ToDictionary(), StringComparer.Ordinal),
    };
}
