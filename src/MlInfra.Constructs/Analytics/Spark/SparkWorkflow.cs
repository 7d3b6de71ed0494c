using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;
using MlInfra.Constructs.Workflows;

namespace MlInfra.Constructs.Analytics.Spark;

/// <summary>How a program is run on a Spark cluster.</summary>
public record SparkWorkflowOptions
{
    /// <summary>What the program is told, in order. Default: nothing.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The longest that the program may wait and run, 1 minute to 7 days. What takes longer is cancelled. Default: 4 hours.</summary>
    public Duration MaxRuntime { get; init; } = Duration.Hours(4);

    /// <summary>How long the workflow's log is kept. Default: one year.</summary>
    public RetentionDays LogRetention { get; init; } = RetentionDays.ONE_YEAR;

    internal void Check()
    {
        if (MaxRuntime.ToSeconds() is < 60 or > 604_800)
        {
            throw new ArgumentException($"MaxRuntime is {MaxRuntime.ToSeconds()} s, but a program runs for 1 minute to 7 days: choose a time in between.");
        }
    }
}

/// <summary>What a <see cref="SparkWorkflow"/> is made from.</summary>
public sealed record SparkWorkflowProps : SparkWorkflowOptions
{
    /// <summary>Props with the defaults of all options.</summary>
    public SparkWorkflowProps()
    {
    }

    /// <summary>Props with options set elsewhere.</summary>
    public SparkWorkflowProps(SparkWorkflowOptions options) : base(options)
    {
    }

    /// <summary>What runs.</summary>
    public required SparkProgram Program { get; init; }

    /// <summary>Where it runs: a <see cref="SparkCluster"/>, or one that exists. A cluster that has ended runs nothing, and the workflow tells that it failed.</summary>
    public required ISparkCluster Cluster { get; init; }

    /// <summary>The network of the cluster, whose S3 endpoint is opened to the program's bucket.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The key of the log.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where notices and alarms go.</summary>
    public required ITopic Notices { get; init; }
}

/// <summary>
/// A state machine that runs a program as a step of a Spark cluster, waits for it and tells how it went. Start it with any input.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html.
/// </summary>
public sealed class SparkWorkflow : Construct
{
    // Time for the notice, and for the waits between attempts to add the step.
    private const int TellingSeconds = 1800;

    /// <summary>Makes the role and the workflow.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SparkWorkflow(Construct scope, string id, SparkWorkflowProps props) : base(scope, id)
    {
        props.Check();
        props.Network.Admit(props.Program.Bucket);
        props.Program.Bucket.GrantReading(props.Cluster.NodeRole, props.Program.Key);

        var stack = Stack.Of(this);
        Role = new ServiceRole(this, "Role", new ServiceRoleProps { Service = "states.amazonaws.com", Description = "Runs a program on a Spark cluster and tells how it went" }).Role;
        Role.Allow(
            ["elasticmapreduce:AddJobFlowSteps", "elasticmapreduce:CancelSteps", "elasticmapreduce:DescribeStep"],
            [$"arn:{stack.Partition}:elasticmapreduce:{stack.Region}:{stack.Account}:cluster/{props.Cluster.ClusterId}"]);
        // The rule is how Step Functions hears that a step has ended; it makes the rule itself, once for the account.
        Role.Allow(
            ["events:DescribeRule", "events:PutRule", "events:PutTargets"],
            [$"arn:{stack.Partition}:events:{stack.Region}:{stack.Account}:rule/StepFunctionsGetEventForEMRAddJobFlowStepsRule"]);
        props.Key.GrantSending(Role);
        Workflow = new Workflow(this, "Resource", new WorkflowProps
        {
            Name = "Runs a program on a Spark cluster",
            Start = Start(props),
            Role = Role,
            Timeout = Duration.Seconds(props.MaxRuntime.ToSeconds() + TellingSeconds),
            Key = props.Key,
            Notices = props.Notices,
            LogRetention = props.LogRetention,
        });
    }

    /// <summary>The role of the workflow.</summary>
    public Role Role { get; }

    /// <summary>The state machine, its log and its alarms.</summary>
    public Workflow Workflow { get; }

    private Chain Start(SparkWorkflowProps props)
    {
        var steps = new Steps(this, props.Notices);
        var run = steps.Call("Run", "elasticmapreduce:addStep.sync", props.MaxRuntime, new Dictionary<string, object>
        {
            ["ClusterId"] = props.Cluster.ClusterId,
            ["Step"] = new Dictionary<string, object>
            {
                ["Name"] = Node.Id,
                // The cluster goes on with other steps.
                ["ActionOnFailure"] = "CONTINUE",
                ["HadoopJarStep"] = new Dictionary<string, object> { ["Jar"] = "command-runner.jar", ["Args"] = props.Program.Command(props.Arguments) },
            },
        });
        // Only what keeps a step from being added: one that failed would fail again.
        run.AddRetry(Steps.Retry(10, 5, "EMR.AmazonElasticMapReduceException", "ThrottlingException"));
        return steps.Told(run, "Spark program", new Dictionary<string, string>());
    }
}
