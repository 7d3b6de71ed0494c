using System.Text.Json.Nodes;

namespace MlInfra.Blueprints.Tests;

/// <summary>Every arrow of the architecture "SageMaker training in a VPC": its source, its target and the permission.</summary>
public class TrainingArrowsTests(Synthesized made)
{
    private readonly Arrows _arrows = new(made, "Training");

    private Resource Data => One("AWS::S3::Bucket", bucket => bucket.Settings["LoggingConfiguration"] is not null);

    private Resource Vpc => One("AWS::EC2::VPC");

    private Resource Topic => One("AWS::SNS::Topic");

    private Resource Machine => _arrows.One("AWS::StepFunctions::StateMachine", "Anomalies");

    private Resource JobRole => _arrows.Role("AnomaliesJobRole");

    private Resource MachineRole => _arrows.Role("AnomaliesWorkflowRole");

    private Resource Notebook => One("AWS::SageMaker::NotebookInstance");

    private string Definition => Text(Machine);

    [Fact]
    public void Training_data_goes_to_the_job()
    {
        Assert.Contains("\"ChannelName\":\"train\"", Definition);
        Assert.True(Machine.RefersTo(Data));
        May(JobRole, "s3:GetObject", Data, "/train/*");
        May(JobRole, "s3:GetObject", Data, "/test/*");
    }

    [Fact]
    public void The_model_goes_to_the_bucket()
    {
        Assert.Contains("/models/\",\"KmsKeyId\":", Definition);
        May(JobRole, "s3:PutObject", Data, "/models/*");
        May(JobRole, "kms:GenerateDataKey", One("AWS::KMS::Key"));
    }

    [Fact]
    public void The_job_may_not_change_its_training_data() =>
        Assert.DoesNotContain(
            _arrows.Permissions(JobRole).Where(statement => Resource.Texts(statement["Action"]).Any(action => action is "s3:PutObject" or "s3:DeleteObject")),
            statement => statement["Resource"]!.ToJsonString().Contains("/train/"));

    [Fact]
    public void The_workflow_runs_the_job_and_hands_it_its_role()
    {
        Assert.Contains(":states:::sagemaker:createTrainingJob.sync", Definition);
        May(MachineRole, "sagemaker:CreateTrainingJob");
        May(MachineRole, "sagemaker:StopTrainingJob");
        May(MachineRole, "events:PutRule");
        var pass = May(MachineRole, "iam:PassRole", JobRole);
        Assert.Equal("sagemaker.amazonaws.com", (string)pass["Condition"]!["StringEquals"]!["iam:PassedToService"]!);
    }

    [Fact]
    public void Success_and_failure_reach_the_topic()
    {
        Assert.Contains("\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"Tell failure\"}]", Definition);
        Assert.Contains("\"Next\":\"Tell success\"", Definition);
        Assert.True(Machine.RefersTo(Topic));
        May(MachineRole, "sns:Publish", Topic);
        May(MachineRole, "kms:Decrypt", One("AWS::KMS::Key"));
    }

    [Theory]
    [InlineData("ExecutionsFailed")]
    [InlineData("ExecutionsTimedOut")]
    public void Alarms_watch_this_workflow_and_reach_the_topic(string metric)
    {
        var alarm = One("AWS::CloudWatch::Alarm", alarm => alarm.Id.Contains("Anomalies") && alarm.Settings["MetricName"]!.ToString() == metric);

        Assert.Contains($"\"{Machine.Id}\"", alarm.Settings["Dimensions"]!.ToJsonString());
        Assert.Contains($"\"{Topic.Id}\"", alarm.Settings["AlarmActions"]!.ToJsonString());
        Assert.Contains(One("AWS::SNS::TopicPolicy").Statements(), statement => statement["Principal"]!.ToJsonString().Contains("cloudwatch.amazonaws.com"));
        Assert.Contains(One("AWS::KMS::Key").Statements("KeyPolicy"), statement => statement["Principal"]!.ToJsonString().Contains("cloudwatch.amazonaws.com"));
    }

