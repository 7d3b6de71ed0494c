using System.Text.Json;
using MlInfra.Cli.Linting;

namespace MlInfra.Cli.Output;

/// <summary><c>lint --format json</c>: the summary and the findings; its names are a contract.</summary>
internal static class LintJson
{
    internal static void Write(LintReport report, TextWriter to) => JsonText.Write(to, json =>
    {
        json.WriteStartObject();
        WriteSummary(json, report);
        json.WriteStartArray("findings");
        foreach (var file in report.Files)
        {
            foreach (var finding in report.Shown(file))
                WriteFinding(json, finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteSummary(Utf8JsonWriter json, LintReport report)
    {
        var summary = report.Summary;
        json.WriteStartObject("summary");
        json.WriteNumber("files", summary.Files);
        json.WriteNumber("resources", summary.Resources);
        json.WriteNumber("errors", summary.Errors);
        json.WriteNumber("warnings", summary.Warnings);
        json.WriteNumber("infos", summary.Infos);
        json.WriteNumber("unknown", summary.Unknown);
        json.WriteNumber("suppressed", summary.Suppressed);
        if (report.Fixed is { } gone)
        {
            json.WriteNumber("known", summary.Known);
            json.WriteNumber("fixed", gone);
        }

        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, LintFinding linted)
    {
        var finding = linted.Finding;
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("severity", Words.Of(linted.Severity));
        json.WriteString("verdict", Words.Of(finding.Verdict));
        json.WriteString("file", linted.File);
        json.WriteNumber("line", finding.Origin.Line);
        json.WriteNumber("column", finding.Origin.Column);
        json.WriteString("resource", finding.Resource.LogicalId);
        json.WriteString("resourceType", finding.Resource.Type);
        json.WriteString("path", finding.Path);
        json.WriteString("message", finding.Message);
        if (linted.SuppressedBecause is { } reason)
            json.WriteString("suppressed", reason);
        if (Words.BaselineState(linted) is { } state)
            json.WriteString("baselineState", state);
        json.WriteEndObject();
    }
}
