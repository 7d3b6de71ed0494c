using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Analytics;
using MlInfra.Constructs.Analytics.Warehousing;
using MlInfra.Constructs.Functions;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.RealTime;
using MlInfra.Constructs.RealTime.Delivery;
using MlInfra.Constructs.RealTime.Flink;
using MlInfra.Constructs.RealTime.Search;
using MlInfra.Constructs.RealTime.Streams;

namespace MlInfra.Constructs.Tests;

public class RealTimeTests(Synthesized made)
{
    [Theory]
    [InlineData(2500, 100, 1, false, 3, "3 for 2500 records/s")]
    [InlineData(100, 50_000, 1, false, 5, "5 for 5 MB/s in")]
    [InlineData(100, 20_000, 5, false, 5, "5 for 5 consumers out")]
    [InlineData(100, 20_000, 5, true, 2, "2 for 2 MB/s in")]
    [InlineData(1000, 1000, 2, false, 1, "1 shards")]
    [InlineData(1001, 1, 1, false, 2, "2 for 1001 records/s")]
    public void Shards_follow_from_the_load(double records, int bytes, int consumers, bool fanOut, int shards, string why)
    {
        var capacity = StreamCapacity.For(records, bytes, consumers, fanOut);

        Assert.Equal(shards, capacity.Shards);
        Assert.Contains(why, capacity.Explanation);
    }

    [Theory]
    [InlineData(0, 100, 1, false, "recordsPerSecond is 0")]
    [InlineData(double.NaN, 100, 1, false, "recordsPerSecond is NaN")]
    [InlineData(1, 0, 1, false, "averageRecordBytes is 0")]
    [InlineData(1, 2_000_000, 1, false, "put larger things in S3")]
    [InlineData(1, 1, 6, false, "set enhancedFanOut")]
    [InlineData(1, 1, 0, false, "consumers is 0")]
    [InlineData(1, 1, 21, true, "1 to 20 consumers")]
    public void A_load_that_no_stream_takes_throws(double records, int bytes, int consumers, bool fanOut, string words) =>
        Says(words, () => StreamCapacity.For(records, bytes, consumers, fanOut));

    [Fact]
    public void A_stream_that_is_brought_along_feeds_the_application_and_none_is_made_for_events()
    {
        var template = made["StreamingFromStream"].ToJsonString();

        Assert.Single(made.All("StreamingFromStream", "AWS::Kinesis::Stream"));
        Assert.Contains("arn:aws:kinesis:eu-west-1:111122223333:stream/clicks", made.One("StreamingFromStream", "AWS::KinesisAnalyticsV2::Application").ToJsonString());
        Assert.Contains("Events: records in", template);
        Assert.Contains(made.All("StreamingFromStream", "AWS::IAM::Policy"), policy =>
            policy["Roles"]!.ToJsonString().Contains("shop") && policy.ToJsonString() is var text && text.Contains("kinesis:PutRecords") && text.Contains("stream/clicks"));
    }

    [Fact]
    public void No_shards_throw() => Says("choose 1 or more", () => StreamCapacity.Provisioned(0));

    [Fact]
    public void Retention_has_two_ends()
    {
        Says("hours is 23", () => StreamRetention.Hours(23));
        Says("hours is 8761", () => StreamRetention.Hours(8761));
        Says("days is 366", () => StreamRetention.Days(366));
        Says("days is 0", () => StreamRetention.Days(0));
        Assert.Equal(8760, StreamRetention.OneYear.TotalHours);
        Assert.Equal(StreamRetention.OneDay, StreamRetention.Days(1));
    }

    [Fact]
    public void A_stream_on_demand_has_no_shards_of_its_own() => Assert.All(made.All("Streaming", "AWS::Kinesis::Stream"), stream =>
    {
        Assert.Equal("ON_DEMAND", (string)stream["StreamModeDetails"]!["StreamMode"]!);
        Assert.Null(stream["ShardCount"]);
        Assert.Equal(24, (int)stream["RetentionPeriodHours"]!);
    });

    [Fact]
    public void Without_a_model_nobody_is_asked()
    {
        Assert.Single(made.All("Streaming", "AWS::Lambda::Function"));
        Assert.DoesNotContain("InvokeEndpoint", made["Streaming"].ToJsonString());
    }

    [Fact]
    public void Random_Cut_Forest_finds_anomalies_instead_of_the_application()
    {
        var function = made.One("StreamingWithForest", "AWS::Lambda::Function");
        var variables = function["Environment"]!["Variables"]!.AsObject();

        Assert.Contains(".scores", (string)function["Code"]!["ZipFile"]!);
        Assert.Equal("3", (string)variables["THRESHOLD"]!);
        Assert.Equal("forest", (string)variables["ENDPOINT_NAME"]!);
        var policies = made["StreamingWithForest"].ToJsonString();
        Assert.Contains(":endpoint/forest", policies);
        Assert.Contains("sagemaker:InvokeEndpoint", policies);
        Assert.Contains("sns:Publish", policies);
    }

