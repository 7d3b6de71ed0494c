namespace MlInfra.Analyzers.Tests;

public sealed class SuppressionReadingTests
{
    private const string Key = "var key = new CfnKey(this, \"Key\");";

    private static Task<IReadOnlyList<string>> Findings(string statements) => Sample.OfStatements(statements).FindingsAsync();

    [Fact]
    public async Task A_suppressed_finding_is_not_reported() =>
        Assert.Empty(await Findings($"{Key} key.Suppress(\"MLI1004\", \"It signs only.\");"));

    [Fact]
    public async Task Another_rule_is_still_reported_and_what_was_suppressed_in_vain_at_the_call() =>
        Assert.Equal(["MLI1004 CfnKey", "MLI0003 \"MLI2001\""], await Findings($"{Key} key.Suppress(\"MLI2001\", \"It signs only.\");"));

    [Fact]
    public async Task Another_construct_is_still_reported() =>
        Assert.Equal(["MLI1004 CfnKey"], await Findings($"{Key} key.Suppress(\"MLI1004\", \"It signs only.\"); new CfnKey(this, \"Other\");"));

    [Fact]
    public async Task A_construct_of_a_higher_level_is_suppressed_on_its_resource() => Assert.Empty(
        await Findings("var key = new Key(this, \"Key\"); key.Suppress(\"MLI1004\", \"It signs only.\");"));

    [Fact]
    public async Task The_default_child_is_the_same_resource() =>
        Assert.Empty(await Findings("var key = new Key(this, \"Key\"); key.Node.DefaultChild!.Suppress(\"MLI1004\", \"It signs only.\");"));

    [Fact]
    public async Task A_construct_in_a_field_is_followed() => Assert.Empty(await Sample.OfMembers("""
        private readonly CfnKey key;
        public SampleStack(Construct scope, string id) : base(scope, id)
        {
            key = new CfnKey(this, "Key");
            key.Suppress("MLI1004", "It signs only.");
        }
        """).FindingsAsync());

    [Fact]
    public async Task A_suppression_on_the_class_itself_is_for_all_that_it_makes() =>
        Assert.Empty(await Findings($"{Key} new CfnKey(this, \"Other\"); this.Suppress(\"MLI1004\", \"They sign only.\");"));

    [Fact]
    public async Task Whether_all_below_a_class_use_a_suppression_is_not_known() =>
        Assert.Equal(["MLI1004 CfnKey"], await Findings($"{Key} this.Suppress(\"MLI2001\", \"A sandbox.\");"));

    [Fact]
    public async Task A_suppression_on_a_part_that_is_not_followed_may_be_for_any_resource() => Assert.Equal(
        ["MLI5604 Vpc"],
        await Findings("var vpc = new Vpc(this, \"Vpc\"); foreach (var subnet in vpc.PublicSubnets) subnet.Suppress(\"MLI2602\", \"It holds load balancers only.\");"));

    [Fact]
    public async Task A_suppression_on_a_vpc_is_not_on_its_subnets() => Assert.Equal(
        ["MLI2602 Vpc", "MLI5604 Vpc", "MLI0003 \"MLI2602\""],
        await Findings("var vpc = new Vpc(this, \"Vpc\"); vpc.Suppress(\"MLI2602\", \"It holds load balancers only.\");"));

    [Fact]
    public async Task A_suppression_in_a_helper_is_on_what_it_is_handed() => Assert.Equal(
        ["MLI1004 CfnKey"],
        await Findings($"{Key} Accept(key); new CfnKey(this, \"Other\"); static void Accept(IConstruct it) => it.Suppress(\"MLI1004\", \"It signs only.\");"));

    [Fact]
    public async Task To_be_suppressed_is_not_to_be_handed_to_others() => Assert.Contains(
        "MLI1002 CfnBucket",
        await Findings("var data = new CfnBucket(this, \"Data\"); data.Suppress(\"MLI2004\", \"Public.\");"));

