using System.Text.Json.Nodes;

namespace MlInfra.Blueprints.Tests;

/// <summary>Every arrow of the architecture "Batch ETL": its source, its target and the permission.</summary>
public class BatchArrowsTests(Synthesized made)
{
    private readonly Arrows _arrows = new(made, "Batch");

    private Resource Data => _arrows.One("AWS::S3::Bucket", bucket => bucket.Settings["LoggingConfiguration"] is not null);

    private Resource Key => _arrows.One("AWS::KMS::Key");

    private Resource Topic => _arrows.One("AWS::SNS::Topic");

    private Resource Store => _arrows.One("AWS::RDS::DBInstance");

    private Resource Login => _arrows.One("AWS::SecretsManager::SecretTargetAttachment");

    private Resource Machine => _arrows.One("AWS::StepFunctions::StateMachine");

    private Resource MachineRole => _arrows.Role("WorkflowRole");

    private Resource Protection => _arrows.One("AWS::Glue::SecurityConfiguration");

    private string Definition => Machine.Settings["DefinitionString"]!.ToJsonString().Replace("\\u0022", "\"").Replace("\\\"", "\"");

    [Fact]
    public void The_network_leads_to_the_site_and_to_the_port_of_the_database_only()
    {
        var connection = _arrows.One("AWS::EC2::VPNConnection");
        var gateway = _arrows.One("AWS::EC2::VPNGateway");
        var routes = _arrows.One("AWS::EC2::VPNGatewayRoutePropagation");

        Assert.True(connection.RefersTo(gateway));
        Assert.True(connection.RefersTo(_arrows.One("AWS::EC2::CustomerGateway")));
        Assert.True(_arrows.One("AWS::EC2::VPCGatewayAttachment").RefersTo(gateway));
        Assert.True(routes.RefersTo(gateway));
        Assert.Equal(2, routes.Settings["RouteTableIds"]!.AsArray().Count);
        Assert.Equal("192.168.10.0/24", (string)_arrows.One("AWS::EC2::VPNConnectionRoute").Settings["DestinationCidrBlock"]!);
        var egress = Assert.Single(_arrows.One("AWS::EC2::SecurityGroup").Settings["SecurityGroupEgress"]!.AsArray(), rule => (string?)rule!["CidrIp"] == "192.168.10.0/24")!;
        Assert.Equal(3306, (int)egress["FromPort"]!);
        Assert.Equal(3306, (int)egress["ToPort"]!);
    }

    [Fact]
    public void The_database_on_premises_goes_to_the_store()
    {
        var task = _arrows.One("AWS::DMS::ReplicationTask");

        Assert.Equal("full-load-and-cdc", (string)task.Settings["MigrationType"]!);
        Assert.Contains(Endpoint("Source").Id, task.Settings["SourceEndpointArn"]!.ToJsonString());
        Assert.Contains(Endpoint("Target").Id, task.Settings["TargetEndpointArn"]!.ToJsonString());
        Assert.True(task.RefersTo(_arrows.One("AWS::DMS::ReplicationInstance")));
        Assert.Contains("\"schema-name\":\"orders\"", (string)task.Settings["TableMappings"]!);
        Assert.DoesNotContain("\"schema-name\":\"%\"", (string)task.Settings["TableMappings"]!);
    }

    [Theory]
    [InlineData("Source", "SourceCertificateArn")]
    [InlineData("Target", "StoreCertificateArn")]
    public void Both_ends_speak_tls_and_take_their_login_from_secrets_manager(string end, string certificate)
    {
        var endpoint = Endpoint(end);
        var role = _arrows.Role("EndpointsRole");

        Assert.Equal("verify-full", (string)endpoint.Settings["SslMode"]!);
        Assert.Contains($"\"{certificate}\"", endpoint.Settings["CertificateArn"]!.ToJsonString());
        Assert.Contains(Key.Id, endpoint.Settings["KmsKeyId"]!.ToJsonString());
        Assert.Null(endpoint.Settings["Password"]);
        Assert.Contains(role.Id, endpoint.Settings["MySqlSettings"]!["SecretsManagerAccessRoleArn"]!.ToJsonString());
        Assert.Contains("\"dms.\"", role.Settings["AssumeRolePolicyDocument"]!.ToJsonString());
        Assert.Contains(end == "Source" ? "\"LoginArn\"" : $"\"{Login.Id}\"", endpoint.Settings["MySqlSettings"]!["SecretsManagerSecretId"]!.ToJsonString());
        _arrows.May(role, "secretsmanager:GetSecretValue", path: end == "Source" ? "\"LoginArn\"" : $"\"{Login.Id}\"");
        _arrows.May(role, "kms:Decrypt", Key);
    }