    [Fact]
    public void An_administrator_of_yours_rules_the_index()
    {
        var domain = made.One("StreamingWithForest", "AWS::OpenSearchService::Domain");

        Assert.Contains(":role/keeper", domain["AdvancedSecurityOptions"]!["MasterUserOptions"]!["MasterUserARN"]!.ToJsonString());
        Assert.Contains(":role/keeper", domain["AccessPolicies"]!.ToJsonString());
        Assert.Equal(3, (int)domain["ClusterConfig"]!["DedicatedMasterCount"]!);
    }

    [Fact]
    public void Entries_are_made_as_asked_for()
    {
        Assert.Empty(made.All("Streaming", "AWS::IoT::TopicRule"));
        Assert.Equal(2, made.All("Streaming", "AWS::KinesisFirehose::DeliveryStream").Count);
        Assert.Single(made.All("StreamingWithModel", "AWS::IoT::TopicRule"));
        Assert.Single(made.All("StreamingWithModel", "AWS::KinesisFirehose::DeliveryStream"));
    }

    [Theory]
    [InlineData("BatchSize is 0")]
    [InlineData("BatchWindow is 301")]
    [InlineData("Retries is -1")]
    [InlineData("MaxRecordAge is 30")]
    [InlineData("Timeout is 901")]
    [InlineData("MemoryMiB is 64")]
    [InlineData("ParallelBatches is 11")]
    [InlineData("MaxLag is 0")]
    public void A_consumer_out_of_bounds_throws(string words) => Pipeline(words, code => new()
    {
        Code = code,
        Consumers = words.Split(' ')[0] switch
        {
            "BatchSize" => new() { BatchSize = 0 },
            "BatchWindow" => new() { BatchWindow = Duration.Seconds(301) },
            "Retries" => new() { Retries = -1 },
            "MaxRecordAge" => new() { MaxRecordAge = Duration.Seconds(30) },
            "Timeout" => new() { Timeout = Duration.Seconds(901) },
            "MemoryMiB" => new() { MemoryMiB = 64 },
            "ParallelBatches" => new() { ParallelBatches = 11 },
            _ => new() { MaxLag = Duration.Seconds(0) },
        },
    });

    [Theory]
    [InlineData(0, 1, "Parallelism is 0")]
    [InlineData(257, 1, "Parallelism is 257")]
    [InlineData(1, 9, "TasksPerUnit is 9")]
    public void An_application_out_of_bounds_throws(int parallelism, int tasks, string words) =>
        Pipeline(words, code => new() { Code = code, Flink = new() { Parallelism = parallelism, TasksPerUnit = tasks } });

    [Fact]
    public void A_threshold_that_is_no_number_throws() => Pipeline("threshold is NaN", code => new() { Code = code, AlertFrom = double.NaN });

    [Fact]
    public void A_lake_without_columns_throws() => Pipeline("There are no columns", code => new() { Code = code, Columns = [] });

    [Fact]
    public void A_column_with_the_name_of_the_partition_throws() => Pipeline("named day", code => new() { Code = code, Columns = [LakeColumn.Text("day")] });

    [Fact]
    public void A_column_that_hive_would_spell_otherwise_throws() => Says("name is 'DeviceId'", () => LakeColumn.Text("DeviceId"));

    [Fact]
    public void Code_that_is_no_application_throws() => Says("is no application", () => FlinkCode.In(Bucket.FromBucketName(new Stack(), "B", "bucket"), "app.tar"));

    [Theory]
    [InlineData(32, 300, "errors/", "BatchMiB is 32")]
    [InlineData(129, 300, "errors/", "BatchMiB is 129")]
    [InlineData(128, 901, "errors/", "BatchTime is 901 s")]
    [InlineData(128, 300, "records/errors/", "lies below Prefix")]
    [InlineData(128, 300, "errors", "ErrorPrefix is 'errors'")]
    public void A_delivery_out_of_bounds_throws(int size, int seconds, string errors, string words)
    {
        var stack = new Stack(new App(), "S");
        Says(words, () => new LakeDelivery(stack, "L", new()
        {
            Data = Bucket.FromBucketName(stack, "B", "bucket"),
            Columns = [LakeColumn.Text("id")],
            Key = new Key(stack, "K"),
            Notices = new Topic(stack, "T"),
            BatchMiB = size,
            BatchTime = Duration.Seconds(seconds),
            ErrorPrefix = errors,
        }));
    }

