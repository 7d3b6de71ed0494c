namespace MlInfra.Blueprints.Tests;

/// <summary>Every arrow of the architecture "Video analytics": its source, its target and the permission.</summary>
public class VideoArrowsTests(Synthesized made)
{
    private readonly Arrows _arrows = new(made, "Video");

    public static TheoryData<string> Cameras => ["Camera", "Dock"];

    private Resource Data => _arrows.One("AWS::S3::Bucket", bucket => bucket.Settings["LoggingConfiguration"] is not null);

    private Resource Key => _arrows.One("AWS::KMS::Key");

    private Resource Notices => _arrows.One("AWS::SNS::Topic", "Notices");

    private Resource Ended => _arrows.One("AWS::SNS::Topic", "Ended");

    private Resource Queue => _arrows.One("AWS::SQS::Queue", "StoredResultsQueue");

    private Resource Machine => _arrows.One("AWS::StepFunctions::StateMachine");

    private string Definition => Machine.Settings["DefinitionString"]!.ToJsonString().Replace("\\u0022", "\"").Replace("\\\"", "\"");

    [Theory]
    [MemberData(nameof(Cameras))]
    public void A_camera_sends_video_to_its_own_stream(string camera)
    {
        var role = _arrows.Role($"{camera}IdentityRole");

        Assert.Contains("credentials.iot.amazonaws.com", role.Settings["AssumeRolePolicyDocument"]!.ToJsonString());
        Assert.True(_arrows.One("AWS::IoT::RoleAlias", camera).RefersTo(role));
        _arrows.May(role, "kinesisvideo:PutMedia", Stream(camera));
        _arrows.May(role, "kms:GenerateDataKey", Key);
        _arrows.MayNot(role, "kinesisvideo:GetMedia");
    }

    [Theory]
    [MemberData(nameof(Cameras))]
    public void Video_is_encrypted_and_kept(string camera)
    {
        Assert.Contains(Key.Id, Stream(camera).Settings["KmsKeyId"]!.ToJsonString());
        Assert.True((int)Stream(camera).Settings["DataRetentionInHours"]! > 0);
        Assert.Equal("Retain", (string)Stream(camera).Body["DeletionPolicy"]!);
    }

    [Theory]
    [MemberData(nameof(Cameras))]
    public void Video_goes_to_a_container(string camera)
    {
        var service = _arrows.One("AWS::ECS::Service", $"{camera}Frames");
        var task = Task(camera);

        Assert.True(service.RefersTo(task));
        Assert.True(task.RefersTo(Stream(camera)));
        Assert.True(task.RefersTo(FrameRole(camera)));
        Assert.Equal("DISABLED", (string)service.Settings["NetworkConfiguration"]!["AwsvpcConfiguration"]!["AssignPublicIp"]!);
        Assert.Equal(2, service.Settings["NetworkConfiguration"]!["AwsvpcConfiguration"]!["Subnets"]!.AsArray().Count);
        _arrows.May(FrameRole(camera), "kinesisvideo:GetMedia", Stream(camera));
        _arrows.May(FrameRole(camera), "kms:Decrypt", Key);
        _arrows.MayNot(FrameRole(camera), "kinesisvideo:PutMedia");
    }

    [Theory]
    [MemberData(nameof(Cameras))]
    public void The_container_is_pulled_from_the_private_repository_and_logs(string camera)
    {
        var launch = _arrows.Role($"{camera}FramesLaunchRole");

        Assert.Contains("\"ImageRepository\"", Task(camera).Settings["ContainerDefinitions"]![0]!["Image"]!.ToJsonString());
        Assert.True(Task(camera).RefersTo(launch));
        Assert.True(Task(camera).RefersTo(_arrows.One("AWS::Logs::LogGroup", $"{camera}FramesLog")));
        _arrows.May(launch, "ecr:BatchGetImage", path: "ImageRepository");
        _arrows.May(launch, "logs:PutLogEvents", _arrows.One("AWS::Logs::LogGroup", $"{camera}FramesLog"));
    }

