using System.Text.Json.Nodes;
using Amazon.CDK;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Inference.BatchTransform;
using MlInfra.Constructs.Inference.Models;
using MlInfra.Constructs.Training;
using MlInfra.Constructs.Training.Algorithms;
using MlInfra.Constructs.Workbench;

namespace MlInfra.Constructs.Tests;

/// <summary>Jobs other than training: tuning, processing, batch transform; and the Studio that people start them from.</summary>
public class JobTests(Synthesized made)
{
    private JsonNode Tuning(string stack) => made.Request(stack, "Tune")["HyperParameterTuningJobConfig"]!;

    [Fact]
    public void Tuning_looks_for_the_measure_with_few_jobs_at_a_time()
    {
        var config = Tuning("Tuned");

        Assert.Equal("""{"Type":"Maximize","MetricName":"test:f1"}""", config["HyperParameterTuningJobObjective"]!.ToJsonString());
        Assert.Equal("""{"MaxNumberOfTrainingJobs":12,"MaxParallelTrainingJobs":3,"MaxRuntimeInSeconds":14400}""", config["ResourceLimits"]!.ToJsonString());
        Assert.Equal("Bayesian", (string)config["Strategy"]!);
        Assert.Equal("""[{"Name":"num_trees","MinValue":"50","MaxValue":"200","ScalingType":"Auto"}]""", config["ParameterRanges"]!["IntegerParameterRanges"]!.ToJsonString());
    }

    [Fact]
    public void Every_kind_of_range_has_its_own_list()
    {
        var ranges = Tuning("TunedAtRandom")["ParameterRanges"]!;

        Assert.Equal("""[{"Name":"rate","MinValue":"0.1","MaxValue":"0.5","ScalingType":"Auto"}]""", ranges["ContinuousParameterRanges"]!.ToJsonString());
        Assert.Equal("""[{"Name":"kind","Values":["a","b"]}]""", ranges["CategoricalParameterRanges"]!.ToJsonString());
    }

    [Fact]
    public void Each_of_the_tuned_jobs_is_isolated_and_keeps_what_is_not_varied()
    {
        var job = made.Request("Tuned", "Tune")["TrainingJobDefinition"]!;

        Assert.True((bool)job["EnableNetworkIsolation"]!);
        Assert.True((bool)job["EnableInterContainerTrafficEncryption"]!);
        Assert.NotNull(job["VpcConfig"]);
        Assert.NotNull(job["OutputDataConfig"]!["KmsKeyId"]);
        Assert.Equal("""{"feature_dim":"12"}""", job["StaticHyperParameters"]!.ToJsonString());
        Assert.Null(job["HyperParameters"]);
    }

    [Fact]
    public void A_tuning_job_has_a_name_of_32_characters_at_most() => Assert.Matches(
        "^States\\.Format\\('[a-z0-9]{1,19}-\\{\\}', States\\.ArrayGetItem\\(States\\.StringSplit\\(States\\.UUID\\(\\), '-'\\), 4\\)\\)$",
        (string)made.Request("Tuned", "Tune")["HyperParameterTuningJobName.$"]!);

    [Fact]
    public void A_search_that_could_not_learn_is_warned_of()
    {
        Assert.Contains(made.Warnings["TunedAtOnce"], warning => warning.Contains("set Strategy to Random"));
        Assert.DoesNotContain(made.Warnings["Tuned"], warning => warning.Contains("Strategy"));
        Assert.DoesNotContain(made.Warnings["TunedAtRandom"], warning => warning.Contains("Strategy"));
    }

    [Fact]
    public void An_environment_can_be_put_together_from_parts() =>
        Assert.Equal("test:f1", (string)Tuning("JobOfParts")["HyperParameterTuningJobObjective"]!["MetricName"]!);

    [Theory]
    [InlineData("Tuned", "HyperParameterTuningJob", "Tuning")]
    [InlineData("Prepared", "ProcessingJob", "Processing")]
    [InlineData("InBatches", "TransformJob", "Transform")]
    public void The_workflow_may_run_jobs_of_its_kind_and_no_other(string stack, string job, string events)
    {
        var actions = made.All(stack, "AWS::IAM::Policy").SelectMany(policy => policy["PolicyDocument"]!["Statement"]!.AsArray())
            .SelectMany(statement => statement!["Action"] is JsonArray many ? many.Select(action => (string)action!) : [(string)statement["Action"]!]).ToList();

        Assert.Contains($"sagemaker:Create{job}", actions);
        Assert.Contains($"sagemaker:Stop{job}", actions);
        Assert.DoesNotContain(actions, action => action.StartsWith("sagemaker:Create", StringComparison.Ordinal) && action != $"sagemaker:Create{job}");
        Assert.Contains($"rule/StepFunctionsGetEventsForSageMaker{events}JobsRule", made[stack].ToJsonString());
        Assert.Contains($":states:::sagemaker:create{job}.sync", made[stack].ToJsonString());
    }

    [Fact]
    public void Processing_reads_and_writes_what_the_plan_says_isolated_and_encrypted()
    {
        var request = made.Request("Prepared", "Process");

        Assert.Equal("s3://raw-data/raw/", (string)request["ProcessingInputs"]![0]!["S3Input"]!["S3Uri"]!);
        Assert.Equal("/opt/ml/processing/output/clean", (string)request["ProcessingOutputConfig"]!["Outputs"]![0]!["S3Output"]!["LocalPath"]!);
        Assert.NotNull(request["ProcessingOutputConfig"]!["KmsKeyId"]);
        Assert.True((bool)request["NetworkConfig"]!["EnableNetworkIsolation"]!);
        Assert.True((bool)request["NetworkConfig"]!["EnableInterContainerTrafficEncryption"]!);
        Assert.NotNull(request["ProcessingResources"]!["ClusterConfig"]!["VolumeKmsKeyId"]);
        Assert.Equal("""["python3","/opt/prepare.py"]""", request["AppSpecification"]!["ContainerEntrypoint"]!.ToJsonString());
    }

