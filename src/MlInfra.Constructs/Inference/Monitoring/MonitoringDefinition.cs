using Amazon.CDK;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Jobs;

namespace MlInfra.Constructs.Inference.Monitoring;

/// <summary>
/// The job that a monitor runs, as CloudFormation takes it. Its four resource types have the same properties, some of which start with the kind.
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sagemaker-modelqualityjobdefinition.html.
/// </summary>
internal sealed record MonitoringDefinition(MonitorKind Kind, RealTimeEndpointProps Endpoint, string EndpointName, MonitorOptions Options, string RoleArn, string ImageUri)
{
    public CfnResourceProps Props => new()
    {
        Type = $"AWS::SageMaker::{Kind.Name}JobDefinition",
        Properties = Present(
        [
            ("RoleArn", RoleArn),
            ($"{Kind.Name}AppSpecification", Application),
            ($"{Kind.Name}BaselineConfig", Options.Baseline is { } folder
                ? Present(Kind.Baseline.Select(file => (file.Key, (object?)Present([("S3Uri", Uri(folder + file.Value))]))))
                : null),
            ($"{Kind.Name}JobInput", Present([("EndpointInput", Input), ("GroundTruthS3Input", Options.Labels is { } labels ? Present([("S3Uri", Uri(labels))]) : null)])),
            ($"{Kind.Name}JobOutputConfig", Output),
            ("JobResources", Present([("ClusterConfig", Cluster)])),
            ("NetworkConfig", Network),
            ("StoppingCondition", Present([("MaxRuntimeInSeconds", Options.MaxSeconds)])),
        ]),
    };

    private Dictionary<string, object> Application => Present(
    [
        ("ImageUri", ImageUri),
        ("ConfigUri", Options.AnalysisConfig is { } path ? $"s3://{Endpoint.Data.BucketName}/{path}" : null),
        ("Environment", Present([("publish_cloudwatch_metrics", "Enabled")])),
        .. Options.Application,
    ]);

    private Dictionary<string, object> Input => Present(
    [
        ("EndpointName", EndpointName),
        ("LocalPath", "/opt/ml/processing/input/endpoint"),
        .. Options.EndpointInput,
    ]);

    private Dictionary<string, object> Output => Present(
    [
        ("KmsKeyId", Endpoint.Key.KeyArn),
        ("MonitoringOutputs", new[]
        {
            Present([("S3Output", Present([("S3Uri", Uri(Options.ReportPrefix)), ("LocalPath", "/opt/ml/processing/output"), ("S3UploadMode", "EndOfJob")]))]),
        }),
    ]);

    private Dictionary<string, object> Cluster => Present(
    [
        ("InstanceCount", Options.Instances),
        ("InstanceType", Options.Instance.Name),
        ("VolumeSizeInGB", Options.VolumeGiB),
        ("VolumeKmsKeyId", Options.Instance.HasLocalStorage ? null : Endpoint.Key.KeyArn),
    ]);

    private Dictionary<string, object> Network => Present(
    [
        ("EnableNetworkIsolation", Kind.IsIsolated),
        ("EnableInterContainerTrafficEncryption", true),
        ("VpcConfig", JobRequest.VpcConfig(Endpoint.Network)),
    ]);

    // SageMaker puts a slash between a folder and what it adds, so a folder ends without one.
    private string Uri(string path) => $"s3://{Endpoint.Data.BucketName}/{path.TrimEnd('/')}";

    private static Dictionary<string, object> Present(IEnumerable<(string Name, object? Value)> properties) =>
        properties.Where(property => property.Value is not null).ToDictionary(property => property.Name, property => property.Value!);
}
