using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;
using MlInfra.Constructs.Workflows;

namespace MlInfra.Constructs.Training;

/// <summary>
/// A state machine that trains one model with a built-in algorithm inside a VPC and tells how it went.
/// Start it with any input; every execution runs a job with a name of its own.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/sample-train-model.html.
/// </summary>
public sealed class TrainingWorkflow : Construct
{
    // Time for capacity to be found and the image to start, on top of the job's own bound.
    private const int PendingSeconds = 2 * 3600;

    // Time for the waits between attempts to create the job, on top of the bound of one attempt.
    private const int RetrySeconds = 3 * 3600;

    /// <summary>Makes the roles, the log group, the state machine and its alarms.</summary>
    /// <exception cref="ArgumentException">The plan or an option contradicts another one or what SageMaker accepts.</exception>
    public TrainingWorkflow(Construct scope, string id, TrainingWorkflowProps props) : base(scope, id)
    {
        props.Check(props.Plan);

        var stack = Stack.Of(this);
        var account = props.Plan.Algorithm.Registry.AccountFor(this);
        JobRole = props.JobRole ?? new ServiceRole(this, "JobRole", new ServiceRoleProps
        {
            Service = "sagemaker.amazonaws.com",
            Description = $"Trains a model with {props.Plan.Algorithm.Name}",
        }).Role;
        GrantTraining(stack, account, props);

        var jobName = Names.UniqueResourceName(this, new UniqueResourceNameOptions { MaxLength = 26 }).ToLowerInvariant();
        WorkflowRole = new WorkflowRole(this, "WorkflowRole", new WorkflowRoleProps { JobName = jobName, JobRole = JobRole }).Role;
        props.Key.GrantSending(WorkflowRole);

        var bound = props.Spot?.MaxWait ?? props.MaxRuntime;
        var attempt = Duration.Seconds(bound.ToSeconds() + PendingSeconds);
        var image = $"{account}.dkr.ecr.{stack.Region}.{stack.UrlSuffix}/{props.Plan.Algorithm.Repository}:{props.Plan.Algorithm.Tag}";
        var job = new TrainingState(props.Plan, jobName, image, JobRole.RoleArn, props.Network, props.Data, props.Key)
        {
            ModelPrefix = props.ModelPrefix,
            MaxRuntime = props.MaxRuntime,
            VolumeGiB = props.VolumeGiB,
            Spot = props.Spot,
        };

        var workflow = new Workflow(this, "Resource", new WorkflowProps
        {
            Name = $"Trains a model with {props.Plan.Algorithm.Name}",
            Start = new TrainingSteps(this, job.ToJson(stack, attempt), props.Notices).Start,
            Role = WorkflowRole,
            Timeout = Duration.Seconds(attempt.ToSeconds() + RetrySeconds),
            Key = props.Key,
            Notices = props.Notices,
            LogRetention = props.LogRetention,
        });
        (StateMachine, Log, Alarms) = (workflow.StateMachine, workflow.Log, workflow.Alarms);
    }

    /// <summary>The state machine.</summary>
    public StateMachine StateMachine { get; }

    /// <summary>The role of the training job.</summary>
    public IRole JobRole { get; }

    /// <summary>The role of the state machine.</summary>
    public Role WorkflowRole { get; }

    /// <summary>The log of executions, without the data that they pass on.</summary>
    public LogGroup Log { get; }

    /// <summary>The alarms: executions that failed and that ran out of time.</summary>
    public IReadOnlyList<Alarm> Alarms { get; }

    private void GrantTraining(Stack stack, string account, TrainingWorkflowProps props)
    {
        foreach (var data in props.Plan.Inputs.Select(input => input.Data))
        {
            (data.Bucket ?? props.Data).GrantReading(JobRole, data.Prefix);
        }

        props.Data.GrantWriting(JobRole, props.ModelPrefix);
        if (props.Spot?.Checkpoints is { } checkpoints)
        {
            props.Data.GrantKeeping(JobRole, checkpoints);
        }

        props.Key.GrantReadingAndWriting(JobRole);
        props.Key.GrantVolumes(JobRole);
        props.Network.GrantAttaching(JobRole);
        TrainingRole.GrantReporting(stack, JobRole);
        TrainingRole.GrantPulling(stack, JobRole, account, props.Plan.Algorithm.Repository);
    }
}
