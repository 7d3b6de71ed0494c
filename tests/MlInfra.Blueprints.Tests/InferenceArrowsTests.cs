using System.Text.Json.Nodes;

namespace MlInfra.Blueprints.Tests;

/// <summary>Every arrow of the architecture "Secure inference endpoints": its source, its target and the permission.</summary>
public class InferenceArrowsTests(Synthesized made)
{
    private readonly Arrows _arrows = new(made, "Inference");

    private Resource Data => _arrows.One("AWS::S3::Bucket", bucket => bucket.Settings["LoggingConfiguration"] is not null);

    private Resource Key => _arrows.One("AWS::KMS::Key");

    private Resource Notices => _arrows.One("AWS::SNS::Topic", "Notices");

    private Resource RealTimeConfig => _arrows.One("AWS::SageMaker::EndpointConfig", "Anomalies");

    private Resource AsyncConfig => _arrows.One("AWS::SageMaker::EndpointConfig", "Archive");

    private Resource RealTime => _arrows.One("AWS::SageMaker::Endpoint", "Anomalies");

    private Resource Async => _arrows.One("AWS::SageMaker::Endpoint", "Archive");

    private Resource Api => _arrows.One("AWS::ApiGateway::RestApi");

    [Theory]
    [InlineData("Anomaliescurrent", "/models/current/model.tar.gz")]
    [InlineData("Anomaliescandidate", "/models/candidate/model.tar.gz")]
    [InlineData("Archive", "/models/current/model.tar.gz")]
    public void Trained_models_and_images_go_to_isolated_containers(string name, string path)
    {
        var model = _arrows.One("AWS::SageMaker::Model", name);
        var role = _arrows.Role($"{name}ModelRole");

        Assert.Contains(path, model.Settings["PrimaryContainer"]!["ModelDataUrl"]!.ToJsonString());
        Assert.True((bool)model.Settings["EnableNetworkIsolation"]!);
        Assert.Equal(2, model.Settings["VpcConfig"]!["Subnets"]!.AsArray().Count);
        Assert.True(model.RefersTo(role));
        _arrows.May(role, "s3:GetObject", path: path);
        _arrows.May(role, "ecr:BatchGetImage", path: "repository/randomcutforest");
        _arrows.May(role, "kms:Decrypt");
        _arrows.May(role, "ec2:CreateNetworkInterface");
    }

    [Fact]
    public void A_role_reads_its_own_model_only() =>
        Assert.DoesNotContain(_arrows.Permissions(_arrows.Role("AnomaliescurrentModelRole")), statement => statement["Resource"]!.ToJsonString().Contains("candidate"));

    [Fact]
    public void The_network_opens_to_the_bucket_of_models() =>
        Assert.Contains(_arrows.One("AWS::EC2::VPCEndpoint", "NetworkS3").Statements(), statement => statement["Resource"]!.ToJsonString().Contains("\"ModelBucket\""));

    [Fact]
    public void Requests_go_to_the_variant_and_copies_to_its_shadow()
    {
        Assert.True(RealTime.RefersTo(RealTimeConfig));
        Assert.Equal("current", (string)RealTimeConfig.Settings["ProductionVariants"]![0]!["VariantName"]!);
        Assert.Equal("candidate", (string)RealTimeConfig.Settings["ShadowProductionVariants"]![0]!["VariantName"]!);
        Assert.Equal(2, (int)RealTimeConfig.Settings["ProductionVariants"]![0]!["InitialInstanceCount"]!);
        Assert.NotNull(RealTimeConfig.Settings["KmsKeyId"]);
    }

    [Fact]
    public void Captured_traffic_goes_to_the_bucket_encrypted()
    {
        var capture = RealTimeConfig.Settings["DataCaptureConfig"]!;

        Assert.Contains(Data.Id, capture["DestinationS3Uri"]!.ToJsonString());
        Assert.Contains(Key.Id, capture["KmsKeyId"]!.ToJsonString());
        _arrows.May(_arrows.Role("AnomaliescurrentModelRole"), "s3:PutObject", Data, "/capture/*");
        _arrows.May(_arrows.Role("AnomaliescurrentModelRole"), "kms:GenerateDataKey", Key);
    }

    [Theory]
    [InlineData("current")]
    [InlineData("candidate")]
    public void Instances_follow_requests(string variant)
    {
        var target = _arrows.One("AWS::ApplicationAutoScaling::ScalableTarget", $"Anomalies{variant}");

        Assert.True(target.RefersTo(RealTime));
        Assert.Equal(2, (int)target.Settings["MinCapacity"]!);
        Assert.True(_arrows.One("AWS::ApplicationAutoScaling::ScalingPolicy", $"Anomalies{variant}").RefersTo(target));
    }

