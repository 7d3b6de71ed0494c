namespace MlInfra.Analyzers.Tests;

/// <summary>A state machine's definition as a text, and what other tools' suppressions say in C#.</summary>
public sealed class DefinitionReadingTests
{
    private const string Endpoint = """
        {
          "StartAt": "Train",
          "States": {
            "Train": {
              "Type": "Task", "End": true, "Resource": "arn:aws:states:::sagemaker:createEndpointConfig",
              "Parameters": { "EndpointConfigName": "churn", "ProductionVariants": [{ "VariantName": "v", "ModelName": "m", "InstanceType": "HOLE", "InitialInstanceCount": 1 }] }
            }
          }
        }
        """;

    private static async Task<int> Findings(string rule, string definition, string before = "") =>
        (await Sample.OfStatements($"{before} new CfnStateMachine(this, \"M\", new CfnStateMachineProps {{ RoleArn = \"arn:aws:iam::111122223333:role/M\", DefinitionString = {definition} }});").FindingsAsync())
            .Count(f => f.StartsWith(rule, StringComparison.Ordinal));

    [Fact]
    public async Task A_definition_in_a_raw_text_is_read() => Assert.Equal(1, await Findings(
        "MLI4101", "\"\"\"\n" + Endpoint.Replace("HOLE", "ml.m5.large", StringComparison.Ordinal) + "\n\"\"\""));

    [Fact]
    public async Task A_definition_with_holes_is_read_around_them() => Assert.Equal(1, await Findings(
        "MLI4101",
        "$$\"\"\"\n" + Endpoint.Replace("HOLE", "{{type}}", StringComparison.Ordinal) + "\n\"\"\"",
        "var type = System.Environment.GetEnvironmentVariable(\"TYPE\");"));

    [Theory]
    [InlineData("\"{ \\\"States\\\": \"")]
    [InlineData("\"\"")]
    [InlineData("\"[]\"")]
    [InlineData("System.IO.File.ReadAllText(\"machine.json\")")]
    public async Task What_is_no_definition_says_nothing(string definition) => Assert.Equal(0, await Findings("MLI4101", definition));

    // The CDK's own construct, with the names that stand in the text for what its props say.
    [Theory]
    [InlineData("[\"Type\"] = \"ml.m5.large\"", 1)]
    [InlineData("[\"Type\"] = System.Environment.GetEnvironmentVariable(\"TYPE\")!", 1)]
    [InlineData("[\"Other\"] = \"ml.m5.large\"", 1)]
    public async Task What_stands_for_a_name_leaves_the_rest_of_the_definition_readable(string substitution, int findings)
    {
        var text = "\"\"\"\n" + Endpoint.Replace("HOLE", "${Type}", StringComparison.Ordinal) + "\n\"\"\"";
        var found = await Sample.OfStatements($$"""
            new StateMachine(this, "M", new StateMachineProps
            {
                DefinitionSubstitutions = new Dictionary<string, string> { {{substitution}} },
                DefinitionBody = DefinitionBody.FromString({{text}}),
            });
            """).FindingsAsync();
        Assert.Equal(findings, found.Count(f => f.StartsWith("MLI4101", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("DefinitionBody.FromFile(\"machine.json\")")]
    [InlineData("DefinitionBody.FromChainable(new Pass(this, \"P\"))")]
    public async Task Other_bodies_are_no_text(string body) => Assert.DoesNotContain(
        await Sample.OfStatements($"new StateMachine(this, \"M\", new StateMachineProps {{ DefinitionBody = {body} }});").FindingsAsync(),
        f => f.StartsWith("MLI4101", StringComparison.Ordinal));

    private const string Nag = """
        namespace Cdklabs.CdkNag
        {
            public interface INagPackSuppression { }
            [Amazon.JSII.Runtime.Deputy.JsiiByValue("cdk-nag.NagPackSuppression")]
            public sealed class NagPackSuppression : INagPackSuppression { public string? Id { get; set; } public string? Reason { get; set; } public object[]? AppliesTo { get; set; } }
            public static class NagSuppressions
            {
                public static void AddResourceSuppressions(object construct, INagPackSuppression[] suppressions, bool? applyToChildren = null) { }
                public static void AddStackSuppressions(Amazon.CDK.Stack stack, INagPackSuppression[] suppressions, bool? applyToNestedStacks = null) { }
            }
        }
        """;

    [Theory]
    [InlineData("Cdklabs.CdkNag.NagSuppressions.AddResourceSuppressions(key, new Cdklabs.CdkNag.INagPackSuppression[] { new Cdklabs.CdkNag.NagPackSuppression { Id = \"AwsSolutions-KMS5\", Reason = \"It signs only.\" } });", 0)]
    [InlineData("Cdklabs.CdkNag.NagSuppressions.AddResourceSuppressions(new Construct[] { key }, [new Cdklabs.CdkNag.NagPackSuppression { Id = \"AwsSolutions-KMS5\", Reason = \"It signs only.\" }], true);", 0)]
    [InlineData("Cdklabs.CdkNag.NagSuppressions.AddStackSuppressions(this, [new Cdklabs.CdkNag.NagPackSuppression { Id = \"AwsSolutions-KMS5\", Reason = \"They sign only.\" }]);", 0)]
    [InlineData("Cdklabs.CdkNag.NagSuppressions.AddResourceSuppressions(key, [new Cdklabs.CdkNag.NagPackSuppression { Id = \"AwsSolutions-S1\", Reason = \"It is no bucket.\" }]);", 1)]
    public async Task What_is_suppressed_for_cdk_nag_is_suppressed(string call, int findings) => Assert.Equal(
        findings, (await Sample.OfStatements($"var key = new CfnKey(this, \"Key\"); {call}", Nag).FindingsAsync()).Count(f => f.StartsWith("MLI1004", StringComparison.Ordinal)));
}
