using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;
using MlInfra.Constructs.Training;
using MlInfra.Constructs.Training.Algorithms;
using MlInfra.Constructs.Workbench;

namespace MlInfra.Constructs.Tests;

public class TrainingEnvironmentTests(Synthesized made)
{
    [Fact]
    public void Several_instances_encrypt_what_they_tell_each_other() =>
        Assert.True((bool)made.TrainingRequest("Default")["EnableInterContainerTrafficEncryption"]!);

    [Fact]
    public void One_instance_has_nobody_to_talk_to() =>
        Assert.False((bool)made.TrainingRequest("OneInstance")["EnableInterContainerTrafficEncryption"]!);

    [Fact]
    public void A_volume_without_local_storage_has_the_key() =>
        Assert.NotNull(made.TrainingRequest("Default")["ResourceConfig"]!["VolumeKmsKeyId"]);

    [Fact]
    public void Local_storage_has_no_volume_key_because_the_api_refuses_it() =>
        Assert.Null(made.TrainingRequest("SpotOnGpu")["ResourceConfig"]!["VolumeKmsKeyId"]);

    [Fact]
    public void Spot_waits_and_keeps_checkpoints_for_each_execution()
    {
        var request = made.TrainingRequest("SpotOnGpu");

        Assert.True((bool)request["EnableManagedSpotTraining"]!);
        Assert.Equal(7200, (int)request["StoppingCondition"]!["MaxWaitTimeInSeconds"]!);
        Assert.Equal("States.Format('s3://?/checkpoints/{}', $$.Execution.Name)", (string)request["CheckpointConfig"]!["S3Uri.$"]!);
    }

    [Fact]
    public void Streamed_data_is_piped() => Assert.Equal("Pipe", (string)made.TrainingRequest("SpotOnGpu")["InputDataConfig"]![0]!["InputMode"]!);

    [Fact]
    public void Job_names_differ_from_one_execution_to_the_next() =>
        Assert.Matches("^States\\.Format\\('[a-z0-9]{1,26}-\\{\\}', States\\.UUID\\(\\)\\)$", (string)made.TrainingRequest("Default")["TrainingJobName.$"]!);

    [Fact]
    public void A_fixed_region_needs_no_mapping() => Assert.Null(made["Frankfurt"]["Mappings"]);

    [Fact]
    public void A_fixed_region_has_its_own_registry() =>
        Assert.StartsWith("664544806723.dkr.ecr.eu-central-1.", (string)made.TrainingRequest("Frankfurt")["AlgorithmSpecification"]!["TrainingImage"]!);

    [Fact]
    public void Any_region_resolves_its_registry_when_it_deploys() =>
        Assert.Equal("382416733822", (string)Assert.Single(made["Default"]["Mappings"]!.AsObject()).Value!["us-east-1"]!["Account"]!);

    [Fact]
    public void The_boundary_is_on_every_role() =>
        Assert.All(made.All("Bounded", "AWS::IAM::Role"), role => Assert.NotNull(role["PermissionsBoundary"]));

    [Fact]
    public void What_is_brought_is_not_made()
    {
        foreach (var type in new[] { "AWS::EC2::VPC", "AWS::KMS::Key", "AWS::S3::Bucket", "AWS::SNS::Topic" })
        {
            Assert.Empty(made.All("Brought", type));
        }

        Assert.Equal("s3://brought/models/", (string)made.TrainingRequest("Brought")["OutputDataConfig"]!["S3OutputPath"]!);
    }

    [Fact]
    public void One_key_keeps_the_data() => Assert.Equal("Retain", DeletionPolicyOfData("OneKeyToDelete"));

