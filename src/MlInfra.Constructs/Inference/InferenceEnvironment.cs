using Amazon.CDK.AWS.ECR;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Inference.BatchTransform;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Inference.Models;
using MlInfra.Constructs.Jobs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Inference;

/// <summary>
/// A place to serve models in private: a network without internet, whose only way to predictions leads to the endpoints made here,
/// an encrypted bucket, a repository of scanned images, a topic and a dashboard.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/inference-infrastructure-security.html.
/// </summary>
public sealed class InferenceEnvironment : Construct, IWorkEnvironment
{
    /// <summary>Makes the environment.</summary>
    /// <exception cref="ArgumentException">Two props contradict each other; the message says which and the way out.</exception>
    public InferenceEnvironment(Construct scope, string id, InferenceEnvironmentProps? props = null) : base(scope, id)
    {
        props ??= new();
        props.Check();

        if (props.PermissionsBoundary is { } boundary)
        {
            PermissionsBoundary.Of(this).Apply(boundary);
        }

        Key = props.Key ?? new EncryptionKey(this, "Key").Key;
        Network = props.Network ?? new PrivateNetwork(this, "Network", new PrivateNetworkProps { Key = Key, Endpoints = ServiceEndpoint.OfHosting });
        Invocation = props.Network is null ? new PrivateInvocation(this, "Invocation", Network) : null;
        Data = props.Data ?? new DataBucket(this, "Data", new DataBucketProps { Key = Key, DeleteDataWithStack = props.DeleteDataWithStack }).Bucket;
        Network.Admit(Data);
        Notices = props.Notices ?? new NoticeTopic(this, "Notices", new NoticeTopicProps { Key = Key }).Topic;
        Images = props.Images ?? new ModelRepository(this, "Images", new ModelRepositoryProps { Key = Key }).Repository;
        Dashboard = new EndpointDashboard(this, "Dashboard");
    }

    /// <summary>The key.</summary>
    public IKey Key { get; }

    /// <summary>The network.</summary>
    public IWorkNetwork Network { get; }

    /// <summary>The way to the endpoints from inside the network made here; null if the network was brought along.</summary>
    public PrivateInvocation? Invocation { get; }

    /// <summary>The bucket.</summary>
    public IBucket Data { get; }

    /// <summary>The topic of alarms. Subscribe to it to hear them.</summary>
    public ITopic Notices { get; }

    /// <summary>The repository of your own images.</summary>
    public IRepository Images { get; }

    /// <summary>The dashboard.</summary>
    public EndpointDashboard Dashboard { get; }

    /// <summary>Serves models that answer at once.</summary>
    /// <exception cref="ArgumentException">An option contradicts another one or what SageMaker accepts.</exception>
    public RealTimeEndpoint Serve(string id, Traffic traffic, RealTimeOptions? options = null)
    {
        var endpoint = new RealTimeEndpoint(this, id, new RealTimeEndpointProps(options ?? new())
        {
            Traffic = traffic,
            Network = Network,
            Data = Data,
            Key = Key,
            Notices = Notices,
        });
        Invocation?.Admit(endpoint);
        Dashboard.Add(id, endpoint);
        return endpoint;
    }

    /// <summary>Serves a model that costs nothing while nobody asks. It runs outside the network: SageMaker offers no other way.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public ServerlessEndpoint ServeOnDemand(string id, SingleModel model, ServerlessOptions? options = null)
    {
        var endpoint = new ServerlessEndpoint(this, id, new ServerlessEndpointProps(options ?? new()) { Model = model, Notices = Notices });
        Invocation?.Admit(endpoint);
        Dashboard.Add(id, endpoint);
        return endpoint;
    }

    /// <summary>Serves a model whose requests wait in a queue and are answered to S3.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public AsyncEndpoint ServeQueued(string id, SingleModel model, MlInstance instance, AsyncOptions? options = null)
    {
        var endpoint = new AsyncEndpoint(this, id, new AsyncEndpointProps(options ?? new())
        {
            Model = model,
            Instance = instance,
            Network = Network,
            Data = Data,
            Key = Key,
            Notices = Notices,
        });
        Invocation?.Admit(endpoint);
        Dashboard.Add(id, endpoint);
        return endpoint;
    }

    /// <summary>Adds a workflow that answers all the requests below a prefix at once, without an endpoint.</summary>
    /// <param name="id">The construct id; the names of the jobs start with the path to it.</param>
    /// <param name="plan">The model, and what it answers.</param>
    /// <param name="options">How to run it. Default: four hours at most.</param>
    /// <exception cref="ArgumentException">The plan or an option contradicts another one or what SageMaker accepts.</exception>
    public TransformWorkflow Transform(string id, TransformPlan plan, TransformOptions? options = null)
    {
        var workflow = new TransformWorkflow(this, id, new TransformWorkflowProps(options ?? new()) { Plan = plan, Environment = this });
        Dashboard.Add(id, workflow.StateMachine);
        return workflow;
    }

    /// <summary>Puts a REST API inside the network in front of an endpoint.</summary>
    /// <exception cref="ArgumentException">A throttle is not above 0.</exception>
    public PrivateApi Publish(string id, IAnsweringEndpoint endpoint, PrivateApiOptions? options = null) =>
        new(this, id, new PrivateApiProps(options ?? new()) { Endpoint = endpoint, Network = Network, Key = Key, Notices = Notices });
}
