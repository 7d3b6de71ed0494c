namespace MlInfra.Analyzers.Tests;

/// <summary>Values as people write them: what leads to a known value is known, what does not is not guessed.</summary>
public sealed class WrittenValueTests
{
    private const string Use = "new CfnKey(this, \"Key\", new CfnKeyProps { EnableKeyRotation = rotate });";

    private static Task<IReadOnlyList<string>> Statements(string before, string use = Use) => Sample.OfStatements($"{before}\n{use}").FindingsAsync();

    private static Task<IReadOnlyList<string>> Members(string members, string use, string file = "") => Sample.OfMembers($$"""
        {{members}}
        public SampleStack(Construct scope, string id) : base(scope, id)
        {
            {{use}}
        }
        """, file).FindingsAsync();

    [Theory]
    [InlineData("bool rotate; if (id == \"a\") rotate = true; else rotate = false;")]
    [InlineData("var rotate = true; if (id == \"a\") rotate = false;")]
    [InlineData("bool rotate; switch (id) { case \"a\": rotate = true; break; default: rotate = false; break; }")]
    [InlineData("bool? rotate = null; rotate ??= false;")]
    [InlineData("var (rotate, _) = (false, 1);")]
    [InlineData("var rotate = id switch { \"a\" => true, \"b\" => throw new InvalidOperationException(), _ => false };")]
    [InlineData("var rotate = true; rotate = false;")]
    [InlineData("var rotate = Decide(true); static bool Decide(bool off) => !off;")]
    [InlineData("var rotate = Decide(\"b\"); static bool Decide(string stage) { if (stage == \"a\") return true; return false; }")]
    [InlineData("var rotate = Decide(id); static bool Decide(string stage) { switch (stage) { case \"a\": return true; default: return false; } }")]
    public async Task A_bad_value_that_is_written_on_some_way_is_reported(string before) =>
        Assert.Contains("MLI1004", Assert.Single(await Statements(before)));

    [Theory]
    [InlineData("bool rotate; if (id == \"a\") rotate = true; else rotate = !false;")]
    [InlineData("var rotate = false; rotate = true;")]
    [InlineData("var rotate = false; if (id == \"a\") throw new InvalidOperationException(); rotate = true;")]
    [InlineData("bool? rotate = null; if (id == \"a\") rotate = true;")]
    [InlineData("var rotate = false; foreach (var it in id) rotate |= it == 'a';")]
    [InlineData("var rotate = false; System.Action set = () => rotate = true; set();")]
    [InlineData("var rotate = false; try { rotate = id.Length > 2; } catch (ArgumentException) { }")]
    [InlineData("var rotate = Decide(true); static bool Decide(bool on) => on;")]
    [InlineData("var rotate = Decide(\"a\"); static bool Decide(string stage) => stage switch { \"a\" => true, _ => false };")]
    [InlineData("var rotate = Loop(3); static bool Loop(int n) => n == 0 || Loop(n - 1);")]
    [InlineData("var rotate = bool.Parse(System.Environment.GetEnvironmentVariable(\"ROTATE\")!);")]
    [InlineData("var rotate = (bool)Node.TryGetContext(\"rotate\");")]
    [InlineData("var rotate = new Dictionary<string, bool> { [\"a\"] = false }[id];")]
    public async Task What_is_right_or_cannot_be_known_is_not_reported(string before) => Assert.Empty(await Statements(before));

    [Theory]
    [InlineData("foreach (var rotate in new[] { true }) { USE }")]
    [InlineData("foreach (var (name, rotate) in new Dictionary<string, bool>()) { USE }")]
    [InlineData("foreach (var (name, rotate) in new[] { (\"a\", true) }) { USE }")]
    [InlineData("if (new Dictionary<string, bool>().TryGetValue(id, out var rotate)) { USE }")]
    [InlineData("object given = true; if (given is bool rotate) { USE }")]
    [InlineData("object given = true; switch (given) { case bool rotate: USE break; }")]
    public async Task A_local_that_code_elsewhere_fills_is_not_known(string statements) =>
        Assert.Empty(await Statements("", statements.Replace("USE", Use, StringComparison.Ordinal)));

