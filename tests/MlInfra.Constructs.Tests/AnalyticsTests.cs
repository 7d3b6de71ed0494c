using Amazon.CDK;
using Amazon.CDK.AWS.S3;
using MlInfra.Constructs.Analytics;
using MlInfra.Constructs.Analytics.Queries;
using MlInfra.Constructs.Analytics.QuickSight;
using MlInfra.Constructs.Analytics.Spark;
using MlInfra.Constructs.Analytics.Warehousing;

namespace MlInfra.Constructs.Tests;

public class AnalyticsTests(Synthesized made)
{
    [Theory]
    [InlineData(1, "m6i.xlarge")]
    [InlineData(50, "m6i.xlarge")]
    [InlineData(51, "m6i.2xlarge")]
    public void The_primary_node_is_as_large_as_the_others_are_many(int nodes, string type) => Assert.Equal(type, PrimaryNode.For(nodes).Name);

    [Theory]
    [InlineData("Analytics", "m6i.xlarge")]
    [InlineData("AnalyticsForPeople", "m6i.2xlarge")]
    public void Core_and_task_nodes_are_counted_together(string stack, string type) =>
        Assert.Equal(type, (string)made.One(stack, "AWS::EMR::Cluster")["Instances"]!["MasterInstanceFleet"]!["InstanceTypeConfigs"]![0]!["InstanceType"]!);

    [Fact]
    public void A_cluster_without_task_nodes_has_no_spot_instances()
    {
        var instances = made.One("BoundedAnalytics", "AWS::EMR::Cluster")["Instances"]!;

        Assert.Null(instances["TaskInstanceFleets"]);
        Assert.DoesNotContain("Spot", instances.ToJsonString());
    }

    [Fact]
    public void Another_generation_is_another_cluster()
    {
        Assert.Equal("Spark-1", (string)made.One("Analytics", "AWS::EMR::Cluster")["Name"]!);
        Assert.Equal("Spark-3", (string)made.One("AnalyticsForPeople", "AWS::EMR::Cluster")["Name"]!);
    }

    [Fact]
    public void A_warehouse_of_one_node_says_so()
    {
        var cluster = made.One("AnalyticsForPeople", "AWS::Redshift::Cluster");

        Assert.Equal("single-node", (string)cluster["ClusterType"]!);
        Assert.Null(cluster["NumberOfNodes"]);
    }

    [Fact]
    public void Without_analysts_there_is_no_QuickSight()
    {
        Assert.DoesNotContain("QuickSight", made["Analytics"].ToJsonString());
        Assert.Equal(2, made.All("AnalyticsForPeople", "AWS::QuickSight::DataSource").Count);
        Assert.All(made.All("AnalyticsForPeople", "AWS::QuickSight::DataSource"), source => Assert.Equal(2, source["Permissions"]!.AsArray().Count));
    }

    [Fact]
    public void Every_role_has_the_boundary() =>
        Assert.All(made.All("BoundedAnalytics", "AWS::IAM::Role"), role => Assert.Contains("policy/limits", role["PermissionsBoundary"]!.ToJsonString()));

    [Fact]
    public void What_is_brought_is_used_and_not_made_again()
    {
        Assert.All(["AWS::EC2::VPC", "AWS::KMS::Key", "AWS::S3::Bucket", "AWS::SNS::Topic"], type => Assert.Empty(made.All("BroughtAnalytics", type)));
        Assert.Equal("arn:aws:kms:us-east-1:111122223333:key/1", (string)made.One("BroughtAnalytics", "AWS::Redshift::Cluster")["KmsKeyId"]!);
        Assert.Equal("brought-logs", (string)made.One("BroughtAnalytics", "AWS::Redshift::Cluster")["LoggingProperties"]!["BucketName"]!);
    }

    [Theory]
    [InlineData("Analytics", "Snapshot")]
    [InlineData("OneKeyToDeleteWarehouse", "Snapshot")]
    [InlineData("BothKeysToDeleteWarehouse", "Delete")]
    public void A_warehouse_leaves_a_snapshot_until_both_keys_are_turned(string stack, string policy) =>
        Assert.Equal(policy, (string)Assert.Single(made[stack]["Resources"]!.AsObject(), entry => (string)entry.Value!["Type"]! == "AWS::Redshift::Cluster").Value!["DeletionPolicy"]!);

    [Fact]
    public void Nodes_write_their_folders_of_the_lake_and_nothing_else()
    {
        var written = made.All("Analytics", "AWS::IAM::Policy").SelectMany(policy => policy["PolicyDocument"]!["Statement"]!.AsArray())
            .Where(statement => statement!["Action"]!.ToJsonString().Contains("s3:PutObject")).Select(statement => statement!["Resource"]!.ToJsonString());

        Assert.All(written, resource => Assert.True(resource.Contains("/curated/*") || resource.Contains("/logs/spark/*"), resource));
        Assert.NotEmpty(written);
    }

