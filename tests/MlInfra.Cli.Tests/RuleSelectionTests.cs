using System.Text.Json;

namespace MlInfra.Cli.Tests;

public sealed class RuleSelectionTests : CommandLine
{
    private const string Notebook = """
        Resources:
          Notebook:
            Type: AWS::SageMaker::NotebookInstance
        """;

    [Fact]
    public void Named_rules_are_the_only_ones_checked() =>
        Assert.Equal(["MLI2001", "MLI3001"], Rules("--rule", "MLI2001", "--rule", "mli3001"));

    [Fact]
    public void Several_ids_may_be_separated_by_commas() => Assert.Equal(["MLI2001", "MLI3001"], Rules("--rule", "MLI2001,MLI3001"));

    [Fact]
    public void A_category_takes_in_its_rules() => Assert.Equal(["MLI2001", "MLI2002"], Rules("--category", "network"));

    [Fact]
    public void Ids_and_categories_add_up() => Assert.Equal(["MLI1011", "MLI2001", "MLI2002"], Rules("--category", "Network", "--rule", "MLI1011"));

    [Theory]
    [InlineData("--rule", "MLI2091", "there is no rule MLI2091; did you mean MLI2001")]
    [InlineData("--rule", "S3", "there is no rule S3; 'mlinfra rules' lists them all")]
    [InlineData("--category", "money", "there is no category money; the categories are Suppression, Encryption, Network")]
    [InlineData("--category", "1", "there is no category 1; the categories are Suppression, Encryption, Network")]
    public void What_does_not_exist_cannot_be_selected(string option, string value, string error)
    {
        var ran = Run("lint", Write("a.yaml", Notebook), option, value);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(error, ran.Error, StringComparison.Ordinal);
    }

    private List<string?> Rules(params string[] options)
    {
        using var report = JsonDocument.Parse(Run(["lint", Write("a.yaml", Notebook), "--format", "json", .. options]).Out);
        return [.. report.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("rule").GetString()).Order(StringComparer.Ordinal)];
    }
}
