using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;
using MlInfra.Constructs.Workflows;

namespace MlInfra.Constructs.Video;

/// <summary>
/// Starts a Rekognition job for each video that is uploaded. When all jobs of the account are taken it waits and tries again.
/// Source: https://docs.aws.amazon.com/rekognition/latest/dg/api-video-roles.html.
/// </summary>
public sealed class VideoJobStart : Construct
{
    /// <summary>Makes the roles, the workflow and the rule.</summary>
    internal VideoJobStart(Construct scope, string id, StoredVideoProps props, Topic ended) : base(scope, id)
    {
        TellingRole = new ServiceRole(this, "TellingRole", new ServiceRoleProps { Service = "rekognition.amazonaws.com", Description = "Tells one topic that a video job ended" }).Role;
        TellingRole.Allow(["sns:Publish"], [ended.TopicArn]);
        ended.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Sid = "JobsThatEnded", Principals = [TellingRole], Actions = ["sns:Publish"], Resources = [ended.TopicArn] }));
        props.Key.GrantSending(TellingRole);

        WorkflowRole = new ServiceRole(this, "WorkflowRole", new ServiceRoleProps { Service = "states.amazonaws.com", Description = "Starts video jobs" }).Role;
        // Rekognition has no resource to name for a job, and reads the video in the caller's name.
        WorkflowRole.Allow([$"rekognition:Start{props.Job.Name}"], ["*"], Permission.If("StringEquals", "aws:RequestedRegion", Stack.Of(this).Region));
        props.Data.GrantReading(WorkflowRole, props.Prefix);
        WorkflowRole.Allow(["iam:PassRole"], [TellingRole.RoleArn], Permission.If("StringEquals", "iam:PassedToService", "rekognition.amazonaws.com"));
        props.Key.GrantSending(WorkflowRole);
        Workflow = new Workflow(this, "Resource", new WorkflowProps
        {
            Name = "Starts a video job",
            Start = StartJob(props, ended),
            Role = WorkflowRole,
            Timeout = Duration.Hours(24),
            Key = props.Key,
            Notices = props.Notices,
        });

        Entry = new ObjectEntry(this, "Entry", new ObjectEntryProps
        {
            Bucket = props.Data,
            Prefix = props.Prefix,
            Suffixes = [".mp4", ".mov"],
            Workflow = Workflow.StateMachine,
            Key = props.Key,
            Notices = props.Notices,
        });
    }

    /// <summary>The role that Rekognition tells the end of a job with.</summary>
    public Role TellingRole { get; }

    /// <summary>The role of the workflow.</summary>
    public Role WorkflowRole { get; }

    /// <summary>The workflow.</summary>
    public Workflow Workflow { get; }

    /// <summary>What leads from uploads to the workflow, and keeps those that do not reach it.</summary>
    public ObjectEntry Entry { get; }

    private CustomState StartJob(StoredVideoProps props, Topic ended)
    {
        var steps = new Steps(this, props.Notices);
        var parameters = new Dictionary<string, object>
        {
            ["Video"] = new Dictionary<string, object>
            {
                ["S3Object"] = new Dictionary<string, object> { ["Bucket.$"] = "$.detail.bucket.name", ["Name.$"] = "$.detail.object.key", ["Version.$"] = "$.detail.object['version-id']" },
            },
            // Events come at least once; the same upload asked for twice is one job.
            ["ClientRequestToken.$"] = "States.Hash(States.Format('{}/{}', $.detail.object.key, $.detail.object.sequencer), 'SHA-256')",
            ["NotificationChannel"] = new Dictionary<string, object> { ["SnsTopicArn"] = ended.TopicArn, ["RoleArn"] = TellingRole.RoleArn },
        };
        if (props.Job.MinConfidence is { } confidence)
        {
            parameters["MinConfidence"] = confidence;
        }

        var start = steps.Call("Start job", $"aws-sdk:rekognition:start{props.Job.Name}", Duration.Minutes(1), parameters);
        start.AddRetry(Steps.Retry(60, 90, "Rekognition.LimitExceededException"));
        start.AddRetry(Steps.Retry(5, 8, "Rekognition.ThrottlingException", "Rekognition.ProvisionedThroughputExceededException", "Rekognition.InternalServerErrorException"));
        start.AddCatch(steps.Failure("Start of video analysis", "VideoJobNotStarted"), new CatchProps { Errors = ["States.ALL"] });
        return start;
    }
}
