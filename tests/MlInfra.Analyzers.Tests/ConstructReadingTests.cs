namespace MlInfra.Analyzers.Tests;

public sealed class ConstructReadingTests
{
    private const string Kept = "BlockPublicAccess = BlockPublicAccess.BLOCK_ALL, Versioned = true, ServerAccessLogsBucket = Bucket.FromBucketName(this, \"Logs\", \"logs\")";

    private const string Safe = "Encryption = BucketEncryption.KMS, " + Kept;

    private static Task<IReadOnlyList<string>> Findings(string statements) => Sample.OfStatements(statements).FindingsAsync();

    [Fact]
    public async Task A_construct_with_no_props_is_marked_at_its_type() =>
        Assert.Equal(["MLI1004 CfnKey"], await Findings("var key = new CfnKey(this, \"Key\");"));

    [Fact]
    public async Task A_construct_of_implied_type_is_marked_at_new() =>
        Assert.Equal(["MLI1004 new"], await Findings("CfnKey key = new(this, \"Key\");"));

    [Fact]
    public async Task A_property_set_on_the_construct_counts() =>
        Assert.Empty(await Findings("var key = new CfnKey(this, \"Key\"); key.EnableKeyRotation = true;"));

    [Fact]
    public async Task A_property_set_on_the_construct_under_a_condition_is_not_known() =>
        Assert.Empty(await Findings("var key = new CfnKey(this, \"Key\"); if (id == \"prod\") key.EnableKeyRotation = true;"));

    [Fact]
    public async Task An_override_counts() =>
        Assert.Empty(await Findings("var key = new CfnKey(this, \"Key\"); key.AddPropertyOverride(\"EnableKeyRotation\", true);"));

    [Fact]
    public async Task An_override_of_what_was_right_is_marked_where_it_stands() =>
        Assert.Equal(
            ["MLI1004 false"],
            await Findings("var key = new CfnKey(this, \"Key\", new CfnKeyProps { EnableKeyRotation = true }); key.AddPropertyOverride(\"EnableKeyRotation\", false);"));

    [Fact]
    public async Task A_deletion_override_counts() =>
        Assert.Equal(
            ["MLI1004 key.AddPropertyDeletionOverride(\"EnableKeyRotation\")"],
            await Findings("var key = new CfnKey(this, \"Key\", new CfnKeyProps { EnableKeyRotation = true }); key.AddPropertyDeletionOverride(\"EnableKeyRotation\");"));

    [Fact]
    public async Task An_override_at_a_path_that_is_not_known_leaves_nothing_known() =>
        Assert.Empty(await Findings("var key = new CfnKey(this, \"Key\"); key.AddPropertyOverride(System.Environment.MachineName, true);"));

    [Fact]
    public async Task The_default_child_is_the_construct_s_own_resource() =>
        Assert.Empty(await Findings("var key = new Key(this, \"Key\"); ((CfnKey)key.Node.DefaultChild!).EnableKeyRotation = true;"));

    [Fact]
    public async Task The_default_child_in_a_local_is_the_construct_s_own_resource() =>
        Assert.Empty(await Findings("var key = new Key(this, \"Key\"); var cfn = key.Node.DefaultChild as CfnKey; cfn!.AddPropertyOverride(\"EnableKeyRotation\", true);"));

    [Fact]
    public async Task A_lowered_bucket_is_judged_by_what_it_becomes() =>
        Assert.Equal(["MLI1001 Bucket", "MLI1002 Bucket", "MLI2004 Bucket", "MLI4201 Bucket", "MLI5201 Bucket"], await Findings("new Bucket(this, \"Data\");"));

