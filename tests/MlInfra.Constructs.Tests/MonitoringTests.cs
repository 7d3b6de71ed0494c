using System.Text.Json.Nodes;
using Amazon.CDK;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Inference;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Inference.Models;
using MlInfra.Constructs.Inference.Monitoring;
using MlInfra.Constructs.Training.Algorithms;
using MlInfra.Templates.Diff.ResourceTable;

namespace MlInfra.Constructs.Tests;

/// <summary>Monitors of endpoints: data quality, model quality, bias, explainability.</summary>
public class MonitoringTests(Synthesized made)
{
    private const string Stack = "Monitored";

    public static TheoryData<string> Kinds => ["DataQuality", "ModelQuality", "ModelBias", "ModelExplainability"];

    public static TheoryData<string> Labelled => ["ModelQuality", "ModelBias"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_schedule_runs_its_definition_against_the_endpoint(string kind)
    {
        var schedule = Schedule(kind);
        var (id, _) = made[Stack]["Resources"]!.AsObject().Single(entry => (string)entry.Value!["Type"]! == $"AWS::SageMaker::{kind}JobDefinition");

        Assert.Equal($$"""{"Fn::Select":[1,{"Fn::Split":["/",{"Fn::GetAtt":["{{id}}","JobDefinitionArn"]}]}]}""", schedule["MonitoringJobDefinitionName"]!.ToJsonString());
        Assert.Equal(
            made.One(Stack, "AWS::SageMaker::Endpoint")["EndpointName"]!.ToJsonString(),
            Definition(kind)[$"{kind}JobInput"]!["EndpointInput"]!["EndpointName"]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_job_is_encrypted_and_inside_the_network(string kind)
    {
        var job = Definition(kind);

        Assert.NotNull(job["JobResources"]!["ClusterConfig"]!["VolumeKmsKeyId"]);
        Assert.NotNull(job[$"{kind}JobOutputConfig"]!["KmsKeyId"]);
        Assert.True((bool)job["NetworkConfig"]!["EnableInterContainerTrafficEncryption"]!);
        Assert.Equal(2, job["NetworkConfig"]!["VpcConfig"]!["Subnets"]!.AsArray().Count);
        Assert.Equal("Enabled", (string)job[$"{kind}AppSpecification"]!["Environment"]!["publish_cloudwatch_metrics"]!);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_property_of_a_definition_is_one_that_CloudFormation_knows(string kind)
    {
        var shape = ResourceTypes.Find($"AWS::SageMaker::{kind}JobDefinition")!;
        var paths = Paths(Definition(kind), []).ToList();

        Assert.True(paths.Count > 25);
        Assert.All(paths, path => Assert.True(shape.Has(path), string.Join('.', path)));
        Assert.False(shape.Has(["JobResources", "ClusterConfig", "VolumeSizeInGiB"]));
    }

    [Theory]
    [InlineData("DataQuality", true)]
    [InlineData("ModelQuality", true)]
    [InlineData("ModelBias", true)]
    [InlineData("ModelExplainability", false)]
    public void A_job_is_isolated_unless_it_asks_a_model(string kind, bool isolated) =>
        Assert.Equal(isolated, (bool)Definition(kind)["NetworkConfig"]!["EnableNetworkIsolation"]!);

    [Theory]
    [InlineData("DataQuality", "data-quality", "sagemaker-model-monitor-analyzer")]
    [InlineData("ModelQuality", "model-quality", "sagemaker-model-monitor-analyzer")]
    [InlineData("ModelBias", "model-bias", "sagemaker-clarify-processing:1.0")]
    [InlineData("ModelExplainability", "model-explainability", "sagemaker-clarify-processing:1.0")]
    public void A_role_reads_what_was_captured_writes_reports_and_pulls_its_image(string kind, string folder, string image)
    {
        var policy = PolicyOf(kind);

        Assert.EndsWith($"/{image}\"]]}}", Definition(kind)[$"{kind}AppSpecification"]!["ImageUri"]!.ToJsonString());
        Assert.Contains($"repository/{image.Split(':')[0]}", policy);
        Assert.Contains("/capture/*", policy);
        Assert.Contains($"/monitoring/{folder}/*", policy);
        Assert.EndsWith($"/monitoring/{folder}\"]]}}", Definition(kind)[$"{kind}JobOutputConfig"]!["MonitoringOutputs"]![0]!["S3Output"]!["S3Uri"]!.ToJsonString());
    }

    [Theory]
    [InlineData("DataQuality", "data-metrics")]
    [InlineData("ModelQuality", "model-metrics")]
    [InlineData("ModelBias", "bias-metrics")]
    [InlineData("ModelExplainability", "explainability-metrics")]
    public void A_role_publishes_the_metrics_of_its_kind_only(string kind, string metrics) =>
        Assert.Contains($$"""{"cloudwatch:namespace":["/aws/sagemaker/ProcessingJobs","aws/sagemaker/Endpoints/{{metrics}}"]}""", PolicyOf(kind));

    [Theory]
    [MemberData(nameof(Labelled))]
    public void Labels_are_read_and_joined_by_an_image_of_its_own(string kind)
    {
        var policy = PolicyOf(kind);

        Assert.EndsWith("/monitoring/labels\"]]}", Definition(kind)[$"{kind}JobInput"]!["GroundTruthS3Input"]!["S3Uri"]!.ToJsonString());
        Assert.Contains("/monitoring/labels/*", policy);
        Assert.Contains("repository/sagemaker-model-monitor-groundtruth-merger", policy);
    }

    [Fact]
    public void Labels_are_nothing_to_monitors_that_need_none() =>
        Assert.All(["DataQuality", "ModelExplainability"], kind => Assert.DoesNotContain("groundtruth", PolicyOf(kind)));

    [Fact]
    public void A_look_leaves_out_what_has_no_labels_yet()
    {
        var input = Definition("ModelQuality")["ModelQualityJobInput"]!["EndpointInput"]!;

        Assert.Equal("-PT192H", (string)input["StartTimeOffset"]!);
        Assert.Equal("-PT24H", (string)input["EndTimeOffset"]!);
        Assert.Null(Definition("ModelBias")["ModelBiasJobInput"]!["EndpointInput"]!["StartTimeOffset"]);
    }

    [Fact]
    public void The_problem_says_where_the_prediction_is()
    {
        var job = Definition("ModelQuality");
        var input = job["ModelQualityJobInput"]!["EndpointInput"]!;

        Assert.Equal("BinaryClassification", (string)job["ModelQualityAppSpecification"]!["ProblemType"]!);
        Assert.Equal("0", (string)input["ProbabilityAttribute"]!);
        Assert.Equal(0.8, (double)input["ProbabilityThresholdAttribute"]!);
        Assert.Null(input["InferenceAttribute"]);
    }

    [Theory]
    [InlineData("ModelQuality", "quality/constraints.json")]
    [InlineData("ModelBias", "bias/analysis.json")]
    public void A_baseline_is_the_file_that_its_kind_reads(string kind, string file) =>
        Assert.Contains($"/baseline/{file}", Definition(kind)[$"{kind}BaselineConfig"]!["ConstraintsResource"]!["S3Uri"]!.ToJsonString());

    [Fact]
    public void A_monitor_without_a_baseline_only_measures() => Assert.Null(Definition("DataQuality")["DataQualityBaselineConfig"]);

    [Fact]
    public void A_monitor_compares_with_its_baseline_every_few_hours()
    {
        var job = made.One("Split", "AWS::SageMaker::DataQualityJobDefinition");

        Assert.Equal("cron(0 0/6 ? * * *)", Cron(made.One("Split", "AWS::SageMaker::MonitoringSchedule")));
        Assert.Contains("/baseline/statistics.json", job["DataQualityBaselineConfig"]!["StatisticsResource"]!.ToJsonString());
        Assert.Contains("/baseline/constraints.json", job["DataQualityBaselineConfig"]!["ConstraintsResource"]!.ToJsonString());
    }

    [Theory]
    [InlineData("DataQuality", "cron(0 0 ? * * *)", 3600)]
    [InlineData("ModelBias", "cron(0 * ? * * *)", 1800)]
    public void Two_jobs_share_the_hour_of_one(string kind, string cron, int seconds)
    {
        Assert.Equal(cron, (string)Schedule(kind)["ScheduleConfig"]!["ScheduleExpression"]!);
        Assert.Equal(seconds, (int)Definition(kind)["StoppingCondition"]!["MaxRuntimeInSeconds"]!);
    }

    [Fact]
    public void Explaining_asks_one_model_by_endpoints_of_its_own_and_has_a_way_there()
    {
        var policy = PolicyOf("ModelExplainability");
        var ways = made.All(Stack, "AWS::EC2::VPCEndpoint").Select(way => way.ToJsonString()).ToList();

        Assert.Contains(":model/explained", policy);
        Assert.Contains(":endpoint/sm-clarify-*", policy);
        Assert.Contains(":endpoint-config/sm-clarify-config-*", policy);
        Assert.Contains(ways, way => way.Contains(".sagemaker.runtime") && way.Contains(":endpoint/sm-clarify-*"));
        Assert.Contains(ways, way => way.Contains(".sagemaker.api"));
        Assert.All(["DataQuality", "ModelQuality", "ModelBias"], kind => Assert.DoesNotContain("sagemaker:CreateEndpoint", PolicyOf(kind)));
        Assert.DoesNotContain("sm-clarify", made["Split"].ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Violations_and_failures_reach_a_queue_and_an_alarm(string kind)
    {
        var role = RoleOf(kind);
        var (id, rule) = made[Stack]["Resources"]!.AsObject().Single(entry =>
            (string)entry.Value!["Type"]! == "AWS::Events::Rule" && entry.Value["Properties"]!["EventPattern"]!["detail"]!["RoleArn"]!.ToJsonString().Contains($"\"{role}\""));
        var settings = rule!["Properties"]!;
        var queue = (string)settings["Targets"]![0]!["Arn"]!["Fn::GetAtt"]![0]!;

        Assert.Equal(["SageMaker Processing Job State Change"], settings["EventPattern"]!["detail-type"]!.AsArray().Select(type => (string)type!));
        Assert.Equal(
            """[{"ProcessingJobStatus":["Failed","Stopped"]},{"ExitMessage":[{"prefix":"CompletedWithViolations"}]}]""",
            settings["EventPattern"]!["detail"]!["$or"]!.ToJsonString());
        Assert.Contains(made.All(Stack, "AWS::SQS::QueuePolicy"), policy => policy.ToJsonString() is var text && text.Contains($"\"{queue}\"") && text.Contains($"\"{id}\""));
        Assert.Contains(made.All(Stack, "AWS::CloudWatch::Alarm"), alarm => alarm["Dimensions"]?.ToJsonString().Contains($"\"{queue}\"") == true);
        Assert.Contains($"{kind switch { "DataQuality" => "Inputs", "ModelQuality" => "Quality", "ModelBias" => "Bias", _ => "Explanations" }}: violations", Dashboard);
    }

    [Fact]
    public void A_monitor_says_that_its_service_is_closed() => Assert.Contains("takes no new customers", Assert.Single(made.Warnings["Split"]));

    [Fact]
    public void A_role_brought_along_is_used()
    {
        var stack = new Stack(new App(), "S");
        var inference = new InferenceEnvironment(stack, "I");
        var role = Amazon.CDK.AWS.IAM.Role.FromRoleName(stack, "Mine", "mine");

        Assert.Same(role, inference.MonitorDataQuality("M", inference.Serve("E", Sole(stack)), new() { JobRole = role }).Role);
    }

    [Fact]
    public void A_monitor_without_captured_traffic_throws() => Throws(
        "CapturePercent of the endpoint is 0", (stack, inference) => inference.MonitorDataQuality("W", inference.Serve("E", Sole(stack), new() { CapturePercent = 0 })));

    [Fact]
    public void A_monitor_of_many_models_throws() => Throws("serves a MultiModel", (stack, inference) => inference.MonitorDataQuality("W", inference.Serve("E", Traffic.To(
        new ModelVariant("all", new MultiModel(ModelImage.Of(BuiltIn.XGBoost), ServingStacks.Models(stack), "m/"), CpuInstance.M5Large)))));

    [Theory]
    [InlineData("EveryHours is 48")]
    [InlineData("Instances is 0")]
    [InlineData("VolumeGiB is 0")]
    [InlineData("Baseline is 'baseline'")]
    [InlineData("ReportPrefix is '/reports/'")]
    public void An_option_out_of_range_throws(string words) => Throws(words, (stack, inference) => inference.MonitorDataQuality("W", inference.Serve("E", Sole(stack)), words[..4] switch
    {
        "Ever" => new() { EveryHours = 48 },
        "Inst" => new() { Instances = 0 },
        "Volu" => new() { VolumeGiB = 0 },
        "Base" => new() { Baseline = "baseline" },
        _ => new() { ReportPrefix = "/reports/" },
    }));

    [Theory]
    [InlineData("LabelDelay is 5400 s", 5400, 86400)]
    [InlineData("Window is 3600 s", 0, 3600)]
    [InlineData("Window is 8640000 s", 0, 8_640_000)]
    public void Times_that_are_no_whole_hours_or_leave_traffic_out_throw(string words, int delay, int window) =>
        Throws(words, (stack, inference) => inference.MonitorModelQuality("W", inference.Serve("E", Sole(stack)), new()
        {
            Problem = ModelQualityProblem.Regression("0"),
            LabelDelay = Duration.Seconds(delay),
            Window = Duration.Seconds(window),
        }));

    [Fact]
    public void An_analysis_that_is_no_json_throws() => Throws(
        "Analysis is 'bias/'", (stack, inference) => inference.MonitorModelBias("W", inference.Serve("E", Sole(stack)), new() { Analysis = "bias/" }));

    [Fact]
    public void A_threshold_that_is_no_probability_throws() =>
        Assert.Contains("threshold is 80", Assert.Throws<ArgumentException>(() => ModelQualityProblem.BinaryClassification("0", 80)).Message);

    [Fact]
    public void A_prediction_that_is_nowhere_throws() =>
        Assert.Contains("inferenceAttribute is empty", Assert.Throws<ArgumentException>(() => ModelQualityProblem.Regression("")).Message);

    [Fact]
    public void Explaining_by_no_model_throws() => Throws(
        "ModelName is empty", (stack, inference) => inference.MonitorModelExplainability("W", inference.Serve("E", Sole(stack)), new() { Analysis = "a.json", ModelName = "" }));

    private string Dashboard => made.One(Stack, "AWS::CloudWatch::Dashboard")["DashboardBody"]!.ToJsonString().Replace("\\u0022", "\"");

    private JsonObject Definition(string kind) => made.One(Stack, $"AWS::SageMaker::{kind}JobDefinition");

    private JsonNode Schedule(string kind) =>
        made.All(Stack, "AWS::SageMaker::MonitoringSchedule").Select(schedule => schedule["MonitoringScheduleConfig"]!).Single(config => (string)config["MonitoringType"]! == kind);

    private string RoleOf(string kind) => (string)Definition(kind)["RoleArn"]!["Fn::GetAtt"]![0]!;

    private string PolicyOf(string kind) => made.All(Stack, "AWS::IAM::Policy").Single(policy => policy["Roles"]!.ToJsonString().Contains($"\"{RoleOf(kind)}\"")).ToJsonString();

    // Of properties, not of the functions that stand for their values.
    private static IEnumerable<string[]> Paths(JsonNode? node, string[] path) => node switch
    {
        JsonObject { Count: 1 } function when function.First().Key is "Ref" or ['F', 'n', ':', ':', ..] => [],
        JsonObject map => map.SelectMany(entry => Paths(entry.Value, [.. path, entry.Key]).Prepend([.. path, entry.Key])),
        JsonArray list => list.SelectMany(item => Paths(item, path)),
        _ => [],
    };

    private static string Cron(JsonObject schedule) => (string)schedule["MonitoringScheduleConfig"]!["ScheduleConfig"]!["ScheduleExpression"]!;

    private static Traffic Sole(Stack stack) => Traffic.To(ServingStacks.Variant(stack));

    private static void Throws(string words, Func<Stack, InferenceEnvironment, object> act)
    {
        var stack = new Stack(new App(), "S");
        var inference = new InferenceEnvironment(stack, "I");
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => act(stack, inference)).Message);
    }
}
