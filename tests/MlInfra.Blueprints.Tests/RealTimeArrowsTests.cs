namespace MlInfra.Blueprints.Tests;

/// <summary>Every arrow of the architecture "Real-time streaming": its source, its target and the permission.</summary>
public class RealTimeArrowsTests(Synthesized made)
{
    private readonly Arrows _arrows = new(made, "RealTime");

    private Resource Events => _arrows.One("AWS::Kinesis::Stream", "Events");

    private Resource Results => _arrows.One("AWS::Kinesis::Stream", "Results");

    private Resource Data => _arrows.One("AWS::S3::Bucket", bucket => bucket.Settings["LoggingConfiguration"] is not null);

    private Resource Key => _arrows.One("AWS::KMS::Key");

    private Resource Topic => _arrows.One("AWS::SNS::Topic");

    private Resource Lake => _arrows.One("AWS::KinesisFirehose::DeliveryStream", "Lake");

    private Resource FlinkRole => _arrows.Role("ApplicationRole");

    [Fact]
    public void Devices_reach_the_stream()
    {
        var rule = _arrows.One("AWS::IoT::TopicRule");
        var role = _arrows.Role("DevicesRole");

        Assert.Contains(Events.Id, rule.Settings["TopicRulePayload"]!["Actions"]![0]!["Kinesis"]!["StreamName"]!.ToJsonString());
        Assert.True(rule.RefersTo(role));
        _arrows.May(role, "kinesis:PutRecord", Events);
        _arrows.May(role, "kms:GenerateDataKey", Key);
    }

    [Fact]
    public void Messages_that_the_rule_cannot_hand_on_reach_a_queue()
    {
        var queue = _arrows.One("AWS::SQS::Queue", "DevicesFailures");

        Assert.Contains(queue.Id, _arrows.One("AWS::IoT::TopicRule").Settings["TopicRulePayload"]!["ErrorAction"]!.ToJsonString());
        _arrows.May(_arrows.Role("DevicesRole"), "sqs:SendMessage", queue);
    }

    [Fact]
    public void The_application_reads_events_from_the_stream()
    {
        var application = _arrows.One("AWS::KinesisAnalyticsV2::Application");

        Assert.Contains(Events.Id, application.Settings["ApplicationConfiguration"]!["EnvironmentProperties"]!.ToJsonString());
        Assert.True(application.RefersTo(FlinkRole));
        _arrows.May(FlinkRole, "kinesis:GetRecords", Events);
        _arrows.May(FlinkRole, "kms:Decrypt", Key);
    }

    [Fact]
    public void The_application_writes_results_and_nothing_back()
    {
        _arrows.May(FlinkRole, "kinesis:PutRecords", Results);
        Assert.DoesNotContain(_arrows.Permissions(FlinkRole), statement =>
            Resource.Texts(statement["Action"]).Contains("kinesis:PutRecords") && statement["Resource"]!.ToJsonString().Contains($"\"{Events.Id}\""));
    }

    [Fact]
    public void The_application_writes_to_the_lake()
    {
        Assert.Contains(Lake.Id, _arrows.One("AWS::KinesisAnalyticsV2::Application").Settings["ApplicationConfiguration"]!["EnvironmentProperties"]!.ToJsonString());
        _arrows.May(FlinkRole, "firehose:PutRecordBatch", Lake);
    }

    [Fact]
    public void The_application_runs_in_the_network_scales_snapshots_and_logs()
    {
        var settings = _arrows.One("AWS::KinesisAnalyticsV2::Application").Settings["ApplicationConfiguration"]!;

        Assert.Equal(2, settings["VpcConfigurations"]![0]!["SubnetIds"]!.AsArray().Count);
        Assert.True((bool)settings["FlinkApplicationConfiguration"]!["ParallelismConfiguration"]!["AutoScalingEnabled"]!);
        Assert.True((bool)settings["ApplicationSnapshotConfiguration"]!["SnapshotsEnabled"]!);
        Assert.Contains(_arrows.One("AWS::Logs::LogGroup", "ApplicationLog").Id, _arrows.One("AWS::KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption").Body.ToJsonString());
        _arrows.May(FlinkRole, "logs:PutLogEvents");
        _arrows.May(FlinkRole, "ec2:CreateNetworkInterface");
        _arrows.May(FlinkRole, "s3:GetObject", path: "/flink/anomalies-1.0.0.jar");
    }