    [Theory]
    [MemberData(nameof(Cameras))]
    public void The_container_notes_how_far_it_came(string camera)
    {
        var table = _arrows.One("AWS::DynamoDB::Table", $"{camera}FramesCheckpoints");

        Assert.True(Task(camera).RefersTo(table));
        Assert.Contains(Key.Id, table.Settings["SSESpecification"]!["KMSMasterKeyId"]!.ToJsonString());
        Assert.True((bool)table.Settings["PointInTimeRecoverySpecification"]!["PointInTimeRecoveryEnabled"]!);
        _arrows.May(FrameRole(camera), "dynamodb:PutItem", table);
        Assert.Contains(_arrows.One("AWS::EC2::VPCEndpoint", "Tables").Statements(), statement => statement["Resource"]!.ToJsonString().Contains($"\"{table.Id}\""));
    }

    [Theory]
    [MemberData(nameof(Cameras))]
    public void Results_go_to_a_stream_and_trouble_to_the_topic_and_a_queue(string camera)
    {
        var queue = _arrows.One("AWS::SQS::Queue", $"{camera}FramesFailures");

        Assert.True(Task(camera).RefersTo(Results(camera)));
        _arrows.May(FrameRole(camera), "kinesis:PutRecords", Results(camera));
        Assert.True(Task(camera).RefersTo(Notices));
        _arrows.May(FrameRole(camera), "sns:Publish", Notices);
        Assert.True(Task(camera).RefersTo(queue));
        _arrows.May(FrameRole(camera), "sqs:SendMessage", queue);
    }

    [Fact]
    public void Frames_of_the_first_camera_go_to_rekognition()
    {
        _arrows.May(FrameRole("Camera"), "rekognition:DetectLabels");
        _arrows.MayNot(FrameRole("Camera"), "sagemaker:InvokeEndpoint");
        Assert.Contains("\"Person\"", Task("Camera").Settings["ContainerDefinitions"]!.ToJsonString());
    }

    [Fact]
    public void Frames_of_the_dock_go_to_the_endpoint_in_private()
    {
        Assert.Contains("\"EndpointName\"", _arrows.May(FrameRole("Dock"), "sagemaker:InvokeEndpoint")["Resource"]!.ToJsonString());
        _arrows.MayNot(FrameRole("Dock"), "rekognition:DetectLabels");
        Assert.Contains(_arrows.One("AWS::EC2::VPCEndpoint", "Invocation").Statements(), statement =>
            (string)statement["Effect"]! == "Allow" && statement["Resource"]!.ToJsonString().Contains("\"EndpointName\""));
    }

    [Theory]
    [MemberData(nameof(Cameras))]
    public void Results_go_to_a_function_that_tells(string camera)
    {
        var mapping = _arrows.One("AWS::Lambda::EventSourceMapping", camera);
        var function = _arrows.One("AWS::Lambda::Function", $"{camera}Alerts");
        var role = _arrows.Role($"{camera}AlertsRole");

        Assert.True(mapping.RefersTo(Results(camera)));
        Assert.True(mapping.RefersTo(function));
        Assert.True(mapping.RefersTo(_arrows.One("AWS::SQS::Queue", $"{camera}AlertsFailures")));
        _arrows.May(role, "kinesis:GetRecords", Results(camera));
        Assert.True(function.RefersTo(Notices));
        _arrows.May(role, "sns:Publish", Notices);
    }

