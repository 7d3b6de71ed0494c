using Amazon.CDK.AWS.Batch;
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
        props.Check();

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

    /// <summary>Adds a workflow that runs a Batch job of this environment and tells how it went.</summary>
    /// <param name="id">The construct id; the names of the jobs are the path to it.</param>
    /// <param name="job">The job.</param>
    /// <param name="options">How to run it. Default: eight hours at most.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public BatchJobWorkflow Submit(string id, BatchJob job, BatchWorkflowOptions? options = null) => Submit(id, job.JobQueue, job.JobDefinition, options);

    /// <summary>Adds a workflow that runs a Batch job made elsewhere and tells here how it went.</summary>
    /// <param name="id">The construct id; the names of the jobs are the path to it.</param>
    /// <param name="queue">Where the job waits for machines.</param>
    /// <param name="definition">What it does.</param>
    /// <param name="options">How to run it. Default: eight hours at most.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public BatchJobWorkflow Submit(string id, IJobQueue queue, IJobDefinition definition, BatchWorkflowOptions? options = null)
    {
        var workflow = new BatchJobWorkflow(this, id, new BatchJobWorkflowProps(options ?? new()) { Queue = queue, Definition = definition, Environment = this });
        Dashboard.Add(id, workflow.StateMachine);
        return workflow;
    }

    private TWorkflow Shown<TWorkflow>(string id, TWorkflow workflow) where TWorkflow : JobWorkflow
    {
        Dashboard.Add(id, workflow.StateMachine);
        return workflow;
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
