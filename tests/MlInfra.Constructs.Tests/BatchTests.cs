using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SecretsManager;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Batch;
using MlInfra.Constructs.Jobs;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.Tests;

public class BatchTests(Synthesized made)
{
    [Theory]
    [InlineData("", "There are no schemas")]
    [InlineData("%", "is a pattern")]
    [InlineData("orders,sales_%", "name each schema")]
    [InlineData("orders,MySQL", "MySQL's own")]
    public void Schemas_that_would_take_in_what_nobody_named_throw(string schemas, string words)
    {
        var stack = new Stack(new App(), "S");
        var login = Secret.FromSecretNameV2(stack, "L", "login");
        Says(words, () => new MySqlSource(login, "arn", schemas.Split(',', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [InlineData("c6i.large", 100, "instanceClass is 'c6i.large'")]
    [InlineData("dms.c6i.large", 4, "storageGiB is 4")]
    public void An_instance_that_dms_does_not_have_throws(string instanceClass, int storage, string words) => Says(words, () => ReplicationCapacity.Instance(instanceClass, storage));

    [Theory]
    [InlineData(3, 1, "most is 3")]
    [InlineData(8, 0, "least is 0")]
    [InlineData(2, 4, "least is 4, which is more than most, 2")]
    public void Units_that_dms_does_not_have_throw(int most, int least, string words) => Says(words, () => ReplicationCapacity.Serverless(most, least));

    [Fact]
    public void Scripts_and_schedules_out_of_bounds_throw()
    {
        Says("is a Python file", () => GlueScript.In(Bucket.FromBucketName(new Stack(new App(), "S"), "B", "scripts"), "etl.scala"));
        Says("hour is 24", () => EtlSchedule.Daily(24));
        Says("minute is 60", () => EtlSchedule.Daily(1, 60));
        Says("hours is 0", () => EtlSchedule.EveryHours(0));
        Assert.Equal("rate(1 hour)", EtlSchedule.EveryHours(1).Expression);
        Assert.Equal("rate(6 hours)", EtlSchedule.EveryHours(6).Expression);
        Assert.Equal("cron(30 4 * * ? *)", EtlSchedule.Daily(4, 30).Expression);
    }

    [Theory]
    [InlineData("Workers is 1")]
    [InlineData("Timeout is 30 s, but Glue")]
    [InlineData("InstanceClass is 'm7g.large'")]
    [InlineData("StorageGiB is 19")]
    [InlineData("BackupDays is 0")]
    [InlineData("Port is 80, but RDS")]
    [InlineData("Attempts is 11")]
    [InlineData("Spot takes machines back")]
    [InlineData("Timeout is 30 s, but Batch")]
    [InlineData("Port is 0, but TCP")]
    [InlineData("SiteCidr is '0.0.0.0/0'")]
    public void A_pipeline_out_of_bounds_throws(string words)
    {
        var stack = new Stack(new App(), "S");
        var site = VideoAndBatchStacks.Site;
        Says(words, () => words switch
        {
            "Workers is 1" => Pipeline(stack, jobs: new() { Workers = 1 }),
            "Timeout is 30 s, but Glue" => Pipeline(stack, jobs: new() { Timeout = Duration.Seconds(30) }),
            "InstanceClass is 'm7g.large'" => Pipeline(stack, store: new() { InstanceClass = "m7g.large" }),
            "StorageGiB is 19" => Pipeline(stack, store: new() { StorageGiB = 19 }),
            "BackupDays is 0" => Pipeline(stack, store: new() { BackupDays = 0 }),
            "Port is 80, but RDS" => Pipeline(stack, store: new() { Port = 80 }),
            "Attempts is 11" => Pipeline(stack, cleanUp: new() { Attempts = 11 }),
            "Spot takes machines back" => Pipeline(stack, cleanUp: new() { Attempts = 1 }),
            "Timeout is 30 s, but Batch" => Pipeline(stack, cleanUp: new() { Timeout = Duration.Seconds(30) }),
            "Port is 0, but TCP" => Pipeline(stack, site with { Port = 0 }),
            _ => Pipeline(stack, site with { SiteCidr = "0.0.0.0/0" }),
        });
    }

    [Fact]
    public void Replication_whose_lag_could_not_be_told_throws()
    {
        var stack = new Stack(new App(), "S");
        var (key, topic) = (new Key(stack, "K"), new Topic(stack, "T"));
        var network = new PrivateNetwork(stack, "N", new() { Key = key });
        var store = new MySqlStore(stack, "M", new() { Network = network, Key = key, Notices = topic });
        Says("MaxLag is 59 s", () => new Replication(stack, "R", new()
        {
            Source = VideoAndBatchStacks.Source(stack),
            Target = store,
            TargetCertificateArn = "arn",
            Network = network,
            Key = key,
            Notices = topic,
            MaxLag = Duration.Seconds(59),
        }));
    }

    [Fact]
    public void A_pipeline_that_nothing_leads_to_or_two_things_throws()
    {
        var stack = new Stack(new App(), "S");
        Says("nothing leads to the database", () => new BatchPipeline(stack, "P", VideoAndBatchStacks.Batch(stack, null)));
        var network = new PrivateNetwork(stack, "N", new() { Key = new Key(stack, "K") });
        Says("leave Site out", () => new BatchPipeline(stack, "Q", VideoAndBatchStacks.Batch(stack, VideoAndBatchStacks.Site, network)));
    }

    [Fact]
    public void Serverless_replication_has_no_instance_and_its_own_alarm()
    {
        var config = made.One("ServerlessBatch", "AWS::DMS::ReplicationConfig");

        Assert.Empty(made.All("ServerlessBatch", "AWS::DMS::ReplicationInstance"));
        Assert.Empty(made.All("ServerlessBatch", "AWS::DMS::ReplicationTask"));
        Assert.Equal(8, (int)config["ComputeConfig"]!["MaxCapacityUnits"]!);
        Assert.NotNull(config["ComputeConfig"]!["KmsKeyId"]);
        Assert.Equal("REPLICATION_FAILED", (string)made.One("ServerlessBatch", "AWS::Events::Rule")["EventPattern"]!["detail"]!["eventType"]![0]!);
        Assert.Contains(made.All("ServerlessBatch", "AWS::CloudWatch::Alarm"), alarm => (string)alarm["Dimensions"]![0]!["Name"]! == "ReplicationConfigId");
    }

    [Fact]
    public void A_source_that_is_an_address_still_shows_a_certificate()
    {
        Assert.Equal("verify-ca", (string)made.All("ServerlessBatch", "AWS::DMS::Endpoint").Single(endpoint => (string)endpoint["EndpointType"]! == "source")["SslMode"]!);
        Assert.Equal("verify-full", (string)made.All("ServerlessBatch", "AWS::DMS::Endpoint").Single(endpoint => (string)endpoint["EndpointType"]! == "target")["SslMode"]!);
        Assert.Contains(made.Warnings["ServerlessBatch"], warning => warning.Contains("any host of that authority is trusted"));
        Assert.DoesNotContain(made.Warnings["Batch"], warning => warning.Contains("any host"));
    }

    [Fact]
    public void Without_a_table_nothing_is_exported() => Assert.DoesNotContain("exportTableToPointInTime", made["ServerlessBatch"].ToJsonString());

    [Fact]
    public void Without_spot_the_job_runs_on_demand() =>
        Assert.Equal("FARGATE", (string)made.One("ServerlessBatch", "AWS::Batch::ComputeEnvironment")["ComputeResources"]!["Type"]!);

    [Fact]
    public void A_boundary_is_on_every_role() =>
        Assert.All(made.All("ServerlessBatch", "AWS::IAM::Role"), role => Assert.Contains("limits", role["PermissionsBoundary"]!.ToJsonString()));

    [Fact]
    public void No_login_is_written_anywhere()
    {
        Assert.All(made.All("Batch", "AWS::DMS::Endpoint"), endpoint => Assert.Null(endpoint["Username"]));
        Assert.Contains("resolve:secretsmanager", made.One("Batch", "AWS::RDS::DBInstance")["MasterUserPassword"]!.ToJsonString());
        Assert.NotNull(made.One("Batch", "AWS::SecretsManager::Secret")["GenerateSecretString"]);
    }

    [Fact]
    public void The_store_is_deleted_with_two_keys_only()
    {
        Assert.Equal("Retain", Policy("Batch"));
        Assert.Equal("Delete", Policy("DeletableBatch"));
        Assert.False((bool)made.One("DeletableBatch", "AWS::RDS::DBInstance")["DeletionProtection"]!);
    }

    private string Policy(string stack) => (string)made[stack]["Resources"]!.AsObject().Single(entry => (string)entry.Value!["Type"]! == "AWS::RDS::DBInstance").Value!["DeletionPolicy"]!;

    private static BatchPipeline Pipeline(Stack stack, SiteLinkOptions? site = null, GlueJobOptions? jobs = null, MySqlStoreOptions? store = null, BatchJobOptions? cleanUp = null) =>
        new(stack, "P", VideoAndBatchStacks.Batch(stack, site ?? VideoAndBatchStacks.Site, null, jobs, store, cleanUp));

    private static void Says(string words, Func<object> act) => Assert.Contains(words, Assert.Throws<ArgumentException>(act).Message);
}