    [Fact]
    public async Task A_lowered_scalable_target_names_its_endpoint()
    {
        const string Endpoint = """
            var config = new CfnEndpointConfig(this, "Config", new CfnEndpointConfigProps
            {
                KmsKeyId = "alias/endpoint",
                ProductionVariants = new[] { new CfnEndpointConfig.ProductionVariantProperty { ModelName = "m", InstanceType = "ml.m5.large", InitialInstanceCount = 2 } },
            });
            var endpoint = new CfnEndpoint(this, "Endpoint", new CfnEndpointProps { EndpointConfigName = config.AttrEndpointConfigName });
            """;
        const string Target = """
            new Amazon.CDK.AWS.ApplicationAutoScaling.ScalableTarget(this, "Scaling", new Amazon.CDK.AWS.ApplicationAutoScaling.ScalableTargetProps
            {
                ScalableDimension = "sagemaker:variant:DesiredInstanceCount",
                ResourceId = $"endpoint/{endpoint.AttrEndpointName}/variant/v",
            });
            """;
        Assert.Equal(["MLI4102 CfnEndpoint"], await Findings(Endpoint));
        Assert.Empty(await Findings(Endpoint + Target));
    }

    [Fact]
    public async Task A_lowered_bucket_with_safe_props_passes() =>
        Assert.Empty(await Findings($"new Bucket(this, \"Data\", new BucketProps {{ {Safe}, EnforceSSL = true }});"));

    [Fact]
    public async Task A_lowered_prop_that_is_wrong_is_marked() =>
        Assert.Equal(
            ["MLI1001 BucketEncryption.S3_MANAGED"],
            await Findings($"new Bucket(this, \"Data\", new BucketProps {{ Encryption = BucketEncryption.S3_MANAGED, {Kept}, EnforceSSL = true }});"));

    [Fact]
    public async Task A_key_alone_means_encryption_with_it() =>
        Assert.Empty(await Findings($"var key = new Key(this, \"Key\", new KeyProps {{ EnableKeyRotation = true }}); new Bucket(this, \"Data\", new BucketProps {{ EncryptionKey = key, {Kept}, EnforceSSL = true }});"));

    [Fact]
    public async Task A_flag_that_is_not_known_leaves_the_policy_unknown() =>
        Assert.Empty(await Sample.OfMembers($"public SampleStack(Construct scope, string id, bool tls) : base(scope, id) => new Bucket(this, \"Data\", new BucketProps {{ {Safe}, EnforceSSL = tls }});").FindingsAsync());

    [Fact]
    public async Task A_bucket_policy_of_the_same_class_is_found_by_reference() =>
        Assert.Empty(await Findings("""
            var bucket = new CfnBucket(this, "Data", new CfnBucketProps
            {
                BucketEncryption = new CfnBucket.BucketEncryptionProperty
                {
                    ServerSideEncryptionConfiguration = new object[]
                    {
                        new CfnBucket.ServerSideEncryptionRuleProperty { ServerSideEncryptionByDefault = new CfnBucket.ServerSideEncryptionByDefaultProperty { SseAlgorithm = "aws:kms" } },
                    },
                },
                PublicAccessBlockConfiguration = new CfnBucket.PublicAccessBlockConfigurationProperty { BlockPublicAcls = true, BlockPublicPolicy = true, IgnorePublicAcls = true, RestrictPublicBuckets = true },
                VersioningConfiguration = new CfnBucket.VersioningConfigurationProperty { Status = "Enabled" },
                LoggingConfiguration = new CfnBucket.LoggingConfigurationProperty { DestinationBucketName = "logs" },
            });
            new CfnBucketPolicy(this, "Policy", new CfnBucketPolicyProps
            {
                Bucket = bucket.Ref,
                PolicyDocument = new Dictionary<string, object>
                {
                    ["Statement"] = new[]
                    {
                        new Dictionary<string, object>
                        {
                            ["Effect"] = "Deny",
                            ["Principal"] = "*",
                            ["Action"] = "s3:*",
                            ["Resource"] = new[] { bucket.AttrArn, $"{bucket.AttrArn}/*" },
                            ["Condition"] = new Dictionary<string, object> { ["Bool"] = new Dictionary<string, object> { ["aws:SecureTransport"] = "false" } },
                        },
                    },
                },
            });
            """));

