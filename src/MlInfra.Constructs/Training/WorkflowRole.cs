using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Training;

/// <summary>What a <see cref="WorkflowRole"/> may do.</summary>
public sealed class WorkflowRoleProps
{
    /// <summary>How the names of the jobs start.</summary>
    public required string JobName { get; init; }

    /// <summary>The role that is handed to the jobs.</summary>
    public required IRole JobRole { get; init; }
}

/// <summary>
/// The role of a state machine that runs training jobs and waits for them: jobs with one name, one role to pass on, one event rule.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/sagemaker-iam.html.
/// </summary>
public sealed class WorkflowRole : Construct
{
    /// <summary>Makes the role.</summary>
    public WorkflowRole(Construct scope, string id, WorkflowRoleProps props) : base(scope, id)
    {
        var stack = Stack.Of(this);
        Role = new ServiceRole(this, "Resource", new ServiceRoleProps
        {
            Service = "states.amazonaws.com",
            Description = "Runs training jobs and tells how they went",
        }).Role;
        // Step Functions tags what it starts, so AddTags belongs to CreateTrainingJob.
        Role.Allow(
            ["sagemaker:AddTags", "sagemaker:CreateTrainingJob", "sagemaker:DescribeTrainingJob", "sagemaker:ListTags", "sagemaker:StopTrainingJob"],
            [$"arn:{stack.Partition}:sagemaker:{stack.Region}:{stack.Account}:training-job/{props.JobName}-*"]);
        Role.Allow(["iam:PassRole"], [props.JobRole.RoleArn], Permission.If("StringEquals", "iam:PassedToService", "sagemaker.amazonaws.com"));
        // The rule is how Step Functions hears that a job has ended; it makes the rule itself, once for the account.
        Role.Allow(
            ["events:DescribeRule", "events:PutRule", "events:PutTargets"],
            [$"arn:{stack.Partition}:events:{stack.Region}:{stack.Account}:rule/StepFunctionsGetEventsForSageMakerTrainingJobsRule"]);
    }

    /// <summary>The role.</summary>
    public Role Role { get; }
}
