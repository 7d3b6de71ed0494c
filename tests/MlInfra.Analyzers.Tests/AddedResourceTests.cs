using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Tests;

/// <summary>What a construct adds beside its resource is read too, and never said to be more than it is.</summary>
public sealed class AddedResourceTests
{
    private const string Usings = """
        using System.Collections.Generic;
        using Amazon.CDK;
        using Amazon.CDK.AWS.EC2;
        using Amazon.CDK.AWS.ECS;
        using Amazon.CDK.AWS.ECS.Patterns;
        using Amazon.CDK.AWS.IAM;
        using Amazon.CDK.AWS.KMS;
        using Amazon.CDK.AWS.Lambda;
        using Amazon.CDK.AWS.Logs;
        using Amazon.CDK.AWS.RDS;
        using Amazon.CDK.AWS.S3;
        using Amazon.CDK.AWS.SecretsManager;
        using Amazon.CDK.AWS.SNS;
        using Amazon.CDK.AWS.SNS.Subscriptions;
        using Constructs;
        using Secret = Amazon.CDK.AWS.SecretsManager.Secret;

        """;

    private const string Rotating = """
        public sealed class Keeping : Amazon.JSII.Runtime.Deputy.DeputyBase, IAspect
        {
            public void Visit(IConstruct node) { if (node is CfnLogGroup group) { group.RetentionInDays = 30; group.KmsKeyId = "key"; } }
        }
        """;

    private static async Task<IReadOnlyList<string>> RulesOf(string statements, string types, params string[] rules)
    {
        var findings = await Sample.OfFile($$"""
            {{Usings}}
            public sealed class SampleStack : Stack
            {
                public SampleStack(Construct scope, string id, Vpc vpc, IRole reader, LogDriver driver) : base(scope, id)
                {
                    {{statements}}
                }
            }
            {{types}}
            """).FindingsAsync();
        return [.. findings.Select(finding => finding[..7]).Where(rules.Contains).Order(StringComparer.Ordinal)];
    }

    private static Task<IReadOnlyList<string>> Container(string logging, string more = "", string types = "") => RulesOf(
        $$"""
        var task = new FargateTaskDefinition(this, "Task");
        task.AddContainer("app", new ContainerDefinitionOptions { Image = ContainerImage.FromRegistry("app"), {{logging}} });
        {{more}}
        """,
        types,
        "MLI1204",
        "MLI5202",
        "MLI5603");

    [Theory]
    [InlineData("Logging = LogDriver.AwsLogs(new AwsLogDriverProps { StreamPrefix = \"app\" })")]
    [InlineData("Logging = LogDrivers.AwsLogs(new AwsLogDriverProps { StreamPrefix = \"app\" })")]
    [InlineData("Logging = new AwsLogDriver(new AwsLogDriverProps { StreamPrefix = \"app\", LogRetention = RetentionDays.INFINITE })")]
    public async Task A_container_that_logs_by_awslogs_has_a_log_group(string logging) => Assert.Equal(["MLI1204", "MLI5202"], await Container(logging));

    [Fact]
    public async Task The_driver_says_how_long_the_log_group_keeps_its_events() =>
        Assert.Equal(["MLI1204"], await Container("Logging = LogDriver.AwsLogs(new AwsLogDriverProps { StreamPrefix = \"app\", LogRetention = RetentionDays.ONE_WEEK })"));

    [Theory]
    [InlineData("Logging = LogDriver.AwsLogs(new AwsLogDriverProps { StreamPrefix = \"app\", LogGroup = LogGroup.FromLogGroupName(this, \"Logs\", \"app\") })")]
    [InlineData("Logging = LogDrivers.Splunk(new SplunkLogDriverProps { Url = \"https://splunk\", SecretToken = Amazon.CDK.AWS.ECS.Secret.FromSecretsManager(Secret.FromSecretNameV2(this, \"Token\", \"token\")) })")]
    [InlineData("Logging = driver")]
    public async Task A_driver_that_makes_no_log_group_or_is_not_known_adds_none(string logging) => Assert.Empty(await Container(logging));

    [Fact]
    public async Task An_aspect_may_set_what_an_added_resource_leaves_open() => Assert.Empty(await Container(
        "Logging = LogDriver.AwsLogs(new AwsLogDriverProps { StreamPrefix = \"app\" })", "Aspects.Of(this).Add(new Keeping());", Rotating));

    [Fact]
    public async Task An_aspect_for_log_groups_sets_nothing_on_a_task() => Assert.Equal(
        ["MLI5603"], await Container("", "Aspects.Of(this).Add(new Keeping());", Rotating));