    [Fact]
    public void Errors_and_slowness_take_a_change_back()
    {
        var deployment = RealTime.Settings["DeploymentConfig"]!;

        Assert.Equal("CANARY", (string)deployment["BlueGreenUpdatePolicy"]!["TrafficRoutingConfiguration"]!["Type"]!);
        Assert.All(
            new[] { "currentAlarmsServerErrors", "currentAlarmsLatency" },
            part => Assert.Contains(_arrows.One("AWS::CloudWatch::Alarm", part).Id, deployment["AutoRollbackConfiguration"]!.ToJsonString()));
    }

    [Fact]
    public void Alarms_carry_the_name_that_the_endpoint_gets_and_reach_the_topic()
    {
        var name = RealTime.Settings["EndpointName"]!.ToJsonString();
        var alarms = _arrows.All("AWS::CloudWatch::Alarm").Where(alarm => alarm.Id.Contains("Anomalies")).ToList();

        Assert.Equal(6, alarms.Count);
        Assert.All(alarms, alarm =>
        {
            Assert.Equal(name, Dimension(alarm, "EndpointName")!.ToJsonString());
            Assert.NotNull(Dimension(alarm, "VariantName"));
            Assert.Contains(Notices.Id, alarm.Settings["AlarmActions"]!.ToJsonString());
        });
    }

    [Fact]
    public void Only_requests_to_these_endpoints_pass_from_the_network()
    {
        var way = _arrows.One("AWS::EC2::VPCEndpoint", "Invocation");
        var allowed = Assert.Single(way.Statements(), statement => (string)statement["Effect"]! == "Allow");

        Assert.Contains(".sagemaker.runtime", way.Settings["ServiceName"]!.ToJsonString());
        Assert.NotNull(allowed["Condition"]!["StringEquals"]!["aws:PrincipalAccount"]);
        Assert.Equal(2, allowed["Resource"]!.AsArray().Count);
        Assert.Contains(RealTime.Settings["EndpointName"]!.ToJsonString(), allowed["Resource"]!.ToJsonString());
        Assert.Contains(Async.Settings["EndpointName"]!.ToJsonString(), allowed["Resource"]!.ToJsonString());
    }

    [Fact]
    public void The_api_asks_the_endpoint_without_a_function()
    {
        var method = _arrows.One("AWS::ApiGateway::Method");
        var role = _arrows.Role("ApiRole");

        Assert.Equal("AWS_IAM", (string)method.Settings["AuthorizationType"]!);
        Assert.Contains(":runtime.sagemaker:path/endpoints/", method.Settings["Integration"]!["Uri"]!.ToJsonString());
        Assert.Contains(RealTime.Settings["EndpointName"]!.ToJsonString(), method.Settings["Integration"]!["Uri"]!.ToJsonString());
        Assert.Contains(role.Id, method.Settings["Integration"]!["Credentials"]!.ToJsonString());
        Assert.Contains(RealTime.Settings["EndpointName"]!.ToJsonString(), _arrows.May(role, "sagemaker:InvokeEndpoint")["Resource"]!.ToJsonString());
    }

    [Fact]
    public void The_api_is_reached_through_its_door_only_and_logs()
    {
        var door = _arrows.One("AWS::EC2::VPCEndpoint", "ApiDoor");
        var stage = _arrows.One("AWS::ApiGateway::Stage");

        Assert.Equal("PRIVATE", (string)Api.Settings["EndpointConfiguration"]!["Types"]![0]!);
        Assert.Contains(Api.Settings["Policy"]!["Statement"]!.AsArray(), statement =>
            (string)statement!["Effect"]! == "Deny" && statement["Condition"]!["StringNotEquals"]!["aws:SourceVpce"]!.ToJsonString().Contains(door.Id));
        Assert.NotNull(door.Settings["PolicyDocument"]);
        Assert.Contains(_arrows.One("AWS::Logs::LogGroup", "ApiLog").Id, stage.Settings["AccessLogSetting"]!.ToJsonString());
        Assert.True((double)stage.Settings["MethodSettings"]![0]!["ThrottlingRateLimit"]! > 0);
    }

