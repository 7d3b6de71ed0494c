using Amazon.CDK;
using MlInfra.Constructs.Jobs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;
using MlInfra.Constructs.Training.Algorithms;

namespace MlInfra.Constructs.Training;

/// <summary>
/// What a training job runs, reads and writes, as the API takes it, and the grants that its role needs for it. CDK's own task leaves out
/// spot training, checkpoints and encryption between containers, so the request is written here.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html.
/// </summary>
internal sealed record TrainingDefinition(TrainingPlan Plan, VolumeJobOptions Options, string ModelPrefix, SpotTraining? Spot, IWorkEnvironment Environment)
{
    /// <summary>The request but for the job's name and hyperparameters, which training and tuning call differently.</summary>
    /// <param name="job">The workflow, whose role is granted what the request needs.</param>
    public Dictionary<string, object> For(JobWorkflow job)
    {
        var stack = Stack.Of(job);
        var account = Plan.Algorithm.Registry.AccountFor(job);
        Grant(stack, account, job);
        var request = new Dictionary<string, object>
        {
            ["AlgorithmSpecification"] = new Dictionary<string, object>
            {
                ["TrainingImage"] = $"{account}.dkr.ecr.{stack.Region}.{stack.UrlSuffix}/{Plan.Algorithm.Repository}:{Plan.Algorithm.Tag}",
                ["TrainingInputMode"] = "File",
            },
            ["RoleArn"] = job.JobRole.RoleArn,
            ["InputDataConfig"] = Plan.Inputs.Select(Input).ToArray<object>(),
            ["OutputDataConfig"] = new Dictionary<string, object> { ["S3OutputPath"] = $"s3://{Environment.Data.BucketName}/{ModelPrefix}", ["KmsKeyId"] = Environment.Key.KeyArn },
            ["ResourceConfig"] = JobRequest.Instances(Plan.Instance, Plan.Instances, Environment.Key.KeyArn, Options.VolumeGiB),
            ["StoppingCondition"] = StoppingCondition(),
            ["VpcConfig"] = JobRequest.VpcConfig(Environment.Network),
            ["EnableNetworkIsolation"] = true,
            // With one instance there is no traffic to encrypt; with several it would cross the network in clear text.
            ["EnableInterContainerTrafficEncryption"] = Plan.Instances > 1,
        };

        if (Spot is { } spot)
        {
            request["EnableManagedSpotTraining"] = true;
            // A folder for each execution: a new one must not go on from what an earlier one left.
            request["CheckpointConfig"] = new Dictionary<string, object>
            {
                ["S3Uri.$"] = $"States.Format('s3://{Environment.Data.BucketName}/{spot.Checkpoints}{{}}', $$.Execution.Name)",
            };
        }

        return request;
    }

    private void Grant(Stack stack, string account, JobWorkflow job)
    {
        foreach (var data in Plan.Inputs.Select(input => input.Data))
        {
            var bucket = data.Bucket ?? Environment.Data;
            Environment.Network.Admit(bucket);
            bucket.GrantReading(job.JobRole, data.Prefix);
        }

        Environment.Data.GrantWriting(job.JobRole, ModelPrefix);
        if (Spot?.Checkpoints is { } checkpoints)
        {
            Environment.Data.GrantKeeping(job.JobRole, checkpoints);
        }

        Environment.Key.GrantReadingAndWriting(job.JobRole);
        Environment.Key.GrantVolumes(job.JobRole);
        Environment.Network.GrantAttaching(job.JobRole);
        ContainerRole.GrantReporting(stack, job.JobRole, "/aws/sagemaker/TrainingJobs", "/aws/sagemaker/TrainingJobs");
        ContainerRole.GrantPulling(stack, job.JobRole, account, Plan.Algorithm.Repository);
    }
    private Dictionary<string, object> StoppingCondition()
    {
        var condition = new Dictionary<string, object> { ["MaxRuntimeInSeconds"] = Options.MaxRuntime.ToSeconds() };
        if (Spot?.MaxWait is { } wait)
        {
            condition["MaxWaitTimeInSeconds"] = wait.ToSeconds();
        }

        return condition;
    }

    private Dictionary<string, object> Input(PlannedChannel input)
    {
        var channel = new Dictionary<string, object>
        {
            ["ChannelName"] = input.Channel.Name,
            ["InputMode"] = input.Data.Mode == InputMode.Pipe ? "Pipe" : "File",
            ["DataSource"] = new Dictionary<string, object>
            {
                ["S3DataSource"] = new Dictionary<string, object>
                {
                    ["S3DataType"] = "S3Prefix",
                    ["S3Uri"] = $"s3://{(input.Data.Bucket ?? Environment.Data).BucketName}/{input.Data.Prefix}",
                    ["S3DataDistributionType"] = input.Distribution.ToString(),
                },
            },
        };
        if (input.ContentType is { } contentType)
        {
            channel["ContentType"] = contentType;
        }

        return channel;
    }
}
