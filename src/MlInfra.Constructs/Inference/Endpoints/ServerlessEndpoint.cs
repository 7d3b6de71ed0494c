using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Sagemaker;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Inference.Models;
using MlInfra.Constructs.Observability;

namespace MlInfra.Constructs.Inference.Endpoints;

/// <summary>How a serverless endpoint runs.</summary>
public record ServerlessOptions
{
    /// <summary>The memory. Default: 2 GB.</summary>
    public ServerlessMemory Memory { get; init; } = ServerlessMemory.TwoGigabytes;

    /// <summary>Requests at one time, 1 to 200; more are refused. Default: 20.</summary>
    public int MaxConcurrency { get; init; } = 20;

    /// <summary>Requests at one time that find a warm container, 1 to <see cref="MaxConcurrency"/>, billed by the hour. Default: none, and the first request after a pause waits.</summary>
    public int? WarmConcurrency { get; init; }

    internal void Check()
    {
        if (MaxConcurrency is < 1 or > 200)
        {
            throw new ArgumentException($"MaxConcurrency is {MaxConcurrency}, but a serverless endpoint serves 1 to 200 requests at one time: choose a number in between, or a RealTimeEndpoint for more.");
        }

        if (WarmConcurrency is { } warm && (warm < 1 || warm > MaxConcurrency))
        {
            throw new ArgumentException($"WarmConcurrency is {warm} and MaxConcurrency is {MaxConcurrency}: keep 1 to MaxConcurrency warm, or leave WarmConcurrency out.");
        }
    }
}

/// <summary>What a <see cref="ServerlessEndpoint"/> is made from. SageMaker gives it no VPC, no isolation, no data capture and one model, so there is no prop for them.</summary>
public sealed record ServerlessEndpointProps : ServerlessOptions
{
    /// <summary>Props with the defaults of all options.</summary>
    public ServerlessEndpointProps()
    {
    }

    /// <summary>Props with options set elsewhere.</summary>
    public ServerlessEndpointProps(ServerlessOptions options) : base(options)
    {
    }

    /// <summary>What is served: one container, neither a pipeline nor many models.</summary>
    public required SingleModel Model { get; init; }

    /// <summary>Where alarms go.</summary>
    public required ITopic Notices { get; init; }
}

/// <summary>
/// An endpoint that costs nothing while nobody asks. Its containers run outside your VPC and are not isolated:
/// take a <see cref="RealTimeEndpoint"/> where that matters.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints.html.
/// </summary>
public sealed class ServerlessEndpoint : Construct, IAnsweringEndpoint
{
    private const string Variant = "serverless";

    private readonly EndpointIdentity _identity;

    /// <summary>Makes model, configuration, endpoint and alarm.</summary>
    /// <exception cref="ArgumentException">A concurrency is out of range.</exception>
    public ServerlessEndpoint(Construct scope, string id, ServerlessEndpointProps props) : base(scope, id)
    {
        props.Check();

        _identity = EndpointIdentity.Of(this);
        Model = new HostedModel(this, "Model", new HostedModelProps { Model = props.Model, Network = null });
        Config = new CfnEndpointConfig(this, "Config", new CfnEndpointConfigProps
        {
            ProductionVariants = new[]
            {
                new CfnEndpointConfig.ProductionVariantProperty
                {
                    VariantName = Variant,
                    ModelName = Model.Model.AttrModelName,
                    InitialVariantWeight = 1,
                    ServerlessConfig = new CfnEndpointConfig.ServerlessConfigProperty
                    {
                        MemorySizeInMb = props.Memory.Megabytes,
                        MaxConcurrency = props.MaxConcurrency,
                        ProvisionedConcurrency = props.WarmConcurrency,
                    },
                },
            },
        });
        Endpoint = new CfnEndpoint(this, "Resource", new CfnEndpointProps { EndpointName = EndpointName, EndpointConfigName = Config.AttrEndpointConfigName });
        ServerErrors = new NoticeAlarm(
            this, "ServerErrors", new VariantMetrics(EndpointName, Variant).Of("Invocation5XXErrors", "Sum"), props.Notices, "The serverless endpoint failed to answer").Alarm;
    }

    /// <summary>The model.</summary>
    public HostedModel Model { get; }

    /// <summary>The configuration.</summary>
    public CfnEndpointConfig Config { get; }

    /// <summary>The endpoint.</summary>
    public CfnEndpoint Endpoint { get; }

    /// <summary>Answers with a 5xx status.</summary>
    public Amazon.CDK.AWS.CloudWatch.Alarm ServerErrors { get; }

    /// <inheritdoc />
    public string EndpointName => _identity.Name;

    /// <inheritdoc />
    public string EndpointArn => _identity.Arn;

    internal VariantMetrics Metrics => new(EndpointName, Variant);

    /// <inheritdoc />
    public void GrantInvoking(IGrantable who, IVpcEndpoint? onlyThrough = null) => _identity.Grant(who, ["sagemaker:InvokeEndpoint"], onlyThrough);
}
