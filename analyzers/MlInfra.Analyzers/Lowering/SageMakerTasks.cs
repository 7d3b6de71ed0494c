using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>
/// The tasks of <c>Amazon.CDK.AWS.StepFunctions.Tasks</c> that ask SageMaker for something. A prop that a task does not have
/// yet is listed under the name that it would have: today the request goes without it.
/// </summary>
internal static class SageMakerTasks
{
    private const string Tasks = "aws-cdk-lib.aws_stepfunctions_tasks.";
    private const string Namespace = "global::Amazon.CDK.AWS.StepFunctions.Tasks.";

    private static readonly Dictionary<string, object?> InputModes = new() { ["PIPE"] = "Pipe", ["FILE"] = "File", ["FAST_FILE"] = "FastFile" };

    private static readonly Dictionary<string, object?> Distributions = new()
    {
        ["FULLY_REPLICATED"] = "FullyReplicated",
        ["SHARDED_BY_S3_KEY"] = "ShardedByS3Key",
    };

    private static readonly Dictionary<string, string> FileMode = new() { ["File"] = Namespace + "InputMode.FILE" };

    internal static readonly IReadOnlyList<FactoryLowering> Objects =
    [
        new(Tasks + "DockerImage", "FromRegistry", (arguments, _) => arguments[0]),
        new(Tasks + "AcceleratorType", FactoryLowering.Constructor, (arguments, _) => arguments[0]) { Needs = 1 },
    ];

    private static readonly PropertyLowering[] TrainingJobRequest =
    [
        Copy("TrainingJobName"),
        Copy("EnableNetworkIsolation"),
        Copy("EnableInterContainerTrafficEncryption"),
        Copy("EnableManagedSpotTraining"),
        Copy("CheckpointConfig"),
        Nest("AlgorithmSpecification", "AlgorithmSpecification",
            Copy("TrainingImage"),
            Copy("AlgorithmName"),
            new("TrainingInputMode", p => OrElse(p.Pick("TrainingInputMode", InputModes), p.Text("File", p.Origin)))),
        Nest("InputDataConfig", "InputDataConfig",
            Copy("ChannelName"),
            Choose("InputMode", "InputMode", InputModes),
            Nest("DataSource", "DataSource",
                Copy("FileSystemDataSource"),
                Nest("S3DataSource", "S3DataSource", Choose("S3DataDistributionType", "S3DataDistributionType", Distributions)))),
        Nest("OutputDataConfig", "OutputDataConfig", Copy("EncryptionKey", "KmsKeyId")),
        new("ResourceConfig", p => Instances(p, "ResourceConfig")),
        new("StoppingCondition", p => p["StoppingCondition"] is AbsentValue
            ? Map(p.Origin, ("MaxRuntimeInSeconds", new ScalarValue("3600", ScalarKind.Number, p.Origin)))
            : Nest(p["StoppingCondition"], [Copy("MaxRuntime", "MaxRuntimeInSeconds"), Copy("MaxWaitTime", "MaxWaitTimeInSeconds")])),
        InVpc("VpcConfig"),
    ];

    internal static readonly StateLowering TrainingJob = StepFunctionsTasks.Request("SageMakerCreateTrainingJob", "sagemaker:createTrainingJob", "", TrainingJobRequest) with
    {
        Fixes = new Dictionary<string, PropFix>
        {
            ["EnableNetworkIsolation"] = new("EnableNetworkIsolation", "true"),
            ["OutputDataConfig.KmsKeyId"] = NewKey.Itself("OutputDataConfig.EncryptionKey", "OutputKey"),
            ["ResourceConfig.VolumeKmsKeyId"] = NewKey.Itself("ResourceConfig.VolumeEncryptionKey", "VolumeKey"),
            ["ResourceConfig.InstanceCount"] = new("ResourceConfig.InstanceCount"),
            ["AlgorithmSpecification.TrainingInputMode"] = new("AlgorithmSpecification.TrainingInputMode") { ByValue = FileMode },
            ["InputDataConfig[*].InputMode"] = new("InputDataConfig[*].InputMode") { ByValue = FileMode },
            ["InputDataConfig[*].DataSource.S3DataSource.S3DataDistributionType"] = new(
                "InputDataConfig[*].DataSource.S3DataSource.S3DataDistributionType", Namespace + "S3DataDistributionType.SHARDED_BY_S3_KEY"),
            ["StoppingCondition.MaxRuntimeInSeconds"] = new("StoppingCondition.MaxRuntime", "global::Amazon.CDK.Duration.Days(1)"),
        },
    };

