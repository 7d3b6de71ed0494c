using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Jobs;

/// <summary>
/// The role of a state machine that runs jobs of one kind and waits for them: jobs with one name, one role to pass on, one event rule.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/sagemaker-iam.html.
/// </summary>
internal sealed class WorkflowRole : Construct
{
    public WorkflowRole(Construct scope, string id, JobKind kind, string jobName, IRole jobRole) : base(scope, id)
    {
        var stack = Stack.Of(this);
        Role = new ServiceRole(this, "Resource", new ServiceRoleProps
        {
            Service = "states.amazonaws.com",
            Description = $"{kind.Title}: runs the jobs and tells how they went",
        }).Role;
        // Step Functions tags what it starts, so AddTags belongs to the creation.
        Role.Allow(
            ["sagemaker:AddTags", $"sagemaker:Create{kind.Api}", $"sagemaker:Describe{kind.Api}", "sagemaker:ListTags", $"sagemaker:Stop{kind.Api}"],
            [$"arn:{stack.Partition}:sagemaker:{stack.Region}:{stack.Account}:{kind.ArnType}/{jobName}-*"]);
        // A transform job takes the role of its model, which is handed over when the model is made.
        if (kind != JobKind.Transform)
        {
            Role.Allow(["iam:PassRole"], [jobRole.RoleArn], Permission.If("StringEquals", "iam:PassedToService", "sagemaker.amazonaws.com"));
        }

        // The rule is how Step Functions hears that a job has ended; it makes the rule itself, once for the account.
        Role.Allow(
            ["events:DescribeRule", "events:PutRule", "events:PutTargets"],
            [$"arn:{stack.Partition}:events:{stack.Region}:{stack.Account}:rule/StepFunctionsGetEventsForSageMaker{kind.Events}Rule"]);
    }

    public Role Role { get; }
}
