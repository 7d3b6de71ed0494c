namespace MlInfra.Analyzers.Tests;

/// <summary>Fixes that make a resource beside the construct.</summary>
public sealed class NewResourceFixTests
{
    private static async Task<string?> Fixed(string rule, string statements) =>
        (await Sample.OfStatements(statements).FixedAsync(rule))?.ReplaceLineEndings("\n");

    private static string Notebook(string scope, string id, string more = "") =>
        $"new CfnNotebookInstance({scope}, {id}, new CfnNotebookInstanceProps {{ RoleArn = \"r\"{more} }});";

    private static string Key(string scope, string id) => $", KmsKeyId = new Key({scope}, {id}, new KeyProps {{ EnableKeyRotation = true }}).KeyArn";

    [Fact]
    public async Task A_new_key_is_made_in_the_constructs_scope_with_an_id_after_its_own()
    {
        var text = await Fixed("MLI1011", """
            new CfnNotebookInstance(scope, "N", new CfnNotebookInstanceProps
            {
                RoleArn = "r", // as ever
            });
            """);
        Assert.Equal(
            """
            new CfnNotebookInstance(scope, "N", new CfnNotebookInstanceProps
            {
                RoleArn = "r", // as ever
                KmsKeyId = new Key(scope, "NKey", new KeyProps { EnableKeyRotation = true }).KeyArn,
            });
            """,
            text);
    }

