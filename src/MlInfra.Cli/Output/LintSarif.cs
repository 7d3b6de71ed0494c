using System.Text.Json;
using MlInfra.Cli.Linting;
using MlInfra.Rules;
using MlInfra.Rules.Model;

namespace MlInfra.Cli.Output;

/// <summary><c>lint --format sarif</c>: SARIF 2.1.0, as code scanning takes it.</summary>
internal sealed class LintSarif(LintReport report)
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private readonly SarifFiles files = new([.. report.Files.Select(f => f.File).Concat(report.Unreadable.Select(f => f.File))]);

    private readonly SarifRules rules = new(report.Rules);

    internal void Write(TextWriter to) => JsonText.Write(to, json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WritePropertyName("tool");
        rules.WriteTool(json);
        WriteInvocations(json);
        files.WriteArtifacts(json);
        WriteResults(json);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private void WriteInvocations(Utf8JsonWriter json)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", report.Unreadable.Count == 0);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var file in report.Unreadable)
        {
            json.WriteStartObject();
            json.WriteString("level", "error");
            WriteMessage(json, file.Message);
            json.WriteStartArray("locations");
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            files.WriteLocation(json, "artifactLocation", file.File);
            if (file.Line > 0)
                WriteRegion(json, new TextOrigin(file.File, file.Line, file.Column, 0, 0));
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteResults(Utf8JsonWriter json)
    {
        var fingerprints = new Fingerprints();
        json.WriteStartArray("results");
        foreach (var file in report.Files)
        {
            var fixes = new SarifFixes(file, report.Fixes(file), files);
            foreach (var finding in report.Shown(file))
                WriteResult(json, finding, fingerprints, fixes);
        }

        json.WriteEndArray();
    }

    private void WriteResult(Utf8JsonWriter json, LintFinding linted, Fingerprints fingerprints, SarifFixes fixes)
    {
        var finding = linted.Finding;
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule.Id);
        json.WriteNumber("ruleIndex", rules.IndexOf(finding.Rule));

        // "open" is the specification's word for: evaluated, and not enough is known to decide. Its level must be none.
        var open = finding.Verdict == Verdict.Unknown;
        json.WriteString("kind", open ? "open" : "fail");
        json.WriteString("level", open ? "none" : SarifRules.Level(linted.Severity));
        if (Words.BaselineState(linted) is { } state)
            json.WriteString("baselineState", state);
        WriteMessage(json, finding.Message);
        WriteLocations(json, linted);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("mlinfraFinding/v1", fingerprints.Of(finding, files.RelativeUri(linted.File)));
        json.WriteEndObject();
        if (linted.SuppressedBecause is { } reason)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "inSource");
            json.WriteString("justification", reason);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        fixes.Write(json, finding);
        json.WriteEndObject();
    }

    private void WriteLocations(Utf8JsonWriter json, LintFinding linted)
    {
        var finding = linted.Finding;
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        files.WriteLocation(json, "artifactLocation", linted.File);
        WriteRegion(json, finding.Origin);
        json.WriteEndObject();
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("name", finding.Resource.LogicalId);
        json.WriteString("fullyQualifiedName", finding.Path.Length == 0 ? finding.Resource.LogicalId : $"{finding.Resource.LogicalId}.{finding.Path}");
        json.WriteString("kind", "resource");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteRegion(Utf8JsonWriter json, MlInfra.Rules.Model.Origin origin)
    {
        if (origin.Line < 1)
            return;
        json.WriteStartObject("region");
        json.WriteNumber("startLine", origin.Line);
        json.WriteNumber("startColumn", Math.Max(origin.Column, 1));
        if (origin.EndLine >= origin.Line)
        {
            json.WriteNumber("endLine", origin.EndLine);
            json.WriteNumber("endColumn", Math.Max(origin.EndColumn, 1));
        }

        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject("message");

        // In SARIF braces hold the places of arguments, and brackets links.
        json.WriteString("text", text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        json.WriteEndObject();
    }
}
