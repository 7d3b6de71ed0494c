using System.Text.Json.Nodes;
using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.Sagemaker;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Storage;
using MlInfra.Constructs.Training;
using MlInfra.Constructs.Training.Algorithms;

namespace MlInfra.Constructs.Tests;

/// <summary>Every stack that the tests look at, synthesized once.</summary>
public sealed class Synthesized : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlinfra-constructs-").FullName;

    public Synthesized()
    {
        var app = new App(new AppProps { Outdir = _folder, AnalyticsReporting = false });

        new TrainingEnvironment(Stack(app, "Default"), "T").Train("Job", Forest);
        new TrainingEnvironment(Stack(app, "OneInstance"), "T", new() { Workbench = false })
            .Train("Job", BuiltIn.RandomCutForest.On(CpuInstance.M5XLarge).Reads(RandomCutForest.Train, TrainingData.At("t/")).With("feature_dim", 2));
        new TrainingEnvironment(Stack(app, "SpotOnGpu"), "T", new() { Workbench = false, UploadRoles = ["arn:aws:iam::111122223333:role/upload"] })
            .Train("Job", Images, new() { MaxRuntime = Duration.Hours(1), Spot = new() { Checkpoints = "checkpoints/", MaxWait = Duration.Hours(2) } });
        new TrainingEnvironment(new Stack(app, "Frankfurt", new StackProps { Env = new Amazon.CDK.Environment { Region = "eu-central-1" } }), "T", new() { Workbench = false })
            .Train("Job", Forest);

        JobStacks.AddTo(app);

        var bounded = Stack(app, "Bounded");
        new TrainingEnvironment(bounded, "T", new() { PermissionsBoundary = ManagedPolicy.FromManagedPolicyName(bounded, "Boundary", "limits") })
            .Train("Job", Forest);

        BringAll(Stack(app, "Brought"));

        var oneKey = Stack(app, "OneKeyToDelete");
        new DataBucket(oneKey, "Data", new() { Key = new Key(oneKey, "Key"), DeleteDataWithStack = true });

        var bothKeys = Stack(app, "BothKeysToDelete");
        bothKeys.Node.SetContext(DataDeletion.ContextFlag, true);
        new DataBucket(bothKeys, "Data", new() { Key = new Key(bothKeys, "Key"), DeleteDataWithStack = true, OnlyFrom = new("vpce-1") });

        new TrainingEnvironment(Stack(app, "Open"), "T", new() { Workbench = false, AdmitOtherNetworks = true });

        Suppress(Stack(app, "Suppressed"));
        ServingStacks.AddTo(app);
        VideoAndBatchStacks.AddTo(app);

        var assembly = app.Synth();
        Warnings = assembly.Stacks.ToDictionary(
            stack => stack.StackName,
            stack => (IReadOnlyList<string>)[.. stack.Messages.Select(message => message.Entry.Data!.ToString()!)]);
    }

    /// <summary>What CDK says about each stack when it is synthesized.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Warnings { get; }

    public static TrainingPlan<RandomCutForest> Forest => BuiltIn.RandomCutForest
        .On(CpuInstance.M5XLarge, 2)
        .Reads(RandomCutForest.Train, TrainingData.At("train/", ContentType.Csv))
        .With("feature_dim", 12);

    public static TrainingPlan<ImageClassification> Images => BuiltIn.ImageClassification
        .On(GpuInstance.G5XLarge)
        .Reads(ImageClassification.Train, TrainingData.At("train/").Streamed())
        .Reads(ImageClassification.Validation, TrainingData.At("validation/"))
        .With("num_classes", 3)
        .With("num_training_samples", 1000);

    public JsonObject this[string stack] =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, $"{stack}.template.json")))!.AsObject();

    /// <summary>The properties of all resources of a type.</summary>
    public IReadOnlyList<JsonObject> All(string stack, string type) =>
        [.. this[stack]["Resources"]!.AsObject().Select(entry => entry.Value!).Where(entry => (string)entry["Type"]! == type).Select(entry => entry["Properties"]?.AsObject() ?? [])];

    public JsonObject One(string stack, string type) => Assert.Single(All(stack, type));

    /// <summary>The state machine's definition, with every token in it written as <c>?</c>.</summary>
    public JsonNode Definition(string stack)
    {
        var parts = One(stack, "AWS::StepFunctions::StateMachine")["DefinitionString"]!["Fn::Join"]![1]!.AsArray();
        return JsonNode.Parse(string.Concat(parts.Select(part => part is JsonValue text ? (string)text! : "?")))!;
    }

    public JsonNode TrainingRequest(string stack) => Request(stack, "Train");

    /// <summary>What the only state machine of a stack asks for in one of its states.</summary>
    public JsonNode Request(string stack, string state) => Definition(stack)["States"]![state]!["Parameters"]!;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Stack Stack(App app, string name) => new(app, name);

    private static void Suppress(Stack stack)
    {
        new CfnModel(stack, "Model", new CfnModelProps()).Suppress("MLI2003", "It calls our registry.", new(2027, 6, 30));
        new Bucket(stack, "Bucket").Suppress("MLI1001", "Public data.");

        var group = new Construct(stack, "Group");
        _ = new Key(group, "Key");
        _ = new Topic(group, "Topic");
        group.Suppress("MLI5001", "A sandbox.");

        var stream = new CfnStream(stack, "Stream", new CfnStreamProps());
        stream.AddMetadata("guard", new Dictionary<string, object> { ["SuppressedRules"] = new[] { "KINESIS_STREAM_ENCRYPTED" } });
        stream.AddMetadata("MlInfra", new Dictionary<string, object> { ["Suppress"] = new Dictionary<string, object> { ["Id"] = "MLI1003", ["Reason"] = "First." } });
        stream.Suppress("MLI1004", "Second.");
    }

    private static void BringAll(Stack stack)
    {
        var vpc = Vpc.FromVpcAttributes(stack, "Vpc", new VpcAttributes
        {
            VpcId = "vpc-1",
            AvailabilityZones = ["a", "b"],
            IsolatedSubnetIds = ["subnet-1", "subnet-2"],
        });
        var network = new ExistingNetwork(vpc, SecurityGroup.FromSecurityGroupId(stack, "Group", "sg-1"), vpc.IsolatedSubnets);
        new TrainingEnvironment(stack, "T", new()
        {
            Network = network,
            Key = Key.FromKeyArn(stack, "Key", "arn:aws:kms:us-east-1:111122223333:key/1"),
            Data = Bucket.FromBucketName(stack, "Data", "brought"),
            Notices = Topic.FromTopicArn(stack, "Topic", "arn:aws:sns:us-east-1:111122223333:brought"),
        }).Train("Job", Forest, new() { JobRole = Role.FromRoleArn(stack, "Role", "arn:aws:iam::111122223333:role/brought") });
    }
}
