using Amazon.CDK.AWS.APIGateway;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using Constructs;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Inference;

/// <summary>
/// A REST API inside the VPC in front of an endpoint: <c>POST /predictions</c>, signed by callers of this account, throttled and logged.
/// API Gateway asks the endpoint itself; no function stands in between.
/// Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html.
/// </summary>
public sealed class PrivateApi : Construct
{
    /// <summary>Makes the interface endpoint, the log, the role and the API.</summary>
    /// <exception cref="ArgumentException">A throttle is not above 0.</exception>
    public PrivateApi(Construct scope, string id, PrivateApiProps props) : base(scope, id)
    {
        if (props.RequestsPerSecond <= 0 || props.Burst < 1)
        {
            throw new ArgumentException($"RequestsPerSecond is {props.RequestsPerSecond} and Burst is {props.Burst}, so nobody could ask: set both above 0.", nameof(props));
        }

        Door = new InterfaceVpcEndpoint(this, "Door", new InterfaceVpcEndpointProps
        {
            Vpc = props.Network.Vpc,
            Service = new InterfaceVpcEndpointAwsService("execute-api"),
            Subnets = new SubnetSelection { Subnets = [.. props.Network.Subnets] },
            SecurityGroups = [props.Network.SecurityGroup],
            Open = false,
            PrivateDnsEnabled = true,
        });
        Door.AddToPolicy(PrivateApiAccess.OfThisAccount(this));
        Log = new EncryptedLogGroup(this, "Log", new EncryptedLogGroupProps { Key = props.Key }).LogGroup;
        Role = new ServiceRole(this, "Role", new ServiceRoleProps { Service = "apigateway.amazonaws.com", Description = "Asks one endpoint on behalf of an API" }).Role;
        props.Endpoint.GrantInvoking(Role);

        Api = new RestApi(this, "Resource", new RestApiProps
        {
            // Shown in the console only; names of APIs need not differ.
            RestApiName = id,
            Description = "Predictions for callers inside the VPC",
            EndpointConfiguration = new EndpointConfiguration { Types = [EndpointType.PRIVATE], VpcEndpoints = [Door] },
            Policy = PrivateApiAccess.Through(Door),
            CloudWatchRole = false,
            DeployOptions = new StageOptions
            {
                TracingEnabled = true,
                MetricsEnabled = true,
                LoggingLevel = MethodLoggingLevel.ERROR,
                DataTraceEnabled = false,
                ThrottlingRateLimit = props.RequestsPerSecond,
                ThrottlingBurstLimit = props.Burst,
                AccessLogDestination = new LogGroupLogDestination(Log),
                AccessLogFormat = AccessLogFormat.JsonWithStandardFields(),
            },
        });
        if (props.SetAccountLogRole)
        {
            Api.DeploymentStage.Node.AddDependency(PrivateApiAccess.SetLogRole(this));
        }

        Predict(props.Endpoint);
        Errors = new NoticeAlarm(this, "Errors", Api.MetricServerError(), props.Notices, "The API failed to answer").Alarm;
    }

    /// <summary>The interface endpoint that requests come through.</summary>
    public InterfaceVpcEndpoint Door { get; }

    /// <summary>The API.</summary>
    public RestApi Api { get; }

    /// <summary>The access log.</summary>
    public LogGroup Log { get; }

    /// <summary>The role that asks the endpoint.</summary>
    public Role Role { get; }

    /// <summary>Answers with a 5xx status.</summary>
    public Amazon.CDK.AWS.CloudWatch.Alarm Errors { get; }

    /// <summary>Lets the principal ask.</summary>
    public void GrantAsking(IGrantable who) => who.Allow(["execute-api:Invoke"], [Api.ArnForExecuteApi("POST", "/predictions")]);

    private void Predict(IAnsweringEndpoint endpoint)
    {
        var ask = new AwsIntegration(new AwsIntegrationProps
        {
            Service = "runtime.sagemaker",
            Path = $"endpoints/{endpoint.EndpointName}/invocations",
            IntegrationHttpMethod = "POST",
            Options = new IntegrationOptions
            {
                CredentialsRole = Role,
                PassthroughBehavior = PassthroughBehavior.WHEN_NO_TEMPLATES,
                RequestParameters = new Dictionary<string, string> { ["integration.request.header.Content-Type"] = "method.request.header.Content-Type" },
                IntegrationResponses = [Answer("200", null), Answer("400", "4\\d{2}"), Answer("500", "5\\d{2}")],
            },
        });
        Api.Root.AddResource("predictions").AddMethod("POST", ask, new MethodOptions
        {
            AuthorizationType = AuthorizationType.IAM,
            RequestParameters = new Dictionary<string, bool> { ["method.request.header.Content-Type"] = true },
            RequestValidatorOptions = new RequestValidatorOptions { ValidateRequestParameters = true },
            MethodResponses = [new MethodResponse { StatusCode = "200" }, new MethodResponse { StatusCode = "400" }, new MethodResponse { StatusCode = "500" }],
        });
    }

    private static IntegrationResponse Answer(string status, string? pattern) => new() { StatusCode = status, SelectionPattern = pattern };
}
