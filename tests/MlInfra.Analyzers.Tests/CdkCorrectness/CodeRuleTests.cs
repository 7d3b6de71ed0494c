namespace MlInfra.Analyzers.Tests.CdkCorrectness;

/// <summary>What the rules about code tell apart, beyond what their pages show.</summary>
public sealed class CodeRuleTests
{
    [Theory]
    [InlineData("""new CfnKey(this, "K", new CfnKeyProps { EnableKeyRotation = [|"true"|] });""")]
    [InlineData("""var on = "true"; new CfnKey(this, "K", new CfnKeyProps { EnableKeyRotation = [|on|] });""")]
    [InlineData("""new CfnKey(this, "K", new CfnKeyProps { EnableKeyRotation = [|$"{1}"|] });""")]
    [InlineData("""new CfnKeyProps { EnableKeyRotation = DateTime.Now.Year > 2020 ? [|"true"|] : null };""")]
    [InlineData("""new CfnBucketProps { BucketEncryption = [|new Bucket(this, "B")|] };""")]
    [InlineData("""new CfnBucket(this, "B") { VersioningConfiguration = [|new CfnBucket.TagFilterProperty { Key = "a", Value = "b" }|] };""")]
    [InlineData("""new CfnBucketProps { VersioningConfiguration = [|new[] { new CfnBucket.VersioningConfigurationProperty { Status = "Enabled" } }|] };""")]
    [InlineData("""new CfnBucket.LifecycleConfigurationProperty { Rules = new object[] { new CfnBucket.RuleProperty { Status = "Enabled" }, [|1|], [|"a"|] } };""")]
    [InlineData("""new CfnBucket.LifecycleConfigurationProperty { Rules = [|new[] { 1 }|] };""")]
    [InlineData("""new CfnBucket.LifecycleConfigurationProperty { Rules = [|new CfnBucket.RuleProperty { Status = "Enabled" }|] };""")]
    [InlineData("""new CfnStackProps { TemplateUrl = "u", Parameters = [|new Dictionary<string, object> { ["a"] = "b" }|] };""")]
    [InlineData("""new CfnBucket.RuleProperty { Status = "Enabled", ExpirationDate = [|"2027-01-01"|] };""")]
    public async Task A_value_of_a_wrong_type_is_reported(string statements) => await AssertMarked("MLI9001", statements);

    [Theory]
    [InlineData("new CfnKeyProps { EnableKeyRotation = true };")]
    [InlineData("new CfnKeyProps { EnableKeyRotation = null };")]
    [InlineData("bool? on = null; new CfnKeyProps { EnableKeyRotation = on };")]
    [InlineData("""new CfnKeyProps { EnableKeyRotation = Fn.ConditionIf("C", true, false) };""")]
    [InlineData("new CfnKeyProps { EnableKeyRotation = Token.AsAny(1) };")]
    [InlineData("object on = 1; new CfnKeyProps { EnableKeyRotation = on };")]
    [InlineData("dynamic on = 1; new CfnKeyProps { EnableKeyRotation = on };")]
    [InlineData("IComparable on = 1; new CfnKeyProps { EnableKeyRotation = on };")]
    [InlineData("""new CfnKeyProps { EnableKeyRotation = true, KeyPolicy = new { A = 1 } };""")]
    [InlineData("""new CfnKeyProps { EnableKeyRotation = true, KeyPolicy = new PolicyDocument() };""")]
    [InlineData("CfnBucket.IVersioningConfigurationProperty v = null!; new CfnBucketProps { VersioningConfiguration = v };")]
    [InlineData("""var v = new CfnBucket.VersioningConfigurationProperty { Status = "Enabled" }; new CfnBucketProps { VersioningConfiguration = v };""")]
    [InlineData("new CfnBucket.LifecycleConfigurationProperty { Rules = Array.Empty<object>() };")]
    [InlineData("new CfnBucket.LifecycleConfigurationProperty { Rules = Array.Empty<string>() };")]
    [InlineData("""new CfnBucket.LifecycleConfigurationProperty { Rules = new[] { new CfnBucket.RuleProperty { Status = "Enabled" } } };""")]
    [InlineData("""CfnBucket.RuleProperty Rule() => new() { Status = "Enabled" }; new CfnBucket.LifecycleConfigurationProperty { Rules = new object[] { Rule(), Token.AsAny(1) } };""")]
    [InlineData("""new CfnStackProps { TemplateUrl = "u", Parameters = new Dictionary<string, string> { ["a"] = "b" } };""")]
    [InlineData("""new CfnBucket.RuleProperty { Status = "Enabled", ExpirationDate = new DateTime(2027, 1, 1) };""")]
    [InlineData("""new CfnJsonProps { Value = new Dictionary<string, object> { ["a"] = 1 } };""")]
    public async Task A_value_that_may_be_right_is_not(string statements) => Assert.Empty(await Of("MLI9001", statements));

