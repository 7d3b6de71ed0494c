using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.AWS.IAM;
using Constructs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Batch;

/// <summary>
/// A Spark job of Glue inside the VPC, which goes on where its last run ended: objects, logs and bookmarks encrypted, one run at a time, with an end.
/// It is not tried again by itself; the workflow that runs it does that.
/// Source: https://docs.aws.amazon.com/glue/latest/dg/monitor-continuations.html.
/// </summary>
public sealed class GlueJob : Construct
{
    private const string Temporary = "temp/";

    /// <summary>Makes the role, the logs, the connection and the job.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public GlueJob(Construct scope, string id, GlueJobProps props) : base(scope, id)
    {
        props.Check();
        var stack = Stack.Of(this);
        Role = new ServiceRole(this, "Role", new ServiceRoleProps { Service = "glue.amazonaws.com", Description = props.Description }).Role;
        props.Protection.GrantLoggingOfJob(this, Role);
        props.Network.GrantAttachingGlue(Role);
        props.Script.Bucket.GrantReading(Role, props.Script.Key);
        foreach (var prefix in props.Reads)
        {
            props.Data.GrantReading(Role, prefix);
        }

        props.Data.GrantKeeping(Role, props.Writes);
        props.Data.GrantKeeping(Role, Temporary);
        // CloudWatch scopes metrics by namespace, not by resource.
        Role.Allow(["cloudwatch:PutMetricData"], ["*"], Permission.If("StringEquals", "cloudwatch:namespace", "Glue"));
        Connection = props.Connection ?? ToNetwork(props);
        var glue = $"arn:{stack.Partition}:glue:{stack.Region}:{stack.Account}";
        Role.Allow(["glue:GetConnection"], [$"{glue}:catalog", $"{glue}:connection/{Connection.Ref}"]);
        Job = new CfnJob(this, "Resource", new CfnJobProps
        {
            Description = props.Description,
            Role = Role.RoleArn,
            Command = new CfnJob.JobCommandProperty { Name = "glueetl", PythonVersion = "3", ScriptLocation = props.Script.Uri },
            GlueVersion = props.Version.Name,
            WorkerType = props.Worker.Name,
            NumberOfWorkers = props.Workers,
            Timeout = props.Timeout.ToMinutes(new TimeConversionOptions { Integral = false }),
            MaxRetries = 0,
            // Two runs at one time would share a bookmark.
            ExecutionProperty = new CfnJob.ExecutionPropertyProperty { MaxConcurrentRuns = 1 },
            Connections = new CfnJob.ConnectionsListProperty { Connections = [Connection.Ref] },
            SecurityConfiguration = props.Protection.Name,
            DefaultArguments = Arguments(props),
        });
        Role.Allow(["glue:GetJob", "glue:GetJobRun"], [Arn]);
        // Glue does not scope bookmarks to their jobs.
        Role.Allow(["glue:GetJobBookmark"], ["*"], Permission.If("StringEquals", "aws:RequestedRegion", stack.Region));
    }

    /// <summary>The job.</summary>
    public CfnJob Job { get; }

    /// <summary>Its name.</summary>
    public string JobName => Job.Ref;

    /// <summary>Its ARN.</summary>
    public string Arn => $"arn:{Stack.Of(this).Partition}:glue:{Stack.Of(this).Region}:{Stack.Of(this).Account}:job/{Job.Ref}";

    /// <summary>Its role.</summary>
    public Role Role { get; }

    /// <summary>What puts it into the network.</summary>
    public CfnConnection Connection { get; }

    private static SortedDictionary<string, string> Arguments(GlueJobProps props)
    {
        var arguments = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["--job-bookmark-option"] = "job-bookmark-enable",
            ["--enable-metrics"] = "true",
            ["--enable-auto-scaling"] = "true",
            ["--enable-job-insights"] = "true",
            ["--enable-continuous-cloudwatch-log"] = "true",
            ["--TempDir"] = $"s3://{props.Data.BucketName}/{Temporary}",
        };
        foreach (var (name, value) in props.Arguments)
        {
            arguments[$"--{name}"] = value;
        }

        return arguments;
    }

    private CfnConnection ToNetwork(GlueJobProps props) => new(this, "Connection", new CfnConnectionProps
    {
        CatalogId = Stack.Of(this).Account,
        ConnectionInput = new CfnConnection.ConnectionInputProperty
        {
            ConnectionType = "NETWORK",
            ConnectionProperties = new Dictionary<string, object>(),
            PhysicalConnectionRequirements = Place(props.Network),
        },
    });

    // A connection has one subnet; a run that finds no address there is tried again by the workflow.
    internal static CfnConnection.PhysicalConnectionRequirementsProperty Place(IWorkNetwork network) => new()
    {
        SubnetId = network.Subnets[0].SubnetId,
        AvailabilityZone = network.Subnets[0].AvailabilityZone,
        SecurityGroupIdList = [network.SecurityGroup.SecurityGroupId],
    };
}
