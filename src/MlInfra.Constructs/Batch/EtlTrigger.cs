using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Scheduler;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Batch;

/// <summary>
/// What starts a workflow by the clock. A start that fails for an hour is left in a queue.
/// Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html.
/// </summary>
public sealed class EtlTrigger : Construct
{
    /// <summary>Makes the role, the queue and the schedule.</summary>
    internal EtlTrigger(Construct scope, string id, IStateMachine machine, EtlSchedule schedule, IKey key, ITopic notices) : base(scope, id)
    {
        Role = new ServiceRole(this, "Role", new ServiceRoleProps { Service = "scheduler.amazonaws.com", Description = "Starts the pipeline by the clock" }).Role;
        Role.Allow(["states:StartExecution"], [machine.StateMachineArn]);
        Failures = new FailureQueue(this, "Failures", new FailureQueueProps { Key = key, Notices = notices, Description = "The pipeline could not be started by the clock" });
        Failures.GrantLeaving(Role);
        Schedule = new CfnSchedule(this, "Resource", new CfnScheduleProps
        {
            Description = "Starts the pipeline",
            ScheduleExpression = schedule.Expression,
            ScheduleExpressionTimezone = "UTC",
            FlexibleTimeWindow = new CfnSchedule.FlexibleTimeWindowProperty { Mode = "OFF" },
            State = "ENABLED",
            Target = new CfnSchedule.TargetProperty
            {
                Arn = machine.StateMachineArn,
                RoleArn = Role.RoleArn,
                DeadLetterConfig = new CfnSchedule.DeadLetterConfigProperty { Arn = Failures.Queue.QueueArn },
                RetryPolicy = new CfnSchedule.RetryPolicyProperty { MaximumEventAgeInSeconds = 3_600, MaximumRetryAttempts = 10 },
            },
        });
    }

    /// <summary>The schedule.</summary>
    public CfnSchedule Schedule { get; }

    /// <summary>Its role.</summary>
    public Role Role { get; }

    /// <summary>Starts that failed.</summary>
    public FailureQueue Failures { get; }
}
