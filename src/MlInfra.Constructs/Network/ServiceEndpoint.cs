using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Constructs;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Network;

/// <summary>
/// An interface endpoint: a private way from a VPC to one AWS service. Its policy admits principals of this account only,
/// so stolen credentials of another account cannot carry data out through it. A role session counts as its role's account.
/// Source: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html.
/// </summary>
/// <param name="Id">The construct id, such as <c>Logs</c>.</param>
/// <param name="Service">The service's part of the endpoint name, such as <c>ecr.dkr</c>.</param>
/// <param name="Actions">The actions that may pass, such as <c>logs:*</c>.</param>
public sealed record ServiceEndpoint(string Id, string Service, string Actions)
{
    /// <summary>The calls that make, change and describe what SageMaker has.</summary>
    public static ServiceEndpoint SageMakerApi { get; } = new("SageMakerApi", "sagemaker.api", "sagemaker:*");

    /// <summary>What jobs, notebooks and workflows call while they train a model.</summary>
    public static IReadOnlyList<ServiceEndpoint> OfTraining { get; } =
    [
        SageMakerApi,
        new("SageMakerRuntime", "sagemaker.runtime", "sagemaker:InvokeEndpoint*"),
        new("Sts", "sts", "sts:*"),
        new("Logs", "logs", "logs:*"),
        new("EcrApi", "ecr.api", "ecr:*"),
        new("EcrDocker", "ecr.dkr", "ecr:*"),
        new("Kms", "kms", "kms:*"),
        new("StepFunctions", "states", "states:*"),
    ];

    /// <summary>
    /// What is called while a model is served and monitored. The way to the endpoints themselves is not here:
    /// <see cref="Inference.PrivateInvocation"/> opens it to named endpoints only.
    /// </summary>
    public static IReadOnlyList<ServiceEndpoint> OfHosting { get; } =
    [
        new("Logs", "logs", "logs:*"),
        new("EcrApi", "ecr.api", "ecr:*"),
        new("EcrDocker", "ecr.dkr", "ecr:*"),
        new("Kms", "kms", "kms:*"),
    ];

    /// <summary>What a Flink application and the consumers of streams call.</summary>
    public static IReadOnlyList<ServiceEndpoint> OfStreaming { get; } =
    [
        new("Streams", "kinesis-streams", "kinesis:*"),
        new("Firehose", "kinesis-firehose", "firehose:*"),
        new("Topics", "sns", "sns:Publish"),
        new("Logs", "logs", "logs:*"),
        new("Kms", "kms", "kms:*"),
    ];

    /// <summary>
    /// What the analysis of video calls. The endpoint of Kinesis Video Streams carries producers and consumers, but no WebRTC, and exists in most regions.
    /// Source: https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/vpc-interface-endpoints.html.
    /// </summary>
    public static IReadOnlyList<ServiceEndpoint> OfVideo { get; } =
    [
        new("Video", "kinesisvideo", "kinesisvideo:*"),
        new("Rekognition", "rekognition", "rekognition:*"),
        new("Streams", "kinesis-streams", "kinesis:*"),
        new("Topics", "sns", "sns:Publish"),
        new("Queues", "sqs", "sqs:SendMessage"),
        new("Logs", "logs", "logs:*"),
        new("EcrApi", "ecr.api", "ecr:*"),
        new("EcrDocker", "ecr.dkr", "ecr:*"),
    ];

    /// <summary>What replication, Glue and Batch jobs call.</summary>
    public static IReadOnlyList<ServiceEndpoint> OfBatch { get; } =
    [
        new("Secrets", "secretsmanager", "secretsmanager:GetSecretValue"),
        new("Glue", "glue", "glue:*"),
        new("Logs", "logs", "logs:*"),
        new("Metrics", "monitoring", "cloudwatch:PutMetricData"),
        new("EcrApi", "ecr.api", "ecr:*"),
        new("EcrDocker", "ecr.dkr", "ecr:*"),
        new("Kms", "kms", "kms:*"),
        new("Sts", "sts", "sts:*"),
    ];

    /// <summary>What the nodes of a Spark cluster and a warehouse call.</summary>
    public static IReadOnlyList<ServiceEndpoint> OfAnalytics { get; } =
    [
        new("Glue", "glue", "glue:*"),
        new("Logs", "logs", "logs:*"),
        new("Kms", "kms", "kms:*"),
        new("Sts", "sts", "sts:*"),
    ];

    /// <summary>What several kinds of work call, each service once: a VPC has one endpoint with private DNS for each.</summary>
    public static IReadOnlyList<ServiceEndpoint> Of(params IReadOnlyList<ServiceEndpoint>[] kinds) =>
        [.. kinds.SelectMany(kind => kind).GroupBy(endpoint => endpoint.Service).Select(same => same.MaxBy(endpoint => endpoint.Actions.EndsWith(":*", StringComparison.Ordinal))!)];

    internal void AddTo(Construct network, Vpc vpc, SecurityGroup members)
    {
        var endpoint = new InterfaceVpcEndpoint(network, Id, new InterfaceVpcEndpointProps
        {
            Vpc = vpc,
            Service = new InterfaceVpcEndpointAwsService(Service),
            SecurityGroups = [members],
            Open = false,
            PrivateDnsEnabled = true,
        });
        endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "ThisAccount",
            Principals = [new AnyPrincipal()],
            Actions = [Actions],
            Resources = ["*"],
            Conditions = OfAccount(Stack.Of(network)),
        }));
    }

    internal static Dictionary<string, object> OfAccount(Stack stack) =>
        Permission.If("StringEquals", "aws:PrincipalAccount", stack.Account);
}