    [Theory]
    [InlineData("""new CfnNotebookInstance(this, "N", new [|CfnNotebookInstanceProps|] { });""")]
    [InlineData("""new CfnBucket(this, "B", new CfnBucketProps { VersioningConfiguration = new [|CfnBucket.VersioningConfigurationProperty|]() });""")]
    [InlineData("""new CfnBucket(this, "B", new CfnBucketProps { LifecycleConfiguration = new CfnBucket.LifecycleConfigurationProperty { Rules = new object[] { new [|CfnBucket.RuleProperty|] { Prefix = "a" } } } });""")]
    [InlineData("""new Amazon.CDK.AWS.DynamoDB.Table(this, "R", new Amazon.CDK.AWS.DynamoDB.TableProps { PartitionKey = new [|Amazon.CDK.AWS.DynamoDB.Attribute|] { Type = Amazon.CDK.AWS.DynamoDB.AttributeType.STRING } });""")]
    [InlineData("""new Bucket(this, "B").AddCorsRule(new [|CorsRule|] { AllowedMethods = [Amazon.CDK.AWS.S3.HttpMethods.GET] });""")]
    [InlineData("""var props = new [|RoleProps|]() { Description = "a" }; new Role(this, "R", props);""")]
    [InlineData("""var props = new CfnKeyProps { Tags = [new [|CfnTag|] { Key = "a" }] }; new CfnKey(this, "K", props);""")]
    [InlineData("""new Amazon.CDK.AWS.APIGateway.LambdaRestApi(this, "A", new [|Amazon.CDK.AWS.APIGateway.LambdaRestApiProps|] { RestApiName = "a" });""")]
    public async Task A_required_prop_that_is_left_out_is_reported(string statements) => await AssertMarked("MLI9002", statements);

    [Theory]
    [InlineData("""var props = new RoleProps(); props.AssumedBy = new AccountRootPrincipal(); new Role(this, "R", props);""")]
    [InlineData("""void Complete(RoleProps p) => p.AssumedBy = new AccountRootPrincipal(); var props = new RoleProps(); Complete(props); new Role(this, "R", props);""")]
    [InlineData("""RoleProps Base() => new() { Description = "a" }; var props = Base(); new Role(this, "R", props);""")]
    [InlineData("""new CfnJson(this, "J", new CfnJsonProps { Value = new CfnTag { Key = "a" } });""")]
    [InlineData("""new Bucket(this, "B", new BucketProps { });""")]
    [InlineData("var unused = new CfnNotebookInstanceProps();")]
    [InlineData("""new Amazon.CDK.AWS.APIGateway.RestApi(this, "A", new Amazon.CDK.AWS.APIGateway.LambdaRestApiProps { RestApiName = "a" });""")]
    [InlineData("""var props = new Amazon.CDK.AWS.APIGateway.LambdaRestApiProps { RestApiName = "a" }; new Amazon.CDK.AWS.APIGateway.RestApi(this, "A", props);""")]
    [InlineData("""new Amazon.CDK.AWS.Cognito.UserPool(this, "U").AddClient("C", new Amazon.CDK.AWS.Cognito.UserPoolClientProps { GenerateSecret = false });""")]
    public async Task Props_that_somebody_may_complete_are_not(string statements) => Assert.Empty(await Of("MLI9002", statements));

