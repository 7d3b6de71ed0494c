using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Workflows;

namespace MlInfra.Constructs.Jobs;

/// <summary>
/// A state machine that runs one SageMaker job inside a VPC, waits for it and tells how it went.
/// Start it with any input; every execution runs a job with a name of its own.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html.
/// </summary>
public abstract class JobWorkflow : Construct
{
    // Time for capacity to be found and the image to start, on top of the job's own bound.
    private const int PendingSeconds = 2 * 3600;

    // Time for the waits between attempts to create the job, on top of the bound of one attempt.
    private const int RetrySeconds = 3 * 3600;

    private readonly string _jobName;

    private protected JobWorkflow(
        Construct scope, string id, IWorkEnvironment environment, JobKind kind, JobOptions options, string purpose, Func<JobWorkflow, JobRequest> describe) : base(scope, id)
    {
        JobRole = options.JobRole ?? new ServiceRole(this, "JobRole", new ServiceRoleProps { Service = "sagemaker.amazonaws.com", Description = purpose }).Role;
        _jobName = Names.UniqueResourceName(this, new UniqueResourceNameOptions { MaxLength = kind.PrefixLimit }).ToLowerInvariant();
        WorkflowRole = new WorkflowRole(this, "WorkflowRole", kind, _jobName, JobRole).Role;
        environment.Key.GrantSending(WorkflowRole);

        var request = describe(this);
        var attempt = request.Bound.ToSeconds() + PendingSeconds;
        var workflow = new Workflow(this, "Resource", new WorkflowProps
        {
            Name = purpose,
            Start = Start(kind, request, Duration.Seconds(attempt), new Steps(this, environment.Notices)),
            Role = WorkflowRole,
            Timeout = Duration.Seconds(attempt + RetrySeconds),
            Key = environment.Key,
            Notices = environment.Notices,
            LogRetention = options.LogRetention,
        });
        (StateMachine, Log, Alarms) = (workflow.StateMachine, workflow.Log, workflow.Alarms);
    }

    /// <summary>The state machine.</summary>
    public StateMachine StateMachine { get; }

    /// <summary>The role of the job.</summary>
    public IRole JobRole { get; }

    /// <summary>The role of the state machine.</summary>
    public Role WorkflowRole { get; }

    /// <summary>The log of executions, without the data that they pass on.</summary>
    public LogGroup Log { get; }

    /// <summary>The alarms: executions that failed and that ran out of time.</summary>
    public IReadOnlyList<Alarm> Alarms { get; }

    // Run the job, then tell. What can pass is tried again; what cannot is told and fails the execution.
    private Chain Start(JobKind kind, JobRequest request, Duration timeout, Steps steps)
    {
        var run = steps.Call(request.Verb, $"sagemaker:create{kind.Api}.sync", timeout, new Dictionary<string, object>(request.Parameters)
        {
            // Two executions, or two attempts of one, must not ask for the same name. The tag leads from the job back to its execution.
            [$"{kind.Api}Name.$"] = $"States.Format('{_jobName}-{{}}', {kind.UniqueEnd})",
            ["Tags"] = new object[] { new Dictionary<string, object> { ["Key"] = "mlinfra:execution", ["Value.$"] = "$$.Execution.Name" } },
        });
        run.AddRetry(Steps.Retry(10, 5, "SageMaker.AmazonSageMakerException", "ThrottlingException"));
        run.AddRetry(Steps.Retry(60, 8, "SageMaker.ResourceLimitExceededException"));
        var told = new Dictionary<string, string> { ["job"] = $"$.{kind.Api}Name" };
        foreach (var (name, path) in request.Results)
        {
            told[name] = path;
        }

        return steps.Told(run, kind.Title, told);
    }
}