    [Theory]
    [InlineData("Rotating(new CfnKeyProps())", "static CfnKeyProps Rotating(CfnKeyProps props) { props.EnableKeyRotation = true; return props; }")]
    [InlineData("Rotating(null)", "static CfnKeyProps Rotating(CfnKeyProps? props) { props ??= new CfnKeyProps(); props.EnableKeyRotation = true; return props; }")]
    [InlineData("Custom(new CfnKeyProps())", "CfnKeyProps Custom(CfnKeyProps props) { Changed?.Invoke(props); return props; }")]
    [InlineData("Custom(new CfnKeyProps())", "CfnKeyProps Custom(CfnKeyProps props) { Settings.Change(props); return props; }")]
    [InlineData("new CfnKeyProps { EnableKeyRotation = Is(\"a\") == \"b\" }", "static string Is(string text) { if (text == \"a\") text = \"b\"; return text; }")]
    [InlineData("Made(props => props.EnableKeyRotation = true)", "static CfnKeyProps Made(Action<CfnKeyProps> change) { var props = new CfnKeyProps(); change(props); return props; }")]
    public async Task A_parameter_is_what_its_method_makes_of_it(string props, string method) => Assert.Empty(await Members(
        "private event Action<CfnKeyProps>? Changed;",
        $"new CfnKey(this, \"Key\", {props}); {method}",
        "internal abstract class Settings { internal static void Change(CfnKeyProps props) => props.EnableKeyRotation = true; }"));

    [Theory]
    [InlineData("Off(new CfnKeyProps { EnableKeyRotation = true })", "static CfnKeyProps Off(CfnKeyProps props) { props.EnableKeyRotation = false; return props; }")]
    [InlineData("Same(new CfnKeyProps { EnableKeyRotation = false })", "static CfnKeyProps Same(CfnKeyProps props) { Console.WriteLine(props); return props; }")]
    public async Task What_a_method_makes_of_a_parameter_may_be_wrong(string props, string method) =>
        Assert.Equal(["MLI1004 false"], await Members("", $"new CfnKey(this, \"Key\", {props}); {method}"));

    [Theory]
    [InlineData("private readonly bool rotate = false;", "rotate")]
    [InlineData("private static readonly bool rotate = false;", "rotate")]
    [InlineData("private bool rotate => false;", "rotate")]
    [InlineData("private bool rotate { get; } = false;", "rotate")]
    [InlineData("private static bool Rotates() { return false; }", "Rotates()")]
    [InlineData("private static CfnKeyProps Make(bool rotate) => new() { EnableKeyRotation = rotate };", "Make(false)")]
    public async Task A_member_that_is_set_once_is_known(string member, string use) =>
        Assert.Single(await Members(member, use.StartsWith("Make", StringComparison.Ordinal)
            ? $"new CfnKey(this, \"Key\", {use});"
            : $"new CfnKey(this, \"Key\", new CfnKeyProps {{ EnableKeyRotation = {use} }});"));

    [Theory]
    [InlineData("private bool rotate = false; public void Turn() => rotate = true;")]
    [InlineData("public bool rotate = false;")]
    [InlineData("protected virtual bool rotate => false;")]
    [InlineData("public bool rotate { get; set; } = false;")]
    [InlineData("private bool rotate => rotates; private bool rotates => rotate;")]
    public async Task A_member_that_others_can_set_or_that_leads_to_itself_is_not_known(string member) => Assert.Empty(await Members(member, Use));

    [Fact]
    public async Task A_member_assigned_in_the_constructor_is_known() => Assert.Equal(["MLI1004 false"], await Sample.OfMembers("""
        private readonly bool rotate;
        public SampleStack(Construct scope, string id) : base(scope, id)
        {
            rotate = false;
            new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = rotate });
        }
        """).FindingsAsync());

    [Theory]
    [InlineData("Settings.Rotate", "internal static class Settings { internal const bool Rotate = false; }")]
    [InlineData("Settings.Rotate", "internal static class Settings { internal static readonly bool Rotate = false; }")]
    [InlineData("Settings.Rotate()", "internal static class Settings { internal static bool Rotate() => false; }")]
    [InlineData("new Settings { Rotate = false }.Rotate", "internal sealed class Settings { internal bool Rotate { get; set; } }")]
    public async Task What_another_file_says_is_known(string use, string file) =>
        Assert.Single(await Members("", $"new CfnKey(this, \"Key\", new CfnKeyProps {{ EnableKeyRotation = {use} }});", file));

    [Fact]
    public async Task Conditions_that_are_one_condition_fall_together() => Assert.Empty(await Statements("", """
        string? spec = id == "sign" ? "RSA_2048" : null;
        if (id != "sign")
        {
            Log("it encrypts");
        }
        new CfnKey(this, "Key", new CfnKeyProps { KeySpec = spec, EnableKeyRotation = Rotates(id) });
        static bool Rotates(string purpose) => !(purpose == "sign");
        static void Log(string text) { }
        """));

