using System.Text.Json.Nodes;

namespace MlInfra.Blueprints.Tests;

/// <summary>Every arrow of the architecture "Analytics": its source, its target and the permission.</summary>
public class AnalyticsArrowsTests(Synthesized made)
{
    private readonly Arrows _arrows = new(made, "Analytics");

    private Resource Data => _arrows.One("AWS::S3::Bucket", bucket => bucket.Settings["LoggingConfiguration"] is not null);

    private Resource Key => _arrows.One("AWS::KMS::Key");

    private Resource Topic => _arrows.One("AWS::SNS::Topic");

    private Resource Catalog => _arrows.One("AWS::Glue::Database");

    private Resource Spark => _arrows.One("AWS::EMR::Cluster");

    private Resource Warehouse => _arrows.One("AWS::Redshift::Cluster");

    private Resource Queries => _arrows.One("AWS::Athena::WorkGroup");

    private JsonNode Nodes => Spark.Settings["Instances"]!;

    [Fact]
    public void Spark_reads_the_lake_and_writes_one_folder_of_it()
    {
        var nodes = _arrows.Role("SparkRolesNodes");

        Assert.True(Spark.RefersTo(_arrows.One("AWS::IAM::InstanceProfile")));
        Assert.True(_arrows.One("AWS::IAM::InstanceProfile").RefersTo(nodes));
        Assert.Contains(Data.Id, Spark.Settings["LogUri"]!.ToJsonString());
        _arrows.May(nodes, "s3:GetObject", Data, "/*");
        _arrows.May(nodes, "s3:PutObject", Data, "/curated/*");
        _arrows.May(nodes, "s3:PutObject", Data, "/logs/spark/*");
        Assert.DoesNotContain(_arrows.Permissions(nodes), statement =>
            Resource.Texts(statement["Action"]).Contains("s3:PutObject") && statement["Resource"]!.ToJsonString().Contains("\"/*\""));
        _arrows.May(nodes, "kms:GenerateDataKey", Key);
    }

    [Fact]
    public void Spark_finds_and_describes_tables_in_the_catalog()
    {
        Assert.Contains("AWSGlueDataCatalogHiveClientFactory", Spark.Settings["Configurations"]!.ToJsonString());
        _arrows.May(_arrows.Role("SparkRolesNodes"), "glue:GetTable", Catalog);
        _arrows.May(_arrows.Role("SparkRolesNodes"), "glue:CreateTable", Catalog);
    }

    [Fact]
    public void Primary_and_core_nodes_are_on_demand_and_task_nodes_on_spot()
    {
        Assert.Equal(1, (int)Nodes["MasterInstanceFleet"]!["TargetOnDemandCapacity"]!);
        Assert.Equal(2, (int)Nodes["CoreInstanceFleet"]!["TargetOnDemandCapacity"]!);
        Assert.All(["MasterInstanceFleet", "CoreInstanceFleet"], fleet =>
        {
            Assert.Null(Nodes[fleet]!["TargetSpotCapacity"]);
            Assert.Null(Nodes[fleet]!["LaunchSpecifications"]!["SpotSpecification"]);
        });
        var tasks = Assert.Single(Nodes["TaskInstanceFleets"]!.AsArray())!;
        Assert.Equal(2, (int)tasks["TargetSpotCapacity"]!);
        Assert.Null(tasks["TargetOnDemandCapacity"]);
        Assert.Equal("SWITCH_TO_ON_DEMAND", (string)tasks["LaunchSpecifications"]!["SpotSpecification"]!["TimeoutAction"]!);
    }

    [Fact]
    public void Spark_is_encrypted_on_disk_on_the_wire_and_in_s3()
    {
        var security = _arrows.One("AWS::EMR::SecurityConfiguration");
        var settings = security.Settings["SecurityConfiguration"]!;
        var rest = settings["EncryptionConfiguration"]!["AtRestEncryptionConfiguration"]!;

        Assert.True(Spark.RefersTo(security));
        Assert.Equal("SSE-KMS", (string)rest["S3EncryptionConfiguration"]!["EncryptionMode"]!);
        Assert.Contains(Key.Id, rest["LocalDiskEncryptionConfiguration"]!["AwsKmsKey"]!.ToJsonString());
        Assert.Equal("PEM", (string)settings["EncryptionConfiguration"]!["InTransitEncryptionConfiguration"]!["TLSCertificateConfiguration"]!["CertificateProviderType"]!);
        Assert.Equal(2, (int)settings["InstanceMetadataServiceConfiguration"]!["MinimumInstanceMetadataServiceVersion"]!);
        _arrows.May(_arrows.Role("SparkRolesNodes"), "s3:GetObject", path: "/emr/certificates.zip");
    }