    private static readonly PropertyLowering[] TransformJobRequest =
    [
        Copy("TransformJobName"),
        Copy("ModelName"),
        Nest("TransformOutput", "TransformOutput", Copy("EncryptionKey", "KmsKeyId"), Copy("S3OutputPath")),
        new("TransformResources", p => Instances(p, "TransformResources")),
    ];

    internal static readonly StateLowering TransformJob = StepFunctionsTasks.Request("SageMakerCreateTransformJob", "sagemaker:createTransformJob", "", TransformJobRequest);

    private static readonly PropertyLowering[] ModelRequest =
    [
        Copy("ModelName"),
        Copy("EnableNetworkIsolation"),
        InVpc("Vpc"),
        new("PrimaryContainer", p => p.IfSet("PrimaryContainer", true)),
        Copy("Containers"),
    ];

    internal static readonly StateLowering Model = StepFunctionsTasks.Sending("SageMakerCreateModel", "sagemaker:createModel", ModelRequest) with
    {
        Fixes = new Dictionary<string, PropFix> { ["EnableNetworkIsolation"] = new("EnableNetworkIsolation", "true") },
    };

    private static readonly PropertyLowering[] EndpointConfigRequest =
    [
        Copy("EndpointConfigName"),
        Copy("KmsKey", "KmsKeyId"),
        Copy("AsyncInferenceConfig"),
        Copy("DataCaptureConfig"),
        Copy("ShadowProductionVariants"),
        Nest("ProductionVariants", "ProductionVariants",
            Copy("ModelName"),
            Copy("VariantName"),
            Copy("AcceleratorType"),
            Copy("InitialVariantWeight"),
            Copy("ServerlessConfig"),
            Copy("ManagedInstanceScaling"),
            new("InitialInstanceCount", p => OrElse(p["InitialInstanceCount"], One(p.Origin))),
            new("InstanceType", InstanceType)),
    ];

    internal static readonly StateLowering EndpointConfig = StepFunctionsTasks.Sending("SageMakerCreateEndpointConfig", "sagemaker:createEndpointConfig", EndpointConfigRequest) with
    {
        Fixes = new Dictionary<string, PropFix> { ["ProductionVariants[*].InitialInstanceCount"] = new("ProductionVariants[*].InitialInstanceCount") },
    };

    internal static readonly StateLowering Endpoint = StepFunctionsTasks.Sending("SageMakerCreateEndpoint", "sagemaker:createEndpoint", [Copy("EndpointName"), Copy("EndpointConfigName"), .. Never("DeploymentConfig")]);

    internal static readonly StateLowering EndpointUpdate = StepFunctionsTasks.Sending("SageMakerUpdateEndpoint", "sagemaker:updateEndpoint");

    // One ml.m4.xlarge where the task says nothing.
    private static Value Instances(LoweringProps props, string prop) =>
        props[prop] is AbsentValue
            ? Map(props.Origin, ("InstanceCount", One(props.Origin)), ("InstanceType", props.Text("ml.m4.xlarge", props.Origin)))
            : Nest(props[prop], [Copy("InstanceCount"), new("InstanceType", InstanceType), Copy("VolumeEncryptionKey", "VolumeKmsKeyId")]);

    // The CDK puts "ml." before the name of the EC2 instance type.
    private static Value InstanceType(LoweringProps props) => Prefixed(props["InstanceType"]);

    private static Value Prefixed(Value type) => type switch
    {
        ScalarValue name => new ScalarValue("ml." + name.Text, ScalarKind.String, name.Origin),
        InterpolatedValue name => new InterpolatedValue([new ScalarValue("ml.", ScalarKind.String, name.Origin), .. name.Parts], name.Origin),
        AlternativesValue choice => new AlternativesValue(
            choice.Choice, [.. choice.Alternatives.Select(a => new Alternative(a.Label, Prefixed(a.Value)))], choice.Origin),
        _ => type,
    };

    private static PropertyLowering InVpc(string prop) => new("VpcConfig", p => p[prop] switch
    {
        AbsentValue => new AbsentValue(p.Origin),
        UnknownValue { MayBeAbsent: true } unknown => unknown,
        var vpc => Map(vpc.Origin, ("Subnets", new UnknownValue("the CDK chooses the subnets", vpc.Origin))),
    });

    private static Value OrElse(Value value, Value otherwise) => value is AbsentValue ? otherwise : value;

    private static ScalarValue One(Origin origin) => new("1", ScalarKind.Number, origin);
}
