using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Endpoints of a VPC, and the services that they are for.</summary>
internal static class Ec2Endpoints
{
    private const string Namespace = "aws-cdk-lib.aws_ec2.";

    // The services that rules speak of, by the CDK's name.
    private static readonly Dictionary<string, string> Services = new()
    {
        ["S3"] = "s3",
        ["S3_EXPRESS"] = "s3express",
        ["DYNAMODB"] = "dynamodb",
        ["SAGEMAKER_API"] = "sagemaker.api",
        ["SAGEMAKER_RUNTIME"] = "sagemaker.runtime",
        ["SAGEMAKER_RUNTIME_FIPS"] = "sagemaker.runtime-fips",
        ["SAGEMAKER_FEATURESTORE_RUNTIME"] = "sagemaker.featurestore-runtime",
        ["SAGEMAKER_METRICS"] = "sagemaker.metrics",
        ["CLOUDWATCH_LOGS"] = "logs",
        ["CLOUDWATCH_MONITORING"] = "monitoring",
        ["ECR"] = "ecr.api",
        ["ECR_DOCKER"] = "ecr.dkr",
        ["KMS"] = "kms",
        ["STS"] = "sts",
        ["SECRETS_MANAGER"] = "secretsmanager",
        ["SSM"] = "ssm",
        ["STEP_FUNCTIONS"] = "states",
        ["LAMBDA"] = "lambda",
        ["KINESIS_STREAMS"] = "kinesis-streams",
        ["KINESIS_FIREHOSE"] = "kinesis-firehose",
        ["SQS"] = "sqs",
        ["SNS"] = "sns",
        ["GLUE"] = "glue",
        ["ATHENA"] = "athena",
        ["BATCH"] = "batch",
        ["EC2"] = "ec2",
        ["BEDROCK"] = "bedrock",
        ["BEDROCK_RUNTIME"] = "bedrock-runtime",
    };

    internal static readonly ConstructLowering Interface = Of("InterfaceVpcEndpoint", "AddInterfaceEndpoint", Ec2Peers.Methods, Ec2Peers.Companions);

    // A gateway has routes, and no security groups.
    internal static readonly ConstructLowering Gateway = Of("GatewayVpcEndpoint", "AddGatewayEndpoint", [], []);

    internal static readonly IReadOnlyList<FactoryLowering> Objects =
    [
        new(Namespace + "InterfaceVpcEndpointAwsService", FactoryLowering.Constructor, (arguments, at) => ServiceName(arguments[0], at)) { Needs = 1 },
        new(Namespace + "GatewayVpcEndpointAwsService", FactoryLowering.Constructor, (arguments, at) => ServiceName(arguments[0], at)) { Needs = 1 },
        new(Namespace + "InterfaceVpcEndpointService", FactoryLowering.Constructor, (arguments, _) => arguments[0]) { Needs = 1 },
    ];

    /// <summary>An endpoint that is made of its options alone.</summary>
    internal static MapValue Endpoint(LoweringProps options) =>
        Map(options.Origin, ("ServiceName", Each(options["Service"], Named)), ("PolicyDocument", new AbsentValue(options.Origin)));

    private static ConstructLowering Of(string name, string madeBy, IReadOnlyList<string> methods, IReadOnlyList<CompanionLowering> companions) => new()
    {
        Construct = Namespace + name,
        MadeBy = [madeBy],
        Type = "AWS::EC2::VPCEndpoint",
        Attributes = new Dictionary<string, string?> { ["VpcEndpointId"] = null },
        Properties =
        [
            new("ServiceName", p => Each(p["Service"], Named)),
            new("PolicyDocument", p => Iam.Added(p, "statement", "AddToPolicy") is { Count: > 0 } statements
                ? IamObjects.DocumentOf(statements, p.Origin)
                : new AbsentValue(p.Origin)),
        ],
        Methods = ["AddToPolicy", .. methods],
        Companions = companions,
    };

    private static Value Named(Value service) => service is ScalarValue name && Services.TryGetValue(name.Text, out var found)
        ? ServiceName(new ScalarValue(found, ScalarKind.String, name.Origin), name.Origin)
        : service is ScalarValue { Text: var text } && text.Contains('.') ? service
        : service is ScalarValue ? new UnknownValue("the name of the service is not known", service.Origin)
        : service;

    private static InterpolatedValue ServiceName(Value service, Origin at) => service is ScalarValue name
        ? new(
            [
                new ScalarValue("com.amazonaws.", ScalarKind.String, at),
                new UnknownValue("AWS::Region is known at deployment", at) { Expression = "AWS::Region" },
                new ScalarValue("." + name.Text, ScalarKind.String, at),
            ], at)
        : new([service], at);
}