    [Fact]
    public void Spark_ends_when_idle_and_keeps_its_logs()
    {
        Assert.Equal(3600, (int)Spark.Settings["AutoTerminationPolicy"]!["IdleTimeout"]!);
        Assert.Contains("/logs/spark/", Spark.Settings["LogUri"]!.ToJsonString());
        Assert.Contains(Key.Id, Spark.Settings["LogEncryptionKmsKeyId"]!.ToJsonString());
    }

    [Fact]
    public void Spark_starts_instances_in_its_subnets_and_groups_only()
    {
        var service = _arrows.Role("SparkRolesEmr");
        var place = _arrows.All("AWS::EC2::SecurityGroup").Where(group => Nodes.ToJsonString().Contains($"\"{group.Id}\"")).ToList();

        Assert.Equal(2, Nodes["Ec2SubnetIds"]!.AsArray().Count);
        Assert.Equal(4, place.Count);
        Assert.All(place, group => _arrows.May(service, "ec2:RunInstances", group));
        Assert.Equal("ec2.amazonaws.com*", (string)_arrows.May(service, "iam:PassRole", _arrows.Role("SparkRolesNodes"))["Condition"]!["StringLike"]!["iam:PassedToService"]!);
        Assert.NotNull(_arrows.May(service, "ec2:TerminateInstances")["Condition"]!["StringEquals"]!["aws:ResourceTag/for-use-with-amazon-emr-managed-policies"]);
    }

    [Fact]
    public void What_fails_in_Spark_reaches_a_queue()
    {
        var rule = _arrows.One("AWS::Events::Rule");
        var queue = _arrows.One("AWS::SQS::Queue");

        Assert.Contains(Spark.Id, rule.Settings["EventPattern"]!["detail"]!["clusterId"]!.ToJsonString());
        Assert.Equal(["FAILED", "TERMINATED_WITH_ERRORS"], Resource.Texts(rule.Settings["EventPattern"]!["detail"]!["state"]));
        Assert.Contains(queue.Id, rule.Settings["Targets"]![0]!["Arn"]!.ToJsonString());
        Assert.Contains(_arrows.One("AWS::SQS::QueuePolicy").Statements(), statement => statement.ToJsonString() is var text
            && text.Contains("events.amazonaws.com") && text.Contains($"\"{rule.Id}\"") && text.Contains("sqs:SendMessage"));
    }

    [Fact]
    public void A_program_runs_on_the_cluster_and_success_and_failure_are_told()
    {
        var machine = _arrows.One("AWS::StepFunctions::StateMachine");
        var role = _arrows.Role("PrepareRole");
        var text = machine.Settings["DefinitionString"]!.ToJsonString();

        Assert.Contains(":states:::elasticmapreduce:addStep.sync", text);
        Assert.True(machine.RefersTo(Spark));
        Assert.True(machine.RefersTo(Topic));
        Assert.Contains("spark/prepare-1.0.0.py", text);
        _arrows.May(role, "elasticmapreduce:AddJobFlowSteps", Spark);
        _arrows.May(role, "events:PutRule", path: "StepFunctionsGetEventForEMRAddJobFlowStepsRule");
        _arrows.May(role, "sns:Publish", Topic);
        _arrows.May(_arrows.Role("SparkRolesNodes"), "s3:GetObject", path: "/spark/prepare-1.0.0.py");
        Assert.Contains("ProgramBucket", _arrows.One("AWS::EC2::VPCEndpoint", endpoint => (string?)endpoint.Settings["VpcEndpointType"] == "Gateway").Body.ToJsonString());
        Assert.True(_arrows.One("AWS::CloudWatch::Dashboard").RefersTo(machine));
    }