    [Fact]
    public async Task A_bucket_that_others_can_reach_may_have_a_policy_elsewhere() =>
        Assert.Empty(await Sample.OfMembers($$"""
            public Bucket Data { get; }
            public SampleStack(Construct scope, string id) : base(scope, id) => Data = new Bucket(this, "Data", new BucketProps { {{Safe}} });
            """).FindingsAsync());

    [Fact]
    public async Task A_bucket_in_a_private_field_has_no_policy_elsewhere() =>
        Assert.Equal(["MLI1002 Bucket"], await Sample.OfMembers($$"""
            private readonly Bucket data;
            public SampleStack(Construct scope, string id) : base(scope, id) => data = new Bucket(this, "Data", new BucketProps { {{Safe}} });
            """).FindingsAsync());

    [Fact]
    public async Task A_bucket_handed_to_a_method_may_get_a_policy_there() =>
        Assert.Empty(await Findings($"var data = new Bucket(this, \"Data\", new BucketProps {{ {Safe} }}); ((Action<Bucket>)AppContext.GetData(\"secure\")!)(data);"));

    [Theory]
    [InlineData("Secure(data); static void Secure(Bucket it) => it.AddToResourcePolicy((PolicyStatement)AppContext.GetData(\"statement\")!);", 0)]
    [InlineData("Look(data); static void Look(Bucket it) => Console.WriteLine(it.BucketName);", 1)]
    public async Task A_method_that_is_there_to_read_does_what_its_code_says(string then, int findings) =>
        Assert.Equal(findings, (await Findings($"var data = new Bucket(this, \"Data\", new BucketProps {{ {Safe} }}); {then}")).Count);

    [Fact]
    public async Task A_statement_from_elsewhere_added_to_the_policy_leaves_it_unknown() =>
        Assert.Empty(await Findings($"var data = new Bucket(this, \"Data\", new BucketProps {{ {Safe} }}); data.AddToResourcePolicy((PolicyStatement)AppContext.GetData(\"statement\")!);"));

    [Fact]
    public async Task A_grant_is_no_policy_that_asks_for_tls() =>
        Assert.Equal(["MLI1002 Bucket"], await Findings($"var data = new Bucket(this, \"Data\", new BucketProps {{ {Safe} }}); data.GrantRead(new AccountRootPrincipal());"));

    [Fact]
    public async Task A_bucket_that_takes_access_logs_needs_no_key() =>
        Assert.Empty(await Findings("""
            var logs = new Bucket(this, "Logs", new BucketProps { Encryption = BucketEncryption.S3_MANAGED, BlockPublicAccess = BlockPublicAccess.BLOCK_ALL, EnforceSSL = true, Versioned = true });
            new Bucket(this, "Data", new BucketProps { Encryption = BucketEncryption.KMS, BlockPublicAccess = BlockPublicAccess.BLOCK_ALL, EnforceSSL = true, Versioned = true, ServerAccessLogsBucket = logs });
            """));

    [Theory]
    [InlineData("Secure(key); static void Secure(CfnKey it) => it.EnableKeyRotation = true;")]
    [InlineData("foreach (var it in new[] { key }) it.EnableKeyRotation = true;")]
    public async Task What_is_not_set_here_may_be_set_where_a_construct_is_handed_to(string then) =>
        Assert.Empty(await Findings($"var key = new CfnKey(this, \"Key\"); {then}"));

    [Fact]
    public async Task What_is_set_wrong_is_wrong_wherever_the_construct_goes() =>
        Assert.Equal(
            ["MLI3001 \"Enabled\""],
            await Findings("var bench = new CfnNotebookInstance(this, \"W\", new CfnNotebookInstanceProps { RootAccess = \"Enabled\" }); ((Action<CfnNotebookInstance>)AppContext.GetData(\"log\")!)(bench);"));

