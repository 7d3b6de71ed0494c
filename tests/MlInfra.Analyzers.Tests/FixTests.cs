using Microsoft.CodeAnalysis.CodeFixes;

namespace MlInfra.Analyzers.Tests;

public sealed class FixTests
{
    private static async Task<string?> Fixed(string rule, string statements) =>
        (await Sample.OfStatements(statements).FixedAsync(rule))?.ReplaceLineEndings("\n");

    [Fact]
    public async Task A_wrong_value_is_replaced() =>
        Assert.Equal(
            "new CfnKey(this, \"Key\", new CfnKeyProps { EnableKeyRotation = true /* why */, Enabled = true });",
            await Fixed("MLI1004", "new CfnKey(this, \"Key\", new CfnKeyProps { EnableKeyRotation = false /* why */, Enabled = true });"));

    [Fact]
    public async Task Missing_props_are_made() =>
        Assert.Equal(
            "new CfnKey(this, \"Key\", new CfnKeyProps { EnableKeyRotation = true });",
            await Fixed("MLI1004", "new CfnKey(this, \"Key\");"));

    [Theory]
    [InlineData("new Key(id: \"Key\", scope: this);", "new Key(id: \"Key\", scope: this, props: new KeyProps { EnableKeyRotation = true });")]
    [InlineData("new Key(props: null, id: \"Key\", scope: this);", "new Key(props: new KeyProps { EnableKeyRotation = true }, id: \"Key\", scope: this);")]
    [InlineData("new Key(this, \"Key\", default /* none */);", "new Key(this, \"Key\", new KeyProps { EnableKeyRotation = true } /* none */);")]
    [InlineData("Key key = new(this, \"Key\");", "Key key = new(this, \"Key\", new KeyProps { EnableKeyRotation = true });")]
    public async Task Missing_props_are_made_where_the_arguments_leave_them_a_place(string before, string after) =>
        Assert.Equal(after, await Fixed("MLI1004", before));

