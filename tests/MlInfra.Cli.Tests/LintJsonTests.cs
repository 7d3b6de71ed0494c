using System.Text.Json;

namespace MlInfra.Cli.Tests;

public sealed class LintJsonTests : CommandLine
{
    [Fact]
    public void The_report_has_the_summary_and_the_findings_of_the_contract()
    {
        var file = Write("a.yaml", Model);
        using var report = JsonDocument.Parse(Run("lint", file, "--format", "json").Out);

        Assert.Equal(["summary", "findings"], Names(report.RootElement));
        Assert.Equal(
            """{"files":1,"resources":1,"errors":0,"warnings":1,"infos":0,"unknown":0,"suppressed":0}""",
            JsonSerializer.Serialize(report.RootElement.GetProperty("summary")));
        var finding = Assert.Single(report.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal(["rule", "severity", "verdict", "file", "line", "column", "resource", "resourceType", "path", "message"], Names(finding));
        Assert.Equal("MLI2003", finding.GetProperty("rule").GetString());
        Assert.Equal("warning", finding.GetProperty("severity").GetString());
        Assert.Equal("violation", finding.GetProperty("verdict").GetString());
        Assert.Equal(file, finding.GetProperty("file").GetString());
        Assert.Equal(4, finding.GetProperty("line").GetInt32());
        Assert.Equal(43, finding.GetProperty("column").GetInt32());
        Assert.Equal("Model", finding.GetProperty("resource").GetString());
        Assert.Equal("AWS::SageMaker::Model", finding.GetProperty("resourceType").GetString());
        Assert.Equal("EnableNetworkIsolation", finding.GetProperty("path").GetString());
        Assert.Contains("EnableNetworkIsolation is false", finding.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void Undecided_findings_are_always_counted_and_listed_when_asked_for(bool listed, int findings)
    {
        string[] options = listed ? ["--unknown"] : [];
        using var report = JsonDocument.Parse(Run(["lint", Write("a.yaml", UnknownModel), "--format", "json", .. options]).Out);

        Assert.Equal(1, report.RootElement.GetProperty("summary").GetProperty("unknown").GetInt32());
        Assert.Equal(findings, report.RootElement.GetProperty("findings").GetArrayLength());
        Assert.All(report.RootElement.GetProperty("findings").EnumerateArray(), f => Assert.Equal("unknown", f.GetProperty("verdict").GetString()));
    }

    [Fact]
    public void Findings_are_ordered_by_line_then_column_then_rule()
    {
        var file = Write("a.yaml", """
            Resources:
              Second: { Type: AWS::S3::Bucket, Properties: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: AES256 } }] } } }
              First: { Type: AWS::SageMaker::NotebookInstance, Properties: { RootAccess: Enabled, DirectInternetAccess: Enabled } }
            """);
        using var report = JsonDocument.Parse(Run("lint", file, "--format", "json").Out);

        var places = report.RootElement.GetProperty("findings").EnumerateArray()
            .Select(f => (f.GetProperty("line").GetInt32(), f.GetProperty("column").GetInt32(), f.GetProperty("rule").GetString())).ToList();
        Assert.True(places.Count > 4, "the template breaks more rules than that");
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void Standard_output_is_JSON_alone_even_beside_unreadable_input()
    {
        var ran = Run("lint", Write("a.yaml", Broken), At("missing.yaml"), "--format", "json");

        using var report = JsonDocument.Parse(ran.Out);
        Assert.Equal(0, report.RootElement.GetProperty("findings").GetArrayLength());
        Assert.Equal(2, ran.Error.TrimEnd().Split('\n').Length);
    }

    private static List<string> Names(JsonElement element) => [.. element.EnumerateObject().Select(p => p.Name)];
}
