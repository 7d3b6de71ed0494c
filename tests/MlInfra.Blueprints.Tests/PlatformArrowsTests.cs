namespace MlInfra.Blueprints.Tests;

/// <summary>The platform: what all architectures share, and the arrows from one to another.</summary>
public class PlatformArrowsTests(Synthesized made)
{
    private readonly Arrows _arrows = new(made, "Platform");

    private Resource Lake => _arrows.One("AWS::S3::Bucket", bucket => bucket.Settings["LoggingConfiguration"] is not null);

    private Resource Key => _arrows.One("AWS::KMS::Key");

    private Resource Forest => _arrows.One("AWS::SageMaker::Endpoint");

    [Theory]
    [InlineData("AWS::KMS::Key", 1)]
    [InlineData("AWS::EC2::VPC", 1)]
    [InlineData("AWS::SNS::Topic", 2)]
    [InlineData("AWS::S3::Bucket", 2)]
    public void There_is_one_of_what_can_be_shared(string type, int count) => Assert.Equal(count, _arrows.All(type).Count);

    [Theory]
    [InlineData("AWS::StepFunctions::StateMachine", "Training")]
    [InlineData("AWS::SageMaker::Endpoint", "Inference")]
    [InlineData("AWS::KinesisAnalyticsV2::Application", "Streaming")]
    [InlineData("AWS::KinesisVideo::Stream", "Video")]
    [InlineData("AWS::DMS::Endpoint", "Batch")]
    [InlineData("AWS::Glue::Job", "Batch")]
    [InlineData("AWS::EMR::Cluster", "Analytics")]
    [InlineData("AWS::Redshift::Cluster", "Analytics")]
    public void Every_architecture_is_there(string type, string part) => Assert.Contains(_arrows.All(type), resource => resource.Id.StartsWith(part, StringComparison.Ordinal));

    [Fact]
    public void A_service_has_one_way_into_the_network()
    {
        var services = _arrows.All("AWS::EC2::VPCEndpoint").Select(endpoint => endpoint.Settings["ServiceName"]!.ToJsonString()).ToList();

        Assert.NotEmpty(services);
        Assert.Equal(services.Distinct(), services);
    }

    [Theory]
    [InlineData("AWS::EMR::Cluster")]
    [InlineData("AWS::KinesisAnalyticsV2::Application")]
    [InlineData("AWS::SageMaker::Model")]
    [InlineData("AWS::ECS::Service")]
    public void What_computes_is_in_the_one_network(string type)
    {
        var subnets = _arrows.All("AWS::EC2::Subnet").Select(subnet => subnet.Id).ToList();

        Assert.Equal(2, subnets.Count);
        Assert.NotEmpty(_arrows.All(type));
        Assert.All(_arrows.All(type), resource => Assert.All(subnets, subnet => Assert.Contains(subnet, resource.Body.ToJsonString())));
    }

    [Fact]
    public void Everything_that_takes_a_key_takes_this_one()
    {
        var logs = _arrows.All("AWS::Logs::LogGroup");
        var queues = _arrows.All("AWS::SQS::Queue");

        Assert.NotEmpty(logs);
        Assert.All(logs, log => Assert.Contains(Key.Id, log.Settings["KmsKeyId"]!.ToJsonString()));
        Assert.All(queues, queue => Assert.Contains(Key.Id, queue.Settings["KmsMasterKeyId"]!.ToJsonString()));
        Assert.All(_arrows.All("AWS::Kinesis::Stream"), stream => Assert.Contains(Key.Id, stream.Settings["StreamEncryption"]!["KeyId"]!.ToJsonString()));
        Assert.Contains(Key.Id, _arrows.One("AWS::Redshift::Cluster").Settings["KmsKeyId"]!.ToJsonString());
    }

    [Fact]
    public void The_keys_policy_stays_within_what_KMS_takes() =>
        Assert.InRange(Key.Settings["KeyPolicy"]!.ToJsonString().Length, 1, 32 * 1024);

    [Fact]
    public void The_stack_stays_within_what_CloudFormation_takes()
    {
        Assert.InRange(Resource.Of(made, "Platform").Count, 1, 500);
        Assert.InRange(made.First["Platform"].Length, 1, 1_000_000);
    }

    [Fact]
    public void Spark_prepares_what_training_reads()
    {
        _arrows.May(_arrows.Role("SparkRolesNodes"), "s3:PutObject", Lake, "/curated/*");
        _arrows.May(_arrows.Role("TrainingAnomaliesJobRole"), "s3:GetObject", Lake, "/curated/telemetry/*");
    }

    [Fact]
    public void The_stream_asks_the_endpoint_and_fills_the_lake_and_the_warehouse()
    {
        var role = _arrows.Role("StreamingForestRole");
        var way = _arrows.One("AWS::EC2::VPCEndpoint", endpoint => endpoint.Settings["ServiceName"]!.ToJsonString().Contains("\".sagemaker.runtime\""));

        Assert.Contains("endpoint/", _arrows.May(role, "sagemaker:InvokeEndpoint")["Resource"]!.ToJsonString());
        Assert.Contains("InvokeEndpoint", way.Body.ToJsonString());
        _arrows.May(_arrows.Role("StreamingLakeRole"), "s3:PutObject", Lake, "/results/*");
        Assert.Contains(_arrows.One("AWS::Redshift::Cluster").Id, _arrows.One("AWS::StepFunctions::StateMachine", "StreamingLoad").Body.ToJsonString());
        Assert.NotNull(Forest);
    }

    [Fact]
    public void Analysts_ask_about_the_lake_that_all_fill()
    {
        _arrows.May(_arrows.Role("QuickSightQuestionsRole"), "s3:GetObject", Lake, "/*");
        _arrows.May(_arrows.Role("WarehouseSpectrum"), "s3:GetObject", Lake, "/*");
    }

    [Theory]
    [InlineData("StreamingLakeTableDatabase")]
    [InlineData("StreamingDirectTableDatabase")]
    [InlineData("BatchJobsCatalog")]
    public void Who_asks_finds_the_tables_that_the_stream_and_the_jobs_fill(string part)
    {
        var database = _arrows.One("AWS::Glue::Database", part);

        Assert.All(["SparkRolesNodes", "WarehouseSpectrum", "QuickSightQuestionsRole"], role => _arrows.May(_arrows.Role(role), "glue:GetTable", database));
    }
}
