using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using MlInfra.Constructs.Observability;

namespace MlInfra.Constructs.Workflows;

/// <summary>What a <see cref="Workflow"/> is made from.</summary>
public sealed class WorkflowProps
{
    /// <summary>What it does, in words, such as "Training".</summary>
    public required string Name { get; init; }

    /// <summary>The first step.</summary>
    public required IChainable Start { get; init; }

    /// <summary>The role that its steps are run with.</summary>
    public required IRole Role { get; init; }

    /// <summary>The longest that an execution may take.</summary>
    public required Duration Timeout { get; init; }

    /// <summary>The key of the log.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where alarms go.</summary>
    public required ITopic Notices { get; init; }

    /// <summary>How long the log is kept. Default: one year.</summary>
    public RetentionDays LogRetention { get; init; } = RetentionDays.ONE_YEAR;
}

/// <summary>
/// A state machine that is traced, logs every step but not the data that they pass on, and raises an alarm when an execution fails or takes too long.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html.
/// </summary>
public sealed class Workflow : Construct
{
    /// <summary>Makes the log, the state machine and the alarms.</summary>
    public Workflow(Construct scope, string id, WorkflowProps props) : base(scope, id)
    {
        Log = new EncryptedLogGroup(this, "Log", new EncryptedLogGroupProps { Key = props.Key, Retention = props.LogRetention }).LogGroup;
        StateMachine = new StateMachine(this, "StateMachine", new StateMachineProps
        {
            Comment = props.Name,
            DefinitionBody = DefinitionBody.FromChainable(props.Start),
            Role = props.Role,
            Timeout = props.Timeout,
            TracingEnabled = true,
            Logs = new LogOptions { Destination = Log, Level = LogLevel.ALL, IncludeExecutionData = false },
        });
        Alarms =
        [
            new NoticeAlarm(this, "Failed", StateMachine.MetricFailed(), props.Notices, $"Failed: {props.Name}").Alarm,
            new NoticeAlarm(this, "TimedOut", StateMachine.MetricTimedOut(), props.Notices, $"Took too long: {props.Name}").Alarm,
        ];
    }

    /// <summary>The state machine.</summary>
    public StateMachine StateMachine { get; }

    /// <summary>The log of executions, without the data that they pass on.</summary>
    public LogGroup Log { get; }

    /// <summary>The alarms: executions that failed and that ran out of time.</summary>
    public IReadOnlyList<Alarm> Alarms { get; }
}