    [Fact]
    public void Both_keys_delete_the_data_and_let_the_bucket_be_emptied()
    {
        Assert.Equal("Delete", DeletionPolicyOfData("BothKeysToDelete"));

        var refusal = made.All("BothKeysToDelete", "AWS::S3::BucketPolicy").SelectMany(policy => policy["PolicyDocument"]!["Statement"]!.AsArray())
            .Single(statement => (string?)statement!["Sid"] == "DataThroughThisVpcOnly")!;
        Assert.DoesNotContain("s3:Delete", refusal["Action"]!.ToJsonString());
    }

    [Fact]
    public void Upload_roles_pass_from_outside_the_vpc() =>
        Assert.Contains("role/upload", made.All("SpotOnGpu", "AWS::S3::BucketPolicy").Select(policy => policy.ToJsonString()).Single(text => text.Contains("DataThroughThisVpcOnly")));

    [Fact]
    public void The_defaults_give_no_warning() => Assert.Empty(made.Warnings["Default"]);

    [Theory]
    [InlineData("Open", "reached from outside the VPC")]
    [InlineData("OneKeyToDelete", "the data is kept")]
    [InlineData("BothKeysToDelete", "deleted together with the stack")]
    public void What_is_less_safe_than_the_default_says_so(string stack, string words) => Assert.Contains(words, Assert.Single(made.Warnings[stack]));

    [Fact]
    public void A_bucket_that_admits_other_networks_still_takes_tls_only()
    {
        var policies = string.Concat(made.All("Open", "AWS::S3::BucketPolicy").Select(policy => policy.ToJsonString()));

        Assert.DoesNotContain("aws:SourceVpce", policies);
        Assert.Contains("aws:SecureTransport", policies);
    }

    [Fact]
    public void Spot_without_checkpoints_throws() =>
        Train("Spot is set without Checkpoints", new() { Spot = new() { MaxWait = Duration.Days(1) } });

    [Fact]
    public void Spot_that_waits_less_than_it_runs_throws() =>
        Train("set MaxWait to MaxRuntime or more", new() { MaxRuntime = Duration.Hours(2), Spot = new() { Checkpoints = "c/", MaxWait = Duration.Hours(1) } });

    [Fact]
    public void Spot_without_wait_throws() => Train("MaxWait of Spot is not set", new() { Spot = new() { Checkpoints = "c/" } });

    [Fact]
    public void Spot_that_waits_more_than_an_hour_without_checkpoints_in_the_algorithm_throws() =>
        Train("Random Cut Forest writes no checkpoints", new() { MaxRuntime = Duration.Hours(1), Spot = new() { Checkpoints = "c/", MaxWait = Duration.Hours(2) } });

    [Fact]
    public void A_run_longer_than_28_days_throws() => Train("28 days", new() { MaxRuntime = Duration.Days(29) });

    [Fact]
    public void A_volume_of_nothing_throws() => Train("VolumeGiB is 0", new() { VolumeGiB = 0 });

    [Fact]
    public void A_model_prefix_that_is_no_folder_throws() => Train("ModelPrefix is ''", new() { ModelPrefix = "" });

    [Fact]
    public void A_plan_without_its_channel_throws() =>
        Throws("needs the channel train", stack => new TrainingEnvironment(stack, "T").Train("Job", BuiltIn.RandomCutForest.On(CpuInstance.M5XLarge)));

    [Fact]
    public void A_plan_without_its_hyperparameter_throws() =>
        Throws("needs the hyperparameter feature_dim", stack => new TrainingEnvironment(stack, "T").Train("Job", BuiltIn.RandomCutForest.On(CpuInstance.M5XLarge).Reads(RandomCutForest.Train, TrainingData.At("t/"))));

    [Fact]
    public void Image_files_without_the_list_of_their_labels_throw() =>
        Throws("reads image files, which need the channel train_lst", stack => new TrainingEnvironment(stack, "T").Train("Job", BuiltIn.ImageClassification
            .On(GpuInstance.G5XLarge)
            .Reads(ImageClassification.Train, TrainingData.At("train/", ContentType.Jpeg))
            .Reads(ImageClassification.Validation, TrainingData.At("validation/", ContentType.Jpeg))));

