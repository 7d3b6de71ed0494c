namespace MlInfra.Analyzers.Tests;

/// <summary>Rules across resources, in one class: however one construct gets hold of another.</summary>
public sealed class RelatedReadingTests
{
    private const string Logs = "new Bucket(this, \"Logs\", new BucketProps { Encryption = BucketEncryption.S3_MANAGED, BlockPublicAccess = BlockPublicAccess.BLOCK_ALL, EnforceSSL = true, Versioned = true })";

    private static string Data(string logs) =>
        $"new Bucket(this, \"Data\", new BucketProps {{ Encryption = BucketEncryption.KMS, BlockPublicAccess = BlockPublicAccess.BLOCK_ALL, EnforceSSL = true, Versioned = true, ServerAccessLogsBucket = {logs} }});";

    [Theory]
    [InlineData("var logs = " + Logs + ";", "logs")]
    [InlineData("var (logs, _) = (" + Logs + ", 0);", "logs")]
    [InlineData("IBucket logs; logs = " + Logs + ";", "logs")]
    [InlineData("Bucket Make() => " + Logs + ";", "Make()")]
    [InlineData("", Logs)]
    public async Task A_bucket_that_another_logs_into_takes_access_logs(string before, string logs) =>
        Assert.Empty(await Sample.OfStatements(before + Data(logs)).FindingsAsync());

    [Theory]
    [InlineData("private readonly Bucket logs;", "logs", "this.logs")]
    [InlineData("private Bucket Kept { get; }", "this.Kept", "Kept")]
    [InlineData("private Bucket? logs;", "logs", "logs")]
    public async Task So_it_does_through_a_member(string member, string target, string use) => Assert.Empty(await Sample.OfMembers($$"""
        {{member}}
        public SampleStack(Construct scope, string id) : base(scope, id)
        {
            {{target}} = {{Logs}};
            {{Data(use)}}
        }
        """).FindingsAsync());

    [Fact]
    public async Task A_bucket_of_another_class_is_not_known() => Assert.Empty(await Sample.OfMembers(
        $"public SampleStack(Construct scope, string id, Shared shared) : base(scope, id) {{ {Data("shared.Logs")} }}",
        $$"""
        public class Shared : Stack { public Bucket Logs { get; } public Shared(Construct scope, string id) : base(scope, id) { Logs = {{Logs.Replace("S3_MANAGED", "KMS_MANAGED", StringComparison.Ordinal)}}; } }
        """).FindingsAsync());
}