    [Theory]
    [InlineData("", "MLI1204 MLI5202")]
    [InlineData("EnableLogging = true", "MLI1204 MLI5202")]
    [InlineData("LogDriver = LogDriver.AwsLogs(new AwsLogDriverProps { StreamPrefix = \"web\", LogRetention = RetentionDays.ONE_MONTH })", "MLI1204")]
    [InlineData("EnableLogging = false", "")]
    [InlineData("LogDriver = driver", "")]
    public async Task A_pattern_logs_by_awslogs_unless_it_is_told_otherwise(string options, string expected) => Assert.Equal(
        expected,
        string.Join(' ', await RulesOf(
            $$"""
            new ApplicationLoadBalancedFargateService(this, "Web", new ApplicationLoadBalancedFargateServiceProps
            {
                Vpc = vpc,
                TaskImageOptions = new ApplicationLoadBalancedTaskImageOptions { Image = ContainerImage.FromRegistry("web"), {{options}} },
            });
            """,
            "",
            "MLI1204",
            "MLI5202")));

    [Fact]
    public async Task A_pattern_that_is_given_its_task_makes_no_log_group() => Assert.Empty(await RulesOf(
        """
        var task = new FargateTaskDefinition(this, "Task");
        new NetworkLoadBalancedFargateService(this, "Web", new NetworkLoadBalancedFargateServiceProps { Vpc = vpc, TaskDefinition = task });
        """,
        "",
        "MLI1204",
        "MLI5202"));

    private static Task<IReadOnlyList<string>> Database(string credentials, string more = "") => RulesOf(
        $$"""
        var database = new DatabaseInstance(this, "Database", new DatabaseInstanceProps
        {
            Engine = DatabaseInstanceEngine.Postgres(new PostgresInstanceEngineProps { Version = PostgresEngineVersion.VER_16 }),
            Vpc = vpc,
            {{credentials}}
        });
        {{more}}
        """,
        "",
        "MLI1403",
        "MLI3403");

    [Theory]
    [InlineData("")]
    [InlineData("Credentials = Credentials.FromGeneratedSecret(\"admin\"),")]
    [InlineData("Credentials = Credentials.FromUsername(\"admin\"),")]
    public async Task A_database_without_a_password_makes_a_secret(string credentials) => Assert.Equal(["MLI1403", "MLI3403"], await Database(credentials));

    [Theory]
    [InlineData("Credentials = Credentials.FromPassword(\"admin\", SecretValue.SecretsManager(\"password\")),")]
    [InlineData("Credentials = Credentials.FromSecret(Secret.FromSecretNameV2(this, \"Password\", \"password\")),")]
    public async Task A_database_that_is_given_a_password_makes_none(string credentials) => Assert.Empty(await Database(credentials));

    [Fact]
    public async Task The_secret_s_key_is_among_the_credentials() => Assert.Equal(
        ["MLI3403"], await Database("Credentials = Credentials.FromGeneratedSecret(\"admin\", new CredentialsBaseOptions { EncryptionKey = new Key(this, \"Key\") }),"));

    [Fact]
    public async Task The_database_rotates_its_secret() => Assert.Equal(["MLI1403"], await Database("", "database.AddRotationSingleUser();"));

    [Fact]
    public async Task Who_gets_hold_of_the_secret_may_rotate_it() => Assert.Equal(
        ["MLI1403"], await Database("", "new SecretRotation(this, \"Rotation\", new SecretRotationProps { Secret = database.Secret!, Target = database, Vpc = vpc, Application = SecretRotationApplication.POSTGRES_ROTATION_SINGLE_USER });"));

    // Whoever the reader is, nothing that a grant says refuses a request.
    [Fact]
    public async Task A_grant_to_somebody_unknown_refuses_nothing() => Assert.Equal(
        ["MLI1002"], await RulesOf("var bucket = new Bucket(this, \"Bucket\"); bucket.GrantRead(reader);", "", "MLI1002"));

    [Fact]
    public async Task What_props_that_are_not_known_add_is_not_known_to_be_there()
    {
        var added = new List<Resource>();
        var analyzer = new ArchitectureAnalyzer { WhenRead = (_, architecture) => added.AddRange(architecture.Resources) };
        await CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(Usings + "public sealed class Any(Construct scope, string id, FunctionProps props) : Function(scope, id, props);", cancellationToken: TestContext.Current.CancellationToken)],
            References.WithCdk,
            new(OutputKind.DynamicallyLinkedLibrary)).WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["AWS::Lambda::Function"], added.Select(resource => resource.Type));
    }

    [Fact]
    public async Task A_log_group_is_reported_where_its_driver_is_written() => Assert.Contains("MLI1204 AwsLogDriverProps", await Sample.OfFile($$"""
        {{Usings}}
        public sealed class SampleStack : Stack
        {
            public SampleStack(Construct scope, string id) : base(scope, id)
            {
                var logging = LogDriver.AwsLogs(new AwsLogDriverProps { StreamPrefix = "app" });
                new FargateTaskDefinition(this, "Task").AddContainer("app", new ContainerDefinitionOptions { Image = ContainerImage.FromRegistry("app"), Logging = logging });
            }
        }
        """).FindingsAsync());
}
