namespace MlInfra.Benchmarks;

/// <summary>
/// CDK code as people write it: L1 and L2 constructs, twenty in each class, with locals, helpers, grants and loops. It is in order, as
/// a project is whose warnings are mended, but for as many classes as are asked for.
/// </summary>
internal static class GeneratedStacks
{
    internal const int PerStack = 20;

    internal static IEnumerable<string> For(int constructs, int findings) =>
        Enumerable.Range(0, constructs / PerStack).Select(number => Stack(number, isInOrder: number >= findings));

    private static string Stack(int number, bool isInOrder) => $$"""
        using System.Collections.Generic;
        using Amazon.CDK;
        using Amazon.CDK.AWS.ApplicationAutoScaling;
        using Amazon.CDK.AWS.EC2;
        using Amazon.CDK.AWS.IAM;
        using Amazon.CDK.AWS.Kinesis;
        using Amazon.CDK.AWS.KMS;
        using Amazon.CDK.AWS.Lambda;
        using Amazon.CDK.AWS.Logs;
        using Amazon.CDK.AWS.S3;
        using Amazon.CDK.AWS.Sagemaker;
        using Amazon.CDK.AWS.SNS;
        using Amazon.CDK.AWS.SQS;
        using Constructs;

        namespace Generated;

        public sealed class Stack{{number}} : Amazon.CDK.Stack
        {
            private const string Instance = "ml.m5.xlarge";
            private readonly Key key;

            public Stack{{number}}(Construct scope, string id, bool production)
                : base(scope, id)
            {
                key = new Key(this, "Key", new KeyProps { EnableKeyRotation = true, Alias = $"ml/{id}" });
                var logs = new Bucket(this, "Logs", new BucketProps { BlockPublicAccess = BlockPublicAccess.BLOCK_ALL, EnforceSSL = true, Versioned = true });
                var data = MakeBucket("Data", logs);
                var models = MakeBucket("Models", logs);
                var props = new BucketProps { EncryptionKey = key, Encryption = BucketEncryption.KMS, Versioned = true, ServerAccessLogsBucket = logs };
                props.EnforceSSL = true;
                props.BlockPublicAccess = BlockPublicAccess.BLOCK_ALL;
                var features = new Bucket(this, "Features", props);

                var vpc = new Vpc(this, "Network", new VpcProps
                {
                    MaxAzs = production ? 3 : 2,
                    NatGateways = 0,
                    SubnetConfiguration = [new SubnetConfiguration { Name = "ml", SubnetType = SubnetType.PRIVATE_ISOLATED }],
                });
                vpc.AddFlowLog("Flow");
                var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = false });
                group.AddIngressRule(Peer.Ipv4(vpc.VpcCidrBlock), Port.Tcp(443), "within");

                var role = new Role(this, "Training", new RoleProps { AssumedBy = new ServicePrincipal("sagemaker.amazonaws.com") });
                role.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Actions = ["s3:GetObject"], Resources = [data.ArnForObjects("train/*")] }));
                data.GrantRead(role);
                models.GrantReadWrite(role);

                var workbench = new CfnNotebookInstance(this, "Workbench", new CfnNotebookInstanceProps
                {
                    InstanceType = Instance,
                    RoleArn = role.RoleArn,
                    SubnetId = vpc.IsolatedSubnets[0].SubnetId,
                    SecurityGroupIds = [group.SecurityGroupId],
                    DirectInternetAccess = {{(isInOrder ? "\"Disabled\"" : "production ? \"Disabled\" : \"Enabled\"")}},
                    InstanceMetadataServiceConfiguration = new CfnNotebookInstance.InstanceMetadataServiceConfigurationProperty { MinimumInstanceMetadataServiceVersion = "2" },
                    KmsKeyId = key.KeyId,
                });
                workbench.RootAccess = "Disabled";

                var model = new CfnModel(this, "Model", new CfnModelProps
                {
                    ExecutionRoleArn = role.RoleArn,
                    EnableNetworkIsolation = true,
                    PrimaryContainer = new CfnModel.ContainerDefinitionProperty { Image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/model:1", ModelDataUrl = models.S3UrlForObject("model.tar.gz") },
                    VpcConfig = new CfnModel.VpcConfigProperty { SecurityGroupIds = [group.SecurityGroupId], Subnets = vpc.SelectSubnets().SubnetIds },
                });
                var config = new CfnEndpointConfig(this, "Config", new CfnEndpointConfigProps
                {
                    KmsKeyId = key.KeyId,
                    ProductionVariants = new object[]
                    {
                        new CfnEndpointConfig.ProductionVariantProperty { VariantName = "a", ModelName = model.AttrModelName, InitialInstanceCount = production ? 4 : 2, InstanceType = Instance, InitialVariantWeight = 1 },
                    },
                });
                var endpoint = new CfnEndpoint(this, "Endpoint", new CfnEndpointProps { EndpointConfigName = config.AttrEndpointConfigName, Tags = TagsOf("endpoint") });

                var events = new Amazon.CDK.AWS.Kinesis.Stream(this, "Events", new StreamProps { Encryption = StreamEncryption.KMS, EncryptionKey = key, RetentionPeriod = Duration.Days(production ? 7 : 1) });
                var failures = new Queue(this, "Failures", new QueueProps { Encryption = QueueEncryption.KMS, EncryptionMasterKey = key });
                var notices = new Topic(this, "Notices", new TopicProps { MasterKey = key });
                var scoring = new Function(this, "Scoring", new FunctionProps
                {
                    Runtime = Runtime.PYTHON_3_12,
                    Handler = "index.handler",
                    Code = Code.FromInline("def handler(event, context): pass"),
                    Vpc = vpc,
                    SecurityGroups = [group],
                    DeadLetterQueue = failures,
                    Tracing = Tracing.ACTIVE,
                    Environment = new Dictionary<string, string> { ["ENDPOINT"] = "Endpoint", ["TOPIC"] = notices.TopicArn },
                });
                events.GrantRead(scoring);
                notices.GrantPublish(scoring);
                (features.Node.DefaultChild as CfnBucket)!.AddPropertyOverride("ObjectLockEnabled", production);

                foreach (var stage in new[] { "train", "score" })
                    new LogGroup(this, "Log-" + stage, new LogGroupProps { EncryptionKey = key, Retention = RetentionDays.ONE_YEAR });
                new CfnLogGroup(this, "Audit", new CfnLogGroupProps { RetentionInDays = 365, KmsKeyId = key.KeyArn });
                new ScalableTarget(this, "Scaling", new ScalableTargetProps
                {
                    ServiceNamespace = ServiceNamespace.SAGEMAKER,
                    ScalableDimension = "sagemaker:variant:DesiredInstanceCount",
                    ResourceId = $"endpoint/{endpoint.AttrEndpointName}/variant/a",
                    MinCapacity = 2,
                    MaxCapacity = 8,
                });
            }

            private Bucket MakeBucket(string name, Bucket logs) => new(this, name, new BucketProps
            {
                Encryption = BucketEncryption.KMS,
                EncryptionKey = key,
                BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
                EnforceSSL = true,
                Versioned = true,
                ServerAccessLogsBucket = logs,
            });

            private static CfnTag[] TagsOf(string part) => [new CfnTag { Key = "part", Value = part }, new CfnTag { Key = "number", Value = "{{number}}" }];
        }

        """;
}