    [Theory]
    [InlineData("Alerts")]
    [InlineData("Scores")]
    public void Results_go_to_a_function_that_cannot_block_the_stream(string consumer)
    {
        var mapping = _arrows.One("AWS::Lambda::EventSourceMapping", consumer);
        var function = _arrows.One("AWS::Lambda::Function", consumer);
        var queue = _arrows.One("AWS::SQS::Queue", consumer);
        var role = _arrows.Role($"{consumer}Role");

        Assert.Contains(Results.Id, mapping.Settings["EventSourceArn"]!.ToJsonString());
        Assert.True(mapping.RefersTo(function));
        Assert.True(function.RefersTo(role));
        Assert.True((bool)mapping.Settings["BisectBatchOnFunctionError"]!);
        Assert.Equal(5, (int)mapping.Settings["MaximumRetryAttempts"]!);
        Assert.Equal("ReportBatchItemFailures", (string)mapping.Settings["FunctionResponseTypes"]![0]!);
        Assert.Contains(queue.Id, mapping.Settings["DestinationConfig"]!["OnFailure"]!.ToJsonString());
        Assert.Equal("nodejs24.x", (string)function.Settings["Runtime"]!);
        Assert.Contains("exports.handler", (string)function.Settings["Code"]!["ZipFile"]!);
        Assert.Equal(2, function.Settings["VpcConfig"]!["SubnetIds"]!.AsArray().Count);
        _arrows.May(role, "kinesis:GetRecords", Results);
        _arrows.May(role, "sqs:SendMessage", queue);
        _arrows.May(role, "kms:Decrypt", Key);
        _arrows.May(role, "logs:PutLogEvents");
    }

    [Theory]
    [InlineData("AlertsLag", "IteratorAge")]
    [InlineData("ScoresLag", "IteratorAge")]
    [InlineData("AlertsFailures", "ApproximateNumberOfMessagesVisible")]
    [InlineData("ScoresFailures", "ApproximateNumberOfMessagesVisible")]
    [InlineData("DevicesFailures", "ApproximateNumberOfMessagesVisible")]
    [InlineData("EventsRefused", "WriteProvisionedThroughputExceeded")]
    [InlineData("ResultsRefused", "WriteProvisionedThroughputExceeded")]
    [InlineData("ApplicationDown", "downtime")]
    [InlineData("LakeLate", "DeliveryToS3.DataFreshness")]
    [InlineData("LakeUnconverted", "FailedConversion.Records")]
    [InlineData("DirectLate", "DeliveryToS3.DataFreshness")]
    public void What_goes_wrong_raises_an_alarm_on_its_own_resource(string part, string metric)
    {
        var alarm = _arrows.One("AWS::CloudWatch::Alarm", part);

        Assert.Equal(metric, (string)alarm.Settings["MetricName"]!);
        Assert.NotEmpty(alarm.Settings["Dimensions"]!.AsArray());
        Assert.Contains(Topic.Id, alarm.Settings["AlarmActions"]!.ToJsonString());
    }

    [Fact]
    public void Anomalies_are_told()
    {
        Assert.Contains(Topic.Id, _arrows.One("AWS::Lambda::Function", "Alerts").Settings["Environment"]!.ToJsonString());
        _arrows.May(_arrows.Role("AlertsRole"), "sns:Publish", Topic);
        _arrows.MayNot(_arrows.Role("AlertsRole"), "sagemaker:InvokeEndpoint");
    }

    [Fact]
    public void Results_are_asked_about_in_private_and_answers_reach_the_lake()
    {
        var role = _arrows.Role("ScoresRole");
        var way = _arrows.One("AWS::EC2::VPCEndpoint", "Invocation");

        Assert.Contains("\"EndpointName\"", _arrows.May(role, "sagemaker:InvokeEndpoint")["Resource"]!.ToJsonString());
        Assert.Contains(way.Statements(), statement => (string)statement["Effect"]! == "Allow" && statement["Resource"]!.ToJsonString().Contains("\"EndpointName\""));
        Assert.Contains(Lake.Id, _arrows.One("AWS::Lambda::Function", "Scores").Settings["Environment"]!.ToJsonString());
        _arrows.May(role, "firehose:PutRecord", Lake);
    }

