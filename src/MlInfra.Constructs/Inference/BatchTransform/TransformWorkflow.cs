using Amazon.CDK;
using Amazon.CDK.AWS.S3;
using Constructs;
using MlInfra.Constructs.Inference.Models;
using MlInfra.Constructs.Jobs;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Inference.BatchTransform;

/// <summary>How a transform job is run, whatever it answers. The service sets no bound of its own: the workflow stops waiting, and the job with it.</summary>
public record TransformOptions : JobOptions
{
    internal void Check(TransformPlan plan)
    {
        Check(2_419_200, "28 days");
        CheckFolder(nameof(plan.Requests), plan.Requests);
        CheckFolder(nameof(plan.Answers), plan.Answers);
        plan.Check();
    }
}

/// <summary>What a <see cref="TransformWorkflow"/> is made from.</summary>
public sealed record TransformWorkflowProps : TransformOptions
{
    /// <summary>Props with the defaults of all options.</summary>
    public TransformWorkflowProps()
    {
    }

    /// <summary>Props with options set elsewhere.</summary>
    public TransformWorkflowProps(TransformOptions options) : base(options)
    {
    }

    /// <summary>What the job does.</summary>
    public required TransformPlan Plan { get; init; }

    /// <summary>Where it does it, and with which bucket, key and topic.</summary>
    public required IWorkEnvironment Environment { get; init; }

    internal TransformWorkflowProps Checked()
    {
        Check(Plan);
        return this;
    }
}

/// <summary>
/// A state machine that answers all the requests below a prefix with an isolated model inside a VPC, and tells how it went.
/// Start it with any input; every execution runs a job with a name of its own.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html.
/// </summary>
public sealed class TransformWorkflow : JobWorkflow
{
    /// <summary>Makes the model, the roles, the log group, the state machine and its alarms.</summary>
    /// <exception cref="ArgumentException">The plan or an option contradicts another one or what SageMaker accepts.</exception>
    public TransformWorkflow(Construct scope, string id, TransformWorkflowProps props)
        : base(scope, id, props.Environment, JobKind.Transform, props.Checked(), "Answers requests in batches", job => Describe(job, props)) =>
        Model = (HostedModel)Node.FindChild("Model");

    /// <summary>The model.</summary>
    public HostedModel Model { get; }

    private static JobRequest Describe(JobWorkflow job, TransformWorkflowProps props)
    {
        var (plan, environment) = (props.Plan, props.Environment);
        var requests = plan.RequestBucket ?? environment.Data;
        var model = new HostedModel(job, "Model", new HostedModelProps { Model = plan.Model, Network = environment.Network, Role = job.JobRole });
        foreach (var bucket in plan.Model.Containers.Select(container => container.Artifact?.Bucket).Append(requests).OfType<IBucket>())
        {
            environment.Network.Admit(bucket);
        }

        requests.GrantReading(job.JobRole, plan.Requests);
        environment.Data.GrantWriting(job.JobRole, plan.Answers);
        environment.Key.GrantReadingAndWriting(job.JobRole);
        environment.Key.GrantVolumes(job.JobRole);
        ContainerRole.GrantReporting(Stack.Of(job), job.JobRole, "/aws/sagemaker/TransformJobs", "/aws/sagemaker/TransformJobs");

        var request = new Dictionary<string, object>
        {
            ["ModelName"] = model.Model.AttrModelName,
            ["BatchStrategy"] = plan.Split == RecordSplit.None ? "SingleRecord" : "MultiRecord",
            ["MaxConcurrentTransforms"] = plan.AtATime,
            ["MaxPayloadInMB"] = plan.MaxPayloadMB,
            ["TransformInput"] = new Dictionary<string, object>
            {
                ["ContentType"] = plan.Form.Mime,
                ["SplitType"] = plan.Split.ToString(),
                ["DataSource"] = new Dictionary<string, object>
                {
                    ["S3DataSource"] = new Dictionary<string, object> { ["S3DataType"] = "S3Prefix", ["S3Uri"] = $"s3://{requests.BucketName}/{plan.Requests}" },
                },
            },
            ["TransformOutput"] = new Dictionary<string, object>
            {
                ["Accept"] = plan.Form.Mime,
                ["AssembleWith"] = plan.Split == RecordSplit.Line ? "Line" : "None",
                ["KmsKeyId"] = environment.Key.KeyArn,
                ["S3OutputPath"] = $"s3://{environment.Data.BucketName}/{plan.Answers}",
            },
            ["TransformResources"] = JobRequest.Instances(plan.Instance, plan.Instances, environment.Key.KeyArn),
        };
        return new("Transform", request, props.MaxRuntime, new Dictionary<string, string> { ["answers"] = "$.TransformOutput.S3OutputPath" });
    }
}
