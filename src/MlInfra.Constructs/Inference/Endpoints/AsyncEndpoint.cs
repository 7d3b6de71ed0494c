using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Sagemaker;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Inference.Models;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Inference.Endpoints;

/// <summary>
/// An endpoint for large or slow requests: they wait in a queue, are read from S3 and answered to S3, and a topic tells when.
/// Without requests it has no instances.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference.html.
/// </summary>
public sealed class AsyncEndpoint : Construct, IInferenceEndpoint
{
    private const string Variant = "async";

    private readonly EndpointIdentity _identity;
    private readonly AsyncEndpointProps _props;

    /// <summary>Makes model, topics, configuration, endpoint, scaling and alarms.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public AsyncEndpoint(Construct scope, string id, AsyncEndpointProps props) : base(scope, id)
    {
        props.Check();

        _props = props;
        _identity = EndpointIdentity.Of(this);
        foreach (var bucket in RealTimeEndpoint.Buckets(props.Model))
        {
            props.Network.Admit(bucket);
        }

        Answered = new NoticeTopic(this, "Answered", new NoticeTopicProps { Key = props.Key }).Topic;
        Failed = new NoticeTopic(this, "Failed", new NoticeTopicProps { Key = props.Key }).Topic;
        Model = new HostedModel(this, "Model", new HostedModelProps { Model = props.Model, Network = props.Network });
        GrantExchange(Model.Role);

        Config = Configure();
        // The configuration names bucket and topics, and SageMaker tries both when the endpoint is made.
        Config.Node.AddDependency(Model.Role);
        Endpoint = new CfnEndpoint(this, "Resource", new CfnEndpointProps { EndpointName = EndpointName, EndpointConfigName = Config.AttrEndpointConfigName });
        EndpointIdentity.WaitFor(props.Network, Endpoint);
        Scaling = new BacklogScaling(this, "Scaling", Endpoint, Variant, EndpointName, props.MaxInstances, props.BacklogPerInstance);
        Alarms =
        [
            new NoticeAlarm(this, "Failures", Failed.MetricNumberOfMessagesPublished(), props.Notices, "Asynchronous requests failed").Alarm,
            new NoticeAlarm(
                this, "Waiting", BacklogScaling.Metric(EndpointName, "ApproximateAgeOfOldestRequest", "Maximum"), props.Notices, "An asynchronous request waits too long",
                threshold: props.MaxWait.ToSeconds(), periods: 3).Alarm,
        ];
    }

    /// <summary>The model.</summary>
    public HostedModel Model { get; }

    /// <summary>The topic that tells of answers.</summary>
    public Topic Answered { get; }

    /// <summary>The topic that tells of failures.</summary>
    public Topic Failed { get; }

    /// <summary>The configuration.</summary>
    public CfnEndpointConfig Config { get; }

    /// <summary>The endpoint.</summary>
    public CfnEndpoint Endpoint { get; }

    /// <summary>The scaling.</summary>
    public BacklogScaling Scaling { get; }

    /// <summary>The alarms: failures, and requests that wait too long.</summary>
    public IReadOnlyList<Alarm> Alarms { get; }

    /// <inheritdoc />
    public string EndpointName => _identity.Name;

    /// <inheritdoc />
    public string EndpointArn => _identity.Arn;

    /// <inheritdoc />
    /// <remarks>The principal may also put requests below the endpoint's prefix and read its answers.</remarks>
    public void GrantInvoking(IGrantable who, IVpcEndpoint? onlyThrough = null)
    {
        _identity.Grant(who, ["sagemaker:InvokeEndpointAsync"], onlyThrough);
        _props.Data.GrantWriting(who, _props.RequestPrefix);
        _props.Data.GrantReading(who, _props.AnswerPrefix);
    }

    private void GrantExchange(IRole role)
    {
        _props.Data.GrantReading(role, _props.RequestPrefix);
        _props.Data.GrantWriting(role, _props.AnswerPrefix);
        _props.Data.GrantWriting(role, _props.FailurePrefix);
        _props.Key.GrantReadingAndWriting(role);
        role.Allow(["sns:Publish"], [Answered.TopicArn, Failed.TopicArn]);
    }

    private CfnEndpointConfig Configure() => new(this, "Config", new CfnEndpointConfigProps
    {
        KmsKeyId = _props.Instance.HasLocalStorage ? null : _props.Key.KeyArn,
        ProductionVariants = new[]
        {
            new CfnEndpointConfig.ProductionVariantProperty
            {
                VariantName = Variant,
                ModelName = Model.Model.AttrModelName,
                InstanceType = _props.Instance.Name,
                InitialInstanceCount = 1,
                InitialVariantWeight = 1,
            },
        },
        AsyncInferenceConfig = new CfnEndpointConfig.AsyncInferenceConfigProperty
        {
            ClientConfig = _props.ConcurrentPerInstance is { } concurrent
                ? new CfnEndpointConfig.AsyncInferenceClientConfigProperty { MaxConcurrentInvocationsPerInstance = concurrent } : null,
            OutputConfig = new CfnEndpointConfig.AsyncInferenceOutputConfigProperty
            {
                KmsKeyId = _props.Key.KeyArn,
                S3OutputPath = $"s3://{_props.Data.BucketName}/{_props.AnswerPrefix}",
                S3FailurePath = $"s3://{_props.Data.BucketName}/{_props.FailurePrefix}",
                NotificationConfig = new CfnEndpointConfig.AsyncInferenceNotificationConfigProperty { SuccessTopic = Answered.TopicArn, ErrorTopic = Failed.TopicArn },
            },
        },
    });
}
