using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.Sagemaker;
using Constructs;
using MlInfra.Constructs.Inference.Models;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Inference.Endpoints;

/// <summary>
/// An endpoint that answers within a minute: isolated containers in private subnets, at least two instances, scaled by requests,
/// changed blue/green with alarms that take the change back, and with a share of the traffic kept for monitoring.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints.html.
/// </summary>
public sealed class RealTimeEndpoint : Construct, IAnsweringEndpoint
{
    private readonly EndpointIdentity _identity;

    /// <summary>Makes models, configuration, alarms, endpoint and scaling.</summary>
    /// <exception cref="ArgumentException">An option contradicts another one or what SageMaker accepts.</exception>
    public RealTimeEndpoint(Construct scope, string id, RealTimeEndpointProps props) : base(scope, id)
    {
        props.Check(props.Traffic);

        _identity = EndpointIdentity.Of(this);
        Props = props;
        Models = props.Traffic.All.ToDictionary(variant => variant.Name, variant => Host(variant, props));
        Config = new CfnEndpointConfig(this, "Config", new CfnEndpointConfigProps
        {
            ProductionVariants = props.Traffic.Variants.Select(Describe).ToArray(),
            ShadowProductionVariants = props.Traffic.Shadow is { } shadow ? new[] { Describe(shadow) } : null,
            // Hardware encrypts local storage, and SageMaker refuses a key for it.
            KmsKeyId = props.Traffic.Variants[0].Instance.HasLocalStorage ? null : props.Key.KeyArn,
            DataCaptureConfig = props.CapturePercent == 0 ? null : Capture(props),
        });
        Alarms = props.Traffic.All.ToDictionary(
            variant => variant.Name,
            variant => new VariantAlarms(this, $"{variant.Name}Alarms", new(EndpointName, variant.Name), props.Notices, props.MaxLatency, variant.Scaling));
        Endpoint = new CfnEndpoint(this, "Resource", new CfnEndpointProps
        {
            EndpointName = EndpointName,
            EndpointConfigName = Config.AttrEndpointConfigName,
            DeploymentConfig = props.Rollout.Guarded([.. Answering(alarms => alarms.ServerErrors), .. Answering(alarms => alarms.Latency)]),
        });
        EndpointIdentity.WaitFor(props.Network, Endpoint);
        // A shadow has to stand up to the same traffic, so it scales alike.
        Scaling = props.Traffic.All.ToDictionary(variant => variant.Name, variant => new VariantScaling(this, $"{variant.Name}Scaling", Endpoint, variant));
    }

    /// <summary>The endpoint.</summary>
    public CfnEndpoint Endpoint { get; }

    /// <summary>Its configuration.</summary>
    public CfnEndpointConfig Config { get; }

    /// <summary>The models, by the name of their variant.</summary>
    public IReadOnlyDictionary<string, HostedModel> Models { get; }

    /// <summary>The alarms, by the name of their variant.</summary>
    public IReadOnlyDictionary<string, VariantAlarms> Alarms { get; }

    /// <summary>The scaling, by the name of its variant.</summary>
    public IReadOnlyDictionary<string, VariantScaling> Scaling { get; }

    /// <inheritdoc />
    public string EndpointName => _identity.Name;

    /// <inheritdoc />
    public string EndpointArn => _identity.Arn;

    internal RealTimeEndpointProps Props { get; }

    /// <inheritdoc />
    public void GrantInvoking(IGrantable who, IVpcEndpoint? onlyThrough = null) => _identity.Grant(who, ["sagemaker:InvokeEndpoint"], onlyThrough);

    private HostedModel Host(ModelVariant variant, RealTimeEndpointProps props)
    {
        foreach (var bucket in Buckets(variant.Model))
        {
            props.Network.Admit(bucket);
        }

        var hosted = new HostedModel(this, $"{variant.Name}Model", new HostedModelProps { Model = variant.Model, Network = props.Network });
        props.Key.GrantReadingAndWriting(hosted.Role);
        if (props.CapturePercent > 0)
        {
            props.Data.GrantWriting(hosted.Role, props.CapturePrefix);
        }

        return hosted;
    }

    internal static IEnumerable<IBucket> Buckets(InferenceModel model) =>
        [.. model.Containers.Select(container => container.Artifact?.Bucket).OfType<IBucket>(), .. model is MultiModel many ? new[] { many.Bucket } : []];

    private IEnumerable<Alarm> Answering(Func<VariantAlarms, Alarm> which) => Props.Traffic.Variants.Select(variant => which(Alarms[variant.Name]));

    private CfnEndpointConfig.ProductionVariantProperty Describe(ModelVariant variant) => new()
    {
        VariantName = variant.Name,
        ModelName = Models[variant.Name].Model.AttrModelName,
        InstanceType = variant.Instance.Name,
        InitialInstanceCount = variant.Instances,
        InitialVariantWeight = variant.Weight,
    };

    private static CfnEndpointConfig.DataCaptureConfigProperty Capture(RealTimeEndpointProps props) => new()
    {
        EnableCapture = true,
        InitialSamplingPercentage = props.CapturePercent,
        DestinationS3Uri = $"s3://{props.Data.BucketName}/{props.CapturePrefix}",
        KmsKeyId = props.Key.KeyArn,
        CaptureOptions = new[]
        {
            new CfnEndpointConfig.CaptureOptionProperty { CaptureMode = "Input" },
            new CfnEndpointConfig.CaptureOptionProperty { CaptureMode = "Output" },
        },
        // Without them, SageMaker keeps bodies in base64, which the monitor does not read.
        CaptureContentTypeHeader = new CfnEndpointConfig.CaptureContentTypeHeaderProperty { CsvContentTypes = ["text/csv"], JsonContentTypes = ["application/json"] },
    };
}
