namespace MlInfra.Analyzers.Tests;

/// <summary>One place in the code may make several constructs: each call of its method, each item of its loop is read as what it makes.</summary>
public sealed class CreationWaysTests
{
    private const string Types = """
        public record Zone(string Name, bool Sign, bool Rotate) { public int Days { get; init; } = 7; }
        public sealed class Options { public bool Rotate { get; set; } public bool Spin { get; init; } = false; }
        public sealed class Given { public Given(bool rotate) => Rotate = rotate; public bool Rotate { get; } }
        public struct Small { public bool Rotate { get; set; } }
        """;

    private static Task<IReadOnlyList<string>> Findings(string statements, string members = "") => Sample.OfMembers(
        $$"""
        public SampleStack(Construct scope, string id) : base(scope, id)
        {
            {{statements}}
        }
        {{members}}
        """,
        Types).FindingsAsync();

    [Theory]
    [InlineData("foreach (var zone in new[] { \"dev\", \"prod\" }) KEY(zone == \"prod\");", "zone == \"prod\"")]
    [InlineData("foreach (var zone in new[] { new Zone(\"a\", true, true), new Zone(\"b\", false, false) }) KEY(zone.Rotate);", "false")]
    [InlineData("foreach (var (name, rotate) in new[] { (\"a\", false), (\"b\", true) }) KEY(rotate);", "false")]
    [InlineData("foreach (var pair in new Dictionary<string, bool> { [\"a\"] = false }) KEY(pair.Value);", "false")]
    [InlineData("foreach (var (name, rotate) in new Dictionary<string, bool> { [\"a\"] = false }) KEY(rotate);", "false")]
    [InlineData("foreach (var it in new[] { new { Rotate = false }, new { Rotate = true } }) KEY(it.Rotate);", "false")]
    [InlineData("List<bool> all = [true]; all.Add(false); foreach (var rotate in all) KEY(rotate);", "false")]
    [InlineData("_ = new[] { true, false }.Select(rotate => KEY(rotate)).ToList();", "false")]
    [InlineData("new List<bool> { true, false }.ForEach(rotate => KEY(rotate));", "false")]
    [InlineData("foreach (var zone in new[] { \"dev\", \"prod\" }) { if (zone == \"prod\") continue; KEY(zone == \"prod\"); }", "zone == \"prod\"")]
    [InlineData("foreach (var a in new[] { 1, 2 }) foreach (var b in new[] { 1, 2 }) KEY(a == b);", "a == b")]
    [InlineData("void Make(bool rotate) => KEY(rotate); Make(true); Make(false);", "false")]
    [InlineData("foreach (var on in new[] { true, false }) Make(on); void Make(bool rotate) => KEY(rotate);", "false")]
    public async Task An_item_that_is_wrong_is_reported(string statements, string marked) => Assert.Equal(
        [$"MLI1004 {marked}"],
        await Findings(statements.Replace("KEY(", "new Key(this, \"Key\", new KeyProps { EnableKeyRotation = ", StringComparison.Ordinal)
            .Replace("= " + Argument(statements) + ")", "= " + Argument(statements) + " })", StringComparison.Ordinal)));

    private static string Argument(string statements)
    {
        var from = statements.IndexOf("KEY(", StringComparison.Ordinal) + 4;
        return statements[from..statements.IndexOf(')', from)];
    }

    [Theory]
    [InlineData("Make(\"a\", false); Make(\"b\", true);", "private void Make(string name, bool rotate) => new Key(this, name, new KeyProps { EnableKeyRotation = rotate });", "false")]
    [InlineData("Make(rotate: false, name: \"a\");", "private Key Make(string name, bool rotate = true) { var key = new Key(this, name, new KeyProps { EnableKeyRotation = rotate }); return key; }", "false")]
    [InlineData("Make(\"a\", new KeyProps { EnableKeyRotation = false });", "private void Make(string name, KeyProps props) => new Key(this, name, props);", "false")]
    [InlineData("Outer(false);", "private void Outer(bool on) => Make(on); private void Make(bool rotate) => new Key(this, \"Key\", new KeyProps { EnableKeyRotation = rotate });", "false")]
    [InlineData("Make(false);", "public void Make(bool rotate) => new Key(this, \"Key\", new KeyProps { EnableKeyRotation = rotate });", "false")]
    public async Task A_call_with_what_is_wrong_is_reported(string calls, string method, string marked) =>
        Assert.Equal([$"MLI1004 {marked}"], await Findings(calls, method));

