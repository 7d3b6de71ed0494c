using Amazon.CDK;
using Amazon.CDK.AWS.Batch;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Workflows;

namespace MlInfra.Constructs.Jobs;

/// <summary>How a Batch job is run, whatever it does. How often it is tried, and how long an attempt may take, its definition says.</summary>
public record BatchWorkflowOptions
{
    /// <summary>Values of the definition's parameters: what stands as <c>Ref::name</c> in its command, by name. Default: those of the definition.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The longest that a job may wait for machines and run, all attempts included, 1 minute to 28 days. What takes longer is ended. Default: 8 hours.</summary>
    public Duration MaxRuntime { get; init; } = Duration.Hours(8);

    /// <summary>How long the workflow's log is kept. Default: one year.</summary>
    public RetentionDays LogRetention { get; init; } = RetentionDays.ONE_YEAR;

    internal void Check()
    {
        if (MaxRuntime.ToSeconds() is < 60 or > 2_419_200)
        {
            throw new ArgumentException($"MaxRuntime is {MaxRuntime.ToSeconds()} s, but a workflow waits for a job for 1 minute to 28 days: choose a time in between.");
        }
    }
}

/// <summary>What a <see cref="BatchJobWorkflow"/> is made from.</summary>
public sealed record BatchJobWorkflowProps : BatchWorkflowOptions
{
    /// <summary>Props with the defaults of all options.</summary>
    public BatchJobWorkflowProps()
    {
    }

    /// <summary>Props with options set elsewhere.</summary>
    public BatchJobWorkflowProps(BatchWorkflowOptions options) : base(options)
    {
    }

    /// <summary>Where the job waits for machines: any queue, such as <see cref="BatchJob.JobQueue"/>.</summary>
    public required IJobQueue Queue { get; init; }

    /// <summary>What the job does: any definition, such as <see cref="BatchJob.JobDefinition"/>.</summary>
    public required IJobDefinition Definition { get; init; }

    /// <summary>The key of the log and the topic of notices and alarms. Where the job runs, its queue says.</summary>
    public required IWorkEnvironment Environment { get; init; }
}

/// <summary>
/// A state machine that runs one Batch job, waits for it and tells how it went. Start it with any input.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/batch-job-notification.html.
/// </summary>
public sealed class BatchJobWorkflow : Construct
{
    // Time for the notice, and for the waits between attempts to submit.
    private const int TellingSeconds = 1800;

    /// <summary>Makes the role, the log group, the state machine and its alarms.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public BatchJobWorkflow(Construct scope, string id, BatchJobWorkflowProps props) : base(scope, id)
    {
        props.Check();
        WorkflowRole = new ServiceRole(this, "WorkflowRole", new ServiceRoleProps
        {
            Service = "states.amazonaws.com",
            Description = "Batch job: runs the jobs and tells how they went",
        }).Role;
        BatchSubmission.Grant(this, WorkflowRole, props.Queue, props.Definition);
        props.Environment.Key.GrantSending(WorkflowRole);
        var workflow = new Workflow(this, "Resource", new WorkflowProps
        {
            Name = "Runs a Batch job",
            Start = Start(props),
            Role = WorkflowRole,
            Timeout = Duration.Seconds(props.MaxRuntime.ToSeconds() + TellingSeconds),
            Key = props.Environment.Key,
            Notices = props.Environment.Notices,
            LogRetention = props.LogRetention,
        });
        (StateMachine, Log, Alarms) = (workflow.StateMachine, workflow.Log, workflow.Alarms);
    }

    /// <summary>The state machine.</summary>
    public StateMachine StateMachine { get; }

    /// <summary>The role of the state machine.</summary>
    public Role WorkflowRole { get; }

    /// <summary>The log of executions, without the data that they pass on.</summary>
    public LogGroup Log { get; }

    /// <summary>The alarms: executions that failed and that ran out of time.</summary>
    public IReadOnlyList<Alarm> Alarms { get; }

    private Chain Start(BatchJobWorkflowProps props)
    {
        var name = Names.UniqueResourceName(this, new UniqueResourceNameOptions { MaxLength = 128, Separator = "-" });
        var parameters = BatchSubmission.Parameters(name, props.Queue, props.Definition);
        if (props.Parameters.Count > 0)
        {
            parameters["Parameters"] = new SortedDictionary<string, string>(props.Parameters.ToDictionary(), StringComparer.Ordinal);
        }

        var steps = new Steps(this, props.Environment.Notices);
        var run = steps.Call("Run", BatchSubmission.Integration, props.MaxRuntime, parameters);
        // Only what keeps a job from being submitted: one that failed was tried as often as its definition says.
        run.AddRetry(Steps.Retry(10, 5, "Batch.AWSBatchException", "Batch.ServerException"));
        return steps.Told(run, "Batch job", new Dictionary<string, string> { ["job"] = "$.JobId" });
    }
}