    [Fact]
    public void Replication_is_private_and_encrypted_and_its_log_has_an_end()
    {
        var instance = _arrows.One("AWS::DMS::ReplicationInstance");

        Assert.False((bool)instance.Settings["PubliclyAccessible"]!);
        Assert.True((bool)instance.Settings["MultiAZ"]!);
        Assert.Contains(Key.Id, instance.Settings["KmsKeyId"]!.ToJsonString());
        Assert.Equal(2, _arrows.One("AWS::DMS::ReplicationSubnetGroup").Settings["SubnetIds"]!.AsArray().Count);
        Assert.Contains("dms-tasks-", _arrows.One("AWS::Logs::LogGroup", "ReplicationLog").Settings["LogGroupName"]!.ToJsonString());
    }

    [Fact]
    public void Failures_of_replication_reach_a_queue()
    {
        var rule = _arrows.One("AWS::Events::Rule");
        var queue = _arrows.One("AWS::SQS::Queue", "ReplicationFailures");

        Assert.Contains(_arrows.One("AWS::DMS::ReplicationTask").Id, rule.Settings["EventPattern"]!["resources"]!.ToJsonString());
        Assert.Contains(queue.Id, rule.Settings["Targets"]![0]!["Arn"]!.ToJsonString());
        Assert.Contains(_arrows.All("AWS::SQS::QueuePolicy").Where(policy => policy.RefersTo(queue)).SelectMany(policy => policy.Statements()), statement =>
            statement["Principal"]!.ToJsonString().Contains("events.amazonaws.com") && statement["Condition"]!.ToJsonString().Contains($"\"{rule.Id}\""));
    }

    [Fact]
    public void The_store_is_private_encrypted_protected_and_takes_tls_only()
    {
        Assert.True((bool)Store.Settings["StorageEncrypted"]!);
        Assert.Contains(Key.Id, Store.Settings["KmsKeyId"]!.ToJsonString());
        Assert.False((bool)Store.Settings["PubliclyAccessible"]!);
        Assert.True((bool)Store.Settings["MultiAZ"]!);
        Assert.True((bool)Store.Settings["DeletionProtection"]!);
        Assert.Equal("Retain", (string)Store.Body["DeletionPolicy"]!);
        Assert.Equal("1", (string)_arrows.One("AWS::RDS::DBParameterGroup").Settings["Parameters"]!["require_secure_transport"]!);
        Assert.Contains("resolve:secretsmanager", Store.Settings["MasterUserPassword"]!.ToJsonString());
        Assert.True(Login.RefersTo(Store));
        Assert.Contains(Key.Id, _arrows.One("AWS::SecretsManager::Secret").Settings["KmsKeyId"]!.ToJsonString());
        Assert.All((string[])["Storelogerror", "Storelogslowquery"], log => Assert.NotNull(_arrows.One("AWS::Logs::LogGroup", group => group.Id.Contains(log, StringComparison.OrdinalIgnoreCase))));
    }