    [Fact]
    public void A_hyperparameter_out_of_range_throws() =>
        Throws("it can be 50 to 1000", stack => new TrainingEnvironment(stack, "T").Train("Job", Synthesized.Forest.With("num_trees", 1)));

    [Fact]
    public void A_region_without_the_image_throws() =>
        Throws("no image of this algorithm in mars-north-1", stack => new TrainingEnvironment(stack, "T").Train("Job", Synthesized.Forest), "mars-north-1");

    [Fact]
    public void One_zone_throws() => Throws("Zones is 1", stack => new PrivateNetwork(stack, "N", new() { Key = new Key(stack, "K"), Zones = 1 }));

    [Fact]
    public void Rotation_outside_the_limits_throws() => Throws("RotationDays is 30", stack => new EncryptionKey(stack, "K", new() { RotationDays = 30 }));

    [Fact]
    public void Logs_that_expire_at_once_throw() => Throws("RetentionDays is 0", stack => new AccessLogBucket(stack, "L", new() { RetentionDays = 0 }));

    [Fact]
    public void A_notebook_that_stops_at_once_throws() => Notebook("StopAfter is 60 s", props => props(20, Duration.Minutes(1)));

    [Fact]
    public void A_notebook_with_a_tiny_volume_throws() => Notebook("VolumeGiB is 4", props => props(4, Duration.Hours(1)));

    [Fact]
    public void Options_for_a_bucket_that_is_brought_along_throw() =>
        Throws("leave Data out", stack => new TrainingEnvironment(stack, "T", new() { Data = Bucket.FromBucketName(stack, "B", "brought"), DeleteDataWithStack = true }));

    [Fact]
    public void Upload_roles_where_everybody_is_admitted_throw() =>
        Throws("leave one of them out", stack => new TrainingEnvironment(stack, "T", new() { AdmitOtherNetworks = true, UploadRoles = ["arn"] }));

    [Fact]
    public void A_network_without_a_known_endpoint_throws_if_the_bucket_is_made() =>
        Throws("pass the id, or set AdmitOtherNetworks", stack => new TrainingEnvironment(stack, "T", new() { Network = Existing(stack) }));

    [Fact]
    public void A_network_of_one_subnet_throws() =>
        Throws("two or more private subnets", stack => new ExistingNetwork(Existing(stack).Vpc, Existing(stack, "2").SecurityGroup, []));

    private string DeletionPolicyOfData(string stack) => (string)made[stack]["Resources"]!.AsObject()
        .Single(entry => (string)entry.Value!["Type"]! == "AWS::S3::Bucket" && entry.Value["Properties"]!["LoggingConfiguration"] is not null)
        .Value!["DeletionPolicy"]!;

    private static void Train(string words, TrainingOptions options) =>
        Throws(words, stack => new TrainingEnvironment(stack, "T").Train("Job", Synthesized.Forest, options));

    private static void Notebook(string words, Func<Func<int, Duration, NotebookWorkbenchProps>, NotebookWorkbenchProps> choose) => Throws(words, stack =>
        new NotebookWorkbench(stack, "N", choose((volume, stop) => new() { Network = Existing(stack), Key = new Key(stack, "K"), VolumeGiB = volume, StopAfter = stop })));

    private static ExistingNetwork Existing(Stack stack, string suffix = "")
    {
        var vpc = Vpc.FromVpcAttributes(stack, "Vpc" + suffix, new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = ["a", "b"], IsolatedSubnetIds = ["s-1", "s-2"] });
        return new(vpc, SecurityGroup.FromSecurityGroupId(stack, "Sg" + suffix, "sg-1"), vpc.IsolatedSubnets);
    }

    private static void Throws(string words, Func<Stack, object> act, string? region = null)
    {
        var stack = new Stack(new App(), "S", new StackProps { Env = region is null ? null : new Amazon.CDK.Environment { Region = region } });
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => act(stack)).Message);
    }
}
