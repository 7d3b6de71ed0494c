using System.Text.Json;
using System.Text.RegularExpressions;

namespace MlInfra.Cli.Tests;

public sealed partial class DiffJsonTests : CommandLine
{
    private const string Base = """
        Parameters: { Size: { Type: String, Default: a } }
        Resources:
          Model: { Type: 'AWS::SageMaker::Model', Properties: { EnableNetworkIsolation: true, ModelName: one } }
          Config: { Type: 'AWS::SageMaker::EndpointConfig', Properties: { ProductionVariants: [{ ModelName: !GetAtt Model.ModelName, VariantName: a }] } }
          Data: { Type: 'AWS::S3::Bucket', Properties: { BucketName: one } }
          Old: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: same, TopicName: one, FifoTopic: true } }
          Thing: { Type: 'AWS::SNS::Topic' }
          Kept: { Type: 'AWS::SQS::Queue', DeletionPolicy: Retain }
        Outputs: { Out: { Value: a } }
        """;

    private static readonly string Head = Base.Replace("EnableNetworkIsolation: true", "EnableNetworkIsolation: false").Replace("BucketName: one", "BucketName: two")
        .Replace("  Old:", "  New:").Replace("Thing: { Type: 'AWS::SNS::Topic' }", "Thing: { Type: 'AWS::SQS::Queue' }").Replace("Value: a", "Value: b").Replace(", DeletionPolicy: Retain", "");

    // The lists of objects by what the documentation calls their entries.
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["templates"] = "template",
        ["resources"] = "resource",
        ["properties"] = "property",
        ["attributes"] = "property",
        ["sections"] = "section",
        ["values"] = "value",
        ["dataRisks"] = "data risk",
        ["rules"] = "rule",
        ["security"] = "security",
    };

    [Fact]
    public void The_documentation_names_what_the_report_holds_and_nothing_else()
    {
        var documented = Row().Matches(Documentation())
            .SelectMany(row => Name().Matches(row.Groups[2].Value).Select(name => (In: row.Groups[1].Value, Name: name.Groups[1].Value)))
            .Order().ToList();
        var produced = new HashSet<(string In, string Name)>();
        Collect("root", JsonDocument.Parse(Run("diff", Write("a.yaml", Base), Write("b.yaml", Head), "--format", "json").Out).RootElement, produced);

        Assert.NotEmpty(documented);
        Assert.Equal(documented, produced.Order());
    }

    [Fact]
    public void The_documentation_names_every_word_of_the_enumerations()
    {
        var text = Documentation();
        string[] words =
        [
            .. Enum.GetNames<Templates.Diff.Findings.RuleChangeKind>(), .. Enum.GetNames<Templates.Diff.Security.Direction>(), .. Enum.GetNames<Templates.Diff.Security.Topic>(),
        ];

        Assert.All(words, word => Assert.Contains($"`{JsonNamingPolicy.CamelCase.ConvertName(word)}`", text, StringComparison.Ordinal));
        Assert.All(
            Enum.GetNames<Templates.Diff.Impact>().Concat(Enum.GetNames<Templates.Diff.Impacts.DataRiskKind>()),
            word => Assert.Contains($"`{JsonNamingPolicy.CamelCase.ConvertName(word)}`", File.ReadAllText(Repository.PathOf("docs", "diff.md")), StringComparison.Ordinal));
    }

    [Fact]
    public void Severities_are_those_of_the_configuration()
    {
        string @base = Write("a.yaml", GoodModel), head = Write("b.yaml", Model);
        Write(".editorconfig", "root = true\n[*]\ndotnet_diagnostic.MLI2003.severity = error\n");
        Assert.Equal("error", Rule(@base, head).GetProperty("severity").GetString());

        Write(".editorconfig", "root = true\n[*]\ndotnet_diagnostic.MLI2003.severity = none\n");
        Assert.Equal(JsonValueKind.Undefined, Rule(@base, head).ValueKind);
    }

    [Fact]
    public void A_report_that_is_cut_is_written_whole_beside_it()
    {
        string @base = Write("a.yaml", GoodModel), head = Write("b.yaml", Model);
        var whole = Run("diff", @base, head, "--format", "markdown").Out;

        var ran = Run("diff", @base, head, "--format", "markdown", "--max-size", "600", "--output", At("out/review.md"));

        Assert.Equal(whole, File.ReadAllText(At("out/review.full.md")));
        Assert.Contains("The full report is in review.full.md.", File.ReadAllText(At("out/review.md")), StringComparison.Ordinal);
        Assert.EndsWith($"the report is in {At("out/review.md")}, all of it in {At("out/review.full.md")}\n", ran.Out, StringComparison.Ordinal);
    }

    private static JsonElement Rule(string @base, string head) =>
        JsonDocument.Parse(Run("diff", @base, head, "--format", "json").Out).RootElement.GetProperty("templates")[0].GetProperty("rules")
            .EnumerateArray().FirstOrDefault(r => r.GetProperty("rule").GetString() == "MLI2003");

    private static void Collect(string kind, JsonElement element, HashSet<(string In, string Name)> into)
    {
        foreach (var property in element.EnumerateObject())
        {
            into.Add((kind, property.Name));
            if (Kinds.TryGetValue(property.Name, out var inner) && property.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in property.Value.EnumerateArray())
                    Collect(inner, item, into);
            }
        }
    }

    private static string Documentation()
    {
        var text = File.ReadAllText(Repository.PathOf("docs", "diff.md"));
        var from = text.IndexOf("## JSON", StringComparison.Ordinal);
        return text[from..text.IndexOf("\n# ", from, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"^\| ([a-z ]+) \| (`[^|]+`) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Name();
}