    [Fact]
    public void Rows_go_from_the_store_to_the_lake()
    {
        var connection = _arrows.One("AWS::Glue::Connection", "JobsConnection");
        var job = _arrows.One("AWS::Glue::Job", "Extract");
        var role = _arrows.Role("ExtractRole");

        Assert.True(connection.RefersTo(Store));
        Assert.Equal("true", connection.Settings["ConnectionInput"]!["ConnectionProperties"]!["JDBC_ENFORCE_SSL"]!.ToString());
        Assert.Contains(Login.Id, connection.Settings["ConnectionInput"]!["ConnectionProperties"]!["SECRET_ID"]!.ToJsonString());
        Assert.Contains(connection.Id, job.Settings["Connections"]!.ToJsonString());
        Assert.Contains("/raw/mysql/", job.Settings["DefaultArguments"]!["--target"]!.ToJsonString());
        _arrows.May(role, "secretsmanager:GetSecretValue", Login);
        _arrows.May(role, "glue:GetConnection", connection);
        _arrows.May(role, "s3:PutObject", Data, "/raw/mysql/*");
        _arrows.May(role, "ec2:CreateNetworkInterface");
    }

    [Fact]
    public void What_came_is_transformed_into_clean_tables()
    {
        var job = _arrows.One("AWS::Glue::Job", "Transform");
        var role = _arrows.Role("TransformRole");

        Assert.Contains("/raw/", job.Settings["DefaultArguments"]!["--source"]!.ToJsonString());
        _arrows.May(role, "s3:GetObject", Data, "/raw/*");
        _arrows.May(role, "s3:PutObject", Data, "/clean/*");
        _arrows.May(role, "glue:GetTable", _arrows.One("AWS::Glue::Database"));
        _arrows.MayNot(role, "secretsmanager:GetSecretValue");
        Assert.DoesNotContain(_arrows.Permissions(role), statement =>
            Resource.Texts(statement["Action"]).Any(action => action is "s3:PutObject" or "s3:DeleteObject") && statement["Resource"]!.ToJsonString().Contains("/raw/"));
    }

    [Theory]
    [InlineData("Extract")]
    [InlineData("Transform")]
    public void Jobs_are_protected_go_on_where_they_ended_and_have_an_end(string name)
    {
        var job = _arrows.One("AWS::Glue::Job", name);
        var role = _arrows.Role($"{name}Role");

        Assert.Contains(Protection.Id, job.Settings["SecurityConfiguration"]!.ToJsonString());
        Assert.Equal("job-bookmark-enable", (string)job.Settings["DefaultArguments"]!["--job-bookmark-option"]!);
        Assert.Equal(120, (int)job.Settings["Timeout"]!);
        Assert.Equal("5.1", (string)job.Settings["GlueVersion"]!);
        Assert.Equal(1, (int)job.Settings["ExecutionProperty"]!["MaxConcurrentRuns"]!);
        Assert.Contains($"/etl/{name.ToLowerInvariant()}-1.0.0.py", job.Settings["Command"]!["ScriptLocation"]!.ToJsonString());
        _arrows.May(role, "s3:GetObject", path: $"/etl/{name.ToLowerInvariant()}-1.0.0.py");
        _arrows.May(role, "logs:AssociateKmsKey");
        _arrows.May(role, "kms:GenerateDataKey", Key);
        Assert.Contains("/aws-glue/jobs/", _arrows.One("AWS::Logs::LogGroup", $"{name}Output").Settings["LogGroupName"]!.ToJsonString());
    }

    [Fact]
    public void Objects_logs_and_bookmarks_are_encrypted()
    {
        var encryption = Protection.Settings["EncryptionConfiguration"]!;

        Assert.Equal("SSE-KMS", (string)encryption["S3Encryptions"]![0]!["S3EncryptionMode"]!);
        Assert.Equal("SSE-KMS", (string)encryption["CloudWatchEncryption"]!["CloudWatchEncryptionMode"]!);
        Assert.Equal("CSE-KMS", (string)encryption["JobBookmarksEncryption"]!["JobBookmarksEncryptionMode"]!);
    }