    [Theory]
    [InlineData("foreach (var zone in new[] { \"dev\", \"prod\" }) if (zone == \"prod\") new Key(this, zone, new KeyProps { EnableKeyRotation = zone == \"prod\" });")]
    [InlineData("foreach (var zone in new[] { \"dev\", \"prod\" }) { if (zone == \"dev\") continue; new Key(this, zone, new KeyProps { EnableKeyRotation = zone == \"prod\" }); }")]
    [InlineData("foreach (var zone in new[] { \"dev\", \"prod\" }) { if (zone.Length > 3) new Key(this, zone, new KeyProps { EnableKeyRotation = zone == \"prod\" }); }")]
    [InlineData("foreach (var zone in new[] { \"dev\", \"prod\" }) { if (zone.Length < 4) continue; new Key(this, zone, new KeyProps { EnableKeyRotation = zone == \"prod\" }); }")]
    [InlineData("foreach (var zone in new[] { \"dev\", \"prod\" }) switch (zone) { case \"prod\": new Key(this, zone, new KeyProps { EnableKeyRotation = zone == \"prod\" }); break; }")]
    [InlineData("foreach (var zone in new[] { new Zone(\"a\", true, false), new Zone(\"b\", false, true) }) new Key(this, zone.Name, new KeyProps { KeySpec = zone.Sign ? KeySpec.RSA_2048 : KeySpec.SYMMETRIC_DEFAULT, EnableKeyRotation = zone.Rotate });")]
    [InlineData("List<bool> all = [true]; if (id == \"a\") all.Add(System.Environment.Is64BitProcess); foreach (var rotate in all) new Key(this, \"Key\", new KeyProps { EnableKeyRotation = rotate });")]
    [InlineData("foreach (var (name, rotate) in new Dictionary<string, bool>()) new Key(this, name, new KeyProps { EnableKeyRotation = rotate });")]
    [InlineData("Make(\"a\", true, false); Make(\"b\", false, true);")]
    [InlineData("Once(true); Once(false);")]
    [InlineData("Early(true); Early(false);")]
    [InlineData("Again(3, true);")]
    [InlineData("foreach (var zone in new[] { \"dev\", \"prod\" }) Twice(zone == \"prod\"); void Twice(bool rotate) { if (!rotate) return; Once(rotate); }")]
    [InlineData("foreach (var zone in new[] { \"dev\", \"prod\" }) { if (zone == \"dev\") continue; Make(zone, false, zone == \"prod\"); }")]
    public async Task What_no_way_makes_is_not_reported(string statements) => Assert.Empty(await Findings(statements, """
        private void Make(string name, bool sign, bool rotate) => new Key(this, name, new KeyProps { KeySpec = sign ? KeySpec.RSA_2048 : KeySpec.SYMMETRIC_DEFAULT, EnableKeyRotation = rotate });
        private void Once(bool rotate) { if (rotate) new Key(this, "Once", new KeyProps { EnableKeyRotation = rotate }); }
        private void Early(bool rotate) { if (!rotate) return; new Key(this, "Early", new KeyProps { EnableKeyRotation = rotate }); }
        private void Again(int times, bool rotate) { if (times == 0) return; new Key(this, $"Again{times}", new KeyProps { EnableKeyRotation = rotate }); Again(times - 1, rotate); }
        """));