    [Theory]
    [InlineData("new DateOnly(2001, 1, 1)")]
    [InlineData("DateOnly.MaxValue")]
    [InlineData("null")]
    public async Task Whatever_the_date_it_holds_while_compiling(string until) =>
        Assert.Empty(await Findings($"{Key} key.Suppress(\"MLI1004\", \"It signs only.\", {until});"));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    public async Task An_empty_reason_does_not_hold_and_is_reported(string reason) =>
        Assert.Equal(["MLI1004 CfnKey", $"MLI0001 {reason}"], await Findings($"{Key} key.Suppress(\"MLI1004\", {reason});"));

    [Fact]
    public async Task An_id_that_no_rule_has_is_reported() =>
        Assert.Equal(["MLI1004 CfnKey", "MLI0004 \"MLI1999\""], await Findings($"{Key} key.Suppress(\"MLI1999\", \"It signs only.\");"));

    [Fact]
    public async Task An_id_that_no_rule_has_is_reported_on_a_construct_that_is_not_read() =>
        Assert.Equal(["MLI0004 \"MLI1999\""], await Findings("var group = new Construct(this, \"Group\"); group.Suppress(\"MLI1999\", \"A sandbox.\");"));

    [Fact]
    public async Task A_constant_is_read() =>
        Assert.Empty(await Findings($"const string Id = \"MLI1004\"; {Key} key.Suppress(Id, $\"It signs for {{Aws.ACCOUNT_ID}} only.\");"));

    [Theory]
    [InlineData("key.Suppress(System.Environment.MachineName, \"It signs only.\");")]
    [InlineData("key.Suppress(\"MLI1004\", System.Environment.MachineName);")]
    [InlineData("if (id == \"sandbox\") key.Suppress(\"MLI1004\", \"It signs only.\");")]
    [InlineData("if (id == \"sandbox\") this.Suppress(\"MLI1004\", \"It signs only.\");")]
    [InlineData("this.Suppress(System.Environment.MachineName, \"It signs only.\");")]
    public async Task What_cannot_be_read_leaves_the_construct_undecided(string call) => Assert.Empty(await Findings($"{Key} {call}"));

    [Fact]
    public async Task A_reason_that_cannot_be_read_leaves_other_rules_decided() =>
        Assert.Equal(["MLI1004 CfnKey", "MLI0003 \"MLI1001\""], await Findings($"{Key} key.Suppress(\"MLI1001\", System.Environment.MachineName);"));

    [Theory]
    [InlineData("key.AddMetadata(\"MlInfra\", new Dictionary<string, object> { [\"Suppress\"] = new Dictionary<string, object> { [\"Id\"] = \"MLI1004\", [\"Reason\"] = \"It signs only.\" } });")]
    [InlineData("key.CfnOptions.Metadata = new Dictionary<string, object> { [\"checkov\"] = new Dictionary<string, object> { [\"skip\"] = new object[] { new Dictionary<string, object> { [\"id\"] = \"CKV_AWS_7\", [\"comment\"] = \"It signs only.\" } } } };")]
    [InlineData("key.AddMetadata(System.Environment.MachineName, \"x\");")]
    [InlineData("key.AddOverride(\"Metadata.MlInfra\", new Dictionary<string, object>());")]
    public async Task Metadata_that_the_code_writes_counts(string call) => Assert.Empty(await Findings($"{Key} {call}"));

    [Fact]
    public async Task Metadata_about_something_else_changes_nothing() =>
        Assert.Equal(["MLI1004 CfnKey"], await Findings($"{Key} key.AddMetadata(\"Owner\", \"data\");"));

    [Fact]
    public async Task A_method_of_the_same_name_elsewhere_is_not_ours() => Assert.Equal(["MLI1004 Key"], await Sample.OfMembers("""
        public SampleStack(Construct scope, string id) : base(scope, id) => Suppress(new Key(this, "Key"), "MLI1004", "It signs only.");
        private static void Suppress(Key construct, string id, string reason) { }
        """).FindingsAsync());
}
