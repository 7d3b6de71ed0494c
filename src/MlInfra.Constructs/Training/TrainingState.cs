using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Training.Algorithms;

namespace MlInfra.Constructs.Training;

/// <summary>
/// The task state that runs one training job and waits for it. CDK's own task leaves out spot training, checkpoints and
/// encryption between containers, so the request is written here as the API takes it.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html.
/// </summary>
internal sealed record TrainingState(TrainingPlan Plan, string JobName, string Image, string RoleArn, IWorkNetwork Network, IBucket Data, IKey Key)
{
    public required string ModelPrefix { get; init; }

    public required Duration MaxRuntime { get; init; }

    public required int VolumeGiB { get; init; }

    public SpotTraining? Spot { get; init; }

    public IDictionary<string, object> ToJson(Stack stack, Duration timeout) => new Dictionary<string, object>
    {
        ["Type"] = "Task",
        ["Resource"] = $"arn:{stack.Partition}:states:::sagemaker:createTrainingJob.sync",
        ["TimeoutSeconds"] = timeout.ToSeconds(),
        ["Parameters"] = Request(),
    };

    private Dictionary<string, object> Request()
    {
        var request = new Dictionary<string, object>
        {
            // Two executions, or two attempts of one, must not ask for the same name. The tag leads from the job back to its execution.
            ["TrainingJobName.$"] = $"States.Format('{JobName}-{{}}', States.UUID())",
            ["Tags"] = new object[] { new Dictionary<string, object> { ["Key"] = "mlinfra:execution", ["Value.$"] = "$$.Execution.Name" } },
            ["AlgorithmSpecification"] = new Dictionary<string, object> { ["TrainingImage"] = Image, ["TrainingInputMode"] = "File" },
            ["HyperParameters"] = Plan.Hyperparameters.ToDictionary(pair => pair.Key, pair => (object)pair.Value),
            ["RoleArn"] = RoleArn,
            ["InputDataConfig"] = Plan.Inputs.Select(Input).ToArray<object>(),
            ["OutputDataConfig"] = new Dictionary<string, object> { ["S3OutputPath"] = $"s3://{Data.BucketName}/{ModelPrefix}", ["KmsKeyId"] = Key.KeyArn },
            ["ResourceConfig"] = Resources(),
            ["StoppingCondition"] = StoppingCondition(),
            ["VpcConfig"] = new Dictionary<string, object>
            {
                ["SecurityGroupIds"] = new[] { Network.SecurityGroup.SecurityGroupId },
                ["Subnets"] = Network.Subnets.Select(subnet => subnet.SubnetId).ToArray(),
            },
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
                ["S3Uri.$"] = $"States.Format('s3://{Data.BucketName}/{spot.Checkpoints}{{}}', $$.Execution.Name)",
            };
        }

        return request;
    }

    private Dictionary<string, object> Resources()
    {
        var resources = new Dictionary<string, object>
        {
            ["InstanceType"] = Plan.Instance.Name,
            ["InstanceCount"] = Plan.Instances,
            ["VolumeSizeInGB"] = VolumeGiB,
        };
        if (!Plan.Instance.HasLocalStorage)
        {
            resources["VolumeKmsKeyId"] = Key.KeyArn;
        }

        return resources;
    }

    private Dictionary<string, object> StoppingCondition()
    {
        var condition = new Dictionary<string, object> { ["MaxRuntimeInSeconds"] = MaxRuntime.ToSeconds() };
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
                    ["S3Uri"] = $"s3://{(input.Data.Bucket ?? Data).BucketName}/{input.Data.Prefix}",
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