    [Theory]
    [InlineData("Lake", "results/")]
    [InlineData("Direct", "direct/")]
    public void Delivery_writes_parquet_by_day_and_errors_apart(string name, string prefix)
    {
        var delivery = _arrows.One("AWS::KinesisFirehose::DeliveryStream", name);
        var role = _arrows.Role($"{name}Role");
        var s3 = delivery.Settings["ExtendedS3DestinationConfiguration"]!;

        Assert.Equal("DirectPut", (string)delivery.Settings["DeliveryStreamType"]!);
        Assert.Contains(Key.Id, delivery.Settings["DeliveryStreamEncryptionConfigurationInput"]!["KeyARN"]!.ToJsonString());
        Assert.Contains(Data.Id, s3["BucketARN"]!.ToJsonString());
        Assert.StartsWith($"{prefix}day=!{{timestamp:", (string)s3["Prefix"]!);
        Assert.StartsWith($"errors/{prefix}", (string)s3["ErrorOutputPrefix"]!);
        Assert.NotNull(s3["DataFormatConversionConfiguration"]!["OutputFormatConfiguration"]!["Serializer"]!["ParquetSerDe"]);
        Assert.NotNull(s3["EncryptionConfiguration"]!["KMSEncryptionConfig"]);
        _arrows.May(role, "s3:PutObject", Data, $"/{prefix}*");
        _arrows.May(role, "s3:PutObject", Data, $"/errors/{prefix}*");
        _arrows.May(role, "glue:GetTableVersions", _arrows.One("AWS::Glue::Table", name));
        _arrows.May(role, "kms:GenerateDataKey", Key);
    }

    [Fact]
    public void Streams_are_encrypted_and_have_the_shards_of_their_load()
    {
        Assert.All(_arrows.All("AWS::Kinesis::Stream"), stream =>
        {
            Assert.Equal(3, (int)stream.Settings["ShardCount"]!);
            Assert.Equal(168, (int)stream.Settings["RetentionPeriodHours"]!);
            Assert.Contains(Key.Id, stream.Settings["StreamEncryption"]!["KeyId"]!.ToJsonString());
            Assert.Equal("Retain", (string)stream.Body["DeletionPolicy"]!);
        });
        Assert.Equal(2, _arrows.All("AWS::Kinesis::Stream").Count);
    }

    [Theory]
    [InlineData(".kinesis-streams")]
    [InlineData(".kinesis-firehose")]
    [InlineData(".sns")]
    [InlineData(".sagemaker.runtime")]
    public void Services_are_reached_in_private(string service) =>
        Assert.True((bool)_arrows.One("AWS::EC2::VPCEndpoint", endpoint => endpoint.Settings["ServiceName"]!.ToJsonString().Contains($"\"{service}\"")).Settings["PrivateDnsEnabled"]!);

    [Fact]
    public void Results_go_to_an_index_and_what_it_refuses_to_the_errors()
    {
        var delivery = _arrows.One("AWS::KinesisFirehose::DeliveryStream", "Index");
        var domain = _arrows.One("AWS::OpenSearchService::Domain");
        var role = _arrows.Role("SearchWriter");
        var search = delivery.Settings["AmazonopensearchserviceDestinationConfiguration"]!;

        Assert.Contains(Results.Id, delivery.Settings["KinesisStreamSourceConfiguration"]!["KinesisStreamARN"]!.ToJsonString());
        Assert.Contains(domain.Id, search["DomainARN"]!.ToJsonString());
        Assert.Contains(role.Id, search["RoleARN"]!.ToJsonString());
        Assert.Equal("FailedDocumentsOnly", (string)search["S3BackupMode"]!);
        Assert.Contains(Data.Id, search["S3Configuration"]!["BucketARN"]!.ToJsonString());
        Assert.Equal(2, search["VpcConfiguration"]!["SubnetIds"]!.AsArray().Count);
        _arrows.May(role, "kinesis:GetRecords", Results);
        _arrows.May(role, "es:ESHttpPut", domain);
        _arrows.May(role, "s3:PutObject", Data, "/errors/search/*");
        _arrows.May(role, "ec2:CreateNetworkInterface");
        _arrows.May(role, "kms:Decrypt", Key);
        Assert.Contains($"\"{role.Id}\"", domain.Settings["AccessPolicies"]!.ToJsonString());
    }

