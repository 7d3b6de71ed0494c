using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Jobs;
using MlInfra.Constructs.Workflows;

namespace MlInfra.Constructs.Batch;

/// <summary>What an <see cref="EtlWorkflow"/> is made from.</summary>
public sealed class EtlWorkflowProps
{
    /// <summary>The Glue jobs and the catalogue.</summary>
    public required LakeJobs Jobs { get; init; }

    /// <summary>The container that cleans up at the end.</summary>
    public required BatchJob CleanUp { get; init; }

    /// <summary>The table that is exported; null for none. Point-in-time recovery must be on.</summary>
    public ITable? Table { get; init; }

    /// <summary>The bucket that the table is exported to.</summary>
    public required IBucket Data { get; init; }

    /// <summary>The prefix that it is exported to.</summary>
    public required string ExportPrefix { get; init; }

    /// <summary>The key of the log and of the export.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where notices and alarms go.</summary>
    public required ITopic Notices { get; init; }

    /// <summary>The longest that an execution may take. Default: 12 hours.</summary>
    public Duration Timeout { get; init; } = Duration.Hours(12);
}

/// <summary>
/// The workflow of a pipeline: rows are taken out and a table is exported side by side, what came is crawled, transformed, crawled again and cleaned up.
/// Each step is tried again; what stays wrong is told and fails the execution.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html.
/// </summary>
public sealed class EtlWorkflow : Construct
{
    /// <summary>Makes the role and the workflow.</summary>
    public EtlWorkflow(Construct scope, string id, EtlWorkflowProps props) : base(scope, id)
    {
        Role = new EtlWorkflowRole(this, "Role", props).Role;
        Workflow = new Workflow(this, "Resource", new WorkflowProps
        {
            Name = "Batch ETL",
            Start = new EtlSteps(this, props).Start,
            Role = Role,
            Timeout = props.Timeout,
            Key = props.Key,
            Notices = props.Notices,
        });
    }

    /// <summary>The role of the workflow.</summary>
    public Amazon.CDK.AWS.IAM.Role Role { get; }

    /// <summary>The state machine, its log and its alarms.</summary>
    public Workflow Workflow { get; }
}