    [Fact]
    public void Batch_transform_asks_an_isolated_model_line_by_line()
    {
        var request = made.Request("InBatches", "Transform");

        Assert.Equal("text/csv", (string)request["TransformInput"]!["ContentType"]!);
        Assert.Equal("Line", (string)request["TransformInput"]!["SplitType"]!);
        Assert.Equal("Line", (string)request["TransformOutput"]!["AssembleWith"]!);
        Assert.NotNull(request["TransformOutput"]!["KmsKeyId"]);
        Assert.Null(request["TransformResources"]!["VolumeKmsKeyId"]);
        Assert.True((bool)made.One("InBatches", "AWS::SageMaker::Model")["EnableNetworkIsolation"]!);
    }

    [Fact]
    public void The_role_of_a_transformed_model_is_not_handed_on() =>
        Assert.DoesNotContain("iam:PassRole", made["InBatches"].ToJsonString());

    [Fact]
    public void Studio_stays_inside_the_network_and_stops_when_idle()
    {
        var domain = made.One("Studio", "AWS::SageMaker::Domain");

        Assert.Equal("VpcOnly", (string)domain["AppNetworkAccessType"]!);
        Assert.NotNull(domain["KmsKeyId"]);
        Assert.Equal(60, (int)domain["DefaultUserSettings"]!["JupyterLabAppSettings"]!["AppLifecycleManagement"]!["IdleSettings"]!["IdleTimeoutInMinutes"]!);
        Assert.Equal("Disabled", (string)domain["DefaultUserSettings"]!["SharingSettings"]!["NotebookOutputOption"]!);
        Assert.Equal("research", (string)made.One("Studio", "AWS::SageMaker::UserProfile")["UserProfileName"]!);
    }

    [Fact]
    public void Home_directories_outlive_the_stack() => Assert.Contains(
        made["Studio"]["Resources"]!.AsObject(), entry => (string)entry.Value!["Type"]! == "AWS::SageMaker::Domain" && (string?)entry.Value["DeletionPolicy"] == "Retain");

    [Fact]
    public void A_measure_on_a_channel_that_is_not_fed_throws() =>
        Says("add it with Reads", () => Tuned(Synthesized.Forest.TunedFor(RandomCutForest.F1).Over("num_trees", 50, 200)));

    [Fact]
    public void Nothing_to_vary_throws() =>
        Says("varies 0 hyperparameters", () => Tuned(Synthesized.Forest.Reads(RandomCutForest.Test, TrainingData.At("t/")).TunedFor(RandomCutForest.F1)));

    [Fact]
    public void A_hyperparameter_set_and_varied_throws() => Says("leave one of them out", () => Tuned(JobStacks.Search.Over("feature_dim", 2, 9)));

    [Fact]
    public void A_range_outside_of_what_the_algorithm_takes_throws() => Says("it can be 1 to 2048", () => Tuned(JobStacks.Search.Over("num_samples_per_tree", 16, 4096)));

    [Fact]
    public void A_range_upside_down_throws() => Says("give the smaller value first", () => JobStacks.Search.Over("x", 9, 2));

    [Fact]
    public void One_value_to_choose_among_throws() => Says("2 to 30", () => JobStacks.Search.Among("x", "only"));

    [Fact]
    public void Varying_twice_throws() => Says("varied twice", () => JobStacks.Search.Over("num_trees", 60, 70));

    [Fact]
    public void More_jobs_at_a_time_than_there_are_throw() => Says("lower AtATime", () => Tuned(JobStacks.Search, new() { Jobs = 2, AtATime = 3 }));

    [Fact]
    public void Processing_that_leaves_nothing_throws() =>
        Says("name an output", () => new ProcessingWorkflow(new Stack(), "P", new() { Plan = new(Image, CpuInstance.M5Large), Environment = null! }));

    [Fact]
    public void An_eleventh_input_throws() => Says("number 11", () =>
        Enumerable.Range(0, 11).Aggregate(new ProcessingPlan(Image, CpuInstance.M5Large), (plan, i) => plan.Reads($"i{i}", "a/")));

    [Fact]
    public void Too_much_at_a_time_for_an_instance_throws() =>
        Says("100 MB at a time", () => Transformed(new(Model, CpuInstance.M5Large) { Requests = "a/", AtATime = 20 }));

    [Fact]
    public void A_model_among_many_cannot_be_asked_in_batches() =>
        Says("could not tell which one", () => Transformed(new(new MultiModel(Image, null!, "models/"), CpuInstance.M5Large) { Requests = "a/" }));

    [Fact]
    public void Studio_does_not_stop_within_the_hour() =>
        Says("1 hour to 365 days", () => new StudioWorkbench(new Stack(), "S", new() { Network = null!, Key = null!, StopAfter = Duration.Minutes(30) }));

    private static ModelImage Image => ModelImage.Of(BuiltIn.XGBoost);

    private static SingleModel Model => new(new ModelContainer(Image));

    private static TuningWorkflow Tuned(TuningPlan plan, TuningOptions? options = null) =>
        new(new Stack(), "T", new(options ?? new()) { Plan = plan, Environment = null! });

    private static TransformWorkflow Transformed(TransformPlan plan) => new(new Stack(), "T", new() { Plan = plan, Environment = null! });

    private static void Says(string words, Func<object> act) => Assert.Contains(words, Assert.Throws<ArgumentException>(act).Message);
}
