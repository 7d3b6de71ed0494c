namespace MlInfra.Analyzers.Fixes;

/// <summary>
/// What mends a property of an L1 construct where no value does by itself: a resource of its own beside it. Where those who
/// have to use the resource are not named in the construct's props there is no fix, because it would take from them what they have.
/// </summary>
internal static class L1Fixes
{
    private const string SageMaker = "AWS::SageMaker::";
    private const string InSchedule = "MonitoringScheduleConfig.MonitoringJobDefinition.";

    /// <summary>The fixes by CloudFormation type and path.</summary>
    internal static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, PropFix>> ByType = new Dictionary<string, IReadOnlyDictionary<string, PropFix>>(StringComparer.OrdinalIgnoreCase)
    {
        [SageMaker + "NotebookInstance"] = Table(NewKey.Arn("KmsKeyId")),
        [SageMaker + "Domain"] = Table(NewKey.Arn("KmsKeyId")),
        [SageMaker + "EndpointConfig"] = Table(NewKey.Arn("KmsKeyId")),
        [SageMaker + "FeatureGroup"] = Table(
            NewKey.ArnForData("OfflineStoreConfig.S3StorageConfig.KmsKeyId", "RoleArn", "OfflineKey"),
            NewKey.Arn("OnlineStoreConfig.SecurityConfig.KmsKeyId", "OnlineKey")),
        [SageMaker + "DataQualityJobDefinition"] = MonitoringJob("DataQuality"),
        [SageMaker + "ModelQualityJobDefinition"] = MonitoringJob("ModelQuality"),
        [SageMaker + "ModelBiasJobDefinition"] = MonitoringJob("ModelBias"),
        [SageMaker + "ModelExplainabilityJobDefinition"] = MonitoringJob("ModelExplainability"),
        [SageMaker + "MonitoringSchedule"] = Table(
            NewKey.ArnForData(InSchedule + "MonitoringOutputConfig.KmsKeyId", InSchedule + "RoleArn", "OutputKey"),
            NewKey.ArnForVolumes(InSchedule + "MonitoringResources.ClusterConfig.VolumeKmsKeyId", InSchedule + "RoleArn", "VolumeKey")),
        ["AWS::SQS::Queue"] = Table(NewQueue.OfCfnQueue),
        ["AWS::Events::Rule"] = Table(NewQueue.OfTarget),
        ["AWS::Logs::LogGroup"] = Table(NewKey.OfLogGroup("KmsKeyId", ".KeyArn")),
        ["AWS::CloudTrail::Trail"] = Table(NewKey.OfTrail("KMSKeyId", ".KeyArn")),
    };

    private static Dictionary<string, PropFix> MonitoringJob(string kind) => Table(
        NewKey.ArnForData($"{kind}JobOutputConfig.KmsKeyId", "RoleArn", "OutputKey"),
        NewKey.ArnForVolumes("JobResources.ClusterConfig.VolumeKmsKeyId", "RoleArn", "VolumeKey"));

    // An L1 construct's props have the names of the properties.
    private static Dictionary<string, PropFix> Table(params PropFix[] fixes) => fixes.ToDictionary(fix => fix.Prop, StringComparer.OrdinalIgnoreCase);
}
