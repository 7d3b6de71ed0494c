using Amazon.CDK;
using Constructs;
using MlInfra.Constructs.Jobs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Training;

/// <summary>How a processing job is run, whatever it does. It runs for 9 days at most.</summary>
public record ProcessingOptions : VolumeJobOptions
{
    internal void Check(ProcessingPlan plan)
    {
        Check(777_600, "9 days");
        if (plan.Outputs.Count == 0)
        {
            throw new ArgumentException("The plan writes nothing, so the job's work would be lost with its instances: name an output with Writes.");
        }
    }
}

/// <summary>What a <see cref="ProcessingWorkflow"/> is made from.</summary>
public sealed record ProcessingWorkflowProps : ProcessingOptions
{
    /// <summary>Props with the defaults of all options.</summary>
    public ProcessingWorkflowProps()
    {
    }

    /// <summary>Props with options set elsewhere.</summary>
    public ProcessingWorkflowProps(ProcessingOptions options) : base(options)
    {
    }

    /// <summary>What the job does.</summary>
    public required ProcessingPlan Plan { get; init; }

    /// <summary>Where it does it, and with which bucket, key and topic.</summary>
    public required IWorkEnvironment Environment { get; init; }

    internal ProcessingWorkflowProps Checked()
    {
        Check(Plan);
        return this;
    }
}

/// <summary>
/// A state machine that processes data with a container inside a VPC, isolated from every network, and tells how it went.
/// Start it with any input; every execution runs a job with a name of its own.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html.
/// </summary>
public sealed class ProcessingWorkflow : JobWorkflow
{
    /// <summary>Makes the roles, the log group, the state machine and its alarms.</summary>
    /// <exception cref="ArgumentException">The plan or an option contradicts another one or what SageMaker accepts.</exception>
    public ProcessingWorkflow(Construct scope, string id, ProcessingWorkflowProps props)
        : base(scope, id, props.Environment, JobKind.Processing, props.Checked(), "Processes data", job => Describe(job, props))
    {
    }

    private static JobRequest Describe(JobWorkflow job, ProcessingWorkflowProps props)
    {
        var (plan, environment) = (props.Plan, props.Environment);
        Grant(job, plan, environment);
        var app = new Dictionary<string, object> { ["ImageUri"] = plan.Image.UriFor(job) };
        if (!plan.EntryPoint.IsEmpty)
        {
            app["ContainerEntrypoint"] = plan.EntryPoint.ToArray();
        }

        var request = new Dictionary<string, object>
        {
            ["AppSpecification"] = app,
            ["RoleArn"] = job.JobRole.RoleArn,
            ["ProcessingInputs"] = plan.Inputs.Select(input => Input(input, environment)).ToArray<object>(),
            ["ProcessingOutputConfig"] = new Dictionary<string, object>
            {
                ["KmsKeyId"] = environment.Key.KeyArn,
                ["Outputs"] = plan.Outputs.Select(output => Output(output, environment)).ToArray<object>(),
            },
            ["ProcessingResources"] = new Dictionary<string, object>
            {
                ["ClusterConfig"] = JobRequest.Instances(plan.Instance, plan.Instances, environment.Key.KeyArn, props.VolumeGiB),
            },
            ["StoppingCondition"] = new Dictionary<string, object> { ["MaxRuntimeInSeconds"] = props.MaxRuntime.ToSeconds() },
            ["NetworkConfig"] = new Dictionary<string, object>
            {
                ["EnableNetworkIsolation"] = true,
                ["EnableInterContainerTrafficEncryption"] = plan.Instances > 1,
                ["VpcConfig"] = JobRequest.VpcConfig(environment.Network),
            },
        };
        return new("Process", request, props.MaxRuntime, new Dictionary<string, string>());
    }

    private static Dictionary<string, object> Input(ProcessingInput input, IWorkEnvironment environment) => new()
    {
        ["InputName"] = input.Name,
        ["S3Input"] = new Dictionary<string, object>
        {
            ["S3Uri"] = $"s3://{(input.Bucket ?? environment.Data).BucketName}/{input.Prefix}",
            ["LocalPath"] = $"/opt/ml/processing/input/{input.Name}",
            ["S3DataType"] = "S3Prefix",
            ["S3InputMode"] = "File",
        },
    };

    private static Dictionary<string, object> Output(ProcessingOutput output, IWorkEnvironment environment) => new()
    {
        ["OutputName"] = output.Name,
        ["S3Output"] = new Dictionary<string, object>
        {
            ["S3Uri"] = $"s3://{environment.Data.BucketName}/{output.Prefix}",
            ["LocalPath"] = $"/opt/ml/processing/output/{output.Name}",
            ["S3UploadMode"] = "EndOfJob",
        },
    };

    private static void Grant(JobWorkflow job, ProcessingPlan plan, IWorkEnvironment environment)
    {
        foreach (var input in plan.Inputs)
        {
            var bucket = input.Bucket ?? environment.Data;
            environment.Network.Admit(bucket);
            bucket.GrantReading(job.JobRole, input.Prefix);
        }

        foreach (var output in plan.Outputs)
        {
            environment.Data.GrantWriting(job.JobRole, output.Prefix);
        }

        environment.Key.GrantReadingAndWriting(job.JobRole);
        environment.Key.GrantVolumes(job.JobRole);
        environment.Network.GrantAttaching(job.JobRole);
        ContainerRole.GrantReporting(Stack.Of(job), job.JobRole, "/aws/sagemaker/ProcessingJobs", "/aws/sagemaker/ProcessingJobs");
        plan.Image.GrantPulling(job, job.JobRole);
    }
}
