using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Analytics;
using MlInfra.Constructs.Analytics.QuickSight;
using MlInfra.Constructs.Analytics.Spark;
using MlInfra.Constructs.Analytics.Warehousing;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.RealTime;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Tests;

/// <summary>The stacks of analytics that the tests look at.</summary>
internal static class AnalyticsStacks
{
    /// <summary>Stacks whose constructs have default props where there is a default.</summary>
    public static readonly string[] Defaults = ["Analytics", "AnalyticsForPeople"];

    public static void AddTo(App app)
    {
        var plain = new Stack(app, "Analytics");
        new AnalyticsEnvironment(plain, "A", new() { Certificates = Certificates(plain) });

        var people = new Stack(app, "AnalyticsForPeople");
        new AnalyticsEnvironment(people, "A", new()
        {
            Certificates = Certificates(people),
            Spark = new() { Core = CoreNodes.OnDemand(31), Tasks = TaskNodes.Spot(20, SparkInstance.C52XLarge, SparkInstance.R52XLarge), Generation = 3 },
            Warehouse = new() { Nodes = WarehouseNodes.Ra3XLPlus(1) },
            Analysts = Analysts.Of("arn:aws:quicksight:us-east-1:111122223333:group/default/a", "arn:aws:quicksight:us-east-1:111122223333:group/default/b"),
            Databases = ["telemetry"],
        }).Run("Prepare", SparkProgram.Jar(Bucket.FromBucketName(people, "Programs", "programs"), "spark/prepare.jar", "com.example.Prepare"), new() { Arguments = ["--day", "today"] });

        var bounded = new Stack(app, "BoundedAnalytics");
        new AnalyticsEnvironment(bounded, "A", new()
        {
            Certificates = Certificates(bounded),
            Spark = new() { Tasks = TaskNodes.None },
            Analysts = Analysts.Of("arn:aws:quicksight:us-east-1:111122223333:group/default/a"),
            PermissionsBoundary = ManagedPolicy.FromManagedPolicyName(bounded, "Boundary", "limits"),
        });

        Bring(new Stack(app, "BroughtAnalytics"));
        BringWarehouse(new Stack(app, "BroughtWarehouse"));
        BringSparkCluster(new Stack(app, "BroughtSparkCluster"));
        Delete(new Stack(app, "OneKeyToDeleteWarehouse"));
        var both = new Stack(app, "BothKeysToDeleteWarehouse");
        both.Node.SetContext(DataDeletion.ContextFlag, true);
        Delete(both);
    }

    public static NodeCertificates Certificates(Stack stack) => NodeCertificates.In(Bucket.FromBucketName(stack, "Certificates", "certificates"), "emr/certificates.zip");

    private static void Delete(Stack stack) => new AnalyticsEnvironment(stack, "A", new() { Certificates = Certificates(stack), Warehouse = new() { DeleteDataWithStack = true } });

    private static void Bring(Stack stack)
    {
        new AnalyticsEnvironment(stack, "A", new()
        {
            Certificates = Certificates(stack),
            Network = Network(stack),
            Key = Key.FromKeyArn(stack, "Key", "arn:aws:kms:us-east-1:111122223333:key/1"),
            Data = Bucket.FromBucketName(stack, "Data", "brought"),
            Logs = Bucket.FromBucketName(stack, "Logs", "brought-logs"),
            Notices = Topic.FromTopicArn(stack, "Topic", "arn:aws:sns:us-east-1:111122223333:brought"),
        });
    }

    private static void BringWarehouse(Stack stack)
    {
        var pipeline = new StreamingPipeline(stack, "P", new() { Code = ServingStacks.Code(stack), DirectEntry = false });
        pipeline.LoadInto("Load", new ExistingWarehouse
        {
            ClusterIdentifier = "brought-warehouse",
            Database = "sales",
            LoadRole = Role.FromRoleArn(stack, "LoadRole", "arn:aws:iam::111122223333:role/brought-load"),
        }, "events");
    }

    private static void BringSparkCluster(Stack stack) => new SparkWorkflow(stack, "Prepare", new()
    {
        Program = SparkProgram.Python(Bucket.FromBucketName(stack, "Programs", "programs"), "spark/prepare.py"),
        Cluster = new ExistingSparkCluster { ClusterId = "j-1ABCDE2FGHIJ3", NodeRole = Role.FromRoleArn(stack, "NodeRole", "arn:aws:iam::111122223333:role/brought-nodes") },
        Network = Network(stack),
        Key = Key.FromKeyArn(stack, "Key", "arn:aws:kms:us-east-1:111122223333:key/1"),
        Notices = Topic.FromTopicArn(stack, "Topic", "arn:aws:sns:us-east-1:111122223333:brought"),
    });

    private static ExistingNetwork Network(Stack stack)
    {
        var vpc = Vpc.FromVpcAttributes(stack, "Vpc", new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = ["a", "b"], IsolatedSubnetIds = ["subnet-1", "subnet-2"] });
        return new(vpc, SecurityGroup.FromSecurityGroupId(stack, "Group", "sg-1"), vpc.IsolatedSubnets);
    }
}
