using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.Sagemaker;
using MlInfra.Rules;

namespace MlInfra.Constructs.Tests.Validation;

/// <summary>The real CDK runs the validator when it synthesizes.</summary>
public sealed class ValidatorTests
{
    private static readonly Lazy<Validated> Mixed = new(() => Validated.App(MakeMixed));

    [Fact]
    public void Synthesis_fails_where_a_rule_does() => Assert.True(Mixed.Value.Fails);

    [Fact]
    public void A_violation_says_the_rule_the_reason_the_fix_and_where_to_read_on()
    {
        var violation = Mixed.Value.Of("MLI2001");
        var rule = RuleCatalog.All.Single(r => r.Id == "MLI2001");

        Assert.Equal($"MLI2001: {rule.Title}", (string)violation["ruleName"]!);
        Assert.Equal(rule.Because, (string)violation["description"]!);
        Assert.Equal("Set DirectInternetAccess to \"Disabled\"", (string)violation["fix"]!);
        Assert.Equal("warning", (string)violation["severity"]!);
        Assert.Equal(rule.Source.ToString(), (string)violation["ruleMetadata"]!["Documentation"]!);
    }

    [Fact]
    public void A_place_is_a_construct_and_a_line_of_the_template()
    {
        var place = Assert.Single(Mixed.Value.Places("MLI2001"));

        Assert.Equal("Platform/Workbench", (string)place["constructPath"]!);
        Assert.Equal("Workbench", (string)place["resourceLogicalId"]!);
        Assert.Matches(
            @"Platform\.template\.json:\d+:\d+ 'Workbench' DirectInternetAccess is ""Enabled""$",
            (string)Assert.Single(place["locations"]!.AsArray())!);
    }

    [Fact]
    public void Constructs_of_the_CDK_nested_stacks_and_stages_are_checked() =>
        Assert.Equal(["Platform/Data/Resource", "Platform/Nested/Inner/Resource", "Prod/Platform/Data/Resource"], Mixed.Value.Paths("MLI1001").Order());

    [Fact]
    public void What_is_suppressed_on_the_construct_is_accepted() => Assert.Equal(["Platform/Open/Resource"], Mixed.Value.Paths("MLI1004"));

    [Fact]
    public void Suppressions_of_other_tools_are_understood() => Assert.DoesNotContain("Platform/Sandbox", Mixed.Value.Paths("MLI2001"));

    [Fact]
    public void A_suppression_that_is_not_used_is_a_violation_itself() => Assert.Equal(["Platform/Bored/Resource"], Mixed.Value.Paths("MLI0003"));

    [Fact]
    public void A_sound_app_succeeds()
    {
        var sound = Validated.App(app => new Key(new Stack(app, "Sound"), "Key", new KeyProps { EnableKeyRotation = true }));

        Assert.False(sound.Fails);
        Assert.Empty(sound.Violations);
    }

    [Fact]
    public void An_app_without_resources_succeeds() => Assert.False(Validated.App(app => new Stack(app, "Empty")).Fails);

    [Theory]
    [InlineData(Severity.Info, true)]
    [InlineData(Severity.Warning, true)]
    [InlineData(Severity.Error, false)]
    public void The_level_that_fails_can_be_chosen(Severity level, bool fails) =>
        Assert.Equal(fails, Validated.App(MakeWarning, new() { FailOn = level }).Fails);

    [Theory]
    [InlineData("none", false)]
    [InlineData("suggestion", false)]
    [InlineData("warning", false)]
    [InlineData("error", true)]
    public void Severities_are_those_of_editorconfig(string severity, bool fails) => Assert.Equal(
        fails,
        Validated.App(MakeWarning, new() { FailOn = Severity.Error }, $"[*]\ndotnet_diagnostic.MLI1004.severity = {severity}\n").Fails);

    private static void MakeWarning(App app) => new Key(new Stack(app, "Platform"), "Key");

    private static void MakeMixed(App app)
    {
        var stack = new Stack(app, "Platform");
        new CfnNotebookInstance(stack, "Workbench", new CfnNotebookInstanceProps
        {
            InstanceType = "ml.t3.medium",
            RoleArn = "arn:aws:iam::111122223333:role/Workbench",
            DirectInternetAccess = "Enabled",
        });
        new Bucket(stack, "Data");
        new Bucket(new NestedStack(stack, "Nested"), "Inner");
        new Bucket(new Stack(new Stage(app, "Prod"), "Platform"), "Data");

        new Key(stack, "Open");
        new Key(stack, "Accepted").Suppress("MLI1004", "It only signs.");
        new Key(stack, "Bored", new KeyProps { EnableKeyRotation = true }).Suppress("MLI1004", "It only signs.");

        var notebook = new CfnNotebookInstance(stack, "Sandbox", new CfnNotebookInstanceProps
        {
            InstanceType = "ml.t3.medium",
            RoleArn = "arn:aws:iam::111122223333:role/Sandbox",
        });
        notebook.AddMetadata("cdk_nag", new Dictionary<string, object>
        {
            ["rules_to_suppress"] = new[] { new Dictionary<string, object> { ["id"] = "AwsSolutions-SM3", ["reason"] = "Public data only." } },
        });
    }
}
