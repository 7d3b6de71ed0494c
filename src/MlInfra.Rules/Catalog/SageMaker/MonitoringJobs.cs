using MlInfra.Rules.Conditions;
using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.SageMaker;

/// <summary>What can be wrong with a job of Model Monitor: the four job definitions, and the job within a monitoring schedule.</summary>
public static class MonitoringJobs
{
    private const string Schedule = "AWS::SageMaker::MonitoringSchedule";
    private const string InSchedule = "MonitoringScheduleConfig.MonitoringJobDefinition";
    private const string Source = "https://docs.aws.amazon.com/sagemaker/latest/APIReference/";

    private static readonly string[] Kinds = ["DataQuality", "ModelQuality", "ModelBias", "ModelExplainability"];

    private static readonly string[] Definitions = [.. Kinds.Select(Definition)];

    private static readonly string[] Types = [.. Definitions, Schedule];

    // A job that explains predictions asks a model of its own for more of them, and cannot when it is isolated.
    private static readonly string[] Isolated = [.. Definitions.Where(type => type != Definition("ModelExplainability")), Schedule];

    // A schedule may also name one of the definitions.
    private static readonly Condition HasJob = OfType(Schedule, Property(InSchedule).IsSet());

    /// <summary>The instances of one job speak to each other in private.</summary>
    public static readonly Rule TrafficEncryption = new("MLI1104")
    {
        Title = "Monitoring job should encrypt the traffic between its instances",
        On = Types,
        AppliesWhen = Cluster(cluster => Property($"{cluster}.InstanceCount", orDefault: "1").IsAtLeast(2)),
        Requires = Network(network => Property($"{network}.EnableInterContainerTrafficEncryption", orDefault: "false").Is(true)),
        Because = "The instances of a distributed job pass captured requests and predictions to each other, in plain text unless told otherwise.",
        Exam = "Security: inter-container traffic encryption matters from two instances on; it can make a distributed job slower.",
        Source = new(Source + "API_MonitoringNetworkConfig.html"),
        Peers = ["securityhub:SageMaker.9", "securityhub:SageMaker.10", "securityhub:SageMaker.13", "securityhub:SageMaker.15"],
    };

    /// <summary>What the job writes is encrypted with a key of the owner's.</summary>
    public static readonly Rule OutputKey = new("MLI1105")
    {
        Title = "Monitoring job should encrypt its reports with a customer-managed key",
        On = Types,
        AppliesWhen = HasJob,
        Requires = All(
        [
            .. Kinds.Select(kind => OfType(Definition(kind), Property($"{kind}JobOutputConfig.KmsKeyId").IsSet())),
            OfType(Schedule, Property($"{InSchedule}.MonitoringOutputConfig.KmsKeyId").IsSet()),
        ]),
        Because = "Statistics, constraints and violations tell much about the data behind them. A key of your own decides who can read them, whoever may read the bucket.",
        Exam = "Security: KmsKeyId of a monitoring output encrypts the reports in S3; VolumeKmsKeyId encrypts the volumes of the job's instances.",
        Source = new(Source + "API_MonitoringOutputConfig.html"),
        Peers = ["checkov:CKV_AWS_367"],
    };

    /// <summary>The volumes are encrypted with a key of the owner's.</summary>
    public static readonly Rule VolumeKey = new("MLI1106")
    {
        Title = "Monitoring job should encrypt its volumes with a customer-managed key",
        On = Types,
        AppliesWhen = Cluster(cluster => Property($"{cluster}.InstanceType").IsAmong(InstanceStorage.Network)),
        Requires = Cluster(cluster => Property($"{cluster}.VolumeKmsKeyId").IsSet()),
        Because = "The job copies captured requests and predictions to its volumes. Without a key of your own nobody can audit, restrict or revoke their decryption.",
        Exam = "Security: VolumeKmsKeyId encrypts the volumes of a job's instances, except those with local NVMe storage, which the hardware encrypts.",
        Source = new(Source + "API_MonitoringClusterConfig.html"),
        Peers = ["checkov:CKV_AWS_368"],
    };

    /// <summary>The containers reach nothing.</summary>
    public static readonly Rule NetworkIsolation = new("MLI2103")
    {
        Title = "Monitoring job should run with network isolation",
        On = Isolated,
        AppliesWhen = All(HasJob, OfType(Schedule, Property("MonitoringScheduleConfig.MonitoringType").IsNot("ModelExplainability"))),
        Requires = Network(network => Property($"{network}.EnableNetworkIsolation", orDefault: "false").Is(true)),
        Because = "The job's container reads captured requests and predictions, and has no need to call anybody: SageMaker brings the data and takes the reports.",
        Exam = "Security: network isolation suits jobs that only read and write S3; a Clarify job that asks a shadow endpoint must not have it.",
        Source = new(Source + "API_MonitoringNetworkConfig.html"),
        Peers = ["securityhub:SageMaker.11", "securityhub:SageMaker.12", "securityhub:SageMaker.14", "securityhub:SageMaker.25"],
    };

    /// <summary>No volume key where processing takes none.</summary>
    public static readonly Rule KeyOnLocalStorage = new("MLI6103")
    {
        Title = "Monitoring job should name no volume key for instances with local storage",
        On = Types,
        AppliesWhen = Cluster(cluster => Property($"{cluster}.InstanceType").IsAmong(InstanceStorage.Local)),
        Requires = Cluster(cluster => Property($"{cluster}.VolumeKmsKeyId").IsNotSet()),
        Because = "A monitoring job runs as a processing job, and a processing job cannot have a volume key on an instance type with local NVMe storage.",
        Exam = "Security: local NVMe storage is always encrypted by the hardware; volume keys are for network volumes.",
        Source = new(Source + "API_ProcessingClusterConfig.html"),
    };

    private static string Definition(string kind) => $"AWS::SageMaker::{kind}JobDefinition";

    private static Condition Cluster(Func<string, Condition> holds) => Everywhere("JobResources.ClusterConfig", "MonitoringResources.ClusterConfig", holds);

    private static Condition Network(Func<string, Condition> holds) => Everywhere("NetworkConfig", "NetworkConfig", holds);

    private static Condition Everywhere(string inDefinition, string inJob, Func<string, Condition> holds) =>
        OfType(Schedule, holds($"{InSchedule}.{inJob}"), otherwise: holds(inDefinition));
}