    [Fact]
    public void Queued_requests_come_from_the_bucket_and_answers_and_failures_go_there()
    {
        var role = _arrows.Role("ArchiveModelRole");
        var output = AsyncConfig.Settings["AsyncInferenceConfig"]!["OutputConfig"]!;

        Assert.True(Async.RefersTo(AsyncConfig));
        Assert.Contains("/async/answers/", output["S3OutputPath"]!.ToJsonString());
        Assert.Contains("/async/failures/", output["S3FailurePath"]!.ToJsonString());
        Assert.Contains(Key.Id, output["KmsKeyId"]!.ToJsonString());
        _arrows.May(role, "s3:GetObject", Data, "/async/requests/*");
        _arrows.May(role, "s3:PutObject", Data, "/async/answers/*");
        _arrows.May(role, "s3:PutObject", Data, "/async/failures/*");
    }

    [Theory]
    [InlineData("SuccessTopic", "ArchiveAnswered")]
    [InlineData("ErrorTopic", "ArchiveFailed")]
    public void Answers_and_failures_are_told(string end, string topic)
    {
        var target = _arrows.One("AWS::SNS::Topic", topic);

        Assert.Contains(target.Id, AsyncConfig.Settings["AsyncInferenceConfig"]!["OutputConfig"]!["NotificationConfig"]![end]!.ToJsonString());
        _arrows.May(_arrows.Role("ArchiveModelRole"), "sns:Publish", target);
    }

    [Fact]
    public void Failures_raise_an_alarm() =>
        Assert.Contains(_arrows.One("AWS::SNS::Topic", "ArchiveFailed").Id, _arrows.One("AWS::CloudWatch::Alarm", "ArchiveFailures").Settings["Dimensions"]!.ToJsonString());

    [Fact]
    public void The_queue_scales_to_nothing_and_the_first_request_wakes_it()
    {
        var target = _arrows.One("AWS::ApplicationAutoScaling::ScalableTarget", "Archive");
        var first = _arrows.One("AWS::ApplicationAutoScaling::ScalingPolicy", "FirstInstance");
        var waking = _arrows.One("AWS::CloudWatch::Alarm", "Waking");

        Assert.Equal(0, (int)target.Settings["MinCapacity"]!);
        Assert.True(first.RefersTo(target));
        Assert.Equal("HasBacklogWithoutCapacity", (string)waking.Settings["MetricName"]!);
        Assert.Contains(first.Id, waking.Settings["AlarmActions"]!.ToJsonString());
        Assert.Equal(Async.Settings["EndpointName"]!.ToJsonString(), Dimension(waking, "EndpointName")!.ToJsonString());
    }

    [Fact]
    public void Images_are_scanned_encrypted_and_never_moved()
    {
        var repository = _arrows.One("AWS::ECR::Repository");

        Assert.True((bool)repository.Settings["ImageScanningConfiguration"]!["ScanOnPush"]!);
        Assert.Equal("IMMUTABLE", (string)repository.Settings["ImageTagMutability"]!);
        Assert.Equal("KMS", (string)repository.Settings["EncryptionConfiguration"]!["EncryptionType"]!);
    }

    private static JsonNode? Dimension(Resource alarm, string name) =>
        alarm.Settings["Dimensions"]!.AsArray().SingleOrDefault(dimension => (string)dimension!["Name"]! == name)?["Value"];

    [Fact]
    public void A_backlog_is_answered_by_an_isolated_model_and_success_is_told()
    {
        var machine = _arrows.One("AWS::StepFunctions::StateMachine", "Backlog");
        var (role, job, model) = (_arrows.Role("BacklogWorkflowRole"), _arrows.Role("BacklogJobRole"), _arrows.One("AWS::SageMaker::Model", "Backlog"));

        Assert.True(machine.RefersTo(model));
        Assert.True(model.RefersTo(job));
        Assert.True((bool)model.Settings["EnableNetworkIsolation"]!);
        Assert.True(machine.RefersTo(Notices));
        _arrows.May(role, "sagemaker:CreateTransformJob");
        _arrows.May(role, "sns:Publish", Notices);
        _arrows.May(job, "s3:GetObject", Data, "/backlog/requests/*");
        _arrows.May(job, "s3:PutObject", Data, "/backlog/answers/*");
        _arrows.May(job, "s3:GetObject", path: "/models/current/model.tar.gz");
        _arrows.May(job, "kms:GenerateDataKey", Key);
    }

    [Fact]
    public void The_dashboard_shows_the_backlog() =>
        Assert.True(_arrows.One("AWS::CloudWatch::Dashboard").RefersTo(_arrows.One("AWS::StepFunctions::StateMachine", "Backlog")));
}
