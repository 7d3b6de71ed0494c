using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;
using CfnRule = Amazon.CDK.AWS.Events.CfnRule;

namespace MlInfra.Constructs.Workflows;

/// <summary>What an <see cref="ObjectEntry"/> is made from.</summary>
public sealed class ObjectEntryProps
{
    /// <summary>The bucket. One made in this app is set to tell EventBridge about new objects; another one must do so already.</summary>
    public required IBucket Bucket { get; init; }

    /// <summary>The folder that is looked at.</summary>
    public required string Prefix { get; init; }

    /// <summary>How the keys of objects that are looked at end, such as <c>.mp4</c>. Default: in any way.</summary>
    public IReadOnlyList<string> Suffixes { get; init; } = [];

    /// <summary>What is started.</summary>
    public required IStateMachine Workflow { get; init; }

    /// <summary>The key of the queue.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where the alarm goes.</summary>
    public required ITopic Notices { get; init; }
}

/// <summary>
/// Starts a workflow for every new object of a folder. Events that cannot be handed on wait in a queue.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html.
/// </summary>
public sealed class ObjectEntry : Construct
{
    private static readonly string[] Source = ["aws.s3"];
    private static readonly string[] Type = ["Object Created"];

    /// <summary>Makes the role, the queue and the rule.</summary>
    public ObjectEntry(Construct scope, string id, ObjectEntryProps props) : base(scope, id)
    {
        if (props.Bucket is Bucket made)
        {
            DataBucket.TellEventBridge(made);
        }

        Role = new ServiceRole(this, "Role", new ServiceRoleProps { Service = "events.amazonaws.com", Description = "Starts a workflow for new objects" }).Role;
        Role.Allow(["states:StartExecution"], [props.Workflow.StateMachineArn]);
        Undelivered = new FailureQueue(this, "Undelivered", new FailureQueueProps { Key = props.Key, Notices = props.Notices, Description = "New objects could not be handed to a workflow" });
        Rule = new CfnRule(this, "Rule", new Amazon.CDK.AWS.Events.CfnRuleProps
        {
            Description = "New objects, to a workflow",
            EventPattern = new Dictionary<string, object>
            {
                ["source"] = Source,
                ["detail-type"] = Type,
                ["detail"] = new Dictionary<string, object>
                {
                    ["bucket"] = new Dictionary<string, object> { ["name"] = new[] { props.Bucket.BucketName } },
                    ["object"] = new Dictionary<string, object> { ["key"] = Keys(props) },
                },
            },
            Targets = new[]
            {
                new CfnRule.TargetProperty
                {
                    Id = "Workflow",
                    Arn = props.Workflow.StateMachineArn,
                    RoleArn = Role.RoleArn,
                    DeadLetterConfig = new CfnRule.DeadLetterConfigProperty { Arn = Undelivered.Queue.QueueArn },
                },
            },
        });
        Undelivered.AdmitEvents(Rule.AttrArn);
    }

    /// <summary>What looks for new objects.</summary>
    public CfnRule Rule { get; }

    /// <summary>Its role.</summary>
    public Role Role { get; }

    /// <summary>Events that could not be handed on.</summary>
    public FailureQueue Undelivered { get; }

    private static object[] Keys(ObjectEntryProps props) => props.Suffixes.Count == 0
        ? [new Dictionary<string, object> { ["prefix"] = props.Prefix }]
        : [.. props.Suffixes.Select(suffix => new Dictionary<string, object> { ["wildcard"] = $"{props.Prefix}*{suffix}" })];
}