    [Theory]
    [InlineData("\r\n", "    ")]
    [InlineData("\n", "\t")]
    [InlineData("\r\n", "\t")]
    public async Task New_lines_end_and_are_indented_as_the_file_has_it(string line, string indent)
    {
        var file = Layout("""
            using Amazon.CDK;
            using Amazon.CDK.AWS.SQS;
            using Constructs;

            public class SampleStack : Stack
            {
                public SampleStack(Construct scope, string id) : base(scope, id)
                {
                    new Queue(this, "Jobs", new QueueProps { VisibilityTimeout = Duration.Minutes(5) });
                }
            }

            """);
        var text = await Sample.OfFile(file).FixedTextAsync("MLI4403");
        Assert.Contains(Layout("        new Queue(this, \"Jobs\", new QueueProps\n        {\n            VisibilityTimeout"), text, StringComparison.Ordinal);
        Assert.Contains(Layout("\n            DeadLetterQueue = new DeadLetterQueue\n            {\n                Queue ="), text, StringComparison.Ordinal);
        Assert.Equal(text, text.ReplaceLineEndings(line));
        Assert.DoesNotContain(indent == "\t" ? "\n " : "\n\t", text, StringComparison.Ordinal);

        string Layout(string code) => code.ReplaceLineEndings("\n").Replace("    ", indent, StringComparison.Ordinal).Replace("\n", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_construct_in_a_collection_expression_stays_on_its_line() =>
        Assert.Equal(
            "Bucket[] all = [new(this, \"Raw\", new BucketProps { Encryption = BucketEncryption.KMS_MANAGED, Versioned = true }), new Bucket(this, \"Clean\", new BucketProps { Encryption = BucketEncryption.KMS_MANAGED, Versioned = true })];",
            await Fixed("MLI4201", "Bucket[] all = [new(this, \"Raw\", new BucketProps { Encryption = BucketEncryption.KMS_MANAGED }), new Bucket(this, \"Clean\", new BucketProps { Encryption = BucketEncryption.KMS_MANAGED })];"));

    [Fact]
    public async Task A_missing_property_is_added_on_its_own_line_where_the_others_are() =>
        Assert.Equal(
            """
            new CfnKey(this, "Key", new CfnKeyProps
            {
                Enabled = true, // as ever
                EnableKeyRotation = true,
            });
            """,
            await Fixed("MLI1004", """
                new CfnKey(this, "Key", new CfnKeyProps
                {
                    Enabled = true, // as ever
                });
                """));

    [Fact]
    public async Task A_lowered_construct_is_mended_by_its_own_prop() =>
        Assert.Equal(
            "new Bucket(this, \"Data\", new BucketProps { Encryption = BucketEncryption.KMS_MANAGED });",
            await Fixed("MLI1001", "new Bucket(this, \"Data\", new BucketProps { Encryption = BucketEncryption.S3_MANAGED });"));

    [Fact]
    public async Task A_policy_that_the_construct_can_add_is_asked_of_it() =>
        Assert.Equal("new Bucket(this, \"Data\", new BucketProps { EnforceSSL = true });", await Fixed("MLI1002", "new Bucket(this, \"Data\");"));

    [Fact]
    public async Task An_item_that_should_not_be_there_is_removed() =>
        Assert.Equal(
            "new CfnRole(this, \"Role\", new CfnRoleProps { AssumeRolePolicyDocument = \"\", ManagedPolicyArns = [\"arn:aws:iam::aws:policy/ReadOnlyAccess\"] });",
            await Fixed("MLI3003", "new CfnRole(this, \"Role\", new CfnRoleProps { AssumeRolePolicyDocument = \"\", ManagedPolicyArns = [\"arn:aws:iam::aws:policy/AmazonSageMakerFullAccess\", \"arn:aws:iam::aws:policy/ReadOnlyAccess\"] });"));

    [Fact]
    public async Task All_findings_of_a_document_are_mended_together() =>
        Assert.Equal(
            "new Key(this, \"A\", new KeyProps { EnableKeyRotation = true }); new Key(this, \"B\", new KeyProps { EnableKeyRotation = true });",
            await Fixed("MLI1004", "new Key(this, \"A\"); new Key(this, \"B\", new KeyProps { EnableKeyRotation = false });"));

    [Fact]
    public async Task Props_in_a_local_are_mended_where_they_are_made() =>
        Assert.Equal(
            "var props = new KeyProps { EnableKeyRotation = true }; new Key(this, \"Key\", props);",
            await Fixed("MLI1004", "var props = new KeyProps { }; new Key(this, \"Key\", props);"));

    [Fact]
    public async Task No_fix_is_offered_for_what_a_later_statement_sets() =>
        Assert.Null(await Fixed("MLI1004", "var props = new KeyProps { }; props.EnableKeyRotation = false; new Key(this, \"Key\", props);"));

    [Theory]
    [InlineData("", "PublicReadAccess = true", "", false)]
    [InlineData("", "PublicReadAccess = false", "", true)]
    [InlineData("var data = ", "", "data.GrantPublicAccess();", false)]
    [InlineData("var data = ", "", "data.GrantRead(new AnyPrincipal());", true)]
    public async Task No_fix_blocks_what_the_code_opens(string named, string prop, string call, bool isOffered) =>
        Assert.Equal(isOffered, (await Fixed("MLI2004", $"{named}new Bucket(this, \"Data\", new BucketProps {{ {prop} }}); {call}"))?.Contains("BlockPublicAccess.BLOCK_ALL", StringComparison.Ordinal) is true);

    [Fact]
    public async Task No_fix_is_offered_where_no_value_is_right_for_everybody() =>
        Assert.Null(await Fixed("MLI2002", "new CfnNotebookInstance(this, \"N\", new CfnNotebookInstanceProps { InstanceType = \"ml.t3.medium\", RoleArn = \"arn\" });"));

    [Fact]
    public async Task A_property_the_CDK_requires_is_never_left_out() =>
        Assert.Contains("KeyId = \"alias/aws/kinesis\"", await Fixed("MLI1003", "new CfnStream(this, \"S\");"));

    private const string BucketInAnotherFile = """
        using Amazon.CDK;
        using Constructs;
        using Data = Amazon.CDK.AWS.S3.Bucket;
        using DataProps = Amazon.CDK.AWS.S3.BucketProps;

        public class SampleStack : Stack
        {
            public SampleStack(Construct scope, string id)
                : base(scope, id)
            {
                // The raw data.
                new Data(this, "Data", new DataProps()); // as delivered
            }
        }

        """;

    [Fact]
    public async Task A_type_that_is_not_imported_brings_its_using_and_is_named_shortly()
    {
        var text = await Sample.OfFile(BucketInAnotherFile).FixedFileAsync("MLI1001");
        Assert.Contains("using Amazon.CDK;\nusing Amazon.CDK.AWS.S3;\nusing Constructs;\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "// The raw data.\n        new Data(this, \"Data\", new DataProps() { Encryption = BucketEncryption.KMS_MANAGED }); // as delivered\n",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_using_that_would_make_another_name_ambiguous_is_not_added()
    {
        var text = await Sample.OfFile("using Samples;\n" + BucketInAnotherFile + """
            public class Holder
            {
                public BucketAttributes Kept { get; } = new();
            }

            namespace Samples
            {
                public class BucketAttributes { }
            }
            """).FixedFileAsync("MLI1001");
        Assert.DoesNotContain("using Amazon.CDK.AWS.S3;", text, StringComparison.Ordinal);
        Assert.Contains("Encryption = Amazon.CDK.AWS.S3.BucketEncryption.KMS_MANAGED", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FixAllScope.Document, 1)]
    [InlineData(FixAllScope.Project, 2)]
    [InlineData(FixAllScope.Solution, 3)]
    public async Task All_findings_of_a_scope_are_mended_and_every_file_has_its_usings(FixAllScope scope, int mended)
    {
        var sample = Sample.OfFile(BucketInAnotherFile)
            .Beside(BucketInAnotherFile.Replace("SampleStack", "SecondStack", StringComparison.Ordinal), sameProject: true)
            .Beside(BucketInAnotherFile, sameProject: false);
        var files = await sample.FixedFilesAsync("MLI1001", scope);
        Assert.Equal(mended, files.Count(f => f.Contains("Encryption = BucketEncryption.KMS_MANAGED", StringComparison.Ordinal)));
        Assert.Equal(mended, files.Count(f => f.Contains("using Amazon.CDK.AWS.S3;\n", StringComparison.Ordinal)));
    }
}