    [Theory]
    [InlineData("""new Key(this, "A"); new Bucket(this, [|"A"|]); new Bucket(this, [|"A"|]);""")]
    [InlineData("""var g = new Construct(this, "G"); new Key(g, "A"); new Key(g, [|"A"|]);""")]
    [InlineData("""for (var i = 0; i < 3; i++) { new Key(this, [|"A"|]); }""")]
    [InlineData("""foreach (var name in new[] { "a", "b" }) { new Key(this, name); new Bucket(this, [|"A"|]); }""")]
    [InlineData("""if (id == "a") { new Key(this, "A"); new Key(this, [|"A"|]); }""")]
    [InlineData("""new Wrapped(this, "A"); new Wrapped(this, [|"A"|]);""")]
    public async Task An_id_that_is_surely_taken_is_reported(string statements) => await AssertMarked("MLI9003", statements);

    [Theory]
    [InlineData("""new Key(this, "A"); new Key(this, "a");""")]
    [InlineData("""if (id == "a") new Key(this, "A"); else new Key(this, "A");""")]
    [InlineData("""switch (id) { case "a": new Key(this, "A"); break; default: new Key(this, "A"); break; }""")]
    [InlineData("""_ = id == "a" ? new Key(this, "A") : new Key(this, "A");""")]
    [InlineData("""if (id == "a") { new Key(this, "A"); return; } new Key(this, "A");""")]
    [InlineData("""if (id == "a") { new Key(this, "A"); throw new InvalidOperationException(); } new Key(this, "A");""")]
    [InlineData("""var g = new Construct(this, "G"); new Key(g, "A"); g = new Construct(this, "H"); new Key(g, "A");""")]
    [InlineData("""new Key(new Construct(this, "G"), "A"); new Key(new Construct(this, "H"), "A");""")]
    [InlineData("""System.Action make = () => new Key(this, "A"); new Bucket(this, "A");""")]
    [InlineData("""foreach (var name in new[] { "a", "b" }) { var g = new Construct(this, name); new Key(g, "A"); }""")]
    [InlineData("""foreach (var name in new[] { "a", "b" }) { if (name == "a") new Key(this, "A"); }""")]
    [InlineData("""foreach (var name in new[] { "a", "b" }) { new Key(this, "A"); break; }""")]
    [InlineData("""foreach (var name in new[] { "a" }) new Key(this, "A");""")]
    [InlineData("""new Prefixed(this, "A", "x"); new Prefixed(this, "A", "y");""")]
    public async Task An_id_that_may_be_free_is_not(string statements) => Assert.Empty(await Of("MLI9003", statements));

    [Theory]
    [InlineData("""new Key(this, [|Guid.NewGuid().ToString("N").Substring(0, 8)|]);""")]
    [InlineData("""new Key(this, [|string.Concat("a", DateTime.Now.Ticks)|]);""")]
    [InlineData("""new Key(this, [|string.Format("{0:yyyy}", DateTimeOffset.UtcNow)|]);""")]
    [InlineData("""var g = Guid.NewGuid(); var s = $"a-{g}"; new Wrapped(this, [|s|]);""")]
    [InlineData("""new Key(this, [|"K" + suffix|]);""")]
    public async Task An_id_that_changes_is_reported(string statements) => await AssertMarked("MLI9004", statements);

    [Theory]
    [InlineData("""new Key(this, DateTime.Now.Year > 2000 ? "A" : "B");""")]
    [InlineData("""new Key(this, Guid.Empty.ToString());""")]
    [InlineData("""new Key(this, new DateTime(2026, 1, 1).ToString("O"));""")]
    [InlineData("""var g = Guid.NewGuid().ToString(); g = "A"; new Key(this, g);""")]
    [InlineData("""new Key(this, "A", new KeyProps { Description = Guid.NewGuid().ToString() });""")]
    public async Task An_id_that_stays_is_not(string statements) => Assert.Empty(await Of("MLI9004", statements));