    [Fact]
    public async Task Tests_for_null_are_one_condition_however_they_are_written() => Assert.Empty(await Sample.OfMembers("""
        private readonly string? source;
        public SampleStack(Construct scope, string id, string? from) : base(scope, id)
        {
            source = from;
            new CfnKey(this, "Key", new CfnKeyProps { KeySpec = from is null ? "RSA_2048" : "SYMMETRIC_DEFAULT", EnableKeyRotation = Rotates(from) });
            new CfnKey(this, "Other", new CfnKeyProps { KeySpec = from == null ? "RSA_2048" : "SYMMETRIC_DEFAULT", EnableKeyRotation = source is not null });
        }
        private static bool Rotates(string? it) => it is { } ? true : false;
        """).FindingsAsync());

    [Theory]
    [InlineData("string.Concat(\"arn:aws:iam::aws:policy/\", \"AmazonSageMakerFullAccess\")")]
    [InlineData("string.Join(\"/\", \"arn:aws:iam::aws:policy\", \"AmazonSageMakerFullAccess\")")]
    [InlineData("string.Format(\"arn:{0}:iam::aws:policy/{1}\", \"aws\", \"AmazonSageMakerFullAccess\")")]
    [InlineData("Fn.Join(\":\", new[] { \"arn\", Aws.PARTITION, \"iam:\", \"aws\", \"policy/AmazonSageMakerFullAccess\" })")]
    [InlineData("$\"arn:{this.Partition}:iam::aws:policy/{nameof(AmazonSageMakerFullAccess)}\"")]
    [InlineData("new[] { \"AmazonSageMakerFullAccess\" }.Select(name => \"arn:aws:iam::aws:policy/\" + name).First()", false)]
    public async Task Text_is_put_together_as_the_code_does(string text, bool known = true) => Assert.Equal(known ? 1 : 0, (await Statements(
        "",
        $$"""
        new CfnRole(this, "Role", new CfnRoleProps { AssumeRolePolicyDocument = "", ManagedPolicyArns = [{{text}}] });
        static void AmazonSageMakerFullAccess() { }
        """)).Count);

    [Theory]
    [InlineData("var list = new List<string>(); list.Add(bad);", "list.ToArray()", 1)]
    [InlineData("var list = new List<string>(); list.AddRange(new[] { bad, \"x\" });", "list.ToArray()", 1)]
    [InlineData("var list = new List<string>(); if (id == \"a\") list.Add(bad);", "list.ToArray()", 1)]
    [InlineData("var list = new List<string>(); foreach (var it in id) list.Add(bad);", "list.ToArray()", 1)]
    [InlineData("var list = new List<string> { bad }; list.Remove(bad);", "list.ToArray()", 0)]
    [InlineData("var list = new List<string> { bad }; list.Clear();", "list.ToArray()", 0)]
    [InlineData("var names = new[] { \"AmazonSageMakerFullAccess\" };", "names.Select(n => $\"arn:aws:iam::aws:policy/{n}\").ToArray()", 1)]
    [InlineData("string[] list = [\"x\"];", "list.Append(bad).ToArray()", 1)]
    [InlineData("string[] list = [\"x\"];", "[.. list, .. new List<string>(list) { bad }]", 1)]
    public async Task Lists_are_read_as_they_are_built(string before, string list, int findings) => Assert.Equal(findings, (await Statements(
        $"const string bad = \"arn:aws:iam::aws:policy/AmazonSageMakerFullAccess\"; {before}",
        $$"""new CfnRole(this, "Role", new CfnRoleProps { AssumeRolePolicyDocument = "", ManagedPolicyArns = {{list}} });""")).Count);

    [Fact]
    public async Task Props_are_read_as_they_are_built_on_each_way() => Assert.Equal(
        ["MLI1004 false"],
        await Statements("var props = new CfnKeyProps { EnableKeyRotation = true }; if (id == \"a\") props.EnableKeyRotation = false; else props.Description = id;", "new CfnKey(this, \"Key\", props);"));

    [Fact]
    public async Task A_loop_s_body_is_checked_once() => Assert.Equal(
        ["MLI1004 CfnKey"],
        await Statements("", "foreach (var name in new[] { \"a\", \"b\" }) new CfnKey(this, name);"));
}
