using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Batch;

/// <summary>
/// The role of a pipeline's workflow: these two jobs, these crawlers, this container, this table.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html.
/// </summary>
public sealed class EtlWorkflowRole : Construct
{
    /// <summary>Makes the role.</summary>
    internal EtlWorkflowRole(Construct scope, string id, EtlWorkflowProps props) : base(scope, id)
    {
        var stack = Stack.Of(this);
        Role = new ServiceRole(this, "Resource", new ServiceRoleProps { Service = "states.amazonaws.com", Description = "Runs a batch pipeline" }).Role;
        Role.Allow(["glue:BatchStopJobRun", "glue:GetJobRun", "glue:GetJobRuns", "glue:StartJobRun"], [props.Jobs.Extract.Arn, props.Jobs.Transform.Arn]);
        Role.Allow(["glue:GetCrawler", "glue:StartCrawler"], [.. props.Jobs.Catalog.Crawlers.Keys.Order(StringComparer.Ordinal).Select(props.Jobs.Catalog.CrawlerArn)]);

        var batch = $"arn:{stack.Partition}:batch:{stack.Region}:{stack.Account}";
        // A job may run as any revision of its definition; Batch makes a new one with every change.
        Role.Allow(["batch:SubmitJob"], [props.CleanUp.Queue.Ref, $"{batch}:job-definition/{DefinitionName(props)}", $"{batch}:job-definition/{DefinitionName(props)}:*"]);
        Role.Allow(["batch:TerminateJob"], [$"{batch}:job/*"]);
        // Batch does not scope the description of jobs.
        Role.Allow(["batch:DescribeJobs"], ["*"], Permission.If("StringEquals", "aws:RequestedRegion", stack.Region));
        // The rule is how Step Functions hears that a job has ended; it makes the rule itself, once for the account.
        Role.Allow(
            ["events:DescribeRule", "events:PutRule", "events:PutTargets"],
            [$"arn:{stack.Partition}:events:{stack.Region}:{stack.Account}:rule/StepFunctionsGetEventsForBatchJobsRule"]);
        if (props.Table is { } table)
        {
            Role.Allow(["dynamodb:ExportTableToPointInTime"], [table.TableArn]);
            Role.Allow(["dynamodb:DescribeExport"], [$"{table.TableArn}/export/*"]);
            table.EncryptionKey?.GrantReading(Role);
            props.Data.GrantWriting(Role, props.ExportPrefix);
            props.Key.GrantReadingAndWriting(Role);
        }

        props.Key.GrantSending(Role);
    }

    /// <summary>The role.</summary>
    public Role Role { get; }

    // The ARN ends in the name and the revision.
    private static string DefinitionName(EtlWorkflowProps props) => Fn.Select(0, Fn.Split(":", Fn.Select(1, Fn.Split("/", props.CleanUp.Definition.Ref))));
}
