using Amazon.CDK;
using Amazon.CDK.AWS.Batch;
using Amazon.CDK.AWS.IAM;
using Constructs;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Jobs;

/// <summary>
/// How a workflow submits a Batch job and waits for it: the integration, what it is asked, and what the workflow's role may do for that.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-batch.html.
/// </summary>
internal static class BatchSubmission
{
    /// <summary>Submits, and waits until the job has ended.</summary>
    public const string Integration = "batch:submitJob.sync";

    /// <summary>What the integration is asked.</summary>
    /// <param name="name">The name of the jobs; Batch lets many have one.</param>
    /// <param name="queue">Where the job waits.</param>
    /// <param name="definition">What it does.</param>
    public static Dictionary<string, object> Parameters(string name, IJobQueue queue, IJobDefinition definition) => new()
    {
        ["JobName"] = name,
        ["JobDefinition"] = definition.JobDefinitionArn,
        ["JobQueue"] = queue.JobQueueArn,
    };

    /// <summary>Lets a workflow submit jobs of this definition to this queue, look at jobs and end them.</summary>
    public static void Grant(Construct scope, IGrantable who, IJobQueue queue, IJobDefinition definition)
    {
        var stack = Stack.Of(scope);
        var batch = $"arn:{stack.Partition}:batch:{stack.Region}:{stack.Account}";
        // The ARN ends in the name and the revision. A job may run as any revision of its definition; Batch makes a new one with every change.
        var name = Fn.Select(0, Fn.Split(":", Fn.Select(1, Fn.Split("/", definition.JobDefinitionArn))));
        who.Allow(["batch:SubmitJob"], [queue.JobQueueArn, $"{batch}:job-definition/{name}", $"{batch}:job-definition/{name}:*"]);
        who.Allow(["batch:TerminateJob"], [$"{batch}:job/*"]);
        // Batch does not scope the description of jobs.
        who.Allow(["batch:DescribeJobs"], ["*"], Permission.If("StringEquals", "aws:RequestedRegion", stack.Region));
        // The rule is how Step Functions hears that a job has ended; it makes the rule itself, once for the account.
        who.Allow(
            ["events:DescribeRule", "events:PutRule", "events:PutTargets"],
            [$"arn:{stack.Partition}:events:{stack.Region}:{stack.Account}:rule/StepFunctionsGetEventsForBatchJobsRule"]);
    }
}