    [Theory]
    [InlineData("if (id == \"prod\") KEY(id == \"prod\" ? true : false);", 0)]
    [InlineData("var rotate = false; if (id == \"prod\") rotate = true; if (rotate) KEY(rotate);", 0)]
    [InlineData("var rotate = id == \"prod\" ? true : false; if (!rotate) return; KEY(rotate);", 0)]
    [InlineData("if (id != \"prod\") { KEY(id == \"prod\" ? false : true); } else { KEY(id == \"prod\"); }", 0)]
    [InlineData("if (id == \"prod\" && id.Length > 3) KEY(id == \"prod\" ? true : false);", 0)]
    [InlineData("var rotate = id == \"prod\" ? true : false; if (rotate) Make(rotate); void Make(bool on) => KEY(on);", 0)]
    [InlineData("if (id == \"prod\") KEY(id == \"prod\" ? false : true);", 1)]
    [InlineData("if (id == \"prod\" || id.Length > 3) KEY(id == \"prod\" ? true : false);", 1)]
    [InlineData("if (id == \"test\") KEY(id == \"prod\" ? true : false);", 1)]
    [InlineData("if (id == \"prod\") Make(false); void Make(bool on) => KEY(on);", 1)]
    public async Task What_has_fallen_where_a_construct_is_made_holds_for_its_props(string statements, int findings) => Assert.Equal(
        findings, (await Findings(statements.Replace("KEY(", "Key(this, ", StringComparison.Ordinal), "private static void Key(Construct scope, bool rotate) => new Key(scope, \"Key\", new KeyProps { EnableKeyRotation = rotate });")).Count);

    [Fact]
    public async Task What_refers_to_one_of_several_is_not_taken_to_refer_to_each() => Assert.Empty(await Findings(
        """
        var logs = Make("Logs", null);
        Make("Data", logs);
        """,
        """
        private Bucket Make(string name, IBucket? logs) => new Bucket(this, name, new BucketProps
        {
            Encryption = logs is null ? BucketEncryption.S3_MANAGED : BucketEncryption.KMS, BlockPublicAccess = BlockPublicAccess.BLOCK_ALL, EnforceSSL = true, Versioned = true, ServerAccessLogsBucket = logs,
        });
        """));

    [Theory]
    [InlineData("foreach (var cidr in new[] { \"10.0.0.0/8\", \"0.0.0.0/0\" }) { var group = new SecurityGroup(this, cidr, new SecurityGroupProps { Vpc = vpc }); group.AddIngressRule(Peer.Ipv4(cidr), Port.Tcp(22)); }", 1)]
    [InlineData("foreach (var cidr in new[] { \"10.0.0.0/8\", \"0.0.0.0/0\" }) { var group = new SecurityGroup(this, cidr, new SecurityGroupProps { Vpc = vpc }); if (cidr == \"10.0.0.0/8\") group.AddIngressRule(Peer.Ipv4(cidr), Port.Tcp(22)); }", 0)]
    [InlineData("Open(\"0.0.0.0/0\"); void Open(string cidr) { var group = new SecurityGroup(this, cidr, new SecurityGroupProps { Vpc = vpc }); group.AddIngressRule(Peer.Ipv4(cidr), Port.Tcp(22)); }", 1)]
    [InlineData("Open(\"10.0.0.0/8\"); void Open(string cidr) { var group = new SecurityGroup(this, cidr, new SecurityGroupProps { Vpc = vpc }); group.AddIngressRule(Peer.Ipv4(cidr), Port.Tcp(22)); }", 0)]
    public async Task A_call_on_what_is_made_is_read_on_the_same_way(string statements, int findings) => Assert.Equal(
        findings, (await Findings($"var vpc = Vpc.FromLookup(this, \"Vpc\", new VpcLookupOptions());\n{statements}")).Count);