    // It might be served by a serverless endpoint, which can have neither isolation nor a VPC.
    [Fact]
    public async Task What_another_resource_would_excuse_is_not_decided_once_the_construct_leaves_our_sight() =>
        Assert.Empty(
            await Findings("var model = new CfnModel(this, \"M\", new CfnModelProps { EnableNetworkIsolation = false }); ((Action<CfnModel>)AppContext.GetData(\"log\")!)(model);"));

    [Fact]
    public async Task A_bucket_that_logs_into_one_that_exists_says_nothing_of_others() =>
        Assert.Equal(
            ["MLI1001 BucketEncryption.S3_MANAGED"],
            await Findings($"new Bucket(this, \"Data\", new BucketProps {{ {Safe}, EnforceSSL = true }}); new Bucket(this, \"More\", new BucketProps {{ Encryption = BucketEncryption.S3_MANAGED, {Kept}, EnforceSSL = true }});"));

    [Fact]
    public async Task A_bucket_that_logs_into_an_import_of_its_own_name_takes_logs() =>
        Assert.Empty(await Findings($"new Bucket(this, \"Data\", new BucketProps {{ {Safe}, EnforceSSL = true }}); new Bucket(this, \"Target\", new BucketProps {{ BucketName = \"logs\", Encryption = BucketEncryption.S3_MANAGED, BlockPublicAccess = BlockPublicAccess.BLOCK_ALL, Versioned = true, EnforceSSL = true }});"));

    [Fact]
    public async Task Constructs_in_top_level_statements_are_read() =>
        Assert.Equal(["MLI1004 Key"], await Sample.OfFile("""
            using Amazon.CDK;
            using Amazon.CDK.AWS.KMS;
            internal static class Program { private static void Main() { var app = new App(); new Key(new Stack(app, "S"), "Key"); } }
            """).FindingsAsync());

    [Fact]
    public async Task Constructs_in_a_field_initializer_are_read() =>
        Assert.Equal(["MLI1004 Key"], await Sample.OfMembers("private readonly Func<Construct, Key> make = scope => new Key(scope, \"Key\");").FindingsAsync());

    // In a generated file nothing is told, and the rest of the class is none the less.
    [Theory]
    [InlineData("", "MLI1004 Key", "MLI1004 CfnKey", "MLI1004 false")]
    [InlineData("// <auto-generated/>\n", "MLI1004 CfnKey", "MLI1004 false")]
    public async Task A_class_in_several_files_is_told_of_once_in_each(string header, params string[] findings)
    {
        const string Usings = "using Amazon.CDK; using Amazon.CDK.AWS.KMS; using Constructs;\n";
        var sample = Sample.OfFile(header + Usings + "public partial class Keys : Stack { public Keys(Construct scope, string id) : base(scope, id) { new Key(this, \"Own\"); } }")
            .Beside(Usings + "public partial class Keys { private void More() { new CfnKey(this, \"More\"); new Key(this, \"Odd\", Props.Odd()); } }", sameProject: true)
            .Beside(Usings + "internal static class Props { internal static KeyProps Odd() => new() { EnableKeyRotation = false }; }", sameProject: true);
        Assert.Equal(findings.Order(StringComparer.Ordinal), (await sample.FindingsAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_reported_without_the_CDK() =>
        Assert.Empty(await Sample.OfFile("public class CfnKey { public CfnKey(object scope, string id) { } public static CfnKey Make() => new CfnKey(1, \"Key\"); }", cdk: false).FindingsAsync());

    [Fact]
    public async Task Code_that_does_not_compile_is_analyzed_without_an_exception()
    {
        const string Source = "var data = new Bucket(this, \"Data\", new BucketProps { Encryption = BucketEncryption.KMS, EnforceSSL = true }); data.AddToResourcePolicy(new PolicyStatement());";
        for (var length = 0; length < Source.Length; length += 3)
            await Sample.OfStatements(Source[..length]).FindingsAsync(mustCompile: false);
    }
}