    [Fact]
    public void A_delivery_that_reads_a_stream_takes_records_from_nobody_else()
    {
        var stack = new Stack(new App(), "S");
        var (key, topic) = (new Key(stack, "K"), new Topic(stack, "T"));
        var events = new DataStream(stack, "E", new() { Key = key, Notices = topic });
        var lake = new LakeDelivery(stack, "L", new()
        {
            Data = Bucket.FromBucketName(stack, "B", "bucket"),
            Columns = [LakeColumn.Text("id")],
            Key = key,
            Notices = topic,
            Source = events.Stream,
        });

        Assert.Equal("KinesisStreamAsSource", lake.Delivery.DeliveryStreamType);
        Assert.Null(lake.Delivery.DeliveryStreamEncryptionConfigurationInput);
        Assert.Contains("send them to the stream", Assert.Throws<InvalidOperationException>(() => lake.GrantSending(new Amazon.CDK.AWS.IAM.AnyPrincipal())).Message);
    }

    [Fact]
    public void Code_too_long_for_a_template_throws() => Says("has 4097 characters", () => FunctionCode.Inline(new string('x', 4097)));

    [Fact]
    public void Sql_that_selects_nothing_throws()
    {
        var stack = new Stack(new App(), "S");
        var (key, topic) = (new Key(stack, "K"), new Topic(stack, "T"));
        var events = new DataStream(stack, "E", new() { Key = key, Notices = topic });
        Says("starts with SELECT", () => new DeviceEntry(stack, "D", new() { Stream = events.Stream, Key = key, Notices = topic, Sql = "DELETE" }));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(0)]
    [InlineData(12)]
    public void Data_nodes_that_two_zones_cannot_share_throw(int nodes) => Says($"data is {nodes}", () => SearchNodes.R7GLarge(nodes));

    [Theory]
    [InlineData("Results", "errors/", "Index is 'Results'")]
    [InlineData("results", "errors", "ErrorPrefix is 'errors'")]
    public void An_index_out_of_bounds_throws(string index, string prefix, string words)
    {
        var stack = new Stack(new App(), "S");
        var (key, topic) = (new Key(stack, "K"), new Topic(stack, "T"));
        var network = new PrivateNetwork(stack, "N", new() { Key = key });
        var domain = new SearchDomain(stack, "D", new() { Network = network, Key = key, Notices = topic });
        Says(words, () => new SearchDelivery(stack, "L", new()
        {
            Source = new DataStream(stack, "E", new() { Key = key, Notices = topic }).Stream,
            Domain = domain,
            Index = index,
            Data = Bucket.FromBucketName(stack, "B", "bucket"),
            Network = network,
            Key = key,
            Notices = topic,
            ErrorPrefix = prefix,
        }));
    }

    [Theory]
    [InlineData("results; DROP TABLE x", "lake_loader", 60, "Table is 'results; DROP TABLE x'")]
    [InlineData("Results", "lake_loader", 60, "Table is 'Results'")]
    [InlineData("results", "Loader", 60, "User is 'Loader'")]
    [InlineData("results", "lake_loader", 0, "Timeout is 0 s")]
    public void A_load_out_of_bounds_throws(string table, string user, int minutes, string words)
    {
        var stack = new Stack(new App(), "S");
        var pipeline = new StreamingPipeline(stack, "P", new() { Code = ServingStacks.Code(stack), DirectEntry = false });
        var warehouse = new Warehouse(stack, "W", new()
        {
            Data = pipeline.Data,
            Catalog = new LakeDatabase(stack, "C", pipeline.Data, "results/"),
            AuditLogs = Bucket.FromBucketName(stack, "B", "logs"),
            Network = pipeline.Network,
            Key = pipeline.Key,
            Notices = pipeline.Notices,
        });
        Says(words, () => new WarehouseLoad(stack, "L", new()
        {
            Lake = pipeline.Lake,
            Warehouse = warehouse,
            Table = table,
            User = user,
            Timeout = Duration.Minutes(minutes),
            Key = pipeline.Key,
            Notices = pipeline.Notices,
        }));
    }

    [Fact]
    public void Several_kinds_of_work_share_the_ways_to_services()
    {
        var endpoints = ServiceEndpoint.Of(ServiceEndpoint.OfStreaming, ServiceEndpoint.OfAnalytics, ServiceEndpoint.OfTraining);

        Assert.Equal(endpoints.Count, endpoints.Select(endpoint => endpoint.Service).Distinct().Count());
        Assert.Contains(endpoints, endpoint => endpoint.Service == "glue");
        Assert.Contains(endpoints, endpoint => endpoint.Service == "states");
    }

    [Fact]
    public void Options_for_a_bucket_that_is_brought_along_throw() =>
        Pipeline("leave Data out", code => new() { Code = code, Data = code.Bucket, DeleteDataWithStack = true });

    private static void Pipeline(string words, Func<FlinkCode, StreamingPipelineProps> props)
    {
        var stack = new Stack(new App(), "S");
        Says(words, () => new StreamingPipeline(stack, "P", props(ServingStacks.Code(stack))));
    }

    private static void Says(string words, Func<object> act) => Assert.Contains(words, Assert.Throws<ArgumentException>(act).Message);
}
