namespace MlInfra.Analyzers.Tests;

/// <summary>What the CDK's SageMaker tasks and definitions in code become, seen through the rules on it.</summary>
public sealed class SageMakerTaskTests
{
    private const string ForGpu = "\"685385470294.dkr.ecr.eu-west-1.amazonaws.com/image-classification:1\"";
    private const string Lda = "\"999678624901.dkr.ecr.eu-west-1.amazonaws.com/lda:1\"";

    [Theory]
    [InlineData("InstanceType.Of(InstanceClass.M5, InstanceSize.XLARGE)", true)]
    [InlineData("InstanceType.Of(InstanceClass.C5, InstanceSize.XLARGE24)", true)]
    [InlineData("InstanceType.Of(InstanceClass.P3, InstanceSize.XLARGE2)", false)]
    [InlineData("InstanceType.Of(InstanceClass.G4DN, InstanceSize.XLARGE)", false)]
    [InlineData("new InstanceType(\"m5.large\")", true)]
    [InlineData("new InstanceType(\"p3.2xlarge\")", false)]
    [InlineData("new InstanceType($\"{id}.large\")", false)]
    [InlineData("InstanceType.Of(InstanceClass.STANDARD5, InstanceSize.LARGE)", false)]
    [InlineData("InstanceType.Of(InstanceClass.M5, System.Enum.Parse<InstanceSize>(id))", false)]
    [InlineData("new InstanceType(JsonPath.StringAt(\"$.type\"))", false)]
    public async Task An_instance_type_is_read_where_it_is_known(string type, bool isReported) =>
        Assert.Equal(isReported, await ReportsAsync("MLI6301", Train(ForGpu, $"ResourceConfig = new ResourceConfig {{ InstanceType = {type}, InstanceCount = 1, VolumeSize = Size.Gibibytes(9) }},")));

    [Fact]
    public async Task Without_a_resource_configuration_the_cdk_takes_a_cpu() =>
        Assert.True(await ReportsAsync("MLI6301", Train(ForGpu, "")));

    [Theory]
    [InlineData("DockerImage.FromJsonExpression(\"$.image\")")]
    [InlineData("DockerImage.FromEcrRepository(Amazon.CDK.AWS.ECR.Repository.FromRepositoryName(this, \"R\", \"image-classification\"), \"1\")")]
    public async Task An_image_that_is_no_constant_is_not_known(string image) =>
        Assert.False(await ReportsAsync("MLI6301", Train("\"\"", "").Replace("DockerImage.FromRegistry(\"\")", image, StringComparison.Ordinal)));

    [Theory]
    [InlineData("", false)]
    [InlineData("StoppingCondition = new StoppingCondition { },", true)]
    [InlineData("StoppingCondition = new StoppingCondition { MaxRuntime = Duration.Days(2) },", false)]
    [InlineData("StoppingCondition = new StoppingCondition { MaxRuntime = Duration.Parse(id) },", false)]
    public async Task A_runtime_limit_is_set_by_the_task_or_by_the_cdk(string condition, bool isReported) =>
        Assert.Equal(isReported, await ReportsAsync("MLI7302", Train(Lda, condition)));

    [Theory]
    [InlineData("", true)]
    [InlineData("VpcConfig = new VpcConfig { Vpc = Vpc.FromLookup(this, \"V\", new VpcLookupOptions { IsDefault = true }) },", false)]
    [InlineData("VpcConfig = Network(),", false)]
    public async Task A_vpc_is_set_or_not_known(string vpc, bool isReported) =>
        Assert.Equal(isReported, await ReportsAsync("MLI2302", Train(Lda, vpc) + "static VpcConfig? Network() => (VpcConfig?)AppContext.GetData(\"network\");"));

    [Fact]
    public async Task A_missing_key_is_marked_at_the_object_that_should_hold_it() =>
        Assert.Contains("MLI1302 OutputDataConfig", await Sample.OfStatements(Train(Lda, "")).FindingsAsync());

    [Fact]
    public async Task A_missing_prop_is_marked_at_the_task() =>
        Assert.Contains("MLI2301 SageMakerCreateTrainingJob", await Sample.OfStatements(Train(Lda, "")).FindingsAsync());

    [Fact]
    public async Task A_custom_state_is_a_state() =>
        Assert.Contains("MLI2301 CustomState", await Sample.OfStatements("""
            new CustomState(this, "Train", new CustomStateProps
            {
                StateJson = new Dictionary<string, object>
                {
                    ["Type"] = "Task",
                    ["Resource"] = $"arn:{Partition}:states:::sagemaker:createTrainingJob.sync",
                    ["Parameters"] = new Dictionary<string, object> { ["TrainingJobName.$"] = "$.name" },
                },
            });
            """).FindingsAsync());

    [Fact]
    public async Task A_definition_in_code_has_states()
    {
        const string Definition = """
            new CfnStateMachine(this, "Workflow", new CfnStateMachineProps
            {
                RoleArn = "arn:aws:iam::111122223333:role/Workflow",
                Definition = new Dictionary<string, object>
                {
                    ["States"] = new Dictionary<string, object>
                    {
                        ["Train"] = new Dictionary<string, object>
                        {
                            ["Type"] = "Task",
                            ["Resource"] = "arn:aws:states:::sagemaker:createTrainingJob",
                            ["Parameters"] = new Dictionary<string, object> { ["EnableNetworkIsolation"] = false },
                        },
                    },
                },
            });
            """;
        var findings = await Sample.OfStatements(Definition).FindingsAsync();
        Assert.Contains("MLI2301 false", findings);
        Assert.Contains("MLI2302 [\"Train\"]", findings);
        Assert.Contains("'Workflow/Train'", Assert.Single(await Sample.OfStatements(Definition).MessagesAsync("MLI2302")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_configuration_takes_one_instance_unless_told() =>
        Assert.Contains("MLI4101 ProductionVariant", await Sample.OfStatements("""
            new SageMakerCreateEndpointConfig(this, "Config", new SageMakerCreateEndpointConfigProps
            {
                EndpointConfigName = "churn",
                ProductionVariants = new[] { new ProductionVariant { ModelName = "churn", VariantName = "all", InstanceType = new InstanceType("m5.large") } },
            });
            """).FindingsAsync());

    private static string Train(string image, string props) => $$"""
        new SageMakerCreateTrainingJob(this, "Train", new SageMakerCreateTrainingJobProps
        {
            TrainingJobName = "train",
            AlgorithmSpecification = new AlgorithmSpecification { TrainingImage = DockerImage.FromRegistry({{image}}) },
            OutputDataConfig = new OutputDataConfig { S3OutputLocation = S3Location.FromJsonExpression("$.models") },
            {{props}}
        });
        """;

    private static async Task<bool> ReportsAsync(string rule, string statements) =>
        (await Sample.OfStatements(statements).MessagesAsync(rule)).Count > 0;
}
