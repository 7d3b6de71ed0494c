using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Jobs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;
using MlInfra.Constructs.Workbench;

namespace MlInfra.Constructs.Training;

/// <summary>What can be chosen about a <see cref="TrainingEnvironment"/>. Everything has a default.</summary>
public sealed class TrainingEnvironmentProps
{
    /// <summary>The key of everything. An imported one must already admit the services and roles in its policy. Default: one made.</summary>
    public IKey? Key { get; init; }

    /// <summary>The network. Default: a <see cref="PrivateNetwork"/> made.</summary>
    public IWorkNetwork? Network { get; init; }

    /// <summary>The bucket of data and models. Default: a <see cref="DataBucket"/> made, closed to other networks.</summary>
    public IBucket? Data { get; init; }

    /// <summary>The topic of notices and alarms. Default: a <see cref="NoticeTopic"/> made.</summary>
    public ITopic? Notices { get; init; }

    /// <summary>ARNs of roles that may read and write objects from outside the VPC, such as the one that uploads training data. Only for the bucket made here. Default: none.</summary>
    public IReadOnlyList<string> UploadRoles { get; init; } = [];

    /// <summary>Leave the bucket made here open to other networks, within what its roles may do. Adds a warning. Default: false.</summary>
    public bool AdmitOtherNetworks { get; init; }

    /// <summary>First key to delete the data with the stack; see <see cref="DataBucketProps.DeleteDataWithStack"/>. Default: false.</summary>
    public bool DeleteDataWithStack { get; init; }

    /// <summary>Make a notebook to look at data and models. Default: true.</summary>
    public bool Workbench { get; init; } = true;

    /// <summary>Make a SageMaker Studio domain beside it, for more people and longer work. Default: false.</summary>
    public bool Studio { get; init; }

    /// <summary>The boundary of every role made here. Default: none.</summary>
    public IManagedPolicy? PermissionsBoundary { get; init; }
}

/// <summary>
/// A place to train models in private: a network without internet, an encrypted bucket that only this network reaches,
/// a notebook, and workflows that run training jobs and tell how they went (<see cref="Train"/>).
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/infrastructure-give-access.html.
/// </summary>
public sealed class TrainingEnvironment : Construct, IWorkEnvironment
{
    /// <summary>Makes the environment.</summary>
    /// <exception cref="ArgumentException">Two props contradict each other; the message says which and the way out.</exception>
    public TrainingEnvironment(Construct scope, string id, TrainingEnvironmentProps? props = null) : base(scope, id)
    {
        props ??= new();
        Check(props);

        if (props.PermissionsBoundary is { } boundary)
        {
            Amazon.CDK.AWS.IAM.PermissionsBoundary.Of(this).Apply(boundary);
        }

        Key = props.Key ?? new EncryptionKey(this, "Key").Key;
        Network = props.Network ?? new PrivateNetwork(this, "Network", new PrivateNetworkProps { Key = Key });
        Data = props.Data ?? MakeBucket(props);
        Network.Admit(Data);
        Notices = props.Notices ?? new NoticeTopic(this, "Notices", new NoticeTopicProps { Key = Key }).Topic;
        Dashboard = new JobDashboard(this, "Dashboard");
        if (props.Workbench)
        {
            Workbench = new NotebookWorkbench(this, "Workbench", new NotebookWorkbenchProps { Network = Network, Key = Key, Data = Data });
        }

        if (props.Studio)
        {
            Studio = new StudioWorkbench(this, "Studio", new StudioWorkbenchProps { Network = Network, Key = Key, Data = Data });
        }
    }

    /// <summary>The key.</summary>
    public IKey Key { get; }

    /// <summary>The network.</summary>
    public IWorkNetwork Network { get; }

    /// <summary>The bucket of data and models.</summary>
    public IBucket Data { get; }

    /// <summary>The topic of notices and alarms. Subscribe to it to hear them.</summary>
    public ITopic Notices { get; }

    /// <summary>The dashboard of the workflows.</summary>
    public JobDashboard Dashboard { get; }