    [Fact]
    public async Task An_id_that_is_taken_gets_a_number()
    {
        var text = await Fixed("MLI1011", """new Key(this, "NKey");""" + Notebook("this", "\"N\""));
        Assert.Contains("new Key(this, \"NKey2\", ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_constructs_of_a_document_get_a_resource_each()
    {
        var text = await Fixed("MLI1011", Notebook("this", "\"A\"") + "\n" + Notebook("this", "\"B\""));
        Assert.Contains("new Key(this, \"AKey\", ", text, StringComparison.Ordinal);
        Assert.Contains("new Key(this, \"BKey\", ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$\"N{i}\"", "$\"N{i}Key\"")]
    [InlineData("i", "i + \"Key\"")]
    public async Task An_id_that_is_put_together_keeps_its_parts(string id, string key)
    {
        var text = await Fixed("MLI1011", $"foreach (var i in new[] {{ \"a\", \"b\" }})\n{{\n    {Notebook("this", id)}\n}}\n_ = 1;");
        Assert.Contains($"new Key(this, {key}, ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_condition_decides_is_not_overwritten() =>
        Assert.Null(await Fixed("MLI1011", "var known = scope == null;" + Notebook("this", "\"N\"", ", KmsKeyId = known ? \"alias/a\" : null")));

    [Fact]
    public async Task An_id_that_is_made_by_a_call_is_not_said_twice() =>
        Assert.Null(await Fixed("MLI1011", Notebook("this", "System.Guid.NewGuid().ToString()")));

    [Fact]
    public async Task Props_that_are_made_before_their_scope_is_known_have_no_fix() =>
        Assert.Null(await Fixed("MLI1011", """
            var props = new CfnNotebookInstanceProps { RoleArn = "r" };
            var inner = new Construct(this, "Inner");
            new CfnNotebookInstance(inner, "N", props);
            """));

    private const string Features = """
        new CfnFeatureGroup(this, "F", new CfnFeatureGroupProps
        {
            RoleArn = role.RoleArn,
            OfflineStoreConfig = new CfnFeatureGroup.OfflineStoreConfigProperty { S3StorageConfig = new CfnFeatureGroup.S3StorageConfigProperty { S3Uri = "s3://b/f" } },
        });
        """;

    [Fact]
    public async Task The_role_that_works_with_the_key_may_use_it_and_comments_stay_where_they_are()
    {
        var text = await Fixed("MLI1107", $$"""
            var role = Role.FromRoleName(this, "Role", "r");

            // The features.
            {{Features}}
            """);
        Assert.StartsWith(
            """
            var role = Role.FromRoleName(this, "Role", "r");

            var fOfflineKey = new Key(this, "FOfflineKey", new KeyProps { EnableKeyRotation = true });
            fOfflineKey.GrantEncryptDecrypt(new ArnPrincipal(role.RoleArn));
            // The features.
            """,
            text,
            StringComparison.Ordinal);
        Assert.Contains("KmsKeyId = fOfflineKey.KeyArn", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_taken_gets_a_number()
    {
        var text = await Fixed("MLI1107", "var role = Role.FromRoleName(this, \"Role\", \"r\");\nvar fOfflineKey = 1;\n" + Features);
        Assert.Contains("var fOfflineKey2 = new Key(", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_fix_is_offered_where_the_role_is_not_named() =>
        Assert.Null(await Fixed("MLI1107", Features.Replace("RoleArn = role.RoleArn,", "", StringComparison.Ordinal)));

    [Fact]
    public async Task No_fix_is_offered_where_a_statement_has_no_place() =>
        Assert.Null(await Fixed("MLI1107", "var role = Role.FromRoleName(this, \"Role\", \"r\");\nif (scope != null)\n" + Features));

    [Fact]
    public async Task A_FIFO_queue_gets_no_queue_of_another_kind()
    {
        Assert.Contains("Queue = new Amazon.CDK.AWS.SQS.Queue(this, \"JDeadLetters\", ", await Long("new Amazon.CDK.AWS.SQS.Queue(this, \"J\");"), StringComparison.Ordinal);
        Assert.Null(await Fixed("MLI4403", "new Amazon.CDK.AWS.SQS.Queue(this, \"J\", new Amazon.CDK.AWS.SQS.QueueProps { Fifo = true });"));

        async Task<string?> Long(string statement) => (await Fixed("MLI4403", statement))?.Replace("= new Queue", "= new Amazon.CDK.AWS.SQS.Queue", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_written_as_a_dictionary_is_mended_in_the_dictionary()
    {
        const string State = """
            new CustomState(this, "Train", new CustomStateProps
            {
                StateJson = new Dictionary<string, object>
                {
                    { "Type", "Task" },
                    { "Resource", "arn:aws:states:::sagemaker:createTrainingJob.sync" },
                    {
                        "Parameters", new Dictionary<string, object>
                        {
                            { "EnableManagedSpotTraining", true },
                            { "StoppingCondition", new Dictionary<string, object> { ["MaxRuntimeInSeconds"] = 7200 } },
                        }
                    },
                },
            });
            """;
        Assert.Equal(State.Replace("= 7200 }", "= 7200, [\"MaxWaitTimeInSeconds\"] = 7200 }", StringComparison.Ordinal), await Fixed("MLI6305", State));
        Assert.Contains("{ \"EnableNetworkIsolation\", true },", await Fixed("MLI2301", State), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_is_mended_in_the_call_that_adds_it() =>
        Assert.Equal(
            """
            var task = new Amazon.CDK.AWS.ECS.FargateTaskDefinition(this, "T");
            task.AddContainer("A", new Amazon.CDK.AWS.ECS.ContainerDefinitionOptions { Cpu = 1, ReadonlyRootFilesystem = true });
            task.AddContainer("B", new Amazon.CDK.AWS.ECS.ContainerDefinitionOptions { ReadonlyRootFilesystem = true });
            """,
            await Fixed("MLI3605", """
                var task = new Amazon.CDK.AWS.ECS.FargateTaskDefinition(this, "T");
                task.AddContainer("A", new Amazon.CDK.AWS.ECS.ContainerDefinitionOptions { Cpu = 1 });
                task.AddContainer("B", new Amazon.CDK.AWS.ECS.ContainerDefinitionOptions { ReadonlyRootFilesystem = false });
                """));
}