    [Fact]
    public void Executions_go_to_the_log_without_their_data()
    {
        var logging = Machine.Settings["LoggingConfiguration"]!;

        Assert.Equal("ALL", (string)logging["Level"]!);
        Assert.False((bool)logging["IncludeExecutionData"]!);
        Assert.True((bool)Machine.Settings["TracingConfiguration"]!["Enabled"]!);
    }

    [Fact]
    public void The_job_runs_isolated_in_the_network()
    {
        Assert.Contains("\"EnableNetworkIsolation\":true", Definition);
        Assert.Contains("\"VolumeKmsKeyId\"", Definition);
        Assert.All(All("AWS::EC2::Subnet"), subnet => Assert.True(Machine.RefersTo(subnet)));
        Assert.Equal(2, All("AWS::EC2::Subnet").Count);
        May(JobRole, "ec2:CreateNetworkInterface");
    }

    [Fact]
    public void The_bucket_and_the_network_admit_each_other_only()
    {
        var endpoint = One("AWS::EC2::VPCEndpoint", endpoint => endpoint.Settings["VpcEndpointType"]!.ToString() == "Gateway");

        Assert.True(endpoint.RefersTo(Data));
        Assert.DoesNotContain(endpoint.Statements(), statement => Resource.Texts(statement["Resource"]).Contains("*"));
        Assert.Contains(All("AWS::S3::BucketPolicy").SelectMany(policy => policy.Statements()), statement =>
            statement["Effect"]!.ToString() == "Deny" && statement["Condition"]?["StringNotEquals"]?["aws:SourceVpce"]?.ToJsonString().Contains(endpoint.Id) == true);
    }

    [Theory]
    [InlineData(".sagemaker.api")]
    [InlineData(".sagemaker.runtime")]
    [InlineData(".sts")]
    [InlineData(".logs")]
    [InlineData(".ecr.api")]
    [InlineData(".ecr.dkr")]
    [InlineData(".kms")]
    [InlineData(".states")]
    public void Services_are_reached_in_private_and_by_this_account_only(string service)
    {
        var endpoint = One("AWS::EC2::VPCEndpoint", endpoint => endpoint.Settings["ServiceName"]!.ToJsonString().Contains($"\"{service}\""));

        Assert.True((bool)endpoint.Settings["PrivateDnsEnabled"]!);
        Assert.All(endpoint.Statements(), statement => Assert.NotNull(statement["Condition"]!["StringEquals"]!["aws:PrincipalAccount"]));
    }

    [Fact]
    public void Nothing_leads_to_the_internet()
    {
        foreach (var type in new[] { "AWS::EC2::InternetGateway", "AWS::EC2::NatGateway", "AWS::EC2::Route", "AWS::EC2::EIP" })
        {
            Assert.Empty(All(type));
        }

        Assert.All(All("AWS::EC2::Subnet"), subnet => Assert.NotEqual("true", subnet.Settings["MapPublicIpOnLaunch"]?.ToString()));
        Assert.All(All("AWS::EC2::SecurityGroupIngress"), rule => Assert.Null(rule.Settings["CidrIp"]));
    }

    [Fact]
    public void Traffic_goes_to_the_flow_log() => Assert.True(One("AWS::EC2::FlowLog").RefersTo(Vpc));

    [Fact]
    public void The_notebook_is_closed_and_stops_itself()
    {
        var role = _arrows.Role("Workbench");

        Assert.Equal("Disabled", (string)Notebook.Settings["DirectInternetAccess"]!);
        Assert.Equal("Disabled", (string)Notebook.Settings["RootAccess"]!);
        Assert.Equal("2", (string)Notebook.Settings["InstanceMetadataServiceConfiguration"]!["MinimumInstanceMetadataServiceVersion"]!);
        Assert.NotNull(Notebook.Settings["KmsKeyId"]);
        Assert.NotNull(Notebook.Settings["SubnetId"]);
        Assert.Contains("LIMIT = 3600", One("AWS::SageMaker::NotebookInstanceLifecycleConfig").Body.ToJsonString());
        May(role, "sagemaker:StopNotebookInstance", Notebook);
        May(role, "s3:GetObject", Data);
    }

