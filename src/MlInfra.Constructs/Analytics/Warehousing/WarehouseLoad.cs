using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;
using MlInfra.Constructs.Workflows;

namespace MlInfra.Constructs.Analytics.Warehousing;

/// <summary>
/// Loads every file that a delivery writes to the lake into a table of a warehouse, which needs no public address for that. A file that cannot be
/// loaded is told to the topic.
/// Source: https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html.
/// </summary>
public sealed class WarehouseLoad : Construct
{
    /// <summary>Makes the role, the workflow and what starts it.</summary>
    /// <exception cref="ArgumentException">A name is none for SQL, or the time is out of range.</exception>
    public WarehouseLoad(Construct scope, string id, WarehouseLoadProps props) : base(scope, id)
    {
        props.Check();

        var (data, warehouse) = (props.Lake.Bucket, props.Warehouse);
        data.GrantReading(warehouse.LoadRole, props.Lake.Prefix);
        Role = new ServiceRole(this, "Role", new ServiceRoleProps { Service = "states.amazonaws.com", Description = "Loads files of a lake into a warehouse" }).Role;
        Role.Allow(["redshift-data:ExecuteStatement"], [Warehouse.Arn(this, $"cluster:{warehouse.ClusterIdentifier}")]);
        Role.Allow(
            ["redshift:GetClusterCredentials"],
            [Warehouse.Arn(this, $"dbuser:{warehouse.ClusterIdentifier}/{props.User}"), Warehouse.Arn(this, $"dbname:{warehouse.ClusterIdentifier}/{warehouse.Database}")]);
        // A statement is known by an id that it gets when it is asked for, and is its owner's alone.
        Role.Allow(["redshift-data:DescribeStatement"], ["*"], Permission.If("StringEquals", "redshift-data:statement-owner-iam-userid", "${aws:userid}"));
        props.Key.GrantSending(Role);
        Workflow = new Workflow(this, "Resource", new WorkflowProps
        {
            Name = "Loads a file of a lake into a warehouse",
            Start = Load(props),
            Role = Role,
            Timeout = props.Timeout,
            Key = props.Key,
            Notices = props.Notices,
        });
        Entry = new ObjectEntry(this, "Entry", new ObjectEntryProps
        {
            Bucket = data,
            Prefix = props.Lake.Prefix,
            Workflow = Workflow.StateMachine,
            Key = props.Key,
            Notices = props.Notices,
        });
    }

    /// <summary>What starts the workflow for each file.</summary>
    public ObjectEntry Entry { get; }

    /// <summary>The workflow.</summary>
    public Workflow Workflow { get; }

    /// <summary>Its role.</summary>
    public Role Role { get; }

    private CustomState Load(WarehouseLoadProps props)
    {
        var steps = new Steps(this, props.Notices);
        var failed = steps.Failure("Load into a warehouse", "NotLoaded");
        var copy = steps.Call("Copy", "aws-sdk:redshiftdata:executeStatement", Duration.Minutes(1), new Dictionary<string, object>
        {
            ["ClusterIdentifier"] = props.Warehouse.ClusterIdentifier,
            ["Database"] = props.Warehouse.Database,
            ["DbUser"] = props.User,
            ["Sql.$"] = $"States.Format('COPY {props.Table} FROM \\'s3://{{}}/{{}}\\' IAM_ROLE \\'{props.Warehouse.LoadRole.RoleArn}\\' FORMAT AS PARQUET', $.detail.bucket.name, $.detail.object.key)",
            // Events come at least once; the same file asked for twice is one load.
            ["ClientToken.$"] = "States.Hash(States.Format('{}/{}', $.detail.object.key, $.detail.object.sequencer), 'SHA-256')",
        });
        var look = steps.Call("Look", "aws-sdk:redshiftdata:describeStatement", Duration.Minutes(1), new Dictionary<string, object> { ["Id.$"] = "$.Id" });
        foreach (var step in new[] { copy, look })
        {
            step.AddRetry(Steps.Retry(5, 8, "RedshiftData.ActiveStatementsExceededException", "RedshiftData.InternalServerException", "RedshiftData.RedshiftDataException"));
            step.AddCatch(failed, new CatchProps { Errors = ["States.ALL"] });
        }

        var wait = new Wait(this, "Wait", new WaitProps { Time = WaitTime.Duration(Duration.Seconds(10)) });
        var refused = new Pass(this, "Refused", new PassProps
        {
            Parameters = new Dictionary<string, object> { ["Error.$"] = "$.Status", ["Cause.$"] = "$.QueryString" },
        });
        copy.Next(wait);
        wait.Next(look);
        look.Next(new Choice(this, "Loaded?")
            .When(Condition.StringEquals("$.Status", "FINISHED"), new Succeed(this, "Loaded"))
            .When(Condition.Or(Condition.StringEquals("$.Status", "FAILED"), Condition.StringEquals("$.Status", "ABORTED")), refused)
            .Otherwise(wait));
        refused.Next(failed);
        return copy;
    }
}