    [Fact]
    public async Task A_suppression_of_one_is_not_unused_for_the_others() => Assert.Empty(await Findings(
        "foreach (var rotate in new[] { true, false }) { var key = new Key(this, \"Key\", new KeyProps { EnableKeyRotation = rotate }); key.Suppress(\"MLI1004\", \"It is deleted every week\"); }"));

    [Theory]
    [InlineData("new Zone(\"a\", true, false).Rotate")]
    [InlineData("(new Zone(\"a\", true, true) with { Rotate = false }).Rotate")]
    [InlineData("(new Zone(\"a\", true, false) with { Name = \"b\" }).Rotate")]
    [InlineData("new Zone(Rotate: false, Sign: true, Name: \"a\") { Days = 1 }.Rotate")]
    [InlineData("new Zone(\"a\", true, true).Days == 8")]
    [InlineData("new Options { Rotate = false }.Rotate")]
    [InlineData("new Options().Spin")]
    [InlineData("new Given(false).Rotate")]
    [InlineData("new Small { Rotate = false }.Rotate")]
    [InlineData("(On: false, 1).On")]
    [InlineData("new List<bool> { true, false }[1]")]
    [InlineData("\"dev\" is \"prod\" or \"stage\"")]
    public async Task An_object_of_the_code_s_own_has_what_it_was_made_with(string rotate) =>
        Assert.Single(await Findings($"var rotate = {rotate}; new Key(this, \"Key\", new KeyProps {{ EnableKeyRotation = rotate }});"));

    [Fact]
    public async Task A_lambda_in_a_local_gives_what_it_returns() =>
        Assert.Single(await Findings("Func<string, bool> rotates = stage => stage == \"prod\"; new Key(this, \"Key\", new KeyProps { EnableKeyRotation = rotates(\"dev\") });"));

    [Theory]
    [InlineData("var zone = new Zone(\"a\", true, false) with { Rotate = true };", "zone.Rotate")]
    [InlineData("var options = new Options(); options.Rotate = true;", "options.Rotate")]
    [InlineData("var options = new Options { Spin = true };", "options.Spin")]
    [InlineData("Func<bool> rotates = () => false; rotates = () => true;", "rotates()")]
    [InlineData("var list = new List<bool> { false }; list[0] = true;", "list[0]")]
    [InlineData("var given = new Given(System.Environment.Is64BitProcess);", "given.Rotate")]
    [InlineData("var pair = (On: false, 1); pair.On = true;", "pair.On")]
    [InlineData("var small = new Small { Rotate = false }; small.Rotate = true;", "small.Rotate")]
    [InlineData("var all = new[] { new Options { Rotate = false } }; all[0].Rotate = true; foreach (var one in all)", "one.Rotate")]
    [InlineData("var all = new[] { new Options { Rotate = false } }; foreach (var one in all) one.Rotate = true; foreach (var one in all)", "one.Rotate")]
    [InlineData("foreach (var one in kept) one.Rotate = true; foreach (var one in kept)", "one.Rotate")]
    [InlineData("foreach (var one in new[] { new Options { Rotate = false } }.Select(one => { one.Rotate = true; return one; }))", "one.Rotate")]
    public async Task What_it_was_given_later_counts(string before, string rotate) =>
        Assert.Empty(await Findings($"{before} new Key(this, \"Key\", new KeyProps {{ EnableKeyRotation = {rotate} }});", "private readonly List<Options> kept = [new Options { Rotate = false }];"));

    [Theory]
    [InlineData("foreach (var one in new[] { new Options { Rotate = false } }) {", "one.Rotate", "false")]
    [InlineData("foreach (var one in kept) {", "one.Rotate", "false")]
    public async Task An_item_that_nothing_changes_is_what_it_was_made_with(string before, string rotate, string marked) => Assert.Equal(
        [$"MLI1004 {marked}"],
        await Findings($"{before} new Key(this, \"Key\", new KeyProps {{ EnableKeyRotation = {rotate} }}); }}", "private readonly List<Options> kept = [new Options { Rotate = false }];"));
}
