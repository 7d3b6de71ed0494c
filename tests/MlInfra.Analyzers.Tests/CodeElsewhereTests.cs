namespace MlInfra.Analyzers.Tests;

/// <summary>What one class hands out, others may change or refer to: what they never speak of, they do not.</summary>
public sealed class CodeElsewhereTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using Amazon.CDK;
        using Amazon.CDK.AWS.IAM;
        using Amazon.CDK.AWS.KMS;
        using Amazon.CDK.AWS.Lambda;
        using Amazon.CDK.AWS.S3;
        using Constructs;

        """;

    private const string Storage = """
        public class Storage : Stack
        {
            public Bucket Data { get; }
            public Storage(Construct scope, string id) : base(scope, id)
            {
                Data = new Bucket(this, "Data", new BucketProps { Encryption = BucketEncryption.KMS, BlockPublicAccess = BlockPublicAccess.BLOCK_ALL, Versioned = true });
                HANDED
            }
        }

        """;

    private static async Task<IEnumerable<string>> Tls(string program, string types, string handed = "") =>
        (await Sample.OfProgram(Usings + program + Storage.Replace("HANDED", handed, StringComparison.Ordinal) + types).FindingsAsync()).Where(f => f.StartsWith("MLI1002", StringComparison.Ordinal));

    private const string Use = "var app = new App(); var storage = new Storage(app, \"S\"); new Api(app, \"A\", new ApiProps { Bucket = storage.Data });\n";

    private static string Api(string code) => $$"""
        public sealed class ApiProps : StackProps { public required IBucket Bucket { get; set; } }
        public sealed class Api : Stack
        {
            public Api(Construct scope, string id, ApiProps props) : base(scope, id, props)
            {
                {{code}}
            }
        }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("new CfnOutput(this, \"Out\", new CfnOutputProps { Value = props.Bucket.BucketArn });")]
    public async Task In_a_program_a_bucket_of_another_stack_has_the_policy_that_somebody_speaks_of(string code) =>
        Assert.Equal(["MLI1002 Bucket"], await Tls(Use, Api(code)));

    [Theory]
    [InlineData("props.Bucket.AddToResourcePolicy((PolicyStatement)AppContext.GetData(\"statement\")!);")]
    [InlineData("props.Bucket.GrantRead(new AccountRootPrincipal());")]
    [InlineData("new BucketPolicy(this, \"Policy\", new BucketPolicyProps { Bucket = props.Bucket });")]
    [InlineData("new CfnBucketPolicy(this, \"Policy\", new CfnBucketPolicyProps { Bucket = props.Bucket.BucketName, PolicyDocument = AppContext.GetData(\"document\")! });")]
    [InlineData("new CfnResource(this, \"Policy\", new CfnResourceProps { Type = \"AWS::S3::\" + id });")]
    public async Task Where_somebody_does_it_may_have_one(string code) => Assert.Empty(await Tls(Use, Api(code)));

    [Fact]
    public async Task Constructs_of_other_packages_may_do_anything() =>
        Assert.Empty(await Tls("using MlInfra.Constructs.Storage;\n" + Use, Api("")));

    [Theory]
    [InlineData("Helper.Secure(this, Data);")]
    [InlineData("Helper.Secure(this, Data.BucketName);")]
    [InlineData("Helper.Secure(this, $\"{Data.BucketName}\");")]
    [InlineData("var name = Data.BucketName; new Policy(this, name);")]
    [InlineData("new Policy(this, Data.BucketName);")]
    [InlineData("new Policy(this, new Named { Name = Data.BucketName });")]
    public async Task Who_knows_a_bucket_s_name_may_give_it_a_policy(string handed)
    {
        const string Helper = """
            public sealed class Named { public string Name { get; set; } = ""; }
            public sealed class Policy : Construct
            {
                public Policy(Construct scope, string name) : base(scope, "P") => new CfnBucketPolicy(this, "P", new CfnBucketPolicyProps { Bucket = name, PolicyDocument = AppContext.GetData("document")! });
                public Policy(Construct scope, Named named) : this(scope, named.Name) { }
            }
            public static class Helper
            {
                public static void Secure(Construct scope, Bucket bucket) => new CfnBucketPolicy(scope, "P", new CfnBucketPolicyProps { Bucket = bucket.BucketName, PolicyDocument = AppContext.GetData("document")! });
                public static void Secure(Construct scope, string name) => new CfnBucketPolicy(scope, "P", new CfnBucketPolicyProps { Bucket = name, PolicyDocument = AppContext.GetData("document")! });
            }
            """;
        Assert.Empty(await Tls("", "internal static class Program { private static void Main() { } }" + Helper, handed));
    }

    [Fact]
    public async Task Who_makes_no_policy_gives_none() => Assert.Equal(["MLI1002 Bucket"], await Tls(
        "", "internal static class Program { private static void Main() { } } public static class Log { public static void Write(string name) => Console.WriteLine(name); }", "Log.Write(Data.BucketName);"));

    [Theory]
    [InlineData("foreach (var node in scope.Node.FindAll()) if (node is CfnKey key) key.EnableKeyRotation = true;", 0)]
    [InlineData("foreach (var node in scope.Node.Children) if (node is CfnResource key) key.AddPropertyOverride(\"EnableKeyRotation\", true);", 0)]
    [InlineData("foreach (var node in scope.Node.FindAll()) if (node is CfnBucket bucket) bucket.AddPropertyOverride(\"BucketName\", \"a\");", 1)]
    [InlineData("Console.WriteLine(scope.Node.Path);", 1)]
    public async Task Who_walks_over_the_constructs_may_change_them(string code, int findings) => Assert.Equal(findings, (await Sample.OfStatements(
        "new Key(this, \"Key\"); Walker.Walk(this);", $"internal static class Walker {{ internal static void Walk(Construct scope) {{ {code} }} }}").FindingsAsync()).Count);

    [Theory]
    [InlineData("foreach (var it in new[] { one, two }) Console.WriteLine(it.ArnForObjects(\"*\"));", 2)]
    [InlineData("foreach (var it in new[] { one, two }) it.AddToResourcePolicy((PolicyStatement)AppContext.GetData(\"statement\")!);", 0)]
    [InlineData("new List<Bucket> { one, two }.ForEach(it => it.AddToResourcePolicy((PolicyStatement)AppContext.GetData(\"statement\")!));", 0)]
    public async Task What_happens_to_one_of_several_may_happen_to_each(string then, int findings) => Assert.Equal(findings, (await Sample.OfProgram($$"""
        {{Usings}}
        internal static class Program { private static void Main() { } }
        public class Storage : Stack
        {
            public Storage(Construct scope, string id) : base(scope, id)
            {
                var one = new Bucket(this, "One", new BucketProps { Encryption = BucketEncryption.KMS, BlockPublicAccess = BlockPublicAccess.BLOCK_ALL, Versioned = true });
                var two = new Bucket(this, "Two", new BucketProps { Encryption = BucketEncryption.KMS, BlockPublicAccess = BlockPublicAccess.BLOCK_ALL, Versioned = true });
                {{then}}
            }
        }
        """).FindingsAsync()).Count(f => f.StartsWith("MLI1002", StringComparison.Ordinal)));
}
