using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;

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

    private protected JobWorkflow(
        Construct scope, string id, IWorkEnvironment environment, JobKind kind, JobOptions options, string purpose, Func<JobWorkflow, JobRequest> describe) : base(scope, id)
    {
        Environment = environment;
        JobRole = options.JobRole ?? new ServiceRole(this, "JobRole", new ServiceRoleProps { Service = "sagemaker.amazonaws.com", Description = purpose }).Role;
        JobName = Names.UniqueResourceName(this, new UniqueResourceNameOptions { MaxLength = kind.PrefixLimit }).ToLowerInvariant();
        WorkflowRole = new WorkflowRole(this, "WorkflowRole", kind, JobName, JobRole).Role;
        environment.Key.GrantSending(WorkflowRole);

        var request = describe(this);
        var attempt = request.Bound.ToSeconds() + PendingSeconds;
        Log = new EncryptedLogGroup(this, "Log", new EncryptedLogGroupProps { Key = environment.Key, Retention = options.LogRetention }).LogGroup;
        StateMachine = new StateMachine(this, "StateMachine", new StateMachineProps
        {
            Comment = purpose,
            DefinitionBody = DefinitionBody.FromChainable(new JobSteps(this, kind, request, State(kind, request, attempt), environment.Notices).Start),
            Role = WorkflowRole,
            Timeout = Duration.Seconds(attempt + RetrySeconds),
            TracingEnabled = true,
            Logs = new LogOptions { Destination = Log, Level = LogLevel.ALL, IncludeExecutionData = false },
        });
        Alarms =
        [
            new NoticeAlarm(this, "Failed", StateMachine.MetricFailed(), environment.Notices, $"{kind.Title} failed").Alarm,
            new NoticeAlarm(this, "TimedOut", StateMachine.MetricTimedOut(), environment.Notices, $"{kind.Title} took too long").Alarm,
        ];
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

    private protected IWorkEnvironment Environment { get; }

    private protected string JobName { get; }

    private Dictionary<string, object> State(JobKind kind, JobRequest request, double timeout) => new()
    {
        ["Type"] = "Task",
        ["Resource"] = kind.StateResource(Stack.Of(this)),
        ["TimeoutSeconds"] = timeout,
        ["Parameters"] = new Dictionary<string, object>(request.Parameters)
        {
            // Two executions, or two attempts of one, must not ask for the same name. The tag leads from the job back to its execution.
            [$"{kind.Api}Name.$"] = $"States.Format('{JobName}-{{}}', {kind.UniqueEnd})",
            ["Tags"] = new object[] { new Dictionary<string, object> { ["Key"] = "mlinfra:execution", ["Value.$"] = "$$.Execution.Name" } },
        },
    };
}