    [Fact]
    public void The_index_is_private_encrypted_and_logs()
    {
        var domain = _arrows.One("AWS::OpenSearchService::Domain").Settings;

        Assert.Equal(2, domain["VPCOptions"]!["SubnetIds"]!.AsArray().Count);
        Assert.Contains(Key.Id, domain["EncryptionAtRestOptions"]!["KmsKeyId"]!.ToJsonString());
        Assert.True((bool)domain["NodeToNodeEncryptionOptions"]!["Enabled"]!);
        Assert.True((bool)domain["DomainEndpointOptions"]!["EnforceHTTPS"]!);
        Assert.True((bool)domain["AdvancedSecurityOptions"]!["Enabled"]!);
        Assert.All(domain["LogPublishingOptions"]!.AsObject(), log => Assert.True((bool)log.Value!["Enabled"]!));
        Assert.Contains("es.amazonaws.com", _arrows.One("AWS::Logs::ResourcePolicy").Body.ToJsonString());
    }

    [Fact]
    public void Files_of_the_lake_go_to_the_warehouse()
    {
        var rule = _arrows.One("AWS::Events::Rule", "LoadEntry");
        var workflow = _arrows.One("AWS::StepFunctions::StateMachine", "Load");
        var warehouse = _arrows.One("AWS::Redshift::Cluster");
        var definition = workflow.Settings["DefinitionString"]!.ToJsonString();
        var role = _arrows.Role("StreamingLoadRole");

        Assert.Equal("results/", (string)rule.Settings["EventPattern"]!["detail"]!["object"]!["key"]![0]!["prefix"]!);
        Assert.True((bool)Data.Settings["NotificationConfiguration"]!["EventBridgeConfiguration"]!["EventBridgeEnabled"]!);
        Assert.Contains(workflow.Id, rule.Settings["Targets"]![0]!["Arn"]!.ToJsonString());
        Assert.Contains(_arrows.One("AWS::SQS::Queue", "LoadEntryUndelivered").Id, rule.Settings["Targets"]![0]!["DeadLetterConfig"]!.ToJsonString());
        _arrows.May(_arrows.Role("LoadEntryRole"), "states:StartExecution", workflow);

        Assert.Contains("aws-sdk:redshiftdata:executeStatement", definition);
        Assert.Contains("COPY results FROM", definition);
        Assert.Contains(warehouse.Id, definition);
        _arrows.May(role, "redshift-data:ExecuteStatement", warehouse);
        _arrows.May(role, "redshift:GetClusterCredentials", warehouse, "/lake_loader");
        _arrows.May(role, "sns:Publish", Topic);
        _arrows.May(_arrows.Role("WarehouseSpectrum"), "s3:GetObject", Data, "/results/*");
    }

    [Theory]
    [InlineData("SearchRed", "ClusterStatus.red")]
    [InlineData("SearchBlocked", "ClusterIndexWritesBlocked")]
    [InlineData("IndexLate", "DeliveryToAmazonOpenSearchService.DataFreshness")]
    [InlineData("IndexFailed", "IncomingLogEvents")]
    [InlineData("LoadFailed", "ExecutionsFailed")]
    [InlineData("LoadEntryUndelivered", "ApproximateNumberOfMessagesVisible")]
    [InlineData("WarehouseUnhealthy", "HealthStatus")]
    public void What_goes_wrong_behind_the_lake_raises_an_alarm(string part, string metric)
    {
        var alarm = _arrows.One("AWS::CloudWatch::Alarm", part);

        Assert.Equal(metric, (string)alarm.Settings["MetricName"]!);
        Assert.Contains(Topic.Id, alarm.Settings["AlarmActions"]!.ToJsonString());
    }
}
