using System.Text.Json;

namespace MlInfra.Cli.Tests;

public sealed class SeverityConfigurationTests : CommandLine
{
    [Theory]
    [InlineData("error", "error")]
    [InlineData("warning", "warning")]
    [InlineData("suggestion", "info")]
    [InlineData("silent", null)]
    [InlineData("none", null)]
    [InlineData("default", "warning")]
    public void A_rule_weighs_what_editorconfig_says(string configured, string? severity)
    {
        Write(".editorconfig", $"root = true\n[*.yaml]\ndotnet_diagnostic.MLI2003.severity = {configured}\n");

        Assert.Equal(severity, SeverityOf(Write("a.yaml", Model)));
    }

    [Fact]
    public void A_section_holds_for_the_files_it_matches_only()
    {
        Write(".editorconfig", "root = true\n[*.json]\ndotnet_diagnostic.MLI2003.severity = error\n[prod/**]\ndotnet_diagnostic.MLI2003.severity = error\n");

        Assert.Equal("warning", SeverityOf(Write("dev/a.yaml", Model)));
        Assert.Equal("error", SeverityOf(Write("prod/eu/a.yaml", Model)));
    }

    [Fact]
    public void The_nearest_file_wins_and_root_ends_the_search()
    {
        Write(".editorconfig", "[*]\ndotnet_diagnostic.MLI2003.severity = error\n");
        Write("near/.editorconfig", "[*]\ndotnet_diagnostic.MLI2003.severity = suggestion\n");
        Write("apart/.editorconfig", "root = true\n[*]\nindent_size = 2\n");

        Assert.Equal("error", SeverityOf(Write("far/a.yaml", Model)));
        Assert.Equal("info", SeverityOf(Write("near/deep/a.yaml", Model)));
        Assert.Equal("warning", SeverityOf(Write("apart/a.yaml", Model)));
    }

    [Fact]
    public void A_category_weighs_what_editorconfig_says_unless_the_rule_is_named()
    {
        Write(".editorconfig", "root = true\n[*]\ndotnet_analyzer_diagnostic.category-Network.severity = error\n");
        Assert.Equal("error", SeverityOf(Write("a.yaml", Model)));

        Write(".editorconfig", "root = true\n[*]\ndotnet_analyzer_diagnostic.category-Network.severity = error\ndotnet_diagnostic.MLI2003.severity = suggestion\n");
        Assert.Equal("info", SeverityOf(Write("a.yaml", Model)));
    }

    [Fact]
    public void All_rules_weigh_what_editorconfig_says_of_all()
    {
        Write(".editorconfig", "root = true\n[*]\ndotnet_analyzer_diagnostic.severity = error\n");

        Assert.Equal("error", SeverityOf(Write("a.yaml", Model)));
    }

    [Fact]
    public void A_global_file_counts_less_than_editorconfig_and_the_nearest_one_wins()
    {
        Write(".globalconfig", "is_global = true\ndotnet_diagnostic.MLI2003.severity = error\n");
        Write("near/.globalconfig", "is_global = true\ndotnet_diagnostic.MLI2003.severity = suggestion\n");
        Write("edited/.editorconfig", "root = true\n[*]\ndotnet_diagnostic.MLI2003.severity = none\n");

        Assert.Equal("error", SeverityOf(Write("a.yaml", Model)));
        Assert.Equal("info", SeverityOf(Write("near/a.yaml", Model)));
        Assert.Null(SeverityOf(Write("edited/a.yaml", Model)));
    }

    [Fact]
    public void A_rule_made_an_error_fails_where_only_errors_do()
    {
        Write(".editorconfig", "root = true\n[*]\ndotnet_diagnostic.MLI2003.severity = error\n");

        Assert.Equal(1, Run("lint", Write("a.yaml", Model), "--fail-on", "error").ExitCode);
    }

    private static string? SeverityOf(string template)
    {
        using var report = JsonDocument.Parse(Run("lint", template, "--rule", "MLI2003", "--format", "json").Out);
        return report.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("severity").GetString()).SingleOrDefault();
    }
}
