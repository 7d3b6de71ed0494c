namespace MlInfra.Analyzers.Tests;

/// <summary>Calls that make constructs, and calls that change them.</summary>
public sealed class CallReadingTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using Amazon.CDK;
        using Amazon.CDK.AWS.AutoScaling;
        using Amazon.CDK.AWS.CloudWatch;
        using Amazon.CDK.AWS.EC2;
        using Amazon.CDK.AWS.ECR;
        using Amazon.CDK.AWS.ECS;
        using Amazon.CDK.AWS.EFS;
        using Amazon.CDK.AWS.ElasticLoadBalancingV2;
        using Amazon.CDK.AWS.IAM;
        using Amazon.CDK.AWS.KMS;
        using Amazon.CDK.AWS.Lambda;
        using Amazon.CDK.AWS.RDS;
        using Amazon.CDK.AWS.S3;
        using Amazon.CDK.AWS.SNS;
        using Amazon.CDK.AWS.SQS;
        using Constructs;
        using Function = Amazon.CDK.AWS.Lambda.Function;
        using LifecycleRule = Amazon.CDK.AWS.S3.LifecycleRule;
        using Secret = Amazon.CDK.AWS.SecretsManager.Secret;
        using SecretProps = Amazon.CDK.AWS.SecretsManager.SecretProps;

        """;

    private const string Predict =
        "var predict = new Function(this, \"Predict\", new FunctionProps { Runtime = Runtime.PYTHON_3_12, Handler = \"index.handler\", Code = Code.FromInline(\"\") });";

    private static async Task<IReadOnlyList<string>> Findings(string rule, string statements, string types = "") =>
        [.. (await Sample.OfFile($$"""
            {{Usings}}
            public class SampleStack : Stack
            {
                public SampleStack(Construct scope, string id, IVpc vpc, IGrantable somebody) : base(scope, id)
                {
                    {{statements}}
                }
            }
            {{types}}
            """).FindingsAsync()).Where(found => found.StartsWith(rule, StringComparison.Ordinal)).Select(found => found[(rule.Length + 1)..])];

    private const string Errors = "new Metric(new MetricProps { Namespace = \"AWS/Lambda\", MetricName = \"Errors\" }).CreateAlarm(this, \"Errors\", new CreateAlarmOptions { Threshold = 1, EvaluationPeriods = 1 })";

    [Fact]
    public async Task A_call_that_makes_a_construct_is_read_as_its_creation() => Assert.Equal([Errors], await Findings("MLI5412", Errors + ";"));

    [Theory]
    [InlineData("var errors = " + Errors + "; errors.AddAlarmAction(action);")]
    [InlineData(Errors + ".AddAlarmAction(action);")]
    [InlineData("new CompositeAlarm(this, \"Any\", new CompositeAlarmProps { AlarmRule = AlarmRule.FromAlarm(" + Errors + ", AlarmState.ALARM) });")]
    [InlineData("Keep(" + Errors + "); void Keep(Alarm alarm) => alarm.AddAlarmAction(action);")]
    [InlineData("var all = new List<Alarm> { " + Errors + " };")]
    [InlineData("Other.Keep(" + Errors + ");")]
    public async Task What_is_done_with_it_counts(string statements) =>
        Assert.Empty(await Findings("MLI5412", "IAlarmAction action = null!;" + statements, "internal static class Other { internal static void Keep(object kept) => Console.WriteLine(kept); }"));

    [Theory]
    [InlineData("data.GrantRead(role);", 1)]
    [InlineData("if (id == \"prod\") data.GrantRead(role);", 1)]
    [InlineData("} private readonly Bucket data; private readonly Role role; private void Later() { data.GrantRead(role);", 1)]
    [InlineData("data.AddToResourcePolicy((PolicyStatement)AppContext.GetData(\"statement\")!);", 0)]
    public async Task A_grant_to_a_role_leaves_the_policy_of_a_bucket_alone(string then, int findings)
    {
        var kept = then.StartsWith('}') ? "" : "var ";
        Assert.Equal(findings, (await Findings(
            "MLI1002", $"{kept}role = new Role(this, \"Role\", new RoleProps {{ AssumedBy = new ServicePrincipal(\"sagemaker.amazonaws.com\") }}); {kept}data = new Bucket(this, \"Data\"); {then}")).Count);
    }

    [Fact]
    public async Task A_method_of_one_s_own_of_the_same_name_makes_nothing() => Assert.Empty(await Findings(
        "MLI5412", "new Mine().CreateAlarm();", "internal sealed class Mine { internal Alarm CreateAlarm() => throw new InvalidOperationException(); }"));

    [Theory]
    [InlineData("vpc.AddGatewayEndpoint(\"S3\", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });", 1)]
    [InlineData("var s3 = vpc.AddGatewayEndpoint(\"S3\", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 }); s3.AddToPolicy(limit);", 0)]
    [InlineData("vpc.AddInterfaceEndpoint(\"Api\", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SAGEMAKER_API }).AddToPolicy(limit);", 0)]
    [InlineData("var options = new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SAGEMAKER_API }; if (id == \"a\") options.Open = false; vpc.AddInterfaceEndpoint(\"Api\", options);", 1)]
    [InlineData("void Make(InterfaceVpcEndpointOptions options) { vpc.AddInterfaceEndpoint(\"Api\", options); }", 0)]
    public async Task An_endpoint_that_a_network_makes_is_one(string statements, int findings) => Assert.Equal(findings, (await Findings(
        "MLI2202", "var limit = new PolicyStatement(new PolicyStatementProps { Principals = new[] { new AnyPrincipal() }, Actions = new[] { \"s3:GetObject\" }, Resources = new[] { \"arn:aws:s3:::data/*\" } });" + statements)).Count);

    [Fact]
    public async Task Two_that_a_call_makes_with_one_id_in_one_scope_clash() => Assert.Equal(["MLI9003 \"S3\""], await Sample.OfStatements("""
        var vpc = new Vpc(this, "Vpc");
        vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.DYNAMODB });
        """).CodeFindingsAsync());

    [Fact]
    public async Task Instances_that_a_cluster_makes_are_read() => Assert.Equal(["true"], await Findings("MLI2601", """
        var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = vpc });
        cluster.AddCapacity("Nodes", new AddCapacityOptions { InstanceType = new Amazon.CDK.AWS.EC2.InstanceType("m5.large"), AssociatePublicIpAddress = true });
        """));

    [Fact]
    public async Task A_fix_finds_the_options_of_such_a_call() => Assert.Contains("AssociatePublicIpAddress = false", await Sample.OfStatements("""
        var cluster = new Amazon.CDK.AWS.ECS.Cluster(this, "Cluster");
        cluster.AddCapacity("Nodes", new Amazon.CDK.AWS.ECS.AddCapacityOptions { InstanceType = new InstanceType("m5.large"), AssociatePublicIpAddress = true });
        """).FixedAsync("MLI2601"), StringComparison.Ordinal);

    [Fact]
    public async Task A_fix_sets_no_prop_that_the_options_lack() => Assert.Null(await Sample.OfStatements("""
        var cluster = new Amazon.CDK.AWS.ECS.Cluster(this, "Cluster");
        cluster.AddCapacity("Nodes", new Amazon.CDK.AWS.ECS.AddCapacityOptions { InstanceType = new InstanceType("m5.large") });
        """).FixedAsync("MLI3601"));

    [Theory]
    [InlineData("bastion.AllowSshAccessFrom(Peer.AnyIpv4());", "Peer.AnyIpv4()")]
    [InlineData("bastion.AllowSshAccessFrom(Peer.Ipv4(\"10.0.0.0/8\"), Peer.AnyIpv6());", "Peer.AnyIpv6()")]
    [InlineData("bastion.AllowSshAccessFrom(Peer.Ipv4(\"10.0.0.0/8\"));", null)]
    public async Task Whom_a_bastion_lets_in_is_read(string call, string? found) => Assert.Equal(
        found is null ? [] : [found], await Findings("MLI2201", "var bastion = new BastionHostLinux(this, \"Bastion\", new BastionHostLinuxProps { Vpc = vpc });" + call));

    [Theory]
    [InlineData("files.Connections.AllowDefaultPortFromAnyIpv4();", 1)]
    [InlineData("files.Connections.AllowDefaultPortFrom(Peer.AnyIpv4());", 1)]
    [InlineData("files.Connections.AllowDefaultPortFrom(Peer.Ipv4(\"10.0.0.0/8\"));", 0)]
    public async Task A_default_port_is_a_port(string call, int findings) =>
        Assert.Equal(findings, (await Findings("MLI2201", "var files = new Amazon.CDK.AWS.EFS.FileSystem(this, \"Files\", new Amazon.CDK.AWS.EFS.FileSystemProps { Vpc = vpc });" + call)).Count);

    [Theory]
    [InlineData("balancer.AddListener(\"Web\", new BaseApplicationListenerProps { Port = 8080 });", 1)]
    [InlineData("new ApplicationListener(this, \"Web\", new ApplicationListenerProps { LoadBalancer = balancer, Port = 8080 });", 1)]
    [InlineData("balancer.AddListener(\"Web\", new BaseApplicationListenerProps { Port = 8080, Open = false });", 0)]
    [InlineData("balancer.AddListener(\"Web\", new BaseApplicationListenerProps { Port = 443 });", 0)]
    [InlineData("balancer.AddListener(\"Web\", new BaseApplicationListenerProps { Protocol = ApplicationProtocol.HTTP });", 0)]
    [InlineData("balancer.AddListener(\"Web\", new BaseApplicationListenerProps { Port = 8080, Open = id == \"a\" });", 0)]
    [InlineData("IApplicationLoadBalancer other = null!; other.AddListener(\"Web\", new BaseApplicationListenerProps { Port = 8080 });", 0)]
    [InlineData("balancer.AddRedirect(new ApplicationLoadBalancerRedirectConfig { SourcePort = 8080 });", 1)]
    [InlineData("balancer.AddRedirect();", 0)]
    public async Task A_listener_is_open_unless_it_is_told_otherwise(string statements, int findings) => Assert.Equal(findings, (await Findings(
        "MLI2201", "var balancer = new ApplicationLoadBalancer(this, \"Balancer\", new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancerProps { Vpc = vpc });" + statements)).Count);

    [Theory]
    [InlineData("topic.GrantPublish(new AnyPrincipal());", 1)]
    [InlineData("topic.GrantSubscribe(new StarPrincipal());", 1)]
    [InlineData("queue.Grant(new AnyPrincipal(), \"sqs:*\");", 1)]
    [InlineData("queue.GrantSendMessages(new AnyPrincipal());", 1)]
    [InlineData("secret.GrantRead(new AnyPrincipal());", 1)]
    [InlineData("secret.GrantRead(new AnyPrincipal(), new[] { \"AWSCURRENT\" });", 0)]
    [InlineData("bucket.GrantRead(new AnyPrincipal());", 1)]
    [InlineData("bucket.GrantReadWrite(new AnyPrincipal(), \"public/*\");", 1)]
    [InlineData("images.GrantPull(new AnyPrincipal());", 1)]
    [InlineData("images.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Principals = new[] { new AnyPrincipal() }, Actions = new[] { \"ecr:BatchGetImage\" } }));", 1)]
    [InlineData("key.GrantDecrypt(new AnyPrincipal());", 1)]
    [InlineData("topic.GrantPublish(new AccountPrincipal(\"111122223333\"));", 0)]
    [InlineData("topic.GrantPublish(new OrganizationPrincipal(\"o-1234567890\"));", 0)]
    [InlineData("topic.GrantPublish(new ServicePrincipal(\"events.amazonaws.com\"));", 0)]
    [InlineData("topic.GrantPublish(new User(this, \"Somebody\"));", 0)]
    [InlineData("topic.GrantPublish(somebody);", 0)]
    [InlineData("topic.GrantPublish(new CompositePrincipal(new AccountPrincipal(\"111122223333\"), new AnyPrincipal()));", 1)]
    [InlineData("if (id == \"a\") topic.GrantPublish(new AnyPrincipal());", 1)]
    [InlineData("topic.GrantPublish(id == \"a\" ? new AnyPrincipal() : somebody);", 1)]
    [InlineData("var grant = topic.GrantPublish(new AnyPrincipal()); grant.ResourceStatement!.AddSourceAccountCondition(\"111122223333\");", 0)]
    public async Task A_grant_to_everyone_is_a_resource_policy(string call, int findings) => Assert.Equal(findings, (await Findings("MLI2403", $"""
        var topic = new Topic(this, "Topic");
        var queue = new Queue(this, "Queue");
        var secret = new Secret(this, "Secret");
        var bucket = new Bucket(this, "Bucket");
        var images = new Amazon.CDK.AWS.ECR.Repository(this, "Images");
        var key = new Key(this, "Key");
        {call}
        """)).Count);

    [Theory]
    [InlineData("bucket.GrantRead(new AccountPrincipal(\"111122223333\"));")]
    [InlineData("bucket.GrantRead(somebody);")]
    public async Task A_grant_leaves_the_other_rules_of_a_bucket_as_they_are(string call) =>
        Assert.Equal(["Bucket"], await Findings("MLI1002", "var bucket = new Bucket(this, \"Bucket\");" + call));

    [Fact]
    public async Task A_bucket_that_the_logging_service_may_write_to_takes_logs() => Assert.Empty(await Findings(
        "MLI5201", "var bucket = new Bucket(this, \"Bucket\"); bucket.GrantPut(new ServicePrincipal(\"logging.s3.amazonaws.com\"));"));

    [Theory]
    [InlineData("predict.GrantInvoke(new AnyPrincipal());", "MLI2402", 1)]
    [InlineData("predict.GrantInvokeUrl(new AnyPrincipal());", "MLI2402", 0)]
    [InlineData("predict.GrantInvoke(new AccountPrincipal(\"111122223333\"));", "MLI2402", 0)]
    [InlineData("predict.GrantInvoke(new OrganizationPrincipal(\"o-1234567890\"));", "MLI2402", 0)]
    [InlineData("predict.GrantInvoke(somebody);", "MLI2402", 0)]
    [InlineData("predict.GrantInvoke(new ServicePrincipal(\"s3.amazonaws.com\"));", "MLI3401", 1)]
    [InlineData("predict.GrantInvoke(new ServicePrincipal(\"s3.amazonaws.com\", new ServicePrincipalOpts { Conditions = new Dictionary<string, object> { [\"ArnLike\"] = new Dictionary<string, object> { [\"aws:SourceArn\"] = \"arn:aws:s3:::data\" } } }));", "MLI3401", 0)]
    [InlineData("predict.AddAlias(\"live\").AddFunctionUrl(new FunctionUrlOptions { AuthType = FunctionUrlAuthType.NONE });", "MLI2401", 1)]
    [InlineData("predict.AddAlias(\"live\").GrantInvoke(new AnyPrincipal());", "MLI2402", 1)]
    [InlineData("predict.CurrentVersion.AddAlias(\"live\").AddPermission(\"All\", new Permission { Principal = new AnyPrincipal() });", "MLI2402", 1)]
    public async Task Who_may_invoke_a_function_is_read(string call, string rule, int findings) => Assert.Equal(findings, (await Findings(rule, Predict + call)).Count);

    [Theory]
    [InlineData("predict.Role!.AddManagedPolicy(all);", 1)]
    [InlineData("predict.Role?.AddManagedPolicy(all);", 1)]
    [InlineData("var host = new Instance_(this, \"Host\", new Amazon.CDK.AWS.EC2.InstanceProps { Vpc = vpc, Role = role }); host.Role.AddManagedPolicy(all);", 1)]
    [InlineData("var host = new Instance_(this, \"Host\", new Amazon.CDK.AWS.EC2.InstanceProps { Vpc = vpc, Role = Role.FromRoleName(this, \"Given\", \"given\") }); host.Role.AddManagedPolicy(all);", 0)]
    [InlineData("predict.Role!.AddManagedPolicy(ManagedPolicy.FromAwsManagedPolicyName(\"AmazonSSMManagedInstanceCore\"));", 0)]
    public async Task A_policy_that_is_given_to_the_role_of_a_construct_counts(string call, int findings) => Assert.Equal(findings, (await Findings("MLI3003", $"""
        var all = ManagedPolicy.FromAwsManagedPolicyName("AmazonSageMakerFullAccess");
        var role = new Role(this, "Role", new RoleProps {"{"} AssumedBy = new ServicePrincipal("ec2.amazonaws.com") {"}"});
        {Predict}
        {call}
        """)).Count);

    [Theory]
    [InlineData("predict.Role!.AddToPrincipalPolicy(all);", 1)]
    [InlineData("Grant.AddToPrincipal(new GrantOnPrincipalOptions { Grantee = predict, Actions = new[] { \"s3:*\" }, ResourceArns = new[] { \"*\" } });", 1)]
    [InlineData("Grant.AddToPrincipal(new GrantOnPrincipalOptions { Grantee = new User(this, \"User\"), Actions = new[] { \"s3:*\" }, ResourceArns = new[] { \"*\" } });", 1)]
    [InlineData("Grant.AddToPrincipal(new GrantOnPrincipalOptions { Grantee = predict, Actions = new[] { \"s3:*\" }, ResourceArns = new[] { \"*\" }, Conditions = new Dictionary<string, IDictionary<string, object>> { [\"StringEquals\"] = new Dictionary<string, object> { [\"aws:ResourceTag/team\"] = \"ml\" } } });", 0)]
    [InlineData("Grant.AddToPrincipal(new GrantOnPrincipalOptions { Grantee = predict, Actions = new[] { \"s3:*\" }, ResourceArns = new[] { \"arn:aws:s3:::data\" } });", 0)]
    [InlineData("var kept = Grant.AddToPrincipal(new GrantOnPrincipalOptions { Grantee = predict, Actions = new[] { \"s3:*\" }, ResourceArns = new[] { \"*\" } });", 0)]
    [InlineData("Grant.AddToPrincipal(new GrantOnPrincipalOptions { Grantee = somebody, Actions = new[] { \"s3:*\" }, ResourceArns = new[] { \"*\" } });", 0)]
    public async Task So_does_a_statement(string call, int findings) => Assert.Equal(findings, (await Findings(
        "MLI3202", $"var all = new PolicyStatement(new PolicyStatementProps {{ Actions = new[] {{ \"s3:*\" }}, Resources = new[] {{ \"*\" }} }});{Predict}{call}")).Count);

    [Theory]
    [InlineData("AddReplica(new Amazon.CDK.AWS.DynamoDB.ReplicaTableProps { Region = \"eu-west-1\" })", 0)]
    [InlineData("AddReplica(new Amazon.CDK.AWS.DynamoDB.ReplicaTableProps { Region = \"eu-west-1\", PointInTimeRecovery = false })", 1)]
    public async Task A_copy_of_a_table_has_what_the_table_has(string call, int findings) => Assert.Equal(findings, (await Findings("MLI4401", $$"""
        var table = new Amazon.CDK.AWS.DynamoDB.TableV2(this, "Table", new Amazon.CDK.AWS.DynamoDB.TablePropsV2
        {
            PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "id", Type = Amazon.CDK.AWS.DynamoDB.AttributeType.STRING },
            PointInTimeRecovery = true,
        });
        table.{{call}};
        """)).Count);

    [Fact]
    public async Task A_container_s_environment_is_what_it_is_given_and_what_is_added() => Assert.Equal(["\"AWS_ACCESS_KEY_ID\""], await Findings("MLI3604", """
        var task = new FargateTaskDefinition(this, "Task");
        var container = new ContainerDefinition(this, "Model", new ContainerDefinitionProps { TaskDefinition = task, Image = ContainerImage.FromRegistry("model") });
        container.AddEnvironment("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
        """));

    [Fact]
    public async Task A_secret_that_a_database_rotates_is_rotated() => Assert.Empty(await Findings("MLI3403", """
        var login = new Secret(this, "Login");
        var db = new DatabaseInstance(this, "Db", new DatabaseInstanceProps { Vpc = vpc, Engine = DatabaseInstanceEngine.POSTGRES, Credentials = Credentials.FromSecret(login) });
        db.AddRotationSingleUser();
        """));

    [Fact]
    public async Task One_that_it_only_uses_is_not() => Assert.Equal(["Secret"], await Findings("MLI3403", """
        var login = new Secret(this, "Login");
        var db = new DatabaseInstance(this, "Db", new DatabaseInstanceProps { Vpc = vpc, Engine = DatabaseInstanceEngine.POSTGRES, Credentials = Credentials.FromSecret(login) });
        var other = new Secret(this, "Other");
        db.AddRotationMultiUser("Other", new RotationMultiUserOptions { Secret = other });
        """));

    [Theory]
    [InlineData("bucket.AddLifecycleRule(new LifecycleRule { Expiration = Duration.Days(30) });", 1)]
    [InlineData("bucket.AddLifecycleRule(new LifecycleRule { AbortIncompleteMultipartUploadAfter = Duration.Days(7), Enabled = false });", 1)]
    [InlineData("bucket.AddLifecycleRule(new LifecycleRule { AbortIncompleteMultipartUploadAfter = Duration.Days(7) });", 0)]
    [InlineData("bucket.AddLifecycleRule(new LifecycleRule { Expiration = Duration.Days(30) }); bucket.AddLifecycleRule(new LifecycleRule { AbortIncompleteMultipartUploadAfter = Duration.Days(7) });", 0)]
    [InlineData("bucket.AddLifecycleRule(new LifecycleRule { Expiration = Duration.Days(30) }); if (id == \"a\") bucket.AddLifecycleRule(new LifecycleRule { AbortIncompleteMultipartUploadAfter = Duration.Days(7) });", 0)]
    [InlineData("if (id == \"a\") bucket.AddLifecycleRule(new LifecycleRule { AbortIncompleteMultipartUploadAfter = Duration.Days(7) });", 0)]
    [InlineData("", 0)]
    public async Task A_lifecycle_rule_that_is_added_counts(string calls, int findings) =>
        Assert.Equal(findings, (await Findings("MLI7201", "var bucket = new Bucket(this, \"Bucket\");" + calls)).Count);
}