    [Theory]
    [InlineData("raw")]
    [InlineData("clean")]
    public void Crawlers_find_tables_for_the_catalogue(string name)
    {
        var crawler = _arrows.One("AWS::Glue::Crawler", $"JobsCatalog{name}");
        var role = _arrows.Role($"JobsCatalog{name}Role");
        var database = _arrows.One("AWS::Glue::Database");

        Assert.Contains(Data.Id, crawler.Settings["Targets"]!["S3Targets"]![0]!["Path"]!.ToJsonString());
        Assert.Contains($"/{name}/", crawler.Settings["Targets"]!["S3Targets"]![0]!["Path"]!.ToJsonString());
        Assert.Contains(database.Id, crawler.Settings["DatabaseName"]!.ToJsonString());
        Assert.Contains(Protection.Id, crawler.Settings["CrawlerSecurityConfiguration"]!.ToJsonString());
        Assert.True(crawler.RefersTo(role));
        _arrows.May(role, "s3:GetObject", Data, $"/{name}/*");
        _arrows.May(role, "glue:CreateTable", database);
        _arrows.MayNot(role, "s3:PutObject");
    }

    [Fact]
    public void Clean_up_runs_without_privileges_on_spot_and_is_tried_again()
    {
        var definition = _arrows.One("AWS::Batch::JobDefinition");
        var environment = _arrows.One("AWS::Batch::ComputeEnvironment");
        var container = definition.Settings["ContainerProperties"]!;
        var role = _arrows.Role("CleanUpRole");

        Assert.Equal("FARGATE_SPOT", (string)environment.Settings["ComputeResources"]!["Type"]!);
        Assert.True(_arrows.One("AWS::Batch::JobQueue").RefersTo(environment));
        Assert.False((bool)container["Privileged"]!);
        Assert.True((bool)container["ReadonlyRootFilesystem"]!);
        Assert.Equal("DISABLED", (string)container["NetworkConfiguration"]!["AssignPublicIp"]!);
        Assert.Equal(5, (int)definition.Settings["RetryStrategy"]!["Attempts"]!);
        Assert.Contains("Spot", (string)definition.Settings["RetryStrategy"]!["EvaluateOnExit"]![0]!["OnStatusReason"]!);
        Assert.Equal(3600, (int)definition.Settings["Timeout"]!["AttemptDurationSeconds"]!);
        Assert.Contains(_arrows.One("AWS::Logs::LogGroup", "CleanUpLog").Id, container["LogConfiguration"]!.ToJsonString());
        _arrows.May(role, "s3:DeleteObject", Data, "/raw/*");
        Assert.DoesNotContain(_arrows.Permissions(role), statement => statement["Resource"]!.ToJsonString().Contains("/clean/"));
        _arrows.May(_arrows.Role("CleanUpLaunchRole"), "ecr:BatchGetImage", path: "ImageRepository");
    }

    [Fact]
    public void The_table_is_exported_to_the_lake()
    {
        Assert.Contains(":states:::aws-sdk:dynamodb:exportTableToPointInTime", Definition);
        Assert.Contains("\"S3SseAlgorithm\":\"KMS\"", Definition);
        _arrows.May(MachineRole, "dynamodb:ExportTableToPointInTime", path: "\"TableName\"");
        _arrows.May(MachineRole, "dynamodb:DescribeExport", path: "/export/*");
        _arrows.May(MachineRole, "s3:PutObject", Data, "/raw/dynamodb/*");
        _arrows.May(MachineRole, "kms:GenerateDataKey", Key);
    }

    [Theory]
    [InlineData(":states:::glue:startJobRun.sync", "glue:StartJobRun", "Extract")]
    [InlineData(":states:::glue:startJobRun.sync", "glue:GetJobRun", "Transform")]
    [InlineData(":states:::aws-sdk:glue:startCrawler", "glue:StartCrawler", "JobsCatalograw")]
    [InlineData(":states:::aws-sdk:glue:getCrawler", "glue:GetCrawler", "JobsCatalogclean")]
    [InlineData(":states:::batch:submitJob.sync", "batch:SubmitJob", "CleanUpQueue")]
    public void The_workflow_runs_every_step(string integration, string action, string on)
    {
        Assert.Contains(integration, Definition);
        Assert.Contains(_arrows.Permissions(MachineRole), statement =>
            Resource.Texts(statement["Action"]).Contains(action) && statement["Resource"]!.ToJsonString().Contains(on));
    }