    [Fact]
    public void The_warehouse_reads_the_lake_and_the_catalog_and_writes_neither()
    {
        var role = _arrows.Role("WarehouseSpectrum");

        Assert.Contains(role.Id, Warehouse.Settings["IamRoles"]!.ToJsonString());
        _arrows.May(role, "s3:GetObject", Data, "/*");
        _arrows.May(role, "glue:GetPartitions", Catalog);
        _arrows.May(role, "kms:Decrypt", Key);
        _arrows.MayNot(role, "s3:PutObject");
        _arrows.MayNot(role, "glue:CreateTable");
    }

    [Fact]
    public void The_warehouse_is_encrypted_private_and_takes_tls_only()
    {
        var parameters = _arrows.One("AWS::Redshift::ClusterParameterGroup").Settings["Parameters"]!.AsArray()
            .ToDictionary(parameter => (string)parameter!["ParameterName"]!, parameter => (string)parameter!["ParameterValue"]!);

        Assert.True((bool)Warehouse.Settings["Encrypted"]!);
        Assert.Contains(Key.Id, Warehouse.Settings["KmsKeyId"]!.ToJsonString());
        Assert.False((bool)Warehouse.Settings["PubliclyAccessible"]!);
        Assert.True((bool)Warehouse.Settings["EnhancedVpcRouting"]!);
        Assert.Equal("true", parameters["require_ssl"]);
        Assert.Equal("true", parameters["enable_user_activity_logging"]);
        Assert.True(Warehouse.RefersTo(_arrows.One("AWS::Redshift::ClusterParameterGroup")));
        Assert.Equal(2, _arrows.One("AWS::Redshift::ClusterSubnetGroup").Settings["SubnetIds"]!.AsArray().Count);
        Assert.Equal("Snapshot", (string)Warehouse.Body["DeletionPolicy"]!);
    }

    [Fact]
    public void The_administrators_password_is_made_and_kept_by_AWS_under_the_key()
    {
        Assert.True((bool)Warehouse.Settings["ManageMasterPassword"]!);
        Assert.Null(Warehouse.Settings["MasterUserPassword"]);
        Assert.Contains(Key.Id, Warehouse.Settings["MasterPasswordSecretKmsKeyId"]!.ToJsonString());
        Assert.Contains(Key.Statements("KeyPolicy"), statement =>
            statement["Condition"]?["StringLike"]?["kms:EncryptionContext:SecretARN"]?.ToJsonString().Contains(":secret:redshift!*") == true);
    }

    [Fact]
    public void The_warehouse_writes_its_audit_log()
    {
        var logs = _arrows.One("AWS::S3::Bucket", "AccessLogs");
        var policy = _arrows.One("AWS::S3::BucketPolicy", "AccessLogs");

        Assert.Contains(logs.Id, Warehouse.Settings["LoggingProperties"]!["BucketName"]!.ToJsonString());
        Assert.Contains(policy.Statements(), statement => statement["Principal"]!.ToJsonString().Contains("redshift.amazonaws.com")
            && (string)statement["Action"]! == "s3:PutObject" && statement["Resource"]!.ToJsonString().Contains("/Warehouse/*"));
        Assert.Contains(policy.Id, Resource.Texts(Warehouse.Body["DependsOn"]));
    }

    [Fact]
    public void The_work_group_enforces_encrypted_results_and_a_limit()
    {
        var settings = Queries.Settings["WorkGroupConfiguration"]!;

        Assert.True((bool)settings["EnforceWorkGroupConfiguration"]!);
        Assert.Equal(100_000_000_000, (long)settings["BytesScannedCutoffPerQuery"]!);
        Assert.Equal("SSE_KMS", (string)settings["ResultConfiguration"]!["EncryptionConfiguration"]!["EncryptionOption"]!);
        Assert.Contains(Key.Id, settings["ResultConfiguration"]!["EncryptionConfiguration"]!["KmsKey"]!.ToJsonString());
        Assert.Contains(Data.Id, settings["ResultConfiguration"]!["OutputLocation"]!.ToJsonString());
    }