    /// <summary>The notebook, if one was made.</summary>
    public NotebookWorkbench? Workbench { get; }

    /// <summary>The Studio domain, if one was made.</summary>
    public StudioWorkbench? Studio { get; }

    /// <summary>Adds a workflow that trains a model in this environment.</summary>
    /// <param name="id">The construct id; the names of the jobs start with the path to it.</param>
    /// <param name="plan">What to train.</param>
    /// <param name="options">How to run it. Default: four hours at most, on demand.</param>
    /// <exception cref="ArgumentException">The plan or an option contradicts another one or what SageMaker accepts.</exception>
    public TrainingWorkflow Train(string id, TrainingPlan plan, TrainingOptions? options = null) =>
        Shown(id, new TrainingWorkflow(this, id, new TrainingWorkflowProps(options ?? new()) { Plan = plan, Environment = this }));

    /// <summary>Adds a workflow that looks for the best hyperparameters in this environment.</summary>
    /// <param name="id">The construct id; the names of the jobs start with the path to it.</param>
    /// <param name="plan">What to search.</param>
    /// <param name="options">How to run it. Default: a Bayesian search of 20 training jobs, two at a time, four hours at most each.</param>
    /// <exception cref="ArgumentException">The plan or an option contradicts another one or what SageMaker accepts.</exception>
    public TuningWorkflow Tune(string id, TuningPlan plan, TuningOptions? options = null) =>
        Shown(id, new TuningWorkflow(this, id, new TuningWorkflowProps(options ?? new()) { Plan = plan, Environment = this }));

    /// <summary>Adds a workflow that processes data in this environment.</summary>
    /// <param name="id">The construct id; the names of the jobs start with the path to it.</param>
    /// <param name="plan">What to process.</param>
    /// <param name="options">How to run it. Default: four hours at most.</param>
    /// <exception cref="ArgumentException">The plan or an option contradicts another one or what SageMaker accepts.</exception>
    public ProcessingWorkflow Process(string id, ProcessingPlan plan, ProcessingOptions? options = null) =>
        Shown(id, new ProcessingWorkflow(this, id, new ProcessingWorkflowProps(options ?? new()) { Plan = plan, Environment = this }));

    private TWorkflow Shown<TWorkflow>(string id, TWorkflow workflow) where TWorkflow : JobWorkflow
    {
        Dashboard.Add(id, workflow);
        return workflow;
    }

    private static void Check(TrainingEnvironmentProps props)
    {
        if (props.Data is not null && (props.DeleteDataWithStack || props.AdmitOtherNetworks || props.UploadRoles.Count > 0))
        {
            throw new ArgumentException(
                "Data is brought along, so DeleteDataWithStack, AdmitOtherNetworks and UploadRoles have no bucket to act on: leave them out, or leave Data out.", nameof(props));
        }

        if (props.AdmitOtherNetworks && props.UploadRoles.Count > 0)
        {
            throw new ArgumentException("AdmitOtherNetworks lets every network in, so UploadRoles makes no difference: leave one of them out.", nameof(props));
        }

        if (props is { Data: null, AdmitOtherNetworks: false, Network: { S3EndpointId: null } })
        {
            throw new ArgumentException(
                "Network does not tell its S3EndpointId, so the bucket cannot be closed to other networks: pass the id, or set AdmitOtherNetworks.", nameof(props));
        }
    }

    private Bucket MakeBucket(TrainingEnvironmentProps props)
    {
        if (props.AdmitOtherNetworks)
        {
            Amazon.CDK.Annotations.Of(this).AddWarningV2("mlinfra:bucketAdmitsOtherNetworks", "The data bucket can be reached from outside the VPC.");
        }

        return new DataBucket(this, "Data", new DataBucketProps
        {
            Key = Key,
            OnlyFrom = props.AdmitOtherNetworks ? null : new VpcOnly(Network.S3EndpointId!, [.. props.UploadRoles]),
            DeleteDataWithStack = props.DeleteDataWithStack,
        }).Bucket;
    }
}