    [Fact]
    public void Uploads_start_the_workflow_and_those_that_do_not_reach_it_are_kept()
    {
        var rule = _arrows.One("AWS::Events::Rule");
        var role = _arrows.Role("StoredStartEntryRole");
        var queue = _arrows.One("AWS::SQS::Queue", "Undelivered");

        Assert.True((bool)Data.Settings["NotificationConfiguration"]!["EventBridgeConfiguration"]!["EventBridgeEnabled"]!);
        Assert.Contains(Data.Id, rule.Settings["EventPattern"]!["detail"]!["bucket"]!.ToJsonString());
        Assert.Contains("videos/*.mp4", rule.Settings["EventPattern"]!["detail"]!["object"]!.ToJsonString());
        Assert.Contains(Machine.Id, rule.Settings["Targets"]![0]!["Arn"]!.ToJsonString());
        Assert.True(rule.RefersTo(role));
        _arrows.May(role, "states:StartExecution", Machine);
        Assert.Contains(queue.Id, rule.Settings["Targets"]![0]!["DeadLetterConfig"]!.ToJsonString());
        Assert.Contains(_arrows.All("AWS::SQS::QueuePolicy").Where(policy => policy.RefersTo(queue)).SelectMany(policy => policy.Statements()), statement =>
            statement["Principal"]!.ToJsonString().Contains("events.amazonaws.com") && statement["Condition"]!.ToJsonString().Contains($"\"{rule.Id}\""));
        Assert.Contains(Key.Statements("KeyPolicy"), statement => statement["Principal"]!.ToJsonString().Contains("events.amazonaws.com"));
    }

    [Fact]
    public void The_workflow_starts_a_job_that_reads_the_video()
    {
        var role = _arrows.Role("StoredStartWorkflowRole");

        Assert.Contains(":states:::aws-sdk:rekognition:startLabelDetection", Definition);
        _arrows.May(role, "rekognition:StartLabelDetection");
        _arrows.May(role, "s3:GetObject", Data, "/videos/*");
        _arrows.May(role, "kms:Decrypt", Key);
        _arrows.MayNot(role, "s3:PutObject");
        Assert.Contains("\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"Tell failure\"}]", Definition);
        _arrows.May(role, "sns:Publish", Notices);
    }

    [Fact]
    public void Rekognition_tells_one_topic_that_the_job_ended()
    {
        var telling = _arrows.Role("StoredStartTellingRole");
        var pass = _arrows.May(_arrows.Role("StoredStartWorkflowRole"), "iam:PassRole", telling);

        Assert.Equal("rekognition.amazonaws.com", (string)pass["Condition"]!["StringEquals"]!["iam:PassedToService"]!);
        Assert.True(Machine.RefersTo(Ended));
        Assert.True(Machine.RefersTo(telling));
        _arrows.May(telling, "sns:Publish", Ended);
        _arrows.May(telling, "kms:GenerateDataKey", Key);
        Assert.DoesNotContain(_arrows.Permissions(telling), statement => statement["Resource"]!.ToJsonString().Contains($"\"{Notices.Id}\""));
    }

    [Fact]
    public void The_topic_hands_ended_jobs_to_the_queue()
    {
        var subscription = _arrows.One("AWS::SNS::Subscription");

        Assert.True(subscription.RefersTo(Ended));
        Assert.True(subscription.RefersTo(Queue));
        Assert.Contains(_arrows.All("AWS::SQS::QueuePolicy").Where(policy => policy.RefersTo(Queue)).SelectMany(policy => policy.Statements()), statement =>
            statement["Principal"]!.ToJsonString().Contains("sns.amazonaws.com") && statement["Condition"]!.ToJsonString().Contains($"\"{Ended.Id}\""));
        Assert.Contains(Key.Statements("KeyPolicy"), statement => statement["Principal"]!.ToJsonString().Contains("sns.amazonaws.com"));
        Assert.Contains(_arrows.One("AWS::SQS::Queue", "StoredResultsFailures").Id, Queue.Settings["RedrivePolicy"]!.ToJsonString());
    }