    [Fact]
    public void QuickSight_asks_the_work_group_about_the_catalog()
    {
        var source = _arrows.One("AWS::QuickSight::DataSource", resource => (string)resource.Settings["Type"]! == "ATHENA");
        var role = _arrows.Role("QuickSightQuestionsRole");

        Assert.True(source.RefersTo(Queries));
        Assert.Contains(role.Id, source.Settings["DataSourceParameters"]!["AthenaParameters"]!["RoleArn"]!.ToJsonString());
        Assert.Contains("\"AnalystsArn\"", source.Settings["Permissions"]![0]!["Principal"]!.ToJsonString());
        _arrows.May(role, "athena:StartQueryExecution", Queries);
        _arrows.May(role, "glue:GetTable", Catalog);
        _arrows.May(role, "s3:GetObject", Data, "/*");
        _arrows.May(role, "s3:PutObject", Data, "/query-results/*");
        _arrows.May(role, "kms:Decrypt", Key);
    }

    [Fact]
    public void QuickSight_signs_in_to_the_warehouse_inside_the_network()
    {
        var source = _arrows.One("AWS::QuickSight::DataSource", resource => (string)resource.Settings["Type"]! == "REDSHIFT");
        var connection = _arrows.One("AWS::QuickSight::VPCConnection");
        var role = _arrows.Role("QuickSightReportsRole");
        var outside = _arrows.One("AWS::EC2::SecurityGroup", "QuickSightReportsWayGroup");
        var warehouse = _arrows.One("AWS::EC2::SecurityGroup", "WarehouseGroup");

        Assert.True(source.RefersTo(Warehouse));
        Assert.True(source.RefersTo(connection));
        Assert.False((bool)source.Settings["SslProperties"]!["DisableSsl"]!);
        Assert.Null(source.Settings["Credentials"]);
        Assert.Contains(role.Id, source.Settings["DataSourceParameters"]!["RedshiftParameters"]!["IAMParameters"]!["RoleArn"]!.ToJsonString());
        _arrows.May(role, "redshift:GetClusterCredentials", Warehouse, "/quicksight");
        Assert.Contains(outside.Id, connection.Settings["SecurityGroupIds"]!.ToJsonString());
        Assert.Contains(_arrows.All("AWS::EC2::SecurityGroupIngress"), rule => (int?)rule.Settings["FromPort"] == 5440
            && rule.Settings["GroupId"]!.ToJsonString().Contains(warehouse.Id) && rule.Settings["SourceSecurityGroupId"]!.ToJsonString().Contains(outside.Id));
        _arrows.May(_arrows.Role("QuickSightReportsWayRole"), "ec2:CreateNetworkInterface", outside);
    }

    [Theory]
    [InlineData("SparkFailures", "ApproximateNumberOfMessagesVisible")]
    [InlineData("SparkUnhealthy", "MRUnhealthyNodes")]
    [InlineData("SparkDiskFull", "HDFSUtilization")]
    [InlineData("WarehouseUnhealthy", "HealthStatus")]
    [InlineData("WarehouseDiskFull", "PercentageDiskSpaceUsed")]
    [InlineData("QueriesScanned", "ProcessedBytes")]
    [InlineData("PrepareFailed", "ExecutionsFailed")]
    [InlineData("PrepareTimedOut", "ExecutionsTimedOut")]
    public void What_goes_wrong_raises_an_alarm_on_its_own_resource(string part, string metric)
    {
        var alarm = _arrows.One("AWS::CloudWatch::Alarm", part);

        Assert.Equal(metric, (string)alarm.Settings["MetricName"]!);
        Assert.IsType<JsonObject>(Assert.Single(alarm.Settings["Dimensions"]!.AsArray())!["Value"]);
        Assert.Contains(Topic.Id, alarm.Settings["AlarmActions"]!.ToJsonString());
    }

    [Theory]
    [InlineData("al2023-repos-")]
    [InlineData("s3:::repo.")]
    public void Nodes_reach_what_they_install(string bucket) =>
        Assert.Contains(bucket, _arrows.One("AWS::EC2::VPCEndpoint", endpoint => (string?)endpoint.Settings["VpcEndpointType"] == "Gateway").Body.ToJsonString());

    [Fact]
    public void One_dashboard_shows_all() => Assert.Single(_arrows.All("AWS::CloudWatch::Dashboard"));
}
