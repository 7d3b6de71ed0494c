using System.Text.Json;

namespace MlInfra.Cli.Tests;

public sealed class LintOutputFileTests : CommandLine
{
    [Fact]
    public void The_report_goes_to_the_file_and_the_summary_to_standard_output()
    {
        var ran = Run("lint", Write("a.yaml", Model), "--format", "json", "--output", At("new/report.json"));

        Assert.Equal(1, ran.ExitCode);
        Assert.StartsWith("1 file, 1 resource: 0 errors, 1 warning, 0 infos; the report is in ", ran.Out, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(File.ReadAllText(At("new/report.json")));
        Assert.Equal(1, report.RootElement.GetProperty("findings").GetArrayLength());
        Assert.Equal([At("new/report.json")], Directory.GetFiles(At("new")).Select(f => f.Replace('\\', '/')));
    }

    [Fact]
    public void Unreadable_input_leaves_a_whole_report_of_the_rest()
    {
        var ran = Run("lint", Write("a.yaml", Broken), Write("b.yaml", Model), "--format", "json", "--output", At("report.json"));

        Assert.Equal(2, ran.ExitCode);
        using var report = JsonDocument.Parse(File.ReadAllText(At("report.json")));
        Assert.Equal(1, report.RootElement.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public void A_former_report_is_replaced()
    {
        Write("report.txt", new string('x', 100_000));

        Run("lint", Write("a.yaml", GoodModel), "--output", At("report.txt"));

        Assert.Equal("1 file, 1 resource: 0 errors, 0 warnings, 0 infos\n", File.ReadAllText(At("report.txt")).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void What_cannot_be_written_is_an_error_and_leaves_nothing_behind()
    {
        Directory.CreateDirectory(At("report.json"));

        var ran = Run("lint", Write("a.yaml", Model), "--output", At("report.json"));

        Assert.Equal(2, ran.ExitCode);
        Assert.StartsWith($"error: {At("report.json")} cannot be written: ", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(At("report.json.tmp")));
    }
}