    [Fact]
    public void Every_step_is_tried_again_and_what_stays_wrong_is_told()
    {
        var definition = JsonNode.Parse(string.Concat(Machine.Settings["DefinitionString"]!["Fn::Join"]![1]!.AsArray().Select(part => part is JsonValue text ? (string)text! : "?")))!;
        var tasks = States(definition).Where(state => (string)state["Type"]! == "Task").ToList();

        Assert.Equal(11, tasks.Count);
        Assert.All(tasks, task => Assert.NotEmpty(task["Retry"]!.AsArray()));
        foreach (var name in new[] { "Gather", "Crawl raw", "Look at raw", "Transform", "Crawl clean", "Look at clean", "Clean up" })
        {
            Assert.Equal("Tell failure", (string)definition["States"]![name]!["Catch"]![0]!["Next"]!);
        }

        Assert.True(Machine.RefersTo(Topic));
        _arrows.May(MachineRole, "sns:Publish", Topic);
    }

    [Fact]
    public void The_clock_starts_the_workflow_and_starts_that_fail_are_kept()
    {
        var schedule = _arrows.One("AWS::Scheduler::Schedule");
        var queue = _arrows.One("AWS::SQS::Queue", "TriggerFailures");
        var role = _arrows.Role("TriggerRole");

        Assert.Equal("cron(0 2 * * ? *)", (string)schedule.Settings["ScheduleExpression"]!);
        Assert.Contains(Machine.Id, schedule.Settings["Target"]!["Arn"]!.ToJsonString());
        Assert.Contains(role.Id, schedule.Settings["Target"]!["RoleArn"]!.ToJsonString());
        Assert.Contains(queue.Id, schedule.Settings["Target"]!["DeadLetterConfig"]!.ToJsonString());
        _arrows.May(role, "states:StartExecution", Machine);
        _arrows.May(role, "sqs:SendMessage", queue);
    }

    [Theory]
    [InlineData("ReplicationBehind", "CDCLatencyTarget")]
    [InlineData("ReplicationFailures", "ApproximateNumberOfMessagesVisible")]
    [InlineData("StoreFull", "FreeStorageSpace")]
    [InlineData("StoreBusy", "CPUUtilization")]
    [InlineData("WorkflowFailed", "ExecutionsFailed")]
    [InlineData("WorkflowTimedOut", "ExecutionsTimedOut")]
    [InlineData("TriggerFailures", "ApproximateNumberOfMessagesVisible")]
    public void What_goes_wrong_raises_an_alarm_on_its_own_resource(string part, string metric)
    {
        var alarm = _arrows.One("AWS::CloudWatch::Alarm", part);

        Assert.Equal(metric, (string)alarm.Settings["MetricName"]!);
        Assert.NotEmpty(alarm.Settings["Dimensions"]!.AsArray());
        Assert.Contains(Topic.Id, alarm.Settings["AlarmActions"]!.ToJsonString());
    }

    [Fact]
    public void Replication_that_is_silent_is_told() =>
        Assert.Equal("breaching", (string)_arrows.One("AWS::CloudWatch::Alarm", "ReplicationBehind").Settings["TreatMissingData"]!);

    [Theory]
    [InlineData(".secretsmanager")]
    [InlineData(".glue")]
    [InlineData(".monitoring")]
    [InlineData(".ecr.dkr")]
    [InlineData(".logs")]
    public void Services_are_reached_in_private(string service) =>
        Assert.True((bool)_arrows.One("AWS::EC2::VPCEndpoint", endpoint => endpoint.Settings["ServiceName"]!.ToJsonString().Contains($"\"{service}\"")).Settings["PrivateDnsEnabled"]!);

    private Resource Endpoint(string end) => _arrows.One("AWS::DMS::Endpoint", $"Endpoints{end}");

    private static IEnumerable<JsonNode> States(JsonNode machine) => machine["States"]!.AsObject().Select(state => state.Value!)
        .SelectMany(state => state["Branches"] is JsonArray branches ? branches.SelectMany(branch => States(branch!)).Append(state) : [state]);
}