    [Fact]
    public void The_search_trains_many_times_and_keeps_its_models_apart()
    {
        var machine = _arrows.One("AWS::StepFunctions::StateMachine", "Search");
        var (role, jobs) = (_arrows.Role("SearchWorkflowRole"), _arrows.Role("SearchJobRole"));

        Assert.Contains(":states:::sagemaker:createHyperParameterTuningJob.sync", Text(machine));
        Assert.Contains("\"MetricName\":\"test:f1\"", Text(machine));
        Assert.True(machine.RefersTo(Topic));
        May(role, "sagemaker:CreateHyperParameterTuningJob");
        May(role, "events:PutRule", path: "StepFunctionsGetEventsForSageMakerTuningJobsRule");
        May(role, "iam:PassRole", jobs);
        May(jobs, "s3:GetObject", Data, "/train/*");
        May(jobs, "s3:PutObject", Data, "/candidates/*");
    }

    [Fact]
    public void A_batch_job_runs_in_the_network_and_success_and_failure_are_told()
    {
        var machine = One("AWS::StepFunctions::StateMachine", resource => resource.Id.Contains("TrainingReport"));
        var (queue, definition, role) = (One("AWS::Batch::JobQueue"), One("AWS::Batch::JobDefinition"), _arrows.Role("TrainingReportWorkflowRole"));

        Assert.Contains(":states:::batch:submitJob.sync", Text(machine));
        Assert.True(machine.RefersTo(queue));
        Assert.True(machine.RefersTo(definition));
        Assert.True(machine.RefersTo(Topic));
        Assert.Contains("Batch job succeeded", Text(machine));
        Assert.Contains("Batch job failed", Text(machine));
        May(role, "batch:SubmitJob", queue);
        May(role, "batch:SubmitJob", definition);
        May(role, "batch:TerminateJob", path: ":job/*");
        May(role, "batch:DescribeJobs");
        May(role, "events:PutRule", path: "StepFunctionsGetEventsForBatchJobsRule");
        May(role, "sns:Publish", Topic);
        Assert.Contains(One("AWS::Batch::ComputeEnvironment").Id, queue.Body.ToJsonString());
        May(_arrows.Role("ReportJobRole"), "s3:PutObject", Data, "/reports/*");
        May(_arrows.Role("ReportJobLaunchRole"), "ecr:BatchGetImage");
    }

    [Fact]
    public void Studio_is_reached_and_works_inside_the_network_only()
    {
        var domain = One("AWS::SageMaker::Domain");
        var role = _arrows.Role("Studio");

        Assert.Equal("VpcOnly", (string)domain.Settings["AppNetworkAccessType"]!);
        Assert.True(domain.RefersTo(Vpc));
        Assert.True(domain.RefersTo(role));
        May(role, "s3:GetObject", Data);
        May(role, "sagemaker:CreateApp", domain);
    }

    [Fact]
    public void The_dashboard_shows_every_workflow() =>
        Assert.All(All("AWS::StepFunctions::StateMachine"), machine => Assert.True(One("AWS::CloudWatch::Dashboard").RefersTo(machine)));

    private static string Text(Resource machine) => machine.Settings["DefinitionString"]!.ToJsonString().Replace("\\u0022", "\"").Replace("\\\"", "\"");

    private IReadOnlyList<Resource> All(string type) => _arrows.All(type);

    private Resource One(string type, Func<Resource, bool>? which = null) => _arrows.One(type, which);

    private JsonObject May(Resource role, string action, Resource? on = null, string path = "") => _arrows.May(role, action, on, path);
}