    [Theory]
    [InlineData("count is 0, but HDFS")]
    [InlineData("count is 0, but it is the number of task nodes")]
    [InlineData("each once")]
    [InlineData("4 and 8 processors")]
    [InlineData("count is 17, but a warehouse of ra3.xlplus is made with 1 to 16 nodes")]
    [InlineData("count is 1, but a warehouse of ra3.4xlarge is made with 2 to 32 nodes")]
    [InlineData("names no .zip object")]
    [InlineData("megabytes is 9")]
    [InlineData("gigabytes is 0")]
    [InlineData("65 users and groups")]
    public void A_part_out_of_bounds_throws(string words) => Says(words, () => words switch
    {
        "count is 0, but HDFS" => CoreNodes.OnDemand(0),
        "count is 0, but it is the number of task nodes" => TaskNodes.Spot(0),
        "each once" => TaskNodes.Spot(1, SparkInstance.M5XLarge, SparkInstance.M5XLarge),
        "4 and 8 processors" => TaskNodes.Spot(1, SparkInstance.M5XLarge, SparkInstance.M52XLarge),
        "count is 17, but a warehouse of ra3.xlplus is made with 1 to 16 nodes" => WarehouseNodes.Ra3XLPlus(17),
        "count is 1, but a warehouse of ra3.4xlarge is made with 2 to 32 nodes" => WarehouseNodes.Ra34XLarge(1),
        "names no .zip object" => NodeCertificates.In(Bucket.FromBucketName(new Stack(), "B", "bucket"), "emr/certificates.pem"),
        "megabytes is 9" => ScanLimit.Megabytes(9),
        "gigabytes is 0" => ScanLimit.Gigabytes(0),
        _ => Analysts.Of("arn", [.. Enumerable.Repeat("arn", 64)]),
    });

    [Theory]
    [InlineData("EndsWhenIdleFor is 30 s")]
    [InlineData("EndsWhenIdleFor is 691200 s")]
    [InlineData("DiskGiB is 5")]
    [InlineData("Generation is 0")]
    [InlineData("Output is 'curated'")]
    [InlineData("Logs is '/logs/'")]
    [InlineData("lies below Output")]
    public void Spark_out_of_bounds_throws(string words) => Environment(words, new()
    {
        EndsWhenIdleFor = words.StartsWith("EndsWhenIdleFor is 30", StringComparison.Ordinal) ? Duration.Seconds(30) : words.StartsWith("Ends", StringComparison.Ordinal) ? Duration.Days(8) : Duration.Hours(1),
        DiskGiB = words.StartsWith("Disk", StringComparison.Ordinal) ? 5 : 64,
        Generation = words.StartsWith("Gen", StringComparison.Ordinal) ? 0 : 1,
        Output = words.StartsWith("Output", StringComparison.Ordinal) ? "curated" : "curated/",
        Logs = words switch { "lies below Output" => "curated/logs/", "Logs is '/logs/'" => "/logs/", _ => "logs/" },
    });

    [Theory]
    [InlineData("Database is '1a'")]
    [InlineData("Administrator is 'Admin'")]
    [InlineData("Port is 5430")]
    [InlineData("Port is 8216")]
    [InlineData("SnapshotDays is 0")]
    [InlineData("SnapshotDays is 36")]
    public void A_warehouse_out_of_bounds_throws(string words) => Environment(words, warehouse: new()
    {
        Database = words.StartsWith("Database", StringComparison.Ordinal) ? "1a" : "analytics",
        Administrator = words.StartsWith("Admin", StringComparison.Ordinal) ? "Admin" : "admin1",
        Port = words.StartsWith("Port", StringComparison.Ordinal) ? int.Parse(words[8..]) : 5440,
        SnapshotDays = words.StartsWith("Snapshot", StringComparison.Ordinal) ? int.Parse(words[16..]) : 7,
    });

    [Fact]
    public void An_alarm_that_one_query_raises_throws() =>
        Environment("less than LimitPerQuery", queries: new() { LimitPerQuery = ScanLimit.Gigabytes(10), AlarmPerDay = ScanLimit.Gigabytes(9) });

    [Fact]
    public void Options_for_a_bucket_that_is_brought_along_throw()
    {
        var stack = new Stack(new App(), "S");
        Says("leave Data out", () => new AnalyticsEnvironment(stack, "A", new()
        {
            Certificates = AnalyticsStacks.Certificates(stack),
            Data = Bucket.FromBucketName(stack, "B", "bucket"),
            DeleteDataWithStack = true,
        }));
    }

