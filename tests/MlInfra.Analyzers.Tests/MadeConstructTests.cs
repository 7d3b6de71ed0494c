namespace MlInfra.Analyzers.Tests;

/// <summary>Wherever a construct is made, it is read; wherever it is changed, the change counts.</summary>
public sealed class MadeConstructTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using Amazon.CDK;
        using Amazon.CDK.AWS.KMS;
        using Constructs;

        """;

    private static Task<IReadOnlyList<string>> File(string source) => Sample.OfFile(Usings + source).FindingsAsync();

    [Fact]
    public async Task The_base_class_s_constructor_makes_the_construct() =>
        Assert.Equal(["MLI1004 false"], await File("public class SafeKey : Key { public SafeKey(Construct scope, string id) : base(scope, id, new KeyProps { EnableKeyRotation = false }) { } }"));

    [Fact]
    public async Task So_does_a_primary_constructor() =>
        Assert.Equal(["MLI1004 false"], await File("public class SafeKey(Construct scope, string id) : Key(scope, id, new KeyProps { EnableKeyRotation = false });"));

    [Fact]
    public async Task A_constructor_that_only_passes_on_a_reference_makes_none() => Assert.Empty(await File(
        "public class SafeKey : Key { protected SafeKey(Amazon.JSII.Runtime.Deputy.ByRefValue reference) : base(reference) { } }"));

    [Fact]
    public async Task What_a_class_does_to_itself_counts() =>
        Assert.Empty(await File("public class SafeKey : CfnKey { public SafeKey(Construct scope, string id) : base(scope, id, new CfnKeyProps { EnableKeyRotation = false }) { EnableKeyRotation = true; } }"));

    [Fact]
    public async Task Who_makes_a_class_may_set_what_it_leaves_open() =>
        Assert.Empty(await File("public class AnyKey : CfnKey { public AnyKey(Construct scope, string id) : base(scope, id) { } }"));

    [Fact]
    public async Task Props_that_a_class_is_given_are_not_known() =>
        Assert.Empty(await File("public class AnyKey : Key { public AnyKey(Construct scope, string id, KeyProps props) : base(scope, id, props) { } }"));

    [Fact]
    public async Task A_class_of_one_s_own_is_not_what_it_is_made_from() => Assert.Empty(await File("""
        public class SafeKey : Key { public SafeKey(Construct scope, string id) : base(scope, id, new KeyProps { EnableKeyRotation = true }) { } }
        public class Use : Stack { public Use(Construct scope, string id) : base(scope, id) { new SafeKey(this, "Key"); } }
        """));

    [Theory]
    [InlineData("public static Key Make(Construct scope) => new Key(scope, \"Key\");")]
    [InlineData("public static Key MakeKey(this Construct scope) { return new Key(scope, \"Key\"); }")]
    [InlineData("public static readonly Func<Construct, Key> Make = scope => { var key = new Key(scope, \"Key\"); return key; };")]
    [InlineData("public static List<Key> Make(Construct scope) => new List<Key> { new Key(scope, \"Key\") };")]
    public async Task A_construct_made_by_a_factory_is_read(string member) =>
        Assert.Equal(["MLI1004 Key"], await File($"public static class Keys {{ {member} }}"));

    [Fact]
    public async Task A_construct_that_a_method_returns_is_followed_to_who_called_it() => Assert.Equal(["MLI1004 false"], await File("""
        public class Keys : Stack
        {
            public Keys(Construct scope, string id) : base(scope, id)
            {
                ((CfnKey)Good().Node.DefaultChild).EnableKeyRotation = true;
                var bad = Bad();
                ((CfnKey)bad.Node.DefaultChild).EnableKeyRotation = false;
            }
            private Key Good() => new Key(this, "Good");
            private Key Bad() { var key = new Key(this, "Bad", new KeyProps { EnableKeyRotation = true }); return key; }
        }
        """));

    [Fact]
    public async Task What_a_nested_class_makes_is_read_once() => Assert.Equal(["MLI1004 Key"], await File(
        "public class Outer { public class Inner : Stack { public Inner(Construct scope, string id) : base(scope, id) { new Key(this, \"Key\"); } } }"));

    [Fact]
    public async Task Top_level_statements_are_read() => Assert.Equal(["MLI1004 Key"], await Sample.OfProgram("""
        using Amazon.CDK;
        using Amazon.CDK.AWS.KMS;
        var app = new App();
        _ = new Key(new Stack(app, "S"), "Key");
        app.Synth();
        """).FindingsAsync());

    [Theory]
    [InlineData("if (key.Node.DefaultChild is CfnKey cfn) cfn.EnableKeyRotation = true;")]
    [InlineData("(key.Node.DefaultChild as CfnKey)!.EnableKeyRotation = true;")]
    [InlineData("(key.Node.DefaultChild as CfnKey)?.AddPropertyOverride(\"EnableKeyRotation\", true);")]
    [InlineData("((CfnKey)key.Node.FindChild(\"Resource\")).EnableKeyRotation = true;")]
    [InlineData("var cfn = (CfnKey)key.Node.DefaultChild!; cfn.AddOverride(\"Properties.EnableKeyRotation\", true);")]
    public async Task An_escape_hatch_counts(string then) => Assert.Empty(await Sample.OfStatements($"var key = new Key(this, \"Key\"); {then}").FindingsAsync());

    [Theory]
    [InlineData("((CfnKey)key.Node.DefaultChild!).AddDeletionOverride(\"Properties.EnableKeyRotation\");", "MLI1004 ((CfnKey)key.Node.DefaultChild!).AddDeletionOverride(\"Properties.EnableKeyRotation\")")]
    [InlineData("((CfnKey)key.Node.DefaultChild!).AddOverride(\"Properties.EnableKeyRotation\", false);", "MLI1004 false")]
    [InlineData("if (id == \"a\") ((CfnKey)key.Node.DefaultChild!).EnableKeyRotation = false;", "MLI1004 false")]
    public async Task An_escape_hatch_to_the_worse_is_reported_where_it_stands(string then, string finding) => Assert.Equal(
        [finding], await Sample.OfStatements($"var key = new Key(this, \"Key\", new KeyProps {{ EnableKeyRotation = true }}); {then}").FindingsAsync());

    [Theory]
    [InlineData("Aspects.Of(this).Add(new Rotating());")]
    [InlineData("Aspects.Of(key).Add(new Rotating());")]
    [InlineData("Aspects.Of(scope).Add(new Rotating());")]
    public async Task What_an_aspect_may_set_is_not_known_to_be_missing(string then) =>
        Assert.Empty(await Sample.OfStatements($"var key = new Key(this, \"Key\"); {then}", Rotating).FindingsAsync());

    [Theory]
    [InlineData("Amazon.CDK.Tags.Of(this).Add(\"Owner\", \"data\");")]
    [InlineData("Aspects.Of(this).Add(new Amazon.CDK.Tag(\"Owner\", \"data\"));")]
    [InlineData("var other = new Key(this, \"Other\", new KeyProps { EnableKeyRotation = true }); Aspects.Of(other).Add(new Rotating());")]
    [InlineData("key.Node.AddDependency(this);")]
    [InlineData("Aspects.Of(this).Add(new Checking());")]
    public async Task What_cannot_matter_changes_nothing(string then) =>
        Assert.Equal(["MLI1004 Key"], await Sample.OfStatements($"var key = new Key(this, \"Key\"); {then}", Rotating + Checking).FindingsAsync());

    [Theory]
    [InlineData("var app = new App(); Aspects.Of(app).Add(new Rotating());", 0)]
    [InlineData("var app = new App(); Aspects.Of(new SampleStack(app, \"S\")).Add(new Rotating());", 0)]
    [InlineData("var app = new App(); Aspects.Of(new Other(app, \"S\")).Add(new Rotating());", 1)]
    [InlineData("var app = new App(); Aspects.Of(new Key(new Stack(app, \"S\"), \"K\", new KeyProps { EnableKeyRotation = true })).Add(new Rotating());", 1)]
    [InlineData("var app = new App(); Aspects.Of(app).Add(new Checking());", 1)]
    [InlineData("var app = new App(); Aspects.Of(app).Add(new Amazon.CDK.Tag(\"a\", \"b\"));", 1)]
    public async Task An_aspect_that_another_class_adds_counts_where_it_visits(string main, int findings) => Assert.Equal(findings, (await Sample.OfStatements(
        "new Key(this, \"Key\");",
        $"internal static class Program {{ internal static void Run() {{ {main} }} }} internal sealed class Other(Construct scope, string id) : Stack(scope, id); {Rotating} {Checking}").FindingsAsync()).Count);

    [Fact]
    public async Task What_is_set_wrong_is_wrong_with_an_aspect_too() => Assert.Equal(
        ["MLI1004 false"],
        await Sample.OfStatements("var key = new CfnKey(this, \"Key\", new CfnKeyProps { KeySpec = \"SYMMETRIC_DEFAULT\", Origin = \"AWS_KMS\", EnableKeyRotation = false }); Aspects.Of(this).Add(new Rotating());", Rotating).FindingsAsync());

    // What a method does with a construct that it is handed.
    private const string Helpers = """
        internal static class Helpers
        {
            internal static CfnKey Rotated(this CfnKey key) { key.EnableKeyRotation = true; return key; }
            internal static void Rotate(this Key key, bool on = true) => ((CfnKey)key.Node.DefaultChild!).EnableKeyRotation = on;
            internal static void RotateIf(Key key, bool on) { if (on) { key.Rotate(); } }
            internal static T Look<T>(this T key) where T : Construct { Console.WriteLine(key.Node.Path); return key; }
            internal static void Again(Key key, int times) { if (times > 0) Again(key, times - 1); }
        }
        """;

    [Theory]
    [InlineData("new CfnKey(this, \"Key\").Rotated();")]
    [InlineData("var key = new CfnKey(this, \"Key\").Rotated(); key.Description = \"a\";")]
    [InlineData("var key = new Key(this, \"Key\"); key.Rotate();")]
    [InlineData("var key = new Key(this, \"Key\"); Helpers.RotateIf(key, true);")]
    [InlineData("var key = new Key(this, \"Key\"); Helpers.RotateIf(key, id == \"a\");")]
    [InlineData("void Turn(CfnKey it) => it.AddPropertyOverride(\"EnableKeyRotation\", true); Turn(new CfnKey(this, \"Key\"));")]
    [InlineData("foreach (var name in id) new Key(this, \"Key\" + name).Rotate();")]
    public async Task What_a_method_sets_on_a_construct_that_it_is_handed_counts(string statements) =>
        Assert.Empty(await Sample.OfStatements(statements, Helpers).FindingsAsync());

    [Theory]
    [InlineData("new Key(this, \"Key\").Look();", "Key")]
    [InlineData("var key = new CfnKey(this, \"Key\"); key.Look();", "CfnKey")]
    [InlineData("var key = new Key(this, \"Key\"); Helpers.Again(key, 3);", "Key")]
    [InlineData("var key = new Key(this, \"Key\", new KeyProps { EnableKeyRotation = true }); key.Rotate(false);", "false")]
    [InlineData("var key = new Key(this, \"Key\"); var other = new Key(this, \"Other\"); other.Rotate();", "Key")]
    public async Task So_does_what_it_leaves(string statements, string marked) =>
        Assert.Equal([$"MLI1004 {marked}"], await Sample.OfStatements(statements, Helpers).FindingsAsync());

    [Fact]
    public async Task A_method_of_the_base_class_is_read_too() => Assert.Equal(["MLI1004 CfnKey"], await File("""
        public abstract class Base(Construct scope, string id) : Stack(scope, id)
        {
            private readonly List<CfnKey> kept = [];
            protected void Rotate(CfnKey key) => key.EnableKeyRotation = true;
            protected void Look(CfnKey key) => Console.WriteLine(key.LogicalId);
            private CfnKey? Last { get; set; }
            protected void Keep(CfnKey key) => kept.Add(key);
            protected void KeepLast(CfnKey key) => Last = key;
            protected abstract void Unseen(CfnKey key);
        }
        public abstract class Derived : Base
        {
            public Derived(Construct scope, string id) : base(scope, id)
            {
                Rotate(new CfnKey(this, "Rotated"));
                Look(new CfnKey(this, "Looked"));
                Keep(new CfnKey(this, "Kept"));
                KeepLast(new CfnKey(this, "Last"));
                Unseen(new CfnKey(this, "Unseen"));
            }
        }
        """));

    [Theory]
    [InlineData("var keys = new[] { 1, 2 }.Select(i => new Key(this, $\"Key{i}\")).ToList(); keys.ForEach(key => key.Rotate());")]
    [InlineData("foreach (var key in new[] { 1, 2 }.Select(i => new Key(this, $\"Key{i}\"))) ((CfnKey)key.Node.DefaultChild!).EnableKeyRotation = true;")]
    [InlineData("var keys = new Dictionary<string, Key> { [\"a\"] = new Key(this, \"Key\") }; ((CfnKey)keys[\"a\"].Node.DefaultChild!).AddPropertyOverride(\"EnableKeyRotation\", true);")]
    [InlineData("var pair = (new CfnKey(this, \"Key\"), 1); pair.Item1.EnableKeyRotation = true;")]
    [InlineData("var made = new { Key = new CfnKey(this, \"Key\") }; made.Key.EnableKeyRotation = true;")]
    [InlineData("if (new CfnKey(this, \"Key\") is { } key) key.EnableKeyRotation = true;")]
    [InlineData("CfnKey? key = null; key = new CfnKey(this, \"Key\"); key.EnableKeyRotation = true;")]
    [InlineData("var key = id == \"a\" ? new CfnKey(this, \"A\") : new CfnKey(this, \"B\"); key.EnableKeyRotation = true;")]
    [InlineData("var key = id switch { \"a\" => new CfnKey(this, \"A\"), _ => new CfnKey(this, \"B\") }; key.EnableKeyRotation = true;")]
    [InlineData("var key = Node.TryFindChild(\"x\") as CfnKey ?? new CfnKey(this, \"A\"); key.EnableKeyRotation = true;")]
    [InlineData("new Key(this, \"Key\"); foreach (var it in Node.FindAll()) if (it is CfnResource made) made.AddOverride(\"Properties.EnableKeyRotation\", true);")]
    [InlineData("var key = new CfnKey(this, \"Key\"); key.EnableKeyRotation ??= true;")]
    [InlineData("dynamic key = new CfnKey(this, \"Key\"); key.EnableKeyRotation = true;")]
    public async Task What_is_set_on_one_of_several_may_be_set_on_each(string statements) =>
        Assert.Empty(await Sample.OfStatements(statements, Helpers).FindingsAsync());

    [Theory]
    [InlineData("var bucket = new CfnBucket(this, \"B\"); var one = id == \"a\" ? bucket : null; one!.AddPropertyOverride(\"BucketName\", \"b\");")]
    [InlineData("var key = id == \"a\" ? new CfnKey(this, \"A\") : null; key!.Description = \"a\";")]
    public async Task What_is_set_on_one_of_several_says_nothing_of_others(string statements) =>
        Assert.Contains("MLI1004 Key", await Sample.OfStatements($"new Key(this, \"Key\"); {statements}").FindingsAsync());

    private const string Checking = """
        internal sealed class Checking : Amazon.JSII.Runtime.Deputy.DeputyBase, IAspect
        {
            public void Visit(IConstruct node)
            {
                if (node is CfnKey { EnableKeyRotation: null } key && !Stack.Of(key).StackName.StartsWith("dev"))
                    Annotations.Of(node).AddError($"{key.LogicalId} does not rotate");
            }
        }
        """;

    private const string Rotating = "internal sealed class Rotating : Amazon.JSII.Runtime.Deputy.DeputyBase, IAspect { public void Visit(IConstruct node) { if (node is CfnKey key) key.EnableKeyRotation = true; } }";
}
