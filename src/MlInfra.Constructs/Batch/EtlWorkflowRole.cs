using Amazon.CDK.AWS.IAM;
using Constructs;
using MlInfra.Constructs.Jobs;
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
        Role = new ServiceRole(this, "Resource", new ServiceRoleProps { Service = "states.amazonaws.com", Description = "Runs a batch pipeline" }).Role;
        Role.Allow(["glue:BatchStopJobRun", "glue:GetJobRun", "glue:GetJobRuns", "glue:StartJobRun"], [props.Jobs.Extract.Arn, props.Jobs.Transform.Arn]);
        Role.Allow(["glue:GetCrawler", "glue:StartCrawler"], [.. props.Jobs.Catalog.Crawlers.Keys.Order(StringComparer.Ordinal).Select(props.Jobs.Catalog.CrawlerArn)]);

        BatchSubmission.Grant(this, Role, props.CleanUp.JobQueue, props.CleanUp.JobDefinition);
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
}