    [Fact]
    public void A_program_is_a_step_that_the_cluster_outlives()
    {
        var request = made.Request("AnalyticsForPeople", "Run");

        Assert.Equal("CONTINUE", (string)request["Step"]!["ActionOnFailure"]!);
        Assert.Equal("command-runner.jar", (string)request["Step"]!["HadoopJarStep"]!["Jar"]!);
        Assert.Equal(
            ["spark-submit", "--deploy-mode", "cluster", "--class", "com.example.Prepare", "s3://programs/spark/prepare.jar", "--day", "today"],
            request["Step"]!["HadoopJarStep"]!["Args"]!.AsArray().Select(arg => (string)arg!));
    }

    [Fact]
    public void A_warehouse_that_exists_is_loaded_by_the_role_that_it_has()
    {
        var copy = made.Request("BroughtWarehouse", "Copy");

        Assert.Equal("brought-warehouse", (string)copy["ClusterIdentifier"]!);
        Assert.Equal("sales", (string)copy["Database"]!);
        Assert.Contains("role/brought-load", (string)copy["Sql.$"]!);
        Assert.Empty(made.All("BroughtWarehouse", "AWS::Redshift::Cluster"));
        Assert.Contains("s3:GetObject", PolicyOf("BroughtWarehouse", "brought-load"));
        Assert.Contains(made.All("BroughtWarehouse", "AWS::IAM::Policy"), policy => policy.ToJsonString().Contains(":dbname:brought-warehouse/sales"));
    }

    [Fact]
    public void A_Spark_cluster_that_exists_runs_programs_by_the_role_of_its_nodes()
    {
        Assert.Equal("j-1ABCDE2FGHIJ3", (string)made.Request("BroughtSparkCluster", "Run")["ClusterId"]!);
        Assert.Empty(made.All("BroughtSparkCluster", "AWS::EMR::Cluster"));
        Assert.Contains("programs/spark/prepare.py", PolicyOf("BroughtSparkCluster", "brought-nodes"));
        Assert.Contains(made.All("BroughtSparkCluster", "AWS::IAM::Policy"), policy => policy.ToJsonString().Contains(":cluster/j-1ABCDE2FGHIJ3"));
    }

    private string PolicyOf(string stack, string role) =>
        Assert.Single(made.All(stack, "AWS::IAM::Policy"), policy => policy["Roles"]!.AsArray().Any(name => name!.ToJsonString() == $"\"{role}\"")).ToJsonString();

    [Fact]
    public void Further_databases_are_read_and_not_described()
    {
        var statements = made.All("AnalyticsForPeople", "AWS::IAM::Policy").SelectMany(policy => policy["PolicyDocument"]!["Statement"]!.AsArray())
            .Where(statement => statement!["Resource"]!.ToJsonString().Contains(":database/telemetry")).ToList();

        // Spark's nodes, the warehouse and QuickSight's way to Athena.
        Assert.Equal(3, statements.Count);
        Assert.All(statements, statement =>
        {
            Assert.Contains("glue:GetTable", statement!["Action"]!.ToJsonString());
            Assert.DoesNotContain("glue:CreateTable", statement["Action"]!.ToJsonString());
            Assert.Contains(":table/telemetry/*", statement["Resource"]!.ToJsonString());
        });
        Assert.DoesNotContain("telemetry", made["Analytics"].ToJsonString());
    }

    [Theory]
    [InlineData("prepare.jar")]
    [InlineData("/prepare.py")]
    public void A_program_that_is_no_file_of_its_kind_throws(string key) =>
        Assert.Contains($"key is '{key}'", Assert.Throws<ArgumentException>(() => SparkProgram.Python(null!, key)).Message);

    [Fact]
    public void A_program_that_may_run_for_a_second_throws() =>
        Assert.Contains("MaxRuntime is 1 s", Assert.Throws<ArgumentException>(() => new SparkWorkflow(new Stack(), "W", new()
        {
            Program = SparkProgram.Python(null!, "a.py"),
            Cluster = null!,
            Network = null!,
            Key = null!,
            Notices = null!,
            MaxRuntime = Duration.Seconds(1),
        })).Message);

    private static void Environment(string words, SparkOptions? spark = null, WarehouseOptions? warehouse = null, QueryOptions? queries = null)
    {
        var stack = new Stack(new App(), "S");
        Says(words, () => new AnalyticsEnvironment(stack, "A", new()
        {
            Certificates = AnalyticsStacks.Certificates(stack),
            Spark = spark ?? new(),
            Warehouse = warehouse ?? new(),
            Queries = queries ?? new(),
        }));
    }

    private static void Says(string words, Func<object> act) => Assert.Contains(words, Assert.Throws<ArgumentException>(act).Message);
}