    [Theory]
    [InlineData("""var b = new Bucket(this, "B"); new Key(this, [|b.BucketName|]);""")]
    [InlineData("""var b = new CfnBucket(this, "B"); new Key(this, [|$"K-{b.Ref}"|]);""")]
    [InlineData("""new Key(this, [|Fn.ImportValue("a")|]);""")]
    public async Task An_id_with_a_token_is_reported(string statements) => await AssertMarked("MLI9005", statements);

    [Theory]
    [InlineData("""var b = Bucket.FromBucketName(this, "B", "logs"); new Key(this, b.BucketName);""")]
    [InlineData("""var b = new Bucket(this, "B"); new Key(this, b.Node.Id + "Key");""")]
    [InlineData("""var b = new Bucket(this, "B"); new Key(this, b.BucketName.Length.ToString());""")]
    [InlineData("""new Key(this, StackName);""")]
    public async Task An_id_that_is_text_is_not(string statements) => Assert.Empty(await Of("MLI9005", statements));

    [Theory]
    [InlineData("""new Bucket(this, "B", new BucketProps { BucketName = [|"data"|] });""")]
    [InlineData("""new CfnBucket(this, "B", new CfnBucketProps { BucketName = [|id|] });""")]
    [InlineData("""new Stream(this, "S", new StreamProps { StreamName = [|"events"|] });""")]
    public async Task A_physical_name_is_reported(string statements) => await AssertMarked("MLI9006", statements);

    [Theory]
    [InlineData("""new Bucket(this, "B", new BucketProps { BucketName = null });""")]
    [InlineData("""new CfnNotebookInstance(this, "N", new CfnNotebookInstanceProps { InstanceType = "ml.t3.medium", RoleArn = "a" });""")]
    [InlineData("""new Key(this, "K", new KeyProps { Alias = "a" });""")]
    [InlineData("""new Bucket(this, "B", new BucketProps { BucketName = PhysicalName.GENERATE_IF_NEEDED });""")]
    [InlineData("""void Make(string? name = null) => new Bucket(this, "B", new BucketProps { BucketName = name }); Make();""")]
    [InlineData("""new Bucket(this, "B", new BucketProps { BucketName = "data" }).Suppress("MLI9006", "Partners upload to it.");""")]
    public async Task What_is_no_physical_name_or_is_accepted_is_not(string statements) => Assert.Empty(await Of("MLI9006", statements));

    [Fact]
    public async Task What_is_set_later_is_told_by_the_id_of_the_construct() =>
        Assert.StartsWith(
            "Prop should be given a value of a type that it takes: 'Data' VersioningConfiguration is given",
            Assert.Single(await Sample.OfStatements("""
                var data = new CfnBucket(this, "Data");
                data.VersioningConfiguration = "Enabled";
                """).MessagesAsync("MLI9001")),
            StringComparison.Ordinal);

    private static async Task AssertMarked(string rule, string statements)
    {
        var marked = statements.Split("[|").Skip(1).Select(part => $"{rule} {part[..part.IndexOf("|]", StringComparison.Ordinal)]}").ToList();
        Assert.Equal(marked, await Of(rule, statements.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)));
    }

    private static async Task<IReadOnlyList<string>> Of(string rule, string statements) =>
        [.. (await Sample.OfMembers($$"""
            private readonly string suffix = Guid.NewGuid().ToString();

            public SampleStack(Construct scope, string id) : base(scope, id)
            {
            {{statements}}
            }

            private sealed class Wrapped : Construct
            {
                public Wrapped(Construct scope, string id) : base(scope, id) { }
            }

            private sealed class Prefixed : Construct
            {
                public Prefixed(Construct scope, string id, string prefix) : base(scope, prefix + id) { }
            }
            """).CodeFindingsAsync()).Where(found => found.StartsWith(rule, StringComparison.Ordinal))];
}