    [Fact]
    public void A_function_fetches_results_into_the_bucket_and_the_table()
    {
        var mapping = _arrows.One("AWS::Lambda::EventSourceMapping", "StoredResults");
        var function = _arrows.One("AWS::Lambda::Function", "StoredResultsFetch");
        var role = _arrows.Role("StoredResultsFetchRole");
        var table = _arrows.One("AWS::DynamoDB::Table", "StoredResultsJobs");

        Assert.True(mapping.RefersTo(Queue));
        Assert.True(mapping.RefersTo(function));
        Assert.True((int)Queue.Settings["VisibilityTimeout"]! >= 6 * (int)function.Settings["Timeout"]!);
        _arrows.May(role, "sqs:ReceiveMessage", Queue);
        _arrows.May(role, "rekognition:GetLabelDetection");
        Assert.True(function.RefersTo(Data));
        _arrows.May(role, "s3:PutObject", Data, "/video-results/*");
        Assert.True(function.RefersTo(table));
        _arrows.May(role, "dynamodb:PutItem", table);
        _arrows.May(role, "kms:GenerateDataKey", Key);
    }

    [Theory]
    [InlineData("CameraFramesDown", "RunningTaskCount")]
    [InlineData("DockFramesDown", "RunningTaskCount")]
    [InlineData("CameraFramesBehind", "GetMedia.MillisBehindNow")]
    [InlineData("CameraFramesFailures", "ApproximateNumberOfMessagesVisible")]
    [InlineData("CameraResultsRefused", "WriteProvisionedThroughputExceeded")]
    [InlineData("CameraAlertsLag", "IteratorAge")]
    [InlineData("CameraAlertsFailures", "ApproximateNumberOfMessagesVisible")]
    [InlineData("StoredStartFailed", "ExecutionsFailed")]
    [InlineData("StoredStartTimedOut", "ExecutionsTimedOut")]
    [InlineData("StoredStartEntryUndelivered", "ApproximateNumberOfMessagesVisible")]
    [InlineData("StoredResultsErrors", "Errors")]
    [InlineData("StoredResultsFailures", "ApproximateNumberOfMessagesVisible")]
    public void What_goes_wrong_raises_an_alarm_on_its_own_resource(string part, string metric)
    {
        var alarm = _arrows.One("AWS::CloudWatch::Alarm", part);

        Assert.Equal(metric, (string)alarm.Settings["MetricName"]!);
        Assert.NotEmpty(alarm.Settings["Dimensions"]!.AsArray());
        Assert.Contains(Notices.Id, alarm.Settings["AlarmActions"]!.ToJsonString());
    }

    [Fact]
    public void A_container_that_does_not_run_is_told_even_without_a_metric()
    {
        var alarm = _arrows.One("AWS::CloudWatch::Alarm", "CameraFramesDown");

        Assert.Equal("LessThanThreshold", (string)alarm.Settings["ComparisonOperator"]!);
        Assert.Equal("breaching", (string)alarm.Settings["TreatMissingData"]!);
    }

    [Theory]
    [InlineData(".kinesisvideo")]
    [InlineData(".rekognition")]
    [InlineData(".kinesis-streams")]
    [InlineData(".sns")]
    [InlineData(".sqs")]
    [InlineData(".ecr.dkr")]
    [InlineData(".sagemaker.runtime")]
    public void Services_are_reached_in_private(string service) =>
        Assert.True((bool)_arrows.One("AWS::EC2::VPCEndpoint", endpoint => endpoint.Settings["ServiceName"]!.ToJsonString().Contains($"\"{service}\"")).Settings["PrivateDnsEnabled"]!);

    [Fact]
    public void The_dashboard_shows_every_camera_and_uploads()
    {
        var body = _arrows.One("AWS::CloudWatch::Dashboard").Settings["DashboardBody"]!.ToJsonString();

        Assert.All(["Camera: bytes in", "Dock: behind the camera", "Uploads: jobs to fetch"], title => Assert.Contains(title, body));
    }

    private Resource Stream(string camera) => _arrows.One("AWS::KinesisVideo::Stream", $"{camera}Video");

    private Resource Results(string camera) => _arrows.One("AWS::Kinesis::Stream", $"{camera}Results");

    private Resource Task(string camera) => _arrows.One("AWS::ECS::TaskDefinition", $"{camera}Frames");

    private Resource FrameRole(string camera) => _arrows.Role($"{camera}FramesRole");
}
